"""Softmax: logits become probabilities; a temperature makes them sharper or more even."""

from functools import cache
from typing import Any

import numpy as np

from dashboard.app_pages.layers.one_layer.controls import Control, choice, slider
from dashboard.app_pages.layers.one_layer.declaring import layer_of
from dashboard.layout.views import Formula, Guess
from nnviz.datasets import digits
from nnviz.layer_steps import softmax_at
from nnviz.recordings.single_layers import DIGITS, load_single_layers


@cache
def offered() -> dict[str, dict[str, Any]]:
    """Return digits with their logits, by what the choice calls them."""
    found, images = {}, digits().test_images
    for place, logits in zip(DIGITS, load_single_layers().logits.astype(float).round(2), strict=True):
        first, second = logits.argsort()[::-1][:2]
        sure = softmax_at(logits, temperature=1).max() > 0.9
        name = f"a clear {first}" if sure else f"{first} or {second}?"
        found[name] = {"image": images[place].astype(float).round(3).ravel().tolist(), "logits": logits.tolist()}
    return dict(sorted(found.items(), key=lambda each: each[0].startswith("a clear")))


def controls() -> list[Control]:
    """Return the choice of a digit, the temperature, and what is added to each logit by hand."""
    shifts = [Control(name=f"d{digit}", default=0.0, low=-40, high=40, step=0.01) for digit in range(10)]
    return [
        choice("digit", "digit", list(offered())),
        slider("temperature", "temperature", 1.0, 0.1, 10.0, step=0.02, power=10),
        *shifts,
    ]


def because() -> str:
    """Say what adding 10 to all does, computed."""
    logits = np.array(next(iter(offered().values()))["logits"])
    before = softmax_at(logits, temperature=1).max()
    after = softmax_at(logits + 10, temperature=1).max()
    return (
        f"The largest probability is {before:.4f} before and {after:.4f} after: e^10 is a factor of every power, and "
        "cancels. Only differences of logits count."
    )


SOFTMAX = layer_of(
    "Softmax",
    controls=controls(),
    given=lambda: {"digits": offered()},
    story=(
        (
            "Ten logits of any size become ten positive numbers that add up to 1.",
            {"digit": list(offered())[-1]},
            "probabilities",
        ),
        ("Each lead in logits is a factor in probability: e to that lead.", {}, "logits"),
        (
            "A low temperature lets the largest take all; the order stays.",
            {"temperature": "0.2"},
            "probabilities",
        ),
        (
            "A high temperature makes all alike: the same logits, another confidence.",
            {"temperature": "8"},
            "probabilities",
        ),
    ),
    guess=Guess(
        "10 is added to all ten logits. What becomes of the probabilities?",
        ("they stay", "all grow", "the largest wins"),
        right="they stay",
        because=because,
    ),
    slide=(
        Formula(r"p_i = \frac{e^{z_i / T}}{\sum_k e^{z_k / T}} \qquad T = 1: \text{ the layer Softmax}"),
        "«best» leads «next» by «gap:.2f»: at T = «temperature» its probability is «p», that of «next» «p_next»; the "
        "factor is «factor».\n"
        "In words: powers make everything positive, the sum makes them shares. A softmax output is no calibrated "
        "confidence: the temperature alone changes it, while the predicted class stays.",
        "**Along which axis?** Softmax runs along the last axis: each row of (batch, classes) adds up to 1. Along the "
        "batch axis examples would compete with each other.",
        "**Remember.** Softmax turns differences into ratios; training with cross-entropy decides how large they grow.",
    ),
    panel="softmax",
    lines={"logits": "np.array([«logits»])", "temperature": "«temperature»"},
    sources=(
        "digits: MNIST (LeCun, Cortes, Burges)",
        "logits: nnviz’s digit network",
        "Guo et al., On calibration of modern neural networks (2017), arXiv 1706.04599",
    ),
)
