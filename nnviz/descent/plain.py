"""Plain gradient descent of a line or a sigmoid, step by step."""

from typing import Literal, get_args

import numpy as np

from nnviz._checks import as_pair, number, one_of, whole
from nnviz.descent.walks import BOUND, Walk
from nnviz.linear import log_loss, mean_squared_error_of_lines, sigmoid

Model = Literal["line", "sigmoid"]


def descend(
    x: np.ndarray,
    y: np.ndarray,
    *,
    model: Model,
    learning_rate: float,
    steps: int,
    batch_size: int | None = None,
    start: tuple[float, float] = (1.0, 0.0),
    seed: int = 0,
) -> Walk:
    """Fit m and b by gradient descent on the mean loss: (m, b) ← (m, b) − learning_rate · gradient.

    Args:
        x: Inputs, shape (points,), finite.
        y: Outputs, shape (points,), finite; classes 0 or 1 for a sigmoid.
        model: `"line"` for m·x + b with the mean squared error, `"sigmoid"` for the sigmoid of m·x + b with
            the mean cross-entropy.
        learning_rate: Step size, more than 0.
        steps: How many steps, at least 1.
        batch_size: How many points each step looks at, from 1 (single example) to all; None for all. The
            order is shuffled anew for every pass over the data.
        start: m and b at the start; the slide's are (1, 0).
        seed: Which order of the points, at least 0.

    Returns:
        m, b and the loss over all points at every step; the slopes are those of the step's own batch.

    Raises:
        ValueError: If x and y do not fit together, or another argument is out of range.

    Example:
        >>> x, y = np.array([0, 1, 2]), np.array([1, 1, 4])  # best line: m = 1.5, b = 0.5
        >>> walk = descend(x, y, model="line", learning_rate=0.1, steps=200)
        >>> walk.places[-1].round(2), walk.losses[-1].round(2)
        (array([1.5, 0.5]), np.float64(0.5))
    """
    x, y = as_pair(x, y)
    one_of("model", model, get_args(Model))
    number("learning_rate", learning_rate, above=0)
    whole("steps", steps, least=1)
    place = np.asarray(start, np.float64)
    places, slopes, losses = [place], [], [_loss(x, y, place, model)]
    for chosen in batches(len(x), batch_size=batch_size, steps=steps, seed=seed):
        slopes.append(_slope(x[chosen], y[chosen], place, model))
        place = place - learning_rate * slopes[-1]
        if not np.abs(place).max() < BOUND:
            return Walk(np.array(places), np.array(losses), np.array(slopes[:-1]), len(slopes))
        places.append(place)
        losses.append(_loss(x, y, place, model))
    return Walk(np.array(places), np.array(losses), np.array(slopes))


def batches(count: int, *, batch_size: int | None, steps: int, seed: int) -> list[np.ndarray]:
    """Return which points every step looks at: each pass goes once through all of them, in a new order.

    Args:
        count: How many points there are, at least 1.
        batch_size: From 1 to `count`, None for all. The last batch of a pass may be smaller.
        steps: How many batches to return, at least 0.
        seed: Which order, at least 0.

    Returns:
        One int array of indices per step; in order if the batch is everything.

    Raises:
        ValueError: If `batch_size` is out of range.

    Example:
        >>> [chosen.tolist() for chosen in batches(3, batch_size=2, steps=4, seed=0)]
        [[2, 0], [1], [2, 1], [0]]
    """
    if batch_size is None or batch_size == count:
        return [np.arange(count)] * steps
    whole("batch_size", batch_size, least=1, most=count, why="the number of points")
    random = np.random.default_rng(seed)
    chosen: list[np.ndarray] = []
    while len(chosen) < steps:
        order = random.permutation(count)
        chosen += [order[first : first + batch_size] for first in range(0, count, batch_size)]
    return chosen[:steps]


def _loss(x: np.ndarray, y: np.ndarray, place: np.ndarray, model: Model) -> float:
    m, b = place
    if model == "line":
        return float(mean_squared_error_of_lines(x, y, m=m, b=b))
    return float(log_loss(x, y, weights=m, bias=b).mean())


def _slope(x: np.ndarray, y: np.ndarray, place: np.ndarray, model: Model) -> np.ndarray:
    """Return the derivatives of the mean loss by m and b; both models come down to error times input."""
    z = place[0] * x + place[1]
    error = 2 * (z - y) if model == "line" else sigmoid(z) - y
    return np.array([np.mean(error * x), np.mean(error)])
