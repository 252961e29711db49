"""Digits of eight by eight pixels: real ones, made small."""

from functools import cache

import numpy as np

from dashboard.app_pages.data_kinds.limits import LEVELS, SIDE
from nnviz.datasets.mnist import gray_digits

SHOWN = {"4": 10, "7": 30, "3": 21, "8": 6}  # places among the test digits
EDGE = 2  # pixels of MNIST's frame, which hold no ink


@cache
def digits() -> dict[str, str]:
    """Return some digits by name, as the address spells them: 64 hexadecimal digits, row by row."""
    images, _ = gray_digits("test")
    return {name: spelled(smaller(images[place] / 255)) for name, place in SHOWN.items()}


def smaller(image: np.ndarray) -> np.ndarray:
    """Return the mean of every 3×3 pixels inside the frame: float, (28, 28) to (8, 8)."""
    inside = image[EDGE:-EDGE, EDGE:-EDGE]
    return inside.reshape(SIDE, 3, SIDE, 3).mean(axis=(1, 3))


def spelled(image: np.ndarray) -> str:
    """Return an image as the address spells it.

    Example:
        >>> spelled(np.array([[0.0, 1.0], [0.5, 0.0]]))
        '0f80'
    """
    return "".join(f"{level:x}" for level in np.round(LEVELS * image.ravel()).astype(int))
