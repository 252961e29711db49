"""Dense: a unit's sum for a car, with weights that predict how far it goes and how fast it starts."""

from functools import cache
from typing import Any

import numpy as np

from dashboard.app_pages.layers.one_layer.controls import Control, slider
from dashboard.app_pages.layers.one_layer.declaring import layer_of
from dashboard.layout.views import Formula, Guess
from nnviz.datasets import cars_measures, standardize
from nnviz.datasets.splits import CAR_MEASURES

FEATURES = {"cylinders": 0, "power": 2, "weight": 3, "year": 5}  # columns of `cars_measures`
UNITS, REACH = ("mpg", "seconds"), ((0, 45), (0, 30))
SECONDS = list(CAR_MEASURES).index("Acceleration")
CARS = ("ford pinto", "datsun 510", "buick skylark", "honda civic", "peugeot 504", "vw rabbit")


@cache
def fitted() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return standardized inputs of all cars, and the kernel and biases of least squares, to two decimals."""
    points = cars_measures()
    x = standardize(points.x, train=len(points))[:, list(FEATURES.values())].round(2)
    y = np.column_stack([points.y, points.x[:, SECONDS]])
    kernel, *_ = np.linalg.lstsq(np.column_stack([x, np.ones(len(x))]), y, rcond=None)
    return x, kernel[:-1].round(2), kernel[-1].round(2)


@cache
def given() -> dict[str, Any]:
    """Return six cars, and what their numbers are called."""
    x, _, _ = fitted()
    labels = list(cars_measures().labels)
    rows = [labels.index(name) for name in CARS]
    return {
        "cars": list(CARS),
        "x": x[rows].tolist(),
        "features": list(FEATURES),
        "units": list(UNITS),
        "reach": [list(each) for each in REACH],
    }


def controls() -> list[Control]:
    """Return the sliders, and every weight and bias."""
    _, kernel, biases = fitted()
    weights = [
        Control(name=f"w{row}{unit}", default=float(kernel[row - 1, unit - 1]), low=-20, high=20, step=0.01)
        for row in range(1, len(FEATURES) + 1)
        for unit in (1, 2)
    ]
    return [
        slider("batch", "rows in the batch", 4, 1, len(CARS)),
        slider("car", "row", 1, 1, len(CARS)),
        slider("unit", "unit", 1, 1, 2),
        *weights,
        *(Control(name=f"b{unit}", default=float(biases[unit - 1]), low=-50, high=50, step=0.01) for unit in (1, 2)),
    ]


DENSE = layer_of(
    "Dense",
    controls=controls(),
    given=given,
    story=(
        ("Four cars go in, a row of four numbers each: that is a tensor of shape (4, 4).", {}, "batch"),
        ("A unit multiplies a row by its own weights, adds all up, and its bias.", {"car": "3"}, "sum"),
        ("Two units, two numbers for each row: (4, 4) becomes (4, 2). Two columns of weights.", {"unit": "2"}, "out"),
        ("Six cars instead: the same ten parameters. The batch is as many as you give.", {"batch": "6"}, "batch"),
    ),
    guess=Guess(
        "40 cars in the batch instead of 4: how many more parameters does Dense(2) need?",
        ("none", "ten times as many", "72 more"),
        right="none",
        because=lambda: "4 · 2 weights + 2 biases = 10 parameters, for any batch: every row meets the same ones.",
    ),
    slide=(
        Formula(r"y = xW + b \qquad (\text{batch}, \text{features}) \to (\text{batch}, \text{units})"),
        "«name»: «bias:.2f» «terms» = «output:.2f» «unit_name».\n"
        "In words: each unit is a perceptron (page 5) without its activation; a layer is many of them side by side, "
        "and a batch is many rows, which do not see each other.",
        "**The batch axis is not part of the layer.** `model.summary()` writes it as None, which means: as many as you "
        "give. Parameters count features and units alone.",
        "**Remember.** Dense mixes the numbers of one row, and gives as many as it has units. Next: what bends them.",
    ),
    panel="dense",
    lines={"x": "np.array(«x»)", "kernel": "np.array(«kernel»)", "biases": "np.array(«biases»)", "row": "«row»"},
    sources=(cars_measures().source, "weights: least squares on all 392 cars"),
)
