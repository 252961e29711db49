"""What single layers compute, by `nnviz.layer_steps`, for the tests in Node: `python -m tests.js.one_layer`."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from nnviz import layer_steps

FILE = Path(__file__).with_suffix(".json")
Z = (-4.0, -0.5, 0.0, 0.25, 3.0)


def numbers() -> dict[str, Any]:
    """Return arguments with what comes out."""
    random = np.random.default_rng(0)
    x, noise = random.normal(size=6).round(3), random.random(6).round(3)
    batches = random.normal(3, 2, size=(4, 5)).round(3)
    moments = [layer_steps.batch_moments(each) for each in batches]
    normalized = layer_steps.batch_normalize(batches[0], moments[0], gamma=1.5, beta=-0.5)
    moving = layer_steps.moving_moments(moments, momentum=0.9)
    logits = [2.0, -1.0, 0.5, 30.0]
    return {
        "activations": [
            {
                "name": name,
                "z": list(Z),
                "a": layer_steps.activate(name, Z).tolist(),
                "slopes": layer_steps.activation_slope(name, Z).tolist(),
            }
            for name in layer_steps.ACTIVATIONS
        ],
        "normalization": {
            "batches": batches.tolist(),
            "mean": float(moments[0].mean[0]),
            "variance": float(moments[0].variance[0]),
            "normalized": normalized.ravel().tolist(),
            "moving": [float(moving.mean[0]), float(moving.variance[0])],
        },
        "dropout": {
            "x": x.tolist(),
            "noise": noise.tolist(),
            "dropped": layer_steps.drop_out(x, noise, rate=0.3).tolist(),
            "plain": layer_steps.drop_out(x, noise, rate=0.3, scaled=False).tolist(),
            "spread": layer_steps.spread_of_dropped(x, rate=0.3),
        },
        "softmax": [
            {"logits": logits, "temperature": each, "p": layer_steps.softmax_at(logits, temperature=each).tolist()}
            for each in (0.1, 1.0, 8.0)
        ],
        "flat": [
            {"cell": cell, "place": layer_steps.place_in_flat(*cell, shape=(14, 14, 3))}
            for cell in ((0, 0, 0), (5, 6, 1), (13, 13, 2))
        ],
    }


def text() -> str:
    """Return the file's content."""
    return json.dumps(numbers(), indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(text())
