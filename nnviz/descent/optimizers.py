"""Keras' optimizers, walking down any loss."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from nnviz._checks import as_column, whole
from nnviz.descent.walks import BOUND, Walk

if TYPE_CHECKING:
    import keras


def walk(
    loss: Callable[[Any], Any],
    optimizer: "str | dict[str, Any] | keras.Optimizer",
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

    place = as_column("start", start, of="parameters")
    whole("steps", steps, least=1)
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
