"""Dropout: 30 masks on one input, the spread of what comes out, and nothing at inference."""

from functools import cache
from typing import Any

import numpy as np

from dashboard.app_pages.layers.one_layer.controls import DROPOUT as CONTROLS
from dashboard.app_pages.layers.one_layer.declaring import layer_of
from dashboard.layout.views import Formula, Guess
from nnviz.datasets import digits
from nnviz.layer_steps import drop_out
from nnviz.recordings.single_layers import load_single_layers

DIGIT, BLOCK = 15, 4  # of the test digits; 28×28 pixels become 7×7 means


@cache
def inputs() -> np.ndarray:
    """Return the 49 numbers, to two decimals."""
    side = 28 // BLOCK
    image = digits().test_images[DIGIT].reshape(side, BLOCK, side, BLOCK)
    return image.mean(axis=(1, 3)).ravel().round(2).astype(float)


@cache
def given() -> dict[str, Any]:
    """Return the numbers, and the random numbers by which Keras drops them."""
    return {"x": inputs().tolist(), "noise": load_single_layers().noise.astype(float).tolist()}


def because() -> str:
    """Say what 30 masks give on average, computed."""
    x, noise = inputs(), load_single_layers().noise
    kept = drop_out(x, noise, rate=0.5).sum(axis=1).mean()
    plain = drop_out(x, noise, rate=0.5, scaled=False).sum(axis=1).mean()
    return (
        f"Here the sum is {x.sum():.2f}; with p = 0.5 the mean of 30 masks is {kept:.2f} if kept values are doubled, "
        f"{plain:.2f} if they stay as they are. The next layer would be trained for half of what inference sends it."
    )


DROPOUT = layer_of(
    "Dropout",
    controls=CONTROLS,
    given=given,
    story=(
        ("One input, 30 times; in training each row loses other numbers: a mask of its own.", {}, "masks"),
        ("What the next layer adds up spreads: no unit can rely on a single input.", {"p": "0.8"}, "sums"),
        (
            "Not divided by 1 − p, the sums fall below what inference gives: that is why Keras divides.",
            {"kept": "as they are"},
            "sums",
        ),
        (
            "At inference nothing is dropped and nothing scaled: input and output are the same.",
            {"mode": "inference"},
            "masks",
        ),
    ),
    guess=Guess(
        "Half of the numbers is dropped. What must happen to the others, so that inference fits training?",
        ("nothing", "they are doubled", "they are halved"),
        right="they are doubled",
        because=because,
    ),
    slide=(
        Formula(
            r"\text{training: } y_i = \begin{cases} 0 & \text{with probability } p \\ x_i / (1 - p) & \text{else} "
            r"\end{cases} \qquad \text{inference: } y_i = x_i"
        ),
        "With p = «p» Keras multiplies kept values by «scale:.2f». The 30 sums have mean «mean:.2f» and standard "
        "deviation «sigma:.2f»; at inference the sum is «whole:.2f». Over all masks the standard deviation is "
        "√(p/(1 − p) · Σ x²) = «expected:.2f» where kept values are divided.\n"
        "In words: each row of a batch is seen through a smaller network, another one every time.",
        "`fit` drops, `evaluate` and `predict` do not: a training loss with dropout can be above the validation loss. "
        "`layer(x, training=True)` drops wherever you ask for it.",
        "**Remember.** Dropout has no parameters, keeps the shape, and does nothing at inference.",
    ),
    panel="dropout",
    lines={
        "x": f"np.array({inputs().tolist()})",
        "p": "«p»",
        "training": "«training»",
        "scaled": "«scaled»",
    },
    sources=(
        "digit: MNIST (LeCun, Cortes, Burges), means of 4×4 pixels",
        "masks: those of keras.layers.Dropout(p, seed=0)",
        "Srivastava et al., Dropout (2014)",
    ),
)
