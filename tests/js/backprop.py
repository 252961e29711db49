"""200 random networks for the browser's backpropagation: `python -m tests.js.backprop` writes backprop.json."""

import json
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from nnviz.backprop import Loss, Network, backward, forward, nudge, update

FILE = Path(__file__).with_suffix(".json")
SHAPES = ((1, 1, 1), (2, 2, 1), (2, 3, 1), (2, 2, 2, 1))
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
RATE = 0.5


@dataclass(frozen=True)
class Case:
    """A network, what goes in, what is wanted."""

    network: Network
    x: np.ndarray
    y: np.ndarray
    loss: Loss


def random_case(number: int) -> Case:
    """Return one of the page's networks with random weights, on one example or four; the same one for a number."""
    random = np.random.default_rng(number)
    units = SHAPES[number % 4]
    hidden = ("tanh", "sigmoid", "relu")[number // 4 % 3]
    loss: Loss = ("binary_crossentropy", "mean_squared_error")[number // 12 % 2]
    weights = [random.normal(size=pair).round(2) for pair in pairwise(units)]
    biases = [random.normal(size=count).round(2) for count in units[1:]]
    last = "sigmoid" if loss == "binary_crossentropy" else "linear"
    network = Network(weights, biases, [*[hidden] * (len(units) - 2), last])
    count = 4 if number // 24 % 2 else 1
    x = random.normal(size=(count, units[0])).round(2)
    return Case(network, x, random.integers(0, 2, size=(count, 1)).astype(float), loss)


def numbers() -> list[dict[str, Any]]:
    """Return what goes in, and what should come out."""
    return [_worked_out(random_case(number)) for number in range(200)]


def _worked_out(case: Case) -> dict[str, Any]:
    passed = forward(case.network, case.x)
    found = backward(case.network, passed, case.y, loss=case.loss)
    moved = update(case.network, found, learning_rate=RATE)
    by_nudging = nudge(case.network, case.x, case.y, loss=case.loss, layer=0, place=(0, 0))
    return {
        "network": {
            "weights": _lists(case.network.weights),
            "biases": _lists(case.network.biases),
            "activations": case.network.activations,
        },
        "x": case.x.tolist(),
        "y": case.y[:, 0].tolist(),
        "loss": case.loss,
        "sums": _lists(passed.sums),
        "slopes": _lists(passed.slopes),
        "losses": _short(found.losses),
        "outputSlopes": _short(found.output_slopes[:, 0]),
        "deltas": _lists(found.deltas),
        "weights": _lists(found.weights),
        "biases": _lists(found.biases),
        "moved": _lists(moved.weights),
        "nudge": _short(np.array(by_nudging)),
    }


def _short(array: np.ndarray) -> Any:
    """Return an array as lists of numbers with nine digits."""
    if array.ndim:
        return [_short(each) for each in array]
    return float(f"{float(array):.9g}")


def _lists(arrays: Any) -> list[Any]:
    return [_short(each) for each in arrays]


def text() -> str:
    """Return the file's text: a network to a line."""
    return "[\n" + ",\n".join(json.dumps(each) for each in numbers()) + "\n]\n"


if __name__ == "__main__":
    FILE.write_text(text())
