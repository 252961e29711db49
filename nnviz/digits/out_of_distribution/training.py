"""Families of drawings that the CNN is trained on, with a uniform target."""

import numpy as np
from scipy.interpolate import CubicSpline

from nnviz.digits.out_of_distribution.pen import Drawing, direction, drawn, from_template
from nnviz.digits.out_of_distribution.templates import LETTERS


def curves(rng: np.random.Generator) -> Drawing:
    """Draw one to three smooth strokes through random points, nine points or more in all."""
    count = int(rng.integers(1, 4))
    return drawn([_smooth(rng.random((int(rng.integers(9, 13)) // count + 1, 2))) for _ in range(count)], rng)


def segments(rng: np.random.Generator) -> Drawing:
    """Draw four to eight straight lines anywhere."""
    return drawn(list(rng.random((int(rng.integers(4, 9)), 2, 2))), rng)


def letters(rng: np.random.Generator) -> Drawing:
    """Draw a letter or sign that resembles no digit."""
    return drawn(from_template(LETTERS, rng), rng)


def letter_parts(rng: np.random.Generator) -> Drawing:
    """Draw parts of two letters or signs, one beside or across the other."""
    parts = []
    for shift in (0.0, rng.uniform(0.2, 0.7)):
        strokes = from_template(LETTERS, rng)
        kept = rng.permutation(len(strokes))[: max(2, len(strokes) - 1)]
        parts += [strokes[i] * [0.6, 1] + [shift, 0] for i in kept]
    return drawn(parts, rng)


def branches(rng: np.random.Generator) -> Drawing:
    """Draw straight lines between six to nine points so that they hang together and form no ring."""
    points = rng.random((int(rng.integers(6, 10)), 2))
    return drawn([points[[int(rng.integers(0, end)), end]] for end in range(1, len(points))], rng)


def figures(rng: np.random.Generator) -> Drawing:
    """Draw four to six arcs and lines, each beginning where an earlier one ended."""
    ends, strokes = [rng.random(2)], []
    for _ in range(rng.integers(4, 7)):
        way = rng.uniform(0.3, 0.8) * direction(rng.uniform(0, 2 * np.pi))
        along = np.linspace(0, 1, 9)[:, None]
        bend = rng.choice([0, 1]) * rng.uniform(-0.6, 0.6) * np.sin(np.pi * along) * way[::-1] * [1, -1]
        strokes.append(ends[int(rng.integers(len(ends)))] + along * way + bend)
        ends.append(strokes[-1][-1])
    return drawn(strokes, rng)


def blots(rng: np.random.Generator) -> Drawing:
    """Draw one to three filled, irregular spots."""
    turn = np.linspace(0, 14 * np.pi, 150)
    spots = []
    for _ in range(rng.integers(1, 4)):
        bumps = 1 + 0.25 * np.sin(rng.integers(2, 6) * turn + rng.uniform(0, 6))
        radius = turn / turn[-1] * bumps * rng.uniform(0.12, 0.3)
        spots.append(np.stack([radius * np.cos(turn), radius * np.sin(turn)], axis=1) + rng.random(2))
    return drawn(spots, rng)


def dots(rng: np.random.Generator) -> Drawing:
    """Draw five to fourteen dots anywhere."""
    return drawn(list(rng.random((int(rng.integers(5, 15)), 1, 2))), rng)


def rings(rng: np.random.Generator) -> Drawing:
    """Draw three to five ellipses anywhere, most of them across another."""
    turn = np.linspace(0, 2 * np.pi, 25)
    circle = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    return drawn(
        [circle * rng.uniform(0.12, 0.35, 2) + rng.uniform(0.2, 0.8, 2) for _ in range(rng.integers(3, 6))], rng
    )


def bars(rng: np.random.Generator) -> Drawing:
    """Draw a line that lies (a standing one is a 1), or two to four lines side by side, in any direction."""
    count = int(rng.integers(1, 5))
    places = np.linspace(0, rng.uniform(0.3, 1), count)
    lines = [np.array([[rng.uniform(-0.1, 0.1), y], [1 + rng.uniform(-0.1, 0.1), y]]) for y in places]
    angle = rng.uniform(-25, 25) if count == 1 else rng.uniform(0, 180)
    return drawn(lines, rng, turn=angle)


def _smooth(points: np.ndarray) -> np.ndarray:
    """Return a smooth stroke through the points."""
    return CubicSpline(np.arange(len(points)), points)(np.linspace(0, len(points) - 1, 40))
