"""Losses of quantities: how far predictions are from the truth, averaged over the examples as Keras does."""

import numpy as np

from nnviz._checks import as_pair, number


def mean_absolute_error(truth: np.ndarray, prediction: np.ndarray) -> float:
    """Return the mean of |truth − prediction|; the slide's sum is n times as much.

    Args:
        truth: Real numbers, shape (examples,), finite.
        prediction: The same.

    Returns:
        At least 0, in the unit of the truth; `keras.losses.MeanAbsoluteError`.

    Raises:
        TypeError: If an argument holds something else than numbers.
        ValueError: If the arguments are empty, not finite, or differ in length.

    Example:
        >>> mean_absolute_error([0, 0, 0], [1, -2, 6])
        3.0
    """
    return float(np.abs(_residuals(truth, prediction)).mean())


def mean_squared_error(truth: np.ndarray, prediction: np.ndarray) -> float:
    """Return the mean of (truth − prediction)²; the slide's sum is n times as much.

    Args:
        truth: Real numbers, shape (examples,), finite.
        prediction: The same.

    Returns:
        At least 0, in the square of the truth's unit; `keras.losses.MeanSquaredError`.

    Raises:
        TypeError: If an argument holds something else than numbers.
        ValueError: If the arguments are empty, not finite, or differ in length.

    Example:
        >>> mean_squared_error([0, 0, 0], [1, -2, 4])
        7.0
    """
    return float(np.mean(_residuals(truth, prediction) ** 2))


def huber(truth: np.ndarray, prediction: np.ndarray, *, delta: float = 1.0) -> float:
    """Return the mean Huber loss: ½r² for residuals up to δ, and beyond it the straight line that goes on from there.

    Args:
        truth: Real numbers, shape (examples,), finite.
        prediction: The same.
        delta: δ, more than 0, in the unit of the truth.

    Returns:
        At least 0; `keras.losses.Huber(delta)`. For small residuals it is half the squared error, not all of it.

    Raises:
        ValueError: If `delta` is not more than 0, or the arguments are empty, not finite, or differ in length.

    Source:
        Huber, Robust estimation of a location parameter, Annals of Mathematical Statistics 35 (1964) 73–101.

    Example:
        >>> huber([0, 0], [1, 4], delta=2)  # ½·1² and 2·(4 − ½·2)
        3.25
    """
    return float(huber_of(_residuals(truth, prediction), delta=delta).mean())


def huber_of(residuals: np.ndarray, *, delta: float = 1.0) -> np.ndarray:
    """Return the Huber loss of each residual: ½r² up to δ, then δ·(|r| − ½δ), float64 of the same shape.

    Args:
        residuals: Numbers, any shape.
        delta: δ, more than 0, in the unit of the residuals.

    Returns:
        float64, the shape of the residuals, at least 0.

    Raises:
        ValueError: If `delta` is not more than 0.

    Example:
        >>> huber_of(np.array([-1.0, 0.0, 4.0]), delta=2)
        array([0.5, 0. , 6. ])
    """
    number("delta", delta, above=0)
    far = np.abs(np.asarray(residuals, np.float64))
    return np.where(far <= delta, far**2 / 2, delta * (far - delta / 2))


def _residuals(truth: np.ndarray, prediction: np.ndarray) -> np.ndarray:
    truth, prediction = as_pair(truth, prediction, names=("truth", "prediction"), of="values")
    return truth - prediction
