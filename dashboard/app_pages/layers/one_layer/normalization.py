"""BatchNormalization: small batches wobble; training and inference use different means."""

from functools import cache
from typing import Any

from dashboard.app_pages.layers.one_layer.controls import NORMALIZATION as CONTROLS
from dashboard.app_pages.layers.one_layer.declaring import layer_of
from dashboard.layout.views import Formula, Guess
from nnviz.datasets import cars_horsepower
from nnviz.optimizers import batch_orders

BATCHES, LARGEST = 60, 128


@cache
def given() -> dict[str, Any]:
    """Return the power of 392 cars, and 60 orders: the first n of each are a batch of n."""
    power = cars_horsepower().x
    orders = batch_orders(len(power), count=BATCHES)
    return {"power": power.tolist(), "orders": orders[:, :LARGEST].tolist()}


def wobble(size: int) -> float:
    """Return the standard deviation of the means of 60 batches."""
    power = cars_horsepower().x
    return float(power[batch_orders(len(power), count=BATCHES)[:, :size]].mean(axis=1).std())


def because() -> str:
    """Say how much smaller batches wobble, measured."""
    small, large = wobble(4), wobble(64)
    return (
        f"The means of 60 batches of 4 have a standard deviation of {small:.1f} hp, of 64 only {large:.1f}: "
        f"{small / large:.1f} times less. A root of 16 is 4; batches without repetition are a little more exact."
    )


NORMALIZATION = layer_of(
    "BatchNormalization",
    controls=CONTROLS,
    given=given,
    story=(
        ("In training the batch’s own mean and σ bring its numbers to mean 0 and σ 1.", {"batch": "32"}, "after"),
        (
            "Small batches wobble: the same car gets another output in another company.",
            {"batch": "4", "seen": "30"},
            "wobble",
        ),
        (
            "Scale γ and shift β are learned by gradient: they may give the numbers another spread and place.",
            {"gamma": "2", "beta": "1"},
            "after",
        ),
        (
            "At inference the moving averages stand in; no gradient trains them, each batch moves them.",
            {"mode": "inference", "seen": "60", "batch": "32"},
            "before",
        ),
        (
            "After few batches they are still far from the true mean: inference goes wrong, training does not.",
            {"mode": "inference", "seen": "12"},
            "wobble",
        ),
    ),
    guess=Guess(
        "Batches of 64 instead of 4: how much less do their means wobble?",
        ("not at all", "about 4 times", "16 times"),
        right="about 4 times",
        because=because,
    ),
    slide=(
        Formula(
            r"y = \gamma \, \frac{x - \mu}{\sqrt{\sigma^2 + 0.001}} + \beta \qquad "
            r"\mu, \sigma^2: \text{ of the batch (training), moving averages (inference)}"
        ),
        "Batch «seen» of «batch» cars has mean «own_mean:.2f» hp and standard deviation «own_sigma:.2f»; the moving "
        "mean after it is «moving_mean:.2f». The first car, «first_in:.0f» hp, becomes «first_out:.4f».\n"
        "The moving averages begin at 0 and 1. With momentum «momentum» they have come «share:.0f» % of the way after "
        "«seen» batches.",
        "**Four parameters for each feature, two of them by gradient.** Scale γ and shift β are trainable; the "
        "moving mean and variance are weights that no gradient changes. `layer(x, training=True)` uses the batch, "
        "`predict` and `evaluate` use the averages.",
        "**Remember.** In training an output depends on who else is in the batch; at inference it must not.",
    ),
    panel="normalization",
    lines={
        "batch": "«batch»",
        "seen": "«seen»",
        "momentum": "«momentum»",
        "gamma, beta": "«gamma», «beta»",
        "training": "«training»",
    },
    sources=(
        cars_horsepower().source,
        "Ioffe and Szegedy, Batch normalization (2015), arXiv 1502.03167",
    ),
)
