"""Families of drawings that the CNN never sees in training: its doubt is measured on them."""

import numpy as np

from nnviz.digits.out_of_distribution.pen import Drawing, direction, drawn, from_template
from nnviz.digits.out_of_distribution.templates import PUNCTUATION, SYMBOLS


def zigzags(rng: np.random.Generator) -> Drawing:
    """Draw one stroke with four to nine sharp turns, in any direction."""
    corners = int(rng.integers(6, 12))
    x, y = np.linspace(0, rng.uniform(1.2, 2.5), corners), np.arange(corners) % 2 * 1.0
    return drawn([np.stack([x, y], axis=1)], rng, turn=rng.uniform(0, 180), jitter=0.04)


def lattices(rng: np.random.Generator) -> Drawing:
    """Draw a grid of two to four lines each way."""
    across, along = ((np.arange(count) + 0.5) / count for count in rng.integers(2, 5, 2))
    lines = [np.array([[0, y], [1, y]]) for y in across] + [np.array([[x, 0], [x, 1]]) for x in along]
    return drawn(lines, rng, turn=rng.uniform(0, 90))


def stars(rng: np.random.Generator) -> Drawing:
    """Draw a star in one stroke, {5/2} to {9/4}, or three to five lines through one point."""
    if rng.random() < 0.5:
        points = int(rng.choice([5, 7, 8, 9]))
        angles = np.arange(points + 1) * 2 * np.pi * ((points - 1) // 2) / points
        lines = [np.stack([np.sin(angles), -np.cos(angles)], axis=1)]
    else:
        angles = np.linspace(0, np.pi, rng.integers(3, 6), endpoint=False)
        lines = [np.outer([1, -1], direction(angle)) for angle in angles]
    return drawn(lines, rng)


def lissajous(rng: np.random.Generator) -> Drawing:
    """Draw a Lissajous figure with at least six loops: fewer look like an 8 or a 0."""
    a, b = rng.permutation(((2, 3), (3, 4), (3, 5), (4, 5))[rng.integers(4)])
    t = np.linspace(0, 2 * np.pi, 160)
    back_and_forth = (1 - a / b) * np.pi / 2  # with this phase, or π/b more, the curve runs back on itself
    phase = back_and_forth + rng.uniform(0.3, 0.7) * np.pi / b
    return drawn([np.stack([np.sin(a * t + phase), np.sin(b * t)], axis=1)], rng)


def scrawls(rng: np.random.Generator) -> Drawing:
    """Draw one stroke that fills its place by running to and fro, 20 to 40 times."""
    turns = int(rng.integers(20, 41))
    y = np.sort(rng.random(turns))
    x = np.where(np.arange(turns) % 2, rng.uniform(0.7, 1, turns), rng.uniform(0, 0.3, turns))
    return drawn([np.stack([x, y], axis=1)], rng, turn=rng.uniform(0, 180))


def symbols(rng: np.random.Generator) -> Drawing:
    """Draw a letter or sign that is not among the training letters and resembles no digit."""
    return drawn(from_template(SYMBOLS, rng), rng)


def punctuation(rng: np.random.Generator) -> Drawing:
    """Draw a sign of arithmetic or a pair of brackets or quotation marks."""
    return drawn(from_template(PUNCTUATION, rng), rng)
