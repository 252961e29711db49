"""Walking downhill: plain gradient descent of a line or a sigmoid, and Keras' optimizers on any loss."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from nnviz.linear import log_loss, sigmoid
from nnviz.linear.least_squares import mean_squared_error_of_lines

Model = Literal["line", "sigmoid"]
BOUND = 1e12  # beyond it, a walk counts as lost
SHARES = (0.003, 0.01, 0.03, 0.1, 0.3, 0.6, 0.97, 1.06)  # of the largest stable rate


@dataclass(frozen=True)
class Walk:
    """Where an optimizer went. Only finite places are kept."""

    places: np.ndarray
    """Parameters before the first step and after every step, float64, shape (steps + 1, parameters)."""
    losses: np.ndarray
    """Loss at each place, float64, shape (steps + 1,)."""
    slopes: np.ndarray
    """Gradient that led away from each place, float64, shape (steps, parameters)."""
    lost_at: int | None = None
    """The step that led beyond all bounds, counted from 1; None if none did. The walk ends before it."""


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
            the mean log loss.
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
    if model not in ("line", "sigmoid"):
        raise ValueError(f"model must be 'line' or 'sigmoid', got {model!r}")
    if not 0 < learning_rate < np.inf:
        raise ValueError(f"learning_rate must be more than 0 and finite, got {learning_rate}")
    if steps < 1:
        raise ValueError(f"steps must be at least 1, got {steps}")
    x, y = np.asarray(x, np.float64), np.asarray(y, np.float64)
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
    if not 1 <= batch_size < count:
        raise ValueError(f"batch_size must be from 1 to {count}, the number of points, got {batch_size}")
    random = np.random.default_rng(seed)
    chosen: list[np.ndarray] = []
    while len(chosen) < steps:
        order = random.permutation(count)
        chosen += [order[first : first + batch_size] for first in range(0, count, batch_size)]
    return chosen[:steps]


def curvatures(x: np.ndarray) -> tuple[float, float]:
    """Return how steeply the mean squared error of m·x + b bends along its valley, λmin, and across it, λmax.

    These are the eigenvalues of its second derivatives, 2·mean(x²), 2·mean(x) and 2: they depend on the inputs
    alone. A full-batch step multiplies the distance to the best line by 1 − learning_rate · λ in each direction.

    Args:
        x: Inputs, shape (points,), finite.

    Raises:
        ValueError: If x is empty, not finite or not one-dimensional.

    Example:
        >>> curvatures(np.array([-2.0, 2.0]))  # second derivatives 8, 0 and 2
        (2.0, 8.0)
    """
    x = np.asarray(x, np.float64)
    if x.ndim != 1 or not x.size or not np.isfinite(x).all():
        raise ValueError(f"x must be finite, of shape (points,), with at least one point, got {x.shape}")
    inputs = np.column_stack([x, np.ones(len(x))])  # (points, 2)
    along, across = np.linalg.eigvalsh(2 * inputs.T @ inputs / len(x))
    return float(along), float(across)


def largest_stable_rate(x: np.ndarray) -> float:
    """Return the learning rate beyond which full-batch gradient descent of a line runs away: 2 / λmax.

    Args:
        x: Inputs, shape (points,), finite.

    Raises:
        ValueError: If x is empty, not finite or not one-dimensional.

    Source:
        Goh, Why Momentum Really Works, Distill (2017), https://doi.org/10.23915/distill.00006.

    Example:
        >>> largest_stable_rate(np.array([-1.0, 1.0]))  # second derivatives 2 and 2
        1.0
    """
    return 2 / curvatures(x)[1]


def rates_to_try(x: np.ndarray) -> tuple[float, ...]:
    """Return eight learning rates for these inputs, from far too small to just beyond the largest stable one.

    Args:
        x: Inputs, shape (points,), finite.

    Returns:
        Eight rising rates of two digits; only the last one is larger than `largest_stable_rate(x)`.

    Raises:
        ValueError: If x is empty, not finite or not one-dimensional.

    Example:
        >>> rates_to_try(np.array([-1.0, 1.0]))
        (0.003, 0.01, 0.03, 0.1, 0.3, 0.6, 0.97, 1.1)
    """
    stable = largest_stable_rate(x)
    rounded = [float(f"{share * stable:.1e}") for share in SHARES]
    return tuple(
        rate if (rate < stable) == (share < 1) else float(f"{share * stable:.2e}")
        for rate, share in zip(rounded, SHARES, strict=True)
    )


def walk(
    loss: Callable[[Any], Any],
    optimizer: Any,
    *,
    start: np.ndarray,
    steps: int,
) -> Walk:
    """Let one of Keras' optimizers walk down a loss.

    Args:
        loss: Takes a float32 tensor of shape (parameters,), returns a number; written with `keras.ops` or
            TensorFlow.
        optimizer: A name such as `"adam"`, a `keras.optimizers` object, or its configuration, as
            `keras.optimizers.get` takes them. Its settings are used, a fresh copy of it walks.
        start: Parameters at the start, shape (parameters,), finite.
        steps: How many steps, at least 1.

    Returns:
        Places, losses and slopes, float64, of float32 accuracy.

    Raises:
        ValueError: If `start` or `steps` is out of range, or Keras has no such optimizer.

    Example:
        >>> import keras
        >>> run = walk(lambda w: w[0] ** 2, keras.optimizers.SGD(0.25), start=[1.0], steps=3)
        >>> run.places[:, 0]
        array([1.   , 0.5  , 0.25 , 0.125])
    """
    import keras
    import tensorflow as tf

    place = np.asarray(start, np.float64)
    if place.ndim != 1 or not place.size or not np.isfinite(place).all():
        raise ValueError(f"start must be finite, of shape (parameters,), not empty, got {place.shape}")
    if steps < 1:
        raise ValueError(f"steps must be at least 1, got {steps}")
    settings = keras.optimizers.serialize(keras.optimizers.get(optimizer))
    fresh = keras.optimizers.deserialize(settings)
    parameters = keras.Variable(place, dtype="float32")
    fresh.build([parameters])

    @tf.function
    def step() -> tuple[Any, Any]:
        with tf.GradientTape() as tape:
            value = tf.reshape(loss(parameters.value), ())
        slope = tape.gradient(value, parameters.value)
        fresh.apply([slope], [parameters])
        return value, slope

    places, losses, slopes = [place], [], []
    for number in range(1, steps + 1):
        value, slope = step()
        losses.append(float(value))
        slopes.append(slope.numpy())
        place = parameters.numpy().astype(np.float64)
        if not np.abs(place).max() < BOUND:
            return Walk(np.array(places), np.array(losses), np.array(slopes[:-1], float), number)
        places.append(place)
    losses.append(float(loss(tf.constant(place, tf.float32))))
    return Walk(np.array(places), np.array(losses), np.array(slopes, float))


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
