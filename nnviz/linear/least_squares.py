"""The straight line y = m·x + b, judged by its squared errors."""

from dataclasses import dataclass

import numpy as np

from nnviz._checks import as_column, as_pair


@dataclass(frozen=True)
class Line:
    """A line and how far it is from the points it was judged by."""

    m: float
    """Slope, in units of y per unit of x."""
    b: float
    """Value at x = 0, in units of y."""
    residuals: np.ndarray
    """Observed minus predicted, y − (m·x + b), float64, shape (points,), in units of y."""

    @property
    def sum_of_squares(self) -> float:
        """The slide's loss: squared residuals, added up."""
        return float(np.sum(self.residuals**2))

    @property
    def mean_of_squares(self) -> float:
        """The loss Keras reports: the same sum divided by the number of points."""
        return float(np.mean(self.residuals**2))


@dataclass(frozen=True)
class LossPlane:
    """A loss for every pair of m and b on a grid."""

    m: np.ndarray
    """Slopes, float64, shape (columns,)."""
    b: np.ndarray
    """Values at x = 0, float64, shape (rows,)."""
    mean: np.ndarray
    """Mean loss over the points, float64, shape (rows, columns)."""
    count: int
    """How many points it is the mean of."""

    @property
    def sum(self) -> np.ndarray:
        """The slide's loss, the sum over the points, float64, shape (rows, columns)."""
        return self.count * self.mean


def line(x: np.ndarray, y: np.ndarray, *, m: float, b: float) -> Line:
    """Judge the line y = m·x + b by the points.

    Args:
        x: Inputs, shape (points,), finite.
        y: Outputs, shape (points,), finite.
        m: Slope.
        b: Value at x = 0.

    Returns:
        The line with its residuals.

    Raises:
        ValueError: If x and y are empty, not finite, or differ in length.

    Example:
        >>> guess = line([0, 1, 2], [1, 1, 4], m=1, b=0)
        >>> guess.residuals, guess.sum_of_squares
        (array([1., 0., 2.]), 5.0)
    """
    x, y = as_pair(x, y)
    return Line(float(m), float(b), y - (m * x + b))


def best_line(x: np.ndarray, y: np.ndarray) -> Line:
    """Find the line with the smallest sum of squares, by the slide's formula: m = Cov[x, y] / Var[x].

    Args:
        x: Inputs, shape (points,), finite, not all equal.
        y: Outputs, shape (points,), finite.

    Returns:
        The line with its residuals.

    Raises:
        ValueError: If all x are equal: the points stand above each other and the slope would be infinite;
            or if x and y are empty, not finite, or differ in length.

    Source:
        Legendre, Nouvelles méthodes pour la détermination des orbites des comètes (1805), appendix.

    Example:
        >>> best = best_line([0, 1, 2], [1, 1, 4])
        >>> best.m, best.b, best.sum_of_squares
        (1.5, 0.5, 1.5)
    """
    x, y = as_pair(x, y)
    if np.ptp(x) == 0:
        raise ValueError(
            f"x must vary, but all {len(x)} values are {x[0]:g}: Var[x] = 0, so the slope Cov[x, y] / Var[x] "
            "would be infinite, and no line y = m·x + b stands upright"
        )
    covariance = np.mean((x - x.mean()) * (y - y.mean()))
    m = covariance / np.mean((x - x.mean()) ** 2)
    return line(x, y, m=m, b=y.mean() - m * x.mean())


def mean_squared_error_of_lines(x: np.ndarray, y: np.ndarray, *, m: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the mean squared error of many lines at once.

    Args:
        x: Inputs, shape (points,), finite.
        y: Outputs, shape (points,), finite.
        m: Slopes, any shape.
        b: Values at x = 0, a shape that fits that of `m`.

    Returns:
        float64, the shape of m and b together, at least 0.

    Raises:
        ValueError: If x and y are empty, not finite, or differ in length.

    Example:
        >>> mean_squared_error_of_lines([0, 1], [0, 1], m=np.array([0, 1]), b=0)
        array([0.5, 0. ])
    """
    x, y = as_pair(x, y)
    m, b = np.broadcast_arrays(np.asarray(m, float), np.asarray(b, float))
    # Around the center of the points the mixed term is zero: no large numbers cancel.
    height = m * x.mean() + b - y.mean()
    dx, dy = x - x.mean(), y - y.mean()
    return height**2 + m**2 * np.mean(dx**2) - 2 * m * np.mean(dx * dy) + np.mean(dy**2)


def squared_error_plane(x: np.ndarray, y: np.ndarray, *, m: np.ndarray, b: np.ndarray) -> LossPlane:
    """Return the squared error of every line on a grid of slopes and values at x = 0.

    Args:
        x: Inputs, shape (points,), finite.
        y: Outputs, shape (points,), finite.
        m: Slopes, shape (columns,), finite.
        b: Values at x = 0, shape (rows,), finite.

    Returns:
        The mean and the sum for every pair.

    Raises:
        ValueError: If an argument is empty or not finite, or x and y differ in length.

    Example:
        >>> squared_error_plane([0, 1], [0, 1], m=[0, 1], b=[0, 1, 2]).sum
        array([[1., 0.],
               [1., 2.],
               [5., 8.]])
    """
    x, y = as_pair(x, y)
    m, b = as_column("m", m), as_column("b", b)
    return LossPlane(m, b, mean_squared_error_of_lines(x, y, m=m[None, :], b=b[:, None]), len(x))
