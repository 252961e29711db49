"""The line y = m·x + b that is best by each loss: the squared, the absolute and the Huber error."""

import numpy as np

from nnviz._checks import as_column, as_finite, as_pair, has_shape, one_of
from nnviz.linear import Line, best_line, line

LOSSES = ("MAE", "MSE", "Huber")
ROUNDS, EXACT = 5000, 1e-11  # of reweighting; most lines stand still after 100


def fit_line(x: np.ndarray, y: np.ndarray, *, loss: str, delta: float = 1.0) -> Line:
    """Find the line with the smallest mean absolute, squared or Huber error.

    Args:
        x: Inputs, shape (points,), finite, not all equal.
        y: Outputs, shape (points,), finite.
        loss: "MAE", "MSE" or "Huber".
        delta: Of Huber's loss, more than 0, in the unit of y.

    Returns:
        The best line. By the absolute error several can be equally good: then one of them, through two points.

    Raises:
        ValueError: If the loss is unknown, all x are equal, or x and y are empty, not finite or of unequal length.

    Example:
        >>> fits = [fit_line([0, 1, 2, 3, 4], [9, 1, 2, 3, 4], loss=loss) for loss in LOSSES]
        >>> [round(fit.m, 3) for fit in fits]  # one point of five is wrong
        [1.0, -0.8, 0.5]
    """
    one_of("loss", loss, LOSSES)
    squared = best_line(x, y)  # checks x and y
    if loss == "MSE":
        return squared
    x, y = as_pair(x, y)
    if loss == "MAE":
        return _least_absolute(x, y)
    m, b = huber_lines(x, y[None], delta=np.array([delta]))
    return line(x, y, m=m[0], b=b[0])


def huber_lines(x: np.ndarray, y: np.ndarray, *, delta: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Find the best lines by Huber's loss for many outputs at once, each with a δ of its own.

    Least squares again and again, a point beyond δ counting δ / |residual| as much; Huber's loss has one valley,
    and this walks down to its bottom.

    Args:
        x: Inputs, shape (points,), finite, not all equal.
        y: Outputs, shape (lines, points).
        delta: δ of each line, shape (lines,), more than 0.

    Returns:
        Slopes m and values at zero b, each float64, shape (lines,).

    Raises:
        ValueError: If a δ is not more than 0 or the shapes do not fit together.

    Source:
        Huber, Robust regression, Annals of Statistics 1 (1973) 799–821.

    Example:
        >>> m, b = huber_lines([0, 1, 2], np.array([[1.0, 3, 5], [0, 0, 0]]), delta=[1, 1])
        >>> m, b
        (array([2., 0.]), array([1., 0.]))
    """
    x, y, delta = as_column("x", x), as_finite("y", y), as_column("delta", delta, of="lines")
    has_shape("y", y, (len(delta), len(x)))
    if not (delta > 0).all():
        raise ValueError(f"delta must be more than 0, got {delta.min():g}")
    weights, before = np.ones_like(y), np.full(len(y), np.inf)
    for _ in range(ROUNDS):
        m, b = _weighted_lines(x, y, weights)
        if np.abs(m - before).max() < EXACT:
            break
        far = np.abs(m[:, None] * x + b[:, None] - y)  # (lines, points)
        weights, before = delta[:, None] / np.maximum(far, delta[:, None]), m
    return m, b


def _weighted_lines(x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the lines with the smallest weighted sums of squares; (lines, points) → two of (lines,)."""
    total = weights.sum(axis=1)
    x_mean, y_mean = weights @ x / total, (weights * y).sum(axis=1) / total
    across = x - x_mean[:, None]
    m = (weights * across * (y - y_mean[:, None])).sum(axis=1) / (weights * across**2).sum(axis=1)
    return m, y_mean - m * x_mean


def _least_absolute(x: np.ndarray, y: np.ndarray) -> Line:
    """Try the lines through all pairs of points: one of the best goes through two of them."""
    first, second = np.triu_indices(len(x), 1)
    apart = x[first] != x[second]
    first, second = first[apart], second[apart]
    m = (y[second] - y[first]) / (x[second] - x[first])
    b = y[first] - m * x[first]
    sums = np.abs(m[:, None] * x + b[:, None] - y).sum(axis=1)
    best = int(np.argmin(sums))
    return line(x, y, m=m[best], b=b[best])
