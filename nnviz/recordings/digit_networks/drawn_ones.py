"""Ones with a serif and a base line: usual in Europe, and on a screen, but all but absent from MNIST."""

import numpy as np

from nnviz.digits import rasterize


def drawn_ones(count: int, *, seed: int) -> np.ndarray:
    """Draw ones of three lines: a serif, a stem and a base, each of random length and slant.

    Args:
        count: How many.
        seed: The same seed gives the same drawings.

    Returns:
        float32, shape (count, 28, 28), in [0, 1].
    """
    rng = np.random.default_rng(seed)
    return np.stack([rasterize(_one(rng)) for _ in range(count)])


def _one(rng: np.random.Generator) -> list[list[list[float]]]:
    """Return the strokes of one such digit, about 0.7 high."""
    top, bottom = 0.5 + rng.uniform(-0.08, 0.12), 0.5 + rng.uniform(-0.06, 0.06)
    serif = [top - rng.uniform(0.06, 0.24), 0.15 + rng.uniform(0.05, 0.25)]
    tilt = rng.uniform(-0.03, 0.03)
    base = [[bottom - rng.uniform(0.08, 0.25), 0.85 + tilt], [bottom + rng.uniform(0.08, 0.25), 0.85 - tilt]]
    return [[serif, [top, 0.15], [bottom, 0.85]], base]
