"""Walks that Keras' own SGD makes with all points in each step: `python -m tests.js.descent` writes descent.json."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.app_pages.gradient_descent.runs import SETS

FILE = Path(__file__).with_suffix(".json")
STARTS = ((1.0, 0.0), (-0.5, 2.5), (2.0, -1.0))
RATES = (0.03, 0.3)
STEPS = 20


def walks() -> list[dict[str, Any]]:
    """Return for each data set, start and rate where Keras is after each step."""
    return [
        {"data": name, "start": start, "rate": rate, "places": _walk(name, start, rate)}
        for name in SETS
        for start in STARTS
        for rate in RATES
    ]


def moments() -> dict[str, dict[str, float]]:
    """Return the means that the browser is given of each data set."""
    from dashboard.app_pages.gradient_descent.steps import moments_of

    return {name: moments_of(points.x, points.y) for name, make in SETS.items() for points in [make()]}


def _walk(name: str, start: tuple[float, float], rate: float) -> list[list[float]]:
    import keras

    points = SETS[name]()
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.set_weights([np.array([[start[0]]]), np.array([start[1]])])
    model.compile(keras.optimizers.SGD(rate), "mean_squared_error")
    places = [list(start)]
    for _ in range(STEPS):
        model.train_on_batch(points.x[:, None], points.y[:, None])
        places.append([round(float(weight.squeeze()), 6) for weight in model.get_weights()])
    return places


if __name__ == "__main__":
    FILE.write_text(json.dumps({"moments": moments(), "walks": walks()}, indent=1) + "\n")
