"""The formulas of Keras' optimizers, over all weights as one vector.

`optimizer.apply` inside a compiled loop reaches 28,000 steps a second, these formulas 130,000; and
`stateless_apply` does not exist for TensorFlow. Tests hold them equal to Keras.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from nnviz.training.settings import MOMENTUM, Optimizer

if TYPE_CHECKING:
    import keras

Update = Callable[[Any, Any, Any, Any, Any], tuple[Any, Any]]
"""(weights, slots, gradient, step, learning rate) → (weights, slots): vectors of float32 and a row of slots each."""

SLOTS: dict[Optimizer, int] = {"sgd": 0, "momentum": 1, "nesterov": 1, "rmsprop": 1, "adam": 2}
"""Vectors that each optimizer remembers; all begin at 0."""
MOST_SLOTS = max(SLOTS.values())


def update_of(optimizer: Optimizer) -> Update:
    """Return an optimizer's formula."""
    formulas = {"sgd": _sgd, "momentum": _momentum, "nesterov": _nesterov, "rmsprop": _rmsprop, "adam": _adam}
    return formulas[optimizer]


def any_update(weights: Any, slots: Any, gradient: Any, step: Any, rate: Any, which: Any) -> tuple[Any, Any]:
    """Return the update by one of all optimizers, chosen while it runs.

    Args:
        weights: float32, shape (parameters,), as `gradient`.
        slots: float32, shape (MOST_SLOTS, parameters); those that the optimizer does not have stay as they are.
        gradient: Of the weights.
        step: Updates before this one.
        rate: Learning rate.
        which: The optimizer's number in `SLOTS`.

    Returns:
        Weights and slots after the update, of the shapes they had.
    """
    import tensorflow as tf

    after = weights, slots
    for number, (optimizer, count) in enumerate(SLOTS.items()):
        moved, remembered = update_of(optimizer)(weights, slots[:count], gradient, step, rate)
        its = moved, tf.concat([remembered, slots[count:]], 0)
        after = tuple(tf.where(tf.equal(which, number), new, old) for new, old in zip(its, after, strict=True))
    return after


def keras_optimizer(optimizer: Optimizer, **arguments: Any) -> "keras.Optimizer":
    """Return the optimizer of Keras that a formula equals; `arguments` are its learning rate and its clipping."""
    import keras

    if optimizer in ("momentum", "nesterov"):
        return keras.optimizers.SGD(momentum=MOMENTUM, nesterov=optimizer == "nesterov", **arguments)
    return {"sgd": keras.optimizers.SGD, "rmsprop": keras.optimizers.RMSprop, "adam": keras.optimizers.Adam}[optimizer](
        **arguments
    )


def _sgd(weights: Any, slots: Any, gradient: Any, _step: Any, rate: Any) -> tuple[Any, Any]:
    return weights - gradient * rate, slots


def _momentum(weights: Any, slots: Any, gradient: Any, _step: Any, rate: Any) -> tuple[Any, Any]:
    speed = slots[0] * MOMENTUM - gradient * rate
    return weights + speed, speed[None]


def _nesterov(weights: Any, slots: Any, gradient: Any, _step: Any, rate: Any) -> tuple[Any, Any]:
    speed = slots[0] * MOMENTUM - gradient * rate
    return weights + speed * MOMENTUM - gradient * rate, speed[None]


def _rmsprop(weights: Any, slots: Any, gradient: Any, _step: Any, rate: Any) -> tuple[Any, Any]:
    import tensorflow as tf

    rho, epsilon = 0.9, 1e-7
    squares = rho * slots[0] + (1 - rho) * tf.square(gradient)
    return weights - rate * gradient / tf.sqrt(squares + epsilon), squares[None]


def _adam(weights: Any, slots: Any, gradient: Any, step: Any, rate: Any) -> tuple[Any, Any]:
    import tensorflow as tf

    beta1, beta2, epsilon = 0.9, 0.999, 1e-7
    time = tf.cast(step + 1, tf.float32)
    mean = slots[0] + (gradient - slots[0]) * (1 - beta1)
    squares = slots[1] + (tf.square(gradient) - slots[1]) * (1 - beta2)
    alpha = rate * tf.sqrt(1 - tf.pow(beta2, time)) / (1 - tf.pow(beta1, time))
    return weights - mean * alpha / (tf.sqrt(squares) + epsilon), tf.stack([mean, squares])
