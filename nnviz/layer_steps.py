"""What single layers compute, step by step, in training and at inference: equal to the Keras layers of their names.

Those of images are in `nnviz.convolution`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from nnviz._checks import as_column, as_finite, as_table, has_shape, number, one_of
from nnviz.linear import sigmoid
from nnviz.losses import softmax

ActivationName = Literal["sigmoid", "tanh", "relu", "leaky_relu", "elu", "silu"]
ACTIVATIONS: tuple[ActivationName, ...] = ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "silu")
LEAK = 0.2  # slope of leaky_relu below 0, as in Keras
EPSILON = 1e-3  # of BatchNormalization, as in Keras: added to the variance

_FUNCTIONS: Mapping[str, Callable[[np.ndarray], np.ndarray]] = {
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "leaky_relu": lambda z: np.where(z > 0, z, LEAK * z),
    "elu": lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
    "silu": lambda z: z * sigmoid(z),
}
_SLOPES: Mapping[str, Callable[[np.ndarray], np.ndarray]] = {
    "sigmoid": lambda z: sigmoid(z) * (1 - sigmoid(z)),
    "tanh": lambda z: 1 - np.tanh(z) ** 2,
    "relu": lambda z: np.where(z > 0, 1.0, 0.0),  # at 0 Keras says 0
    "leaky_relu": lambda z: np.where(z > 0, 1.0, LEAK),
    "elu": lambda z: np.where(z > 0, 1.0, np.exp(np.minimum(z, 0))),
    "silu": lambda z: sigmoid(z) * (1 + z * (1 - sigmoid(z))),
}


def activate(name: ActivationName, z: np.ndarray) -> np.ndarray:
    """Return an activation function's outputs, each number by itself.

    Args:
        name: One of `ACTIVATIONS`, as Keras spells them.
        z: Finite numbers of any shape.

    Returns:
        float64, the shape of z.

    Raises:
        ValueError: If there is no such function, or z is not finite.

    Example:
        >>> activate("leaky_relu", [-1.0, 2.0])
        array([-0.2,  2. ])
    """
    one_of("name", name, ACTIVATIONS)
    return _FUNCTIONS[name](as_finite("z", z))


def activation_slope(name: ActivationName, z: np.ndarray) -> np.ndarray:
    """Return the derivatives of an activation function: what a gradient is multiplied by on its way back.

    Args:
        name: One of `ACTIVATIONS`.
        z: Finite numbers of any shape.

    Returns:
        float64, the shape of z; where a function has a corner, the slope at its left.

    Raises:
        ValueError: If there is no such function, or z is not finite.

    Example:
        >>> activation_slope("relu", [-1.0, 0.0, 2.0])
        array([0., 0., 1.])
    """
    one_of("name", name, ACTIVATIONS)
    return _SLOPES[name](as_finite("z", z))


@dataclass(frozen=True)
class Moments:
    """Mean and variance of each feature."""

    mean: np.ndarray
    """float64, shape (features,)."""
    variance: np.ndarray
    """float64, shape (features,): the mean squared distance from the mean."""


def batch_moments(x: np.ndarray) -> Moments:
    """Return mean and variance of each feature over a batch.

    Args:
        x: Finite numbers, shape (batch, features), or (batch,) for one feature.

    Returns:
        Both.

    Raises:
        ValueError: If x is empty, not finite or of another shape.

    Example:
        >>> batch_moments([1.0, 3.0])
        Moments(mean=array([2.]), variance=array([1.]))
    """
    table = as_table("x", x)
    return Moments(table.mean(axis=0), table.var(axis=0))


def moving_moments(batches: list[Moments], *, features: int = 1, momentum: float = 0.99) -> Moments:
    """Return what `BatchNormalization` uses at inference after it has been trained on some batches.

    No gradient changes these numbers: every call with `training=True` moves them a little towards the batch's own.

    Args:
        batches: Of each batch, in their order.
        features: How many; before any batch each has mean 0 and variance 1.
        momentum: How much of the old averages stays at each batch, from 0 to 1.

    Returns:
        Both averages.

    Raises:
        ValueError: If `momentum` is out of range.

    Example:
        >>> moving_moments([batch_moments([9.0, 11.0])], momentum=0.9)
        Moments(mean=array([1.]), variance=array([1.]))
    """
    stays = number("momentum", momentum, least=0, most=1)
    mean, variance = np.zeros(features), np.ones(features)
    for batch in batches:
        mean = mean * stays + batch.mean * (1 - stays)
        variance = variance * stays + batch.variance * (1 - stays)
    return Moments(mean, variance)


def batch_normalize(
    x: np.ndarray, moments: Moments, *, gamma: np.ndarray | float = 1.0, beta: np.ndarray | float = 0.0
) -> np.ndarray:
    """Return γ (x − mean) / √(variance + 0.001) + β.

    Args:
        x: Finite numbers, shape (batch, features), or (batch,) for one feature.
        moments: Of the batch itself in training, the moving averages at inference.
        gamma: One number for all features, or shape (features,).
        beta: The same.

    Returns:
        float64, shape (batch, features).

    Raises:
        ValueError: If x is empty, not finite or of another shape.

    Source:
        Ioffe and Szegedy, Batch normalization, 2015, arXiv 1502.03167.

    Example:
        >>> batch_normalize([1.0, 3.0], batch_moments([1.0, 3.0]), gamma=2.0).round(3).tolist()
        [[-1.999], [1.999]]
    """
    return gamma * (as_table("x", x) - moments.mean) / np.sqrt(moments.variance + EPSILON) + beta


def drop_out(x: np.ndarray, noise: np.ndarray, *, rate: float, scaled: bool = True) -> np.ndarray:
    """Return what `Dropout` lets through in training; at inference it gives x itself.

    Args:
        x: Finite numbers of any shape.
        noise: In [0, 1), evenly spread: a number is dropped where its noise is below `rate`. Of the shape of x, or
            with one more axis in front, for several masks.
        rate: The share that is dropped on average, p; at least 0, below 1.
        scaled: Whether what is kept is divided by 1 − p, as in Keras, so that the mean over all masks is x.

    Returns:
        float64, the shape of `noise`.

    Raises:
        ValueError: If `rate` is out of range, or an array is not finite.

    Source:
        Srivastava et al., Dropout, Journal of Machine Learning Research 15, 2014.

    Example:
        >>> drop_out([1.0, 2.0], [[0.1, 0.7], [0.6, 0.2]], rate=0.5)
        array([[0., 4.],
               [2., 0.]])
    """
    p = number("rate", rate, least=0, most=1)
    if p == 1:
        raise ValueError("rate must be below 1, got 1")
    kept = as_finite("noise", noise) >= p
    return np.where(kept, as_finite("x", x) / ((1 - p) if scaled else 1.0), 0.0)


def spread_of_dropped(x: np.ndarray, *, rate: float) -> float:
    """Return the standard deviation of Σ x over all masks of `Dropout`, worked out.

    Args:
        x: Finite numbers, shape (units,).
        rate: The share that is dropped, p; at least 0, below 1.

    Returns:
        √(p / (1 − p) · Σ x²): each kept number varies by itself.

    Raises:
        ValueError: If `rate` is out of range, or x is empty or not finite.

    Example:
        >>> spread_of_dropped([3.0, 4.0], rate=0.5)
        5.0
    """
    p = number("rate", rate, least=0, most=1)
    if p == 1:
        raise ValueError("rate must be below 1, got 1")
    return float(np.sqrt(p / (1 - p) * np.sum(as_column("x", x, of="units") ** 2)))


def look_up(table: np.ndarray, indices: np.ndarray) -> np.ndarray:
    """Return what `Embedding` gives: the row of each index, which is one-hot × table without the multiplying.

    Args:
        table: Finite numbers, shape (words, features).
        indices: Whole numbers from 0 to words − 1, of any shape, such as (batch, time).

    Returns:
        float64, the shape of `indices` with (features,) behind.

    Raises:
        ValueError: If the table is not one, or an index has no row.

    Example:
        >>> look_up([[1.0, 2.0], [3.0, 4.0]], [1, 0, 1])
        array([[3., 4.],
               [1., 2.],
               [3., 4.]])
    """
    rows, asked = as_finite("table", table), np.asarray(indices)
    has_shape("table", rows, ("words", "features"), empty=False)
    if asked.size and not (asked.min() >= 0 and asked.max() < len(rows)):
        raise ValueError(f"indices must be from 0 to {len(rows) - 1}, got {asked.min()} to {asked.max()}")
    return rows[asked]


def place_in_flat(row: int, column: int, channel: int, *, shape: tuple[int, int, int]) -> int:
    """Return where `Flatten` puts a number of an image: the last axis runs fastest.

    Args:
        row: From 0 on.
        column: From 0 on.
        channel: From 0 on.
        shape: Height, width and channels of one image; the batch stays an axis of its own.

    Returns:
        Its place in the vector, from 0 on.

    Raises:
        ValueError: If there is no such number.

    Example:
        >>> place_in_flat(2, 5, 0, shape=(14, 14, 1))
        33
    """
    height, width, channels = shape
    for name, place, most in (("row", row, height), ("column", column, width), ("channel", channel, channels)):
        number(name, place, least=0, most=most - 1)
    return (row * width + column) * channels + channel


def softmax_at(logits: np.ndarray, *, temperature: float) -> np.ndarray:
    """Return the softmax of logits that were divided by a temperature.

    Args:
        logits: Finite numbers, shape (classes,).
        temperature: Above 0: at 1 the softmax of Keras; small ones make the largest logit's probability nearly 1,
            large ones make all alike.

    Returns:
        float64, shape (classes,), together 1.

    Raises:
        ValueError: If `temperature` is not above 0, or the logits are empty or not finite.

    Example:
        >>> softmax_at([0.0, np.log(9)], temperature=2.0)
        array([0.25, 0.75])
    """
    return softmax(as_column("logits", logits, of="classes") / number("temperature", temperature, above=0))
