"""What the worker does for the stack: its values for real data, and Keras' own words; short, stateless, importable."""

from functools import lru_cache
from typing import Any

import numpy as np

from dashboard.server.classifiers import classifier
from dashboard.server.messages import pack, rounded
from nnviz.datasets import gray_digits
from nnviz.layers import read, trace
from nnviz.layers.building import build, first_paragraph, keras_says, values
from nnviz.layers.examples import examples
from nnviz.layers.presets import PRESETS, TRAINED

MOST_BYTES = 16_384  # of a tensor, as it is sent
MOST_WRITTEN = 16  # numbers of an example that are written out
KEPT = 16  # models


@lru_cache(KEPT)
def _model(text: str, seed: int) -> Any:
    """Return a stack's model with its weights: trained ones for seed 0, where they are shipped."""
    model = build(read(text), seed=seed)
    if seed == 0 and text == PRESETS[TRAINED]:
        model.set_weights(classifier("cnn").model.get_weights())
    return model


def compute(text: str, *, batch: int, digit: int, sentence: int, seed: int) -> list[np.ndarray]:
    """Return what comes out of each layer of a stack that fits, the batch first.

    Args:
        text: As `nnviz.layers.spell` writes it.
        batch: How many examples.
        digit: The first of the test digits, from 0.
        sentence: The first of the sentences, from 0.
        seed: Of the weights; 0 for trained ones where they are shipped.
    """
    data = examples(read(text), batch=batch, digit=digit, sentence=sentence)
    return values(_model(text, seed), data)


def answer_values(text: str, batch: int, digit: int, sentence: int, seed: int) -> bytes:
    """Return the values between the layers, and Keras' own words where there is a fault, packed for the browser.

    Args:
        text: As `nnviz.layers.spell` writes it.
        batch: How many examples.
        digit: The first of the test digits, from 0.
        sentence: The first of the sentences, from 0.
        seed: Of the weights; 0 for trained ones where they are shipped.

    Returns:
        A message of `pack`: `stack`, `keras`, `broke` where Keras raised though nothing was found to be wrong,
        `labels` of the digits, `tensors` with each layer's range and first numbers, and the tensors as uint8, channels
        before rows.
    """
    stack, found = read(text), trace(read(text))
    head: dict[str, Any] = {"stack": text, "batch": batch, "digit": digit + 1, "sentence": sentence + 1, "seed": seed}
    labels = gray_digits("test")[1]
    head |= {"kind": "values", "labels": [int(labels[(digit + place) % len(labels)]) for place in range(batch)]}
    head |= {"keras": keras_says(stack, examples(stack, batch=batch)) if found.faults else "", "broke": False}
    fitting = next((fault.at for fault in found.faults if fault.when != "never"), len(stack))
    pictures, tensors = {}, []
    try:
        # of a stack that breaks, what comes before
        outputs = compute("_".join(text.split("_")[:fitting]), batch=batch, digit=digit, sentence=sentence, seed=seed)
    except Exception as error:  # whatever Keras and TensorFlow raise is what is said
        outputs = []
        head |= {"keras": head["keras"] or first_paragraph(str(error)), "broke": not found.faults}
    for place, output in enumerate(outputs):
        picture, tensor = drawn(output)
        pictures[str(place)] = picture
        tensors.append(tensor)
    return pack(head | {"tensors": tensors}, pictures)


def drawn(output: np.ndarray) -> tuple[np.ndarray, dict[str, Any]]:
    """Return a tensor as it is painted, and what is written about it.

    Args:
        output: Numbers, the batch first.

    Returns:
        uint8, shape (batch, channels, rows, columns), as much of it as has room, from 0 for the lowest value to 255 for
        the highest one; and the range, and the first example's numbers if they are few.
    """
    low, high = float(output.min()), float(output.max())
    few = output[0].ravel() if output[0].size <= MOST_WRITTEN else ()
    shown = _as_maps(output)
    shape = shown.shape
    room = max(1, MOST_BYTES // (shape[0] * shape[2] * shape[3]))
    levels = (shown[:, :room] - low) * (255 / (high - low or 1))
    told = {"low": rounded([low])[0], "high": rounded([high])[0], "numbers": rounded(few), "whole": shape[1] <= room}
    return np.ascontiguousarray(np.round(levels), np.uint8), told


def _as_maps(output: np.ndarray) -> np.ndarray:
    """Return a tensor with the axes batch, channels, rows, columns."""
    batch = len(output)
    if output.ndim == 2:  # a list: evenly spaced numbers of it, if it is long
        length = output.shape[1]
        most = MOST_BYTES // (8 * batch)
        taken = np.linspace(0, length - 1, min(length, most)).round().astype(int)
        return output[:, None, taken, None].astype(np.float64)
    if output.ndim == 3:  # (batch, time, features)
        return output[:, None].astype(np.float64)
    maps = output.reshape(batch, *output.shape[1:3], -1)
    return np.moveaxis(maps, -1, 1).astype(np.float64)
