"""Activation: six functions with their slopes, and the cars' power pushed through them."""

from functools import cache
from typing import Any

import numpy as np

from dashboard.app_pages.layers.one_layer.controls import ACTIVATION as CONTROLS
from dashboard.app_pages.layers.one_layer.declaring import layer_of
from dashboard.layout.views import Formula, Guess
from nnviz.datasets import cars_horsepower
from nnviz.layer_steps import activation_slope


@cache
def given() -> dict[str, Any]:
    """Return the power of 392 cars, standardized."""
    power = cars_horsepower().x
    return {"x": ((power - power.mean()) / power.std()).tolist()}


def because() -> str:
    """Say how small a sigmoid's slope is, computed."""
    top, far = activation_slope("sigmoid", np.array([0.0, 6.0]))
    return f"It is {top:.2f} at z = 0, its steepest place, and {far:.4f} at z = 6: backpropagation multiplies by that."


ACTIVATION = layer_of(
    "Activation",
    controls=CONTROLS,
    given=given,
    story=(
        ("392 numbers come from below, one function bends each by itself: the shape stays.", {}, "curve"),
        (
            "Far from 0 a sigmoid is flat: its slope is nearly 0, so gradients stop here.",
            {"spread": "1.8", "z": "5"},
            "slope",
        ),
        (
            "ReLU sets what is negative to 0, with slope 0; all else passes with slope 1.",
            {"function": "relu"},
            "curve",
        ),
        (
            "Leaky ReLU leaves a small slope below 0: no unit is dead for good.",
            {"function": "leaky_relu", "z": "-3"},
            "slope",
        ),
    ),
    guess=Guess(
        "How large can the slope of a sigmoid be?",
        ("0.25", "1", "any size"),
        right="0.25",
        because=because,
    ),
    slide=(
        Formula(r"a = f(z) \qquad \frac{\partial L}{\partial z} = f'(z) \, \frac{\partial L}{\partial a}"),
        "«function» at z = «z:.1f»: a = «output:.4f», slope «slope:.4f». Over all 392 cars the mean slope is "
        "«mean_slope:.4f»; for «flat» of them it is below 0.05.\n"
        "In words: forward the function bends, backward its slope decides how much of the gradient comes through.",
        "Without an activation, many Dense layers are one: a product of matrices is a matrix. `Dense(8, "
        '"relu")` is Dense and Activation in one line.',
        "**Remember.** An activation has no parameters and keeps the shape; its slope is what training lives with.",
    ),
    panel="activation",
    lines={"function": '"«function»"', "spread": "«spread»", "shift": "«shift»", "place": "«z»"},
    sources=(cars_horsepower().source,),
)
