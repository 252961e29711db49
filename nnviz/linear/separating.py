"""Lines that separate two classes: the best one by search, and one found by Rosenblatt's rule."""

from dataclasses import dataclass

import numpy as np

from nnviz._checks import as_classes, as_table, number, same_length, whole

CHUNK = 2_000  # directions tried at once: 2,000 × 400 points of float64 are 6 MB


@dataclass(frozen=True)
class BestCut:
    """A straight cut with the fewest points on the wrong side; class 1 is where weights · x + bias > 0."""

    weights: np.ndarray
    """float64, shape (inputs,), of length 1, perpendicular to the line."""
    bias: float
    """Minus the line's distance from the origin, along `weights`."""
    accuracy: float
    """Share of points on the right side, in [0, 1]."""


@dataclass(frozen=True)
class Perceptron:
    """The weights after every mistake that Rosenblatt's rule corrected."""

    weights: np.ndarray
    """float64, shape (mistakes + 1, inputs); row 0 is the start."""
    bias: np.ndarray
    """float64, shape (mistakes + 1,)."""
    mistakes: np.ndarray
    """int, shape (mistakes,): which point was on the wrong side."""
    wrong: np.ndarray
    """int, shape (mistakes + 1,): how many points are on the wrong side."""

    @property
    def converged(self) -> bool:
        """True if in the end no point is on the wrong side."""
        return bool(self.wrong[-1] == 0)


def best_cut(x: np.ndarray, y: np.ndarray) -> BestCut:
    """Find the best accuracy that any line can reach, by trying every way a line can divide the points.

    Between two directions in which some pair of points swaps its order, all cuts are the same; so one
    direction from each such gap, with every threshold, covers all lines. The work grows as
    points³ · log(points): about a second for 200 points.

    Args:
        x: Inputs, shape (points,) or (points, 2), finite.
        y: Classes, shape (points,), 0 or 1.

    Returns:
        One of the best lines, and its accuracy.

    Raises:
        ValueError: If x has more than two inputs, or x and y do not fit together.

    Example:
        >>> from nnviz.datasets import xor_corners
        >>> best_cut(xor_corners().x, xor_corners().y).accuracy
        0.75
    """
    x, y = as_table("x", x), as_classes(y)
    same_length(x, y)
    if x.shape[1] > 2:
        raise ValueError(f"x must have one or two inputs, got {x.shape[1]}")
    directions = _directions(x) if x.shape[1] == 2 else np.array([[1.0], [-1.0]])
    cuts = [_best_threshold(x, y, part) for part in np.array_split(directions, len(directions) // CHUNK + 1)]
    return max(cuts, key=lambda cut: cut.accuracy)


def _directions(x: np.ndarray) -> np.ndarray:
    """Return one direction between any two at which a pair of points swaps its order; (directions, 2)."""
    first, second = np.triu_indices(len(x), 1)
    way = x[second] - x[first]
    swaps = np.arctan2(way[:, 0], -way[:, 1])[np.any(way != 0, axis=1)]  # perpendicular to the pair
    swaps = np.unique(np.concatenate([swaps, swaps + np.pi]) % (2 * np.pi)) if swaps.size else np.zeros(1)
    angle = swaps + np.diff(swaps, append=swaps[0] + 2 * np.pi) / 2
    return np.column_stack([np.cos(angle), np.sin(angle)])


def _best_threshold(x: np.ndarray, y: np.ndarray, directions: np.ndarray) -> BestCut:
    """Return the best cut perpendicular to any of the directions, (directions, inputs)."""
    reach = directions @ x.T  # (directions, points)
    order = np.argsort(reach, axis=1)
    reach = np.take_along_axis(reach, order, axis=1)
    # Cut number k leaves the k points that reach least far on the side of class 0.
    gain = np.cumsum(1 - 2 * y[order], axis=1)
    right = y.sum() + np.concatenate([np.zeros((len(reach), 1)), gain], axis=1)
    equal = np.diff(reach, axis=1) <= 1e-12 * np.ptp(x)  # no cut between points that lie on each other
    right[:, 1:-1][equal] = -1
    row, k = np.unravel_index(np.argmax(right), right.shape)
    below = reach[row, k - 1] if k > 0 else reach[row, 0] - 1
    above = reach[row, k] if k < len(y) else reach[row, -1] + 1
    return BestCut(directions[row], float(-(below + above) / 2), float(right[row, k] / len(y)))


def rosenblatt(x: np.ndarray, y: np.ndarray, *, learning_rate: float = 1.0, passes: int = 100) -> Perceptron:
    """Teach a perceptron by Rosenblatt's rule: go through the points, and at each mistake move towards it.

    A mistake on class 1 adds learning_rate · x to the weights and learning_rate to the bias, one on class 0
    takes them away. The start is weights 0 and bias 0, where every point counts as class 0.

    Args:
        x: Inputs, shape (points,) or (points, inputs), finite.
        y: Classes, shape (points,), 0 or 1.
        learning_rate: More than 0.
        passes: How often to go through all points at most, at least 1. Data that no line separates never end.

    Returns:
        The weights after each mistake, and the mistakes.

    Raises:
        ValueError: If x and y do not fit together, or `learning_rate` or `passes` is too small.

    Source:
        Rosenblatt, Principles of Neurodynamics (1962), chapter 5; first shown in 1958.

    Example:
        >>> run = rosenblatt([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 0, 0, 1])  # AND
        >>> run.converged, run.weights[-1], run.bias[-1]
        (True, array([2., 1.]), np.float64(-2.0))
    """
    x, y = as_table("x", x), as_classes(y)
    same_length(x, y)
    number("learning_rate", learning_rate, above=0)
    whole("passes", passes, least=1)
    inputs = np.column_stack([x, np.ones(len(y))])  # the bias is the weight of a constant 1
    path = [np.zeros(inputs.shape[1])]
    mistakes: list[int] = []
    for _ in range(passes):
        before = len(mistakes)
        for point, (row, truth) in enumerate(zip(inputs, y, strict=True)):
            output = float(row @ path[-1] > 0)
            if output != truth:
                path.append(path[-1] + learning_rate * (truth - output) * row)
                mistakes.append(point)
        if len(mistakes) == before:
            break
    steps = np.array(path)
    wrong = ((steps @ inputs.T > 0) != y).sum(axis=1)
    return Perceptron(steps[:, :-1], steps[:, -1], np.array(mistakes, int), wrong)
