"""What the tests of browser code compare with, computed by Python: `python -m tests.js.numbers` writes numbers.json."""

import base64
import json
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.app_pages.network import own_points
from dashboard.components.live_text import fill
from dashboard.glossary import explained
from dashboard.server import messages
from nnviz import convolution
from nnviz.charts import palette
from nnviz.models import plane_network

FILE = Path(__file__).with_suffix(".json")
TEMPLATE = "m = «m:.2f», b = «b:+.1f», c = «b:+.3f», «name» «name»"


def numbers() -> dict[str, Any]:
    """Return everything, by the name of the module that is tested."""
    return {
        "colors": [_color(palette.DIVERGING_LIGHT, share) for share in (-1, 0, 0.1, 0.5, 0.77, 1, 2)],
        "glossary": [{"text": text, "explained": explained(text)} for text in _SENTENCES],
        "grids": [_convolved(**each) for each in _SETTINGS],
        "message": _message(),
        "own_points": {"parted": [_parted(share) for share in (10, 20, 50, 80)], "softmax": _softmax()},
        "template": {"template": TEMPLATE, "cases": [_filled(**each) for each in _VALUES]},
    }


_SETTINGS: list[dict[str, Any]] = [
    {"size": 3, "stride": 1, "padding": "valid"},
    {"size": 3, "stride": 2, "padding": "same"},
    {"size": 5, "stride": 3, "padding": 2},
    {"size": 2, "stride": 1, "padding": "same"},
]
_SENTENCES = (
    "Small batches, noisy gradients; Batches again.",
    "A weighted sum of inputs, plus a bias, through the activation: outputs of units; the sigmoid and σ of a logit.",
    "Adam, not madam; L2 is no L20; mini-batch and mini-batches; dropout-free; γ",
    "The mean squared error, or MSE, is a loss.",
    "Nothing here.",
)
_VALUES: list[dict[str, Any]] = [
    {"m": 1.005, "b": 2, "name": "x"},
    {"m": -0.004, "b": -0.56, "name": "line 2"},
    {"m": 1234.5678, "b": 0, "name": 7},
]


def _color(stops: tuple[str, ...], share: float) -> dict[str, Any]:
    bands = np.array([[int(stop[at : at + 2], 16) for at in (1, 3, 5)] for stop in stops])
    places = np.linspace(0, 1, len(stops))
    return {"share": share, "bands": [round(float(np.interp(share, places, bands[:, band])), 6) for band in range(3)]}


def _convolved(*, size: int, stride: int, padding: convolution.Padding) -> dict[str, Any]:
    random = np.random.default_rng(size)
    image, kernel = (random.integers(-8, 9, size=(side, side)) / 4 for side in (8, size))  # sums are exact
    feature_map = convolution.convolve(image, kernel, bias=0.25, stride=stride, padding=padding)
    highest, mean = (convolution.pool(np.maximum(feature_map, 0), kind=kind).values for kind in ("max", "mean"))
    return {
        "settings": {"size": size, "stride": stride, "padding": str(padding), "zeros": padding},
        "margins": convolution.margins(8, kernel=size, stride=stride, padding=padding),
        **{name: array.ravel().tolist() for name, array in _named(image, kernel, feature_map, highest, mean)},
    }


def _named(*arrays: np.ndarray) -> list[tuple[str, np.ndarray]]:
    return list(zip(("image", "kernel", "map", "max", "mean"), arrays, strict=True))


def _message() -> dict[str, Any]:
    levels, weights = np.arange(6, dtype=np.uint8).reshape(2, 3), np.array([0.5, -2, 1e-3], np.float32)
    twice = messages.pack({"number": 3}, {}) + messages.pack({"sure": True}, {"seen": levels})
    spelled = {"bytes": twice, "floats": messages.pack({"run": "ä"}, {"weights": weights})}
    return {name: base64.b64encode(text).decode() for name, text in spelled.items()} | {"weights": weights.tolist()}


def _parted(share: int) -> dict[str, Any]:
    text = "_".join(f"{number * number % 4}~{number / 10 - 1:g}~{number % 7 / 5:g}" for number in range(15))
    first, train = own_points.training_first(own_points.read(text), share=share)
    return {"share": share, "text": text, "first": first, "train": train}


def _softmax() -> dict[str, Any]:
    points, share = own_points.read("0~-0.5~0.25_1~0.75~1_2~0.1~-1_0~-1~0.5_1~1~-0.2_2~0.3~0.3"), 50
    ordered, train = own_points.training_first(points, share=share)
    model, data = plane_network(hidden=(3,), output="softmax", outputs=3, seed=1), own_points.as_points(ordered)
    model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    parts = [model.evaluate(data.x[part], data.y[part], verbose=0) for part in (slice(train), slice(train, None))]
    return {
        "weights": np.concatenate([weight.ravel() for weight in model.get_weights()]).tolist(),
        "points": points,
        "share": share,
        "probabilities": model.predict(data.x, verbose=0).T.tolist(),
        "curves": [parts[set_][measure] for measure in (0, 1) for set_ in (0, 1)],
    }


def _filled(**values: float | str) -> dict[str, Any]:
    return {"values": values, "text": fill(TEMPLATE, values)}


def text() -> str:
    """Return the file's content."""
    return json.dumps(numbers(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(text())
