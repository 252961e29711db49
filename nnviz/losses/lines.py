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
        The best line. By the absolute error several can be equally good: then a steep one, through two points.

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
    """Find the slope at which the smallest sum of |residuals| is least, and the line through two points that has it.

    For a given slope the median of y − m·x is the best b, and the sum is that of the larger half of these minus that
    of the smaller half: at least what any other way to halve the points gives, which is a straight line over m. One
    that falls and one that rises meet below the lowest point of the sum; the best halving there is the next such
    line, until there is none that is higher.
    """
    across, up = x - np.median(x), y - np.median(y)  # small numbers: the sums keep their digits
    middle = up - _lowest(across, up) * across
    pivot = int(np.argpartition(middle, len(x) // 2)[len(x) // 2])
    best, least = line(x, y, m=0.0, b=0.0), np.inf
    while True:  # from point to point, until rounding has no part in it
        m, pivot = _best_through(x, y, pivot)
        found = line(x, y, m=m, b=float(y[pivot] - m * x[pivot]))
        total = float(np.abs(found.residuals).sum())
        if total >= least:
            return best
        best, least = found, total


def _lowest(x: np.ndarray, y: np.ndarray) -> float:
    """Return the slope with the smallest sum of |residuals|, to the last digits."""
    falling, rising = _halving(x, y, x), _halving(x, y, -x)  # as the sum is for m → −∞ and m → ∞
    while True:
        m = (rising[0] - falling[0]) / (falling[1] - rising[1])
        height = falling[0] + m * falling[1]
        above, slope = _halving(x, y, y - m * x)
        if slope == 0 or above + m * slope <= height + 1e-13 * np.abs(y).sum():
            return float(m)
        if slope < 0:
            falling = above, slope
        else:
            rising = above, slope


def _halving(x: np.ndarray, y: np.ndarray, order: np.ndarray) -> tuple[float, float]:
    """Return height at m = 0 and slope of: residuals of the half that is larger by `order` − those of the other."""
    half = len(x) // 2
    placed = np.argpartition(order, (half - 1, len(x) - half))
    small, large = placed[:half], placed[len(x) - half :]
    return float(y[large].sum() - y[small].sum()), float(x[small].sum() - x[large].sum())


def _best_through(x: np.ndarray, y: np.ndarray, pivot: int) -> tuple[float, int]:
    """Return the slope of the best line through a point, the weighted median of those to all others, and the other."""
    apart = np.flatnonzero(x != x[pivot])
    weights = np.abs(x[apart] - x[pivot])
    slopes = (y[apart] - y[pivot]) / (x[apart] - x[pivot])
    order = np.argsort(slopes)
    total = np.cumsum(weights[order])
    other = order[np.searchsorted(total, total[-1] / 2 * (1 + 1e-12))]  # of equally good ones the steepest
    return float(slopes[other]), int(apart[other])
