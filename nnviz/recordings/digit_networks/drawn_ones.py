"""Ones with a flag, and some with a base line: usual in Europe, and on a screen, but all but absent from MNIST."""

import numpy as np

from nnviz.digits import rasterize

WITH_BASE = 0.4


def drawn_ones(count: int, *, seed: int) -> np.ndarray:
    """Draw ones of an upright stem and a flag of any length from its top, some of them on a base line.

    The flag of a one falls steeply, by at least its width, and the stem is upright: a seven's bar lies flat, and its
    stem leans. Here nothing is drawn that could be both.

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
    top = 0.5 + rng.uniform(-0.06, 0.12)
    bottom = top + rng.uniform(-0.07, 0.05)
    width = rng.uniform(0.06, 0.33)
    fall = rng.uniform(max(0.08, width), max(0.25, 1.8 * width))
    begun = [[[top - width, 0.15 + fall], [top, 0.15], [bottom, 0.85]]]
    if rng.random() > WITH_BASE:
        return begun
    tilt = rng.uniform(-0.03, 0.03)
    return [*begun, [[bottom - rng.uniform(0.08, 0.25), 0.85 + tilt], [bottom + rng.uniform(0.08, 0.25), 0.85 - tilt]]]
