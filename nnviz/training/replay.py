"""What a network predicted at every moment of its training."""

from typing import TYPE_CHECKING, Any

import numpy as np

from nnviz.training.recording import Recording

if TYPE_CHECKING:
    import keras


def predictions(model: "keras.Model", recording: Recording, x: np.ndarray) -> np.ndarray:
    """Return the outputs of a model for some inputs at each snapshot of its training; the model is not changed.

    Args:
        model: The one that was trained, or another of the same architecture.
        recording: Of its training.
        x: Inputs, shape (examples, inputs), finite.

    Returns:
        float32, shape (snapshots, examples, outputs).

    Raises:
        ValueError: If the model's weights have other shapes than the recorded ones.

    Example:
        >>> from nnviz.models import plane_network
        >>> from nnviz.training import Settings, record
        >>> model, x = plane_network(hidden=(), inputs=1, output="linear", seed=0), np.array([[0.0], [1.0]])
        >>> settings = Settings(learning_rate=0.1, batch_size=2, epochs=3, loss="mean_squared_error")
        >>> predictions(model, record(model, x, x, settings=settings), x).shape
        (4, 2, 1)
    """
    import tensorflow as tf

    shapes = tuple(tuple(variable.shape) for variable in model.trainable_variables)
    if shapes != recording.shapes:
        raise ValueError(f"model must have weights of the shapes {recording.shapes}, got {shapes}")
    inputs = tf.constant(x, tf.float32)
    others = [variable.value for variable in model.non_trainable_variables]

    @tf.function
    def predict(weights: Any) -> Any:
        return model.stateless_call(weights, others, inputs, training=False)[0]

    moments = range(len(recording.weights))
    return np.stack([predict([tf.constant(w) for w in recording.weights_at(moment)]).numpy() for moment in moments])
