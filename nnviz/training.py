"""Training small networks fast: one compiled loop over all steps, with Keras' own layers, loss and optimizer."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from nnviz import models

MOST_STEPS = 5_000


@dataclass(frozen=True)
class Trained:
    """A classifier of points in a plane, after its training."""

    model: Any
    """The `keras.Model`, from float32 (points, 2) to the probability of class 1, (points, 1)."""
    losses: np.ndarray
    """Mean cross-entropy over all points before each step, float32, shape (steps,)."""

    def probability(self, x: np.ndarray) -> np.ndarray:
        """Return the probability of class 1, float32, shape (points,), for x of shape (points, 2)."""
        return np.asarray(self.model(np.asarray(x, np.float32)))[:, 0]


def train(
    x: np.ndarray,
    y: np.ndarray,
    *,
    hidden: tuple[int, ...],
    learning_rate: float,
    steps: int,
    seed: int,
) -> Trained:
    """Train a network of tanh layers by Adam on the cross-entropy of all points at once.

    The result is that of `fit` on one batch of all points. The loop is compiled once for every shape of the
    network and of the data; learning rate, seed and the points themselves may change without compiling anew.

    Args:
        x: Inputs, shape (points, 2), finite, of size about 1.
        y: Classes, shape (points,), 0 or 1.
        hidden: Units of each hidden layer, first to last.
        learning_rate: Adam's, more than 0.
        steps: How many, 1 to 5,000.
        seed: Of the initial weights, at least 0.

    Raises:
        ValueError: If x and y do not fit together, or another argument is out of range.

    Example:
        >>> from nnviz.datasets import xor_corners
        >>> corners = xor_corners()
        >>> run = train(corners.x, corners.y, hidden=(4,), learning_rate=0.1, steps=200, seed=0)
        >>> run.probability(corners.x).round().tolist()
        [0.0, 1.0, 1.0, 0.0]
    """
    import tensorflow as tf

    x, y = np.asarray(x, np.float32), np.asarray(y, np.float32)
    if x.ndim != 2 or x.shape[1] != 2 or not np.isfinite(x).all():
        raise ValueError(f"x must be finite, of shape (points, 2), got {x.shape}")
    if y.shape != x.shape[:1] or not np.isin(y, (0, 1)).all():
        raise ValueError(f"y must hold 0 or 1 for each of {len(x)} points, got shape {y.shape}")
    if not 0 < learning_rate < np.inf:
        raise ValueError(f"learning_rate must be more than 0 and finite, got {learning_rate}")
    if not 1 <= steps <= MOST_STEPS:
        raise ValueError(f"steps must be from 1 to {MOST_STEPS}, got {steps}")
    model, optimizer, loop = _compiled(hidden)
    model.set_weights(models.plane_network(hidden=hidden, seed=seed).get_weights())
    for variable in optimizer.variables:
        variable.assign(np.zeros(variable.shape))
    optimizer.learning_rate = learning_rate
    losses = loop(tf.constant(x), tf.constant(y[:, None]), tf.constant(steps))
    trained = models.plane_network(hidden=hidden, seed=seed)
    trained.set_weights(model.get_weights())
    return Trained(trained, losses.numpy()[:steps])


@cache
def _compiled(hidden: tuple[int, ...]) -> tuple[Any, Any, Any]:
    """Return a network, its optimizer, and the loop that trains the one with the other."""
    import keras
    import tensorflow as tf

    model = models.plane_network(hidden=hidden, seed=0)
    optimizer = keras.optimizers.Adam()
    optimizer.build(model.trainable_variables)
    loss = keras.losses.BinaryCrossentropy()

    @tf.function(jit_compile=True)
    def loop(x: Any, y: Any, steps: Any) -> Any:
        losses = tf.zeros(MOST_STEPS)
        for step in tf.range(steps):
            with tf.GradientTape() as tape:
                value = loss(y, model(x, training=True))
            optimizer.apply(tape.gradient(value, model.trainable_variables))
            losses = tf.tensor_scatter_nd_update(losses, [[step]], [value])
        return losses

    return model, optimizer, loop
