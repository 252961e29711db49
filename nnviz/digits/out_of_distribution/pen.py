"""What all families of drawings share: an unsteady hand, and templates."""

from collections.abc import Mapping

import numpy as np

Drawing = list[np.ndarray]
"""Strokes: arrays of shape (points, 2) with [x, y], y pointing down; in [0, 1] when drawn."""
Template = list[list[tuple[float, float]]]
"""Strokes of a letter or sign as pairs (x, y) in [0, 1], y pointing down."""


def drawn(strokes: Drawing, rng: np.random.Generator, *, turn: float = 0, jitter: float = 0.02) -> Drawing:
    """Fit strokes into the pad as a hand would: corners a little off, the whole a little turned and slanted."""
    angle = np.radians(turn + rng.uniform(-12, 12))
    matrix = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = matrix * rng.uniform(0.75, 1.25, (2, 1)) + [[0, rng.uniform(-0.2, 0.2)], [0, 0]]
    shaky = [(s + rng.normal(0, jitter if len(s) < 20 else jitter / 4, s.shape)) @ matrix.T for s in strokes]
    every = np.concatenate(shaky)
    corner, extent = every.min(axis=0), max(float(np.ptp(every, axis=0).max()), 1e-9)
    return [np.clip((stroke - corner) / extent * 0.8 + 0.1, 0, 1) for stroke in shaky]


def direction(angle: float) -> np.ndarray:
    """Return the unit vector of an angle in radians."""
    return np.array([np.cos(angle), np.sin(angle)])


def from_template(templates: Mapping[str, Template], rng: np.random.Generator) -> Drawing:
    """Return the strokes of one template."""
    return [np.array(stroke, float) for stroke in templates[str(rng.choice(list(templates)))]]
