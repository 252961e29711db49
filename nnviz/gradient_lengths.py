"""How long the gradient is in each layer of a Keras model: where it fades on its way back, and where it explodes."""

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import keras


def gradient_lengths(
    model: "keras.Model", x: np.ndarray, y: np.ndarray, *, loss: "str | keras.Loss", training: bool = True
) -> dict[str, float]:
    """Return the length of the loss's gradient by each layer's trainable weights: the root of the sum of its squares.

    The model is left as it was: moving averages of batch normalization and seeds of dropout are put back.

    Args:
        model: Any Keras model with one output, subclassed ones and models as layers included; one that was never
            called is built for `x`.
        x: One batch as the model takes it: an array, or a list or dict of arrays for several inputs.
        y: What is wanted, as the loss takes it.
        loss: A loss of Keras or its name; its mean over the batch, and the model's own penalties as `fit` adds them.
        training: Whether batch normalization and dropout work as in training.

    Returns:
        A length for each layer with trainable weights, in the order of the model's variables, by the layer's path:
        "dense1", or "backbone/conv1" inside another model. 0 for a layer on which the loss does not depend.

    Raises:
        TypeError: If the model has several outputs.
        ValueError: If the model has nothing to train.

    Example:
        >>> import keras
        >>> model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, "linear", name="line")])
        >>> model.set_weights([np.array([[2.0]]), np.array([0.0])])
        >>> found = gradient_lengths(model, np.array([[3.0]]), np.array([[5.0]]), loss="mean_squared_error")
        >>> {layer: round(length, 4) for layer, length in found.items()}  # the gradient is (6, 2)
        {'line': 6.3246}

    Source:
        Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks (2010).
    """
    import keras
    import tensorflow as tf

    batch = tf.nest.map_structure(tf.convert_to_tensor, x)
    if not model.built:
        model(batch, training=False)
    kept = [variable.numpy() for variable in model.non_trainable_variables]
    with tf.GradientTape() as tape:
        output = model(batch, training=training)
        if not tf.is_tensor(output):
            raise TypeError(f"model must have one output, got {type(output).__name__}")
        total = tf.reduce_mean(keras.losses.get(loss)(tf.convert_to_tensor(y), output)) + sum(model.losses)
    for variable, value in zip(model.non_trainable_variables, kept, strict=True):
        variable.assign(value)
    variables = model.trainable_variables
    if not variables:
        raise ValueError("model must have something to train, got one without trainable weights")
    values = [variable.value for variable in variables]
    found = tape.gradient(total, values, unconnected_gradients=tf.UnconnectedGradients.ZERO)
    return _by_layer([each.path.removeprefix(f"{model.name}/") for each in variables], found)


def _by_layer(paths: list[str], gradients: list[Any]) -> dict[str, float]:
    import tensorflow as tf

    squares: dict[str, float] = defaultdict(float)
    for path, gradient in zip(paths, gradients, strict=True):
        layer = path.rpartition("/")[0] or path
        squares[layer] += float(tf.reduce_sum(tf.convert_to_tensor(gradient) ** 2))
    return {layer: math.sqrt(square) for layer, square in squares.items()}
