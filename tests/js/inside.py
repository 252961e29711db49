"""A small network with the layers of page 15, worked out by NumPy: `python -m tests.js.inside` writes inside.json."""

import base64
import json
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.server.messages import pack
from nnviz.convolution import convolve, pool

FILE = Path(__file__).with_suffix(".json")
DEFAULTS = {"ic_digit": 27, "ic_layer": "conv2", "ic_unit": 1}


def numbers() -> dict[str, Any]:
    """Return what the browser is sent, and what it should make of it."""
    random = np.random.default_rng(0)
    image = random.integers(0, 2, size=(28, 28)).astype(np.float32)
    weights = {  # quarters: sums are exact
        name: random.integers(-4, 5, size=shape).astype(np.float32) / 4
        for name, shape in (
            ("conv1_kernel", (5, 5, 1, 2)),
            ("conv1_bias", (2,)),
            ("conv2_kernel", (5, 5, 2, 3)),
            ("conv2_bias", (3,)),
            ("logits_kernel", (6, 10)),
            ("logits_bias", (10,)),
        )
    }
    z1, conv1, pool1 = _layer(image[..., None], weights, "conv1")
    z2, conv2, pool2 = _layer(pool1, weights, "conv2")
    dense = random.integers(0, 5, size=6).astype(np.float32) / 8
    logits = dense @ weights["logits_kernel"] + weights["logits_bias"]
    probabilities = np.exp(logits.astype(float)) / np.exp(logits.astype(float)).sum()
    layers = {"conv1": conv1, "pool1": pool1, "conv2": conv2, "pool2": pool2, "dense": dense, "logits": logits}
    answer = {"image": image} | layers | {"probabilities": probabilities}
    head = {"labels": "7210414959", "defaults": DEFAULTS, "unsureBelow": 0.5}
    return {
        "constants": _text(pack(head, _bytes(weights)) + pack({}, {"conv1": np.zeros((2, 9, 5, 5), np.uint8)})),
        "answer": _text(pack({"digit": 3}, _bytes(answer))),
        "sums": [_sum(z1, "conv1", 1, 23, 0), _sum(z1, "conv1", 0, 3, 11), _sum(z2, "conv2", 2, 7, 5)],
        "blocks": [_block(conv1, "pool1", 1, 4, 9), _block(conv2, "pool2", 2, 3, 0)],
        "scores": [
            {"digit": digit, "total": float(logits[digit]), "p": round(float(probabilities[digit]), 9)}
            for digit in (0, 9)
        ],
    }


def _layer(maps: np.ndarray, weights: dict[str, np.ndarray], layer: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return a convolution's sums, its maps, and the pooled maps."""
    kernels, biases = weights[f"{layer}_kernel"], weights[f"{layer}_bias"]
    sums = [convolve(maps, kernels[..., unit], bias=float(bias)) for unit, bias in enumerate(biases)]
    rectified = [np.maximum(each, 0) for each in sums]
    pooled = [pool(each).values for each in rectified]
    return np.stack(sums, -1), np.stack(rectified, -1), np.stack(pooled, -1)


def _sum(sums: np.ndarray, layer: str, unit: int, row: int, column: int) -> dict[str, Any]:
    cell = row * len(sums) + column
    return {"at": {"layer": layer, "unit": unit, "cell": cell}, "z": float(sums[row, column, unit])}


def _block(maps: np.ndarray, layer: str, unit: int, row: int, column: int) -> dict[str, Any]:
    cell = row * (len(maps) // 2) + column
    block = maps[2 * row : 2 * row + 2, 2 * column : 2 * column + 2, unit]
    return {"at": {"layer": layer, "unit": unit, "cell": cell}, "cells": block.ravel().tolist()}


def _score(digit: int, logits: np.ndarray, probabilities: np.ndarray) -> dict[str, Any]:
    return {"digit": digit, "total": float(logits[digit]), "p": round(float(probabilities[digit]), 9)}


def _bytes(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return arrays as the bytes of their float32, in a last axis."""
    return {name: np.ascontiguousarray(each, np.float32)[..., None].view(np.uint8) for name, each in arrays.items()}


def _text(message: bytes) -> str:
    return base64.b64encode(message).decode()


def text() -> str:
    """Return the file's content."""
    return json.dumps(numbers(), indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(text())
