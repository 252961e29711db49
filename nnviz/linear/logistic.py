"""Logistic regression: a weighted sum through a sigmoid, judged by the cross-entropy."""

from dataclasses import dataclass

import numpy as np

from nnviz._checks import as_classes, as_column, as_table, has_shape, same_length
from nnviz.linear.least_squares import LossPlane

ROUNDS = 100  # Newton needs 5 to 10; separable data stop on the way to infinity


@dataclass(frozen=True)
class LogisticFit:
    """The weights with the smallest cross-entropy, or a point on the way to infinity where there are none."""

    weights: np.ndarray
    """float64, shape (inputs,), per unit of each input."""
    bias: float
    """The weighted sum where all inputs are 0."""
    loss: float
    """Mean cross-entropy over the points."""
    separable: bool
    """True if no finite weights are best: a line parts the classes, and larger ones always lower the loss."""

    def probability(self, x: np.ndarray) -> np.ndarray:
        """Return the probability of class 1, float64, shape (points,), for x of shape (points, inputs)."""
        return sigmoid(as_table("x", x) @ self.weights + self.bias)

    def accuracy(self, x: np.ndarray, y: np.ndarray) -> float:
        """Return the share of points on the right side of probability ½, in [0, 1]."""
        return float(np.mean((self.probability(x) > 0.5) == as_classes(y)))


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Return 1 / (1 + e⁻ᶻ), float64 in [0, 1], the shape of z; no overflow, however large z is.

    Args:
        z: Numbers, any shape.

    Returns:
        float64 in [0, 1], the shape of z.

    Example:
        >>> sigmoid(np.array([-1000.0, 0.0, 1000.0]))
        array([0. , 0.5, 1. ])
    """
    with np.errstate(over="ignore"):  # e¹⁰⁰⁰ is ∞, and 1 / ∞ is the 0 that is meant
        return 1 / (1 + np.exp(-np.asarray(z, np.float64)))


def log_loss(x: np.ndarray, y: np.ndarray, *, weights: np.ndarray, bias: float) -> np.ndarray:
    """Return −ln of the probability that the model gives to each point's true class.

    Args:
        x: Inputs, shape (points,) or (points, inputs), finite.
        y: Classes, shape (points,), 0 or 1.
        weights: One per input, shape (inputs,); a number if there is one input.
        bias: The weighted sum where all inputs are 0.

    Returns:
        float64, shape (points,), at least 0. The sum is the slide's loss (with the minus the slide leaves
        out), the mean is Keras' binary cross-entropy, without its clipping at 16.1.

    Raises:
        ValueError: If x, y and weights do not fit together, or y holds something else than 0 and 1.

    Example:
        >>> log_loss([0, 1], [0, 1], weights=1, bias=0).round(3)
        array([0.693, 0.313])
    """
    x, y = as_table("x", x), as_classes(y)
    same_length(x, y)
    weights = as_column("weights", np.atleast_1d(weights))
    if len(weights) != x.shape[1]:
        raise ValueError(f"weights must have one value for each of {x.shape[1]} inputs, got {len(weights)}")
    return np.logaddexp(0, (1 - 2 * y) * (x @ weights + bias))


def log_loss_plane(x: np.ndarray, y: np.ndarray, *, m: np.ndarray, b: np.ndarray) -> LossPlane:
    """Return the cross-entropy of every sigmoid of m·x + b on a grid.

    Args:
        x: Inputs, shape (points,), finite.
        y: Classes, shape (points,), 0 or 1.
        m: Slopes, shape (columns,), finite.
        b: Values at x = 0, shape (rows,), finite.

    Returns:
        The mean and the sum for every pair.

    Raises:
        ValueError: If an argument is empty or not finite, or x and y do not fit together.

    Example:
        >>> log_loss_plane([0, 1], [0, 1], m=[0, 1], b=[0]).mean.round(3)
        array([[0.693, 0.503]])
    """
    x, y = as_column("x", x), as_classes(y)
    same_length(x, y)
    m, b = as_column("m", m), as_column("b", b)
    sign = 1 - 2 * y
    rows = [np.logaddexp(0, sign * (np.outer(m, x) + value)).mean(axis=1) for value in b]  # each (columns,)
    return LossPlane(m, b, np.array(rows), len(x))


def add_product(x: np.ndarray) -> np.ndarray:
    """Append the product of two inputs as a third: (points, 2) → (points, 3).

    Args:
        x: Inputs, shape (points, 2), finite.

    Returns:
        float64, shape (points, 3): both inputs and their product.

    Raises:
        ValueError: If x has not two inputs.

    Example:
        >>> add_product(np.array([[2, 3], [-1, 1]]))
        array([[ 2.,  3.,  6.],
               [-1.,  1., -1.]])
    """
    x = as_table("x", x)
    has_shape("x", x, ("points", 2))
    return np.column_stack([x, x.prod(axis=1)])


def is_separable(x: np.ndarray, y: np.ndarray) -> bool:
    """Return whether a line (in one dimension a threshold) has no point on its wrong side.

    Points on the line itself count as right, unless all are: then too there are no best finite weights.

    Args:
        x: Inputs, shape (points,) or (points, inputs), finite.
        y: Classes, shape (points,), 0 or 1.

    Returns:
        True if some line has no point on its wrong side.

    Raises:
        ValueError: If x and y do not fit together.

    Source:
        Albert and Anderson, On the existence of maximum likelihood estimates in logistic regression models,
        Biometrika 71 (1984); found by a linear programme.

    Example:
        >>> is_separable([1, 2, 3], [0, 1, 1]), is_separable([1, 2, 3], [0, 1, 0])
        (True, False)
    """
    x, y = as_table("x", x), as_classes(y)
    same_length(x, y)
    if x.shape[1] == 1:
        return _threshold_exists(x[:, 0], y)
    from scipy import optimize  # 25 MB, needed for few data

    scaled = (x - x.mean(axis=0)) / np.where(np.ptp(x, axis=0) > 0, np.ptp(x, axis=0), 1)
    sides = (2 * y - 1)[:, None] * np.column_stack([scaled, np.ones(len(y))])  # (points, inputs + 1)
    widest = optimize.linprog(-sides.sum(axis=0), -sides, np.zeros(len(y)), bounds=(-1, 1))
    return bool(-widest.fun > 1e-7)


def _threshold_exists(x: np.ndarray, y: np.ndarray) -> bool:
    """Return what `is_separable` does for one input, x of shape (points,)."""
    low, high = x[y == 0], x[y == 1]
    if not len(low) or not len(high):
        return True
    return bool(np.ptp(x) > 0 and (low.max() <= high.min() or high.max() <= low.min()))


def fit_logistic(x: np.ndarray, y: np.ndarray) -> LogisticFit:
    """Find the weights with the smallest cross-entropy, by Newton's method.

    Args:
        x: Inputs, shape (points,) or (points, inputs), finite.
        y: Classes, shape (points,), 0 or 1, both present.

    Returns:
        The best weights. If a line parts the classes there are none; the weights are then those at which
        another step lowered the loss by less than 0.001, and `separable` is True.

    Raises:
        ValueError: If y holds one class only (the best bias is infinite), if an input has the same value for
            all points or follows from the others, or if x and y do not fit together.

    Example:
        >>> fit = fit_logistic([0, 1, 2, 3], [0, 1, 0, 1])
        >>> fit.weights.round(3), round(fit.bias, 3), fit.separable
        (array([0.908]), -1.362, False)
    """
    x, y = as_table("x", x), as_classes(y)
    same_length(x, y)
    if np.ptp(y) == 0:
        raise ValueError(
            f"y must hold both classes, but all {len(y)} points are of class {y[0]:g}: the best model "
            "gives exactly that class, which a sigmoid reaches only at infinity"
        )
    center, spread = x.mean(axis=0), x.std(axis=0)
    inputs = np.column_stack([(x - center) / np.where(spread > 0, spread, 1), np.ones(len(y))])
    if np.linalg.matrix_rank(inputs) < inputs.shape[1]:
        raise ValueError("x must vary in every input, each in its own way: here many weights are equally good")
    scaled = _newton(inputs, y, tolerance=1e-14)
    separable = not _is_minimum(scaled, inputs, y) and is_separable(x, y)
    if separable:
        scaled = _newton(inputs, y, tolerance=1e-3)
    weights = scaled[:-1] / spread
    bias = float(scaled[-1] - weights @ center)
    return LogisticFit(weights, bias, float(log_loss(x, y, weights=weights, bias=bias).mean()), separable)


def _newton(inputs: np.ndarray, y: np.ndarray, *, tolerance: float) -> np.ndarray:
    """Lower the mean cross-entropy until a step gains less than `tolerance`; (points, k) → (k,)."""

    def loss(w: np.ndarray) -> float:
        return float(np.logaddexp(0, (1 - 2 * y) * (inputs @ w)).mean())

    w = np.zeros(inputs.shape[1])
    for _ in range(ROUNDS):
        slope, curvature = _derivatives(w, inputs, y)
        step = np.linalg.lstsq(curvature, slope, rcond=None)[0]
        size = 1.0
        while loss(w - size * step) > loss(w) and size > 1e-6:  # far out Newton can overshoot
            size /= 2
        gain = loss(w) - loss(w - size * step)
        w = w - size * step
        if gain < tolerance:
            break
    return w


def _derivatives(w: np.ndarray, inputs: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the first and second derivatives of the mean cross-entropy: (k,) and (k, k)."""
    p = sigmoid(inputs @ w)
    return inputs.T @ (p - y) / len(y), (inputs.T * (p * (1 - p))) @ inputs / len(y)


def _is_minimum(w: np.ndarray, inputs: np.ndarray, y: np.ndarray) -> bool:
    """Return whether the loss is flat here and bends upwards all around: it is convex, so no other place is lower."""
    slope, curvature = _derivatives(w, inputs, y)
    return bool(np.abs(slope).max() < 1e-9 and np.linalg.eigvalsh(curvature)[0] > 1e-6)
