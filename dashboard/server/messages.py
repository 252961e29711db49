"""Messages to the browser: arrays as bytes, in the form that `components/message.js` reads."""

import json
import struct
from collections.abc import Iterable
from typing import Any

import numpy as np


def pack(head: dict[str, Any], pictures: dict[str, np.ndarray]) -> bytes:
    """Return one message: the length of a JSON head (uint32, little endian), the head, then the arrays' bytes.

    The head's `pictures` lists [name, shape] in the order of the bytes.
    """
    listing = [[name, list(array.shape)] for name, array in pictures.items()]
    text = json.dumps(head | {"pictures": listing}, separators=(",", ":")).encode()
    return b"".join([struct.pack("<I", len(text)), text, *(array.tobytes() for array in pictures.values())])


def gray(image: np.ndarray) -> np.ndarray:
    """Return values in [0, 1] as uint8."""
    return np.round(image * 255).astype(np.uint8)


def signed(image: np.ndarray) -> np.ndarray:
    """Return an image as uint8: 128 is zero, the largest magnitude is 1 or 255."""
    return np.round(128 + 127 * image / max(float(np.abs(image).max()), 1e-9)).astype(np.uint8)


def on_one_scale(maps: np.ndarray) -> tuple[np.ndarray, float]:
    """Return a layer's activations as uint8, channels first, and the value that 255 stands for."""
    top = max(float(maps.max()), 1e-9)
    return np.ascontiguousarray(np.moveaxis(gray(np.clip(maps / top, 0, 1)), -1, 0)), round(top, 4)


def rounded(values: Iterable[float]) -> list[float]:
    """Return numbers as the browser shows them."""
    return [round(float(value), 6) for value in values]
