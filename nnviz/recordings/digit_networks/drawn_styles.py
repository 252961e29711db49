"""Ones, fours, sevens and nines in the styles that people write them in, many variants of each: to test with only."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from nnviz.digits import rasterize
from nnviz.recordings.digit_networks import cards

if TYPE_CHECKING:
    import keras

Style = Sequence[Sequence[tuple[float, float]]]
"""Strokes of (x, y) in [0, 1], y downwards."""
VARIANTS, SEED = 50, 3
TURN, SLANT, ZOOM, WOBBLE = 8.0, 0.15, 0.15, 0.012  # degrees; shift per height; share of each axis; of the pad

_ROUND_NINE = ((0.66, 0.3), (0.53, 0.16), (0.38, 0.2), (0.33, 0.36), (0.43, 0.48), (0.58, 0.44), (0.66, 0.3))
STYLES: Mapping[int, Mapping[str, Style]] = {
    1: {
        "stroke": [[(0.5, 0.15), (0.5, 0.85)]],
        "short flag": [[(0.4, 0.28), (0.52, 0.15), (0.52, 0.85)]],
        "long flag": [[(0.28, 0.46), (0.55, 0.15), (0.55, 0.85)]],  # as in Germany: half as long as the stem
        "flag to the foot": [[(0.24, 0.66), (0.56, 0.15), (0.56, 0.85)]],
        "short flag and base": [[(0.38, 0.3), (0.5, 0.15), (0.5, 0.85)], [(0.35, 0.85), (0.65, 0.85)]],
        "long flag and base": [[(0.28, 0.45), (0.52, 0.15), (0.52, 0.85)], [(0.34, 0.85), (0.7, 0.85)]],
    },
    4: {
        "open": [[(0.35, 0.15), (0.28, 0.55), (0.72, 0.55)], [(0.65, 0.15), (0.62, 0.88)]],
        "closed": [[(0.6, 0.85), (0.6, 0.15), (0.27, 0.62), (0.76, 0.62)]],
        "lightning": [[(0.52, 0.13), (0.28, 0.58), (0.74, 0.58)], [(0.56, 0.38), (0.52, 0.88)]],
    },
    7: {
        "plain": [[(0.28, 0.17), (0.72, 0.17), (0.45, 0.87)]],
        "bar": [[(0.28, 0.17), (0.72, 0.17), (0.45, 0.87)], [(0.4, 0.52), (0.7, 0.52)]],
        "serif": [[(0.28, 0.3), (0.28, 0.17), (0.72, 0.17), (0.45, 0.87)]],
        "serif and bar": [[(0.28, 0.3), (0.28, 0.17), (0.72, 0.17), (0.45, 0.87)], [(0.4, 0.52), (0.7, 0.52)]],
    },
    9: {
        "straight stem": [[*_ROUND_NINE, (0.65, 0.87)]],
        "bent stem": [[*_ROUND_NINE, (0.65, 0.52), (0.54, 0.87)]],
        "hook": [[*_ROUND_NINE, (0.66, 0.68), (0.58, 0.83), (0.42, 0.86), (0.32, 0.78)]],
    },
}


def drawn(style: Style, count: int, *, seed: int) -> np.ndarray:
    """Draw variants of a style: turned, slanted, stretched, each point moved a little.

    Args:
        style: One of `STYLES`.
        count: How many.
        seed: The same seed gives the same drawings.

    Returns:
        float32, shape (count, 28, 28), in [0, 1].
    """
    rng = np.random.default_rng(seed)
    return np.stack([rasterize(_varied(style, rng)) for _ in range(count)])


def _varied(style: Style, rng: np.random.Generator) -> list[list[list[float]]]:
    angle, slant = np.radians(rng.uniform(-TURN, TURN)), rng.uniform(-SLANT, SLANT)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    change = turn @ np.array([[1, slant], [0, 1]]) @ np.diag(rng.uniform(1 - ZOOM, 1 + ZOOM, 2))
    strokes = [np.array(stroke) for stroke in style]
    moved = [(each - 0.5) @ change.T + 0.5 + rng.normal(scale=WOBBLE, size=each.shape) for each in strokes]
    return [np.clip(each, 0, 1).tolist() for each in moved]


@cache
def _all() -> tuple[np.ndarray, list[tuple[int, str]]]:
    """Return the variants of all styles, one style after the other, and the styles' digits and names."""
    named = [(digit, name) for digit, styles in STYLES.items() for name in styles]
    return np.concatenate([drawn(STYLES[digit][name], VARIANTS, seed=SEED) for digit, name in named]), named


def judge_styles(model: "keras.Model") -> dict[str, Any]:
    """Measure a network on each style.

    Args:
        model: A network that reads digits.

    Returns:
        `variants` of each style, their `seed`, and `right`: for each digit the share read rightly, by style.
    """
    images, named = _all()
    predictions = cards.probabilities(model, images).argmax(axis=1).reshape(len(named), VARIANTS)
    right: dict[str, dict[str, float]] = {str(digit): {} for digit in STYLES}
    for (digit, name), found in zip(named, predictions, strict=True):
        right[str(digit)][name] = float((found == digit).mean())
    return {"variants": VARIANTS, "seed": SEED, "right": right}
