"""What the layers of a network answer."""

from typing import TYPE_CHECKING

import numpy as np

from nnviz._checks import one_of

if TYPE_CHECKING:
    import keras


def layer_activations(model: "keras.Model", images: np.ndarray, *, layer: str) -> np.ndarray:
    """Return the output of one layer for a batch of images, in inference mode.

    Args:
        model: Any Keras model with one image input; a Sequential model need not have been called yet.
        images: Real numbers, shape (batch, height, width, channels), scaled as the model expects.
        layer: A layer name, as printed by `model.summary()`.

    Returns:
        float32, shape (batch, map_height, map_width, filters) for a convolution or pooling layer,
        (batch, units) for a dense layer.

    Raises:
        ValueError: If the model has no such layer, or `images` does not fit its input.
    """
    import keras

    batch = as_batch(model, images)
    cut = keras.Model(model.inputs[0], layer_named(model, layer).output)
    return np.concatenate([cut(part, training=False).numpy() for part in parts(batch)])


def layer_named(model: "keras.Model", name: str) -> "keras.Layer":
    """Return a layer of a model, or raise a ValueError that lists the layers there are."""
    one_of("layer", name, [each.name for each in model.layers])
    return model.get_layer(name)


def as_batch(model: "keras.Model", images: np.ndarray) -> np.ndarray:
    """Return images as float32 of the shape that a model takes, or raise a ValueError that says which that is.

    A Sequential model that was never called is built for them.
    """
    batch = np.asarray(images, np.float32)
    if not model.built:
        model.build((None, *batch.shape[1:]))
    expected = tuple(model.inputs[0].shape)
    fits = len(expected) == batch.ndim and all(
        want in (None, got) for want, got in zip(expected, batch.shape, strict=True)
    )
    if not fits:
        raise ValueError(f"images must have shape {expected} (None: any number), got {batch.shape}")
    return batch


def parts(batch: np.ndarray, size: int = 64) -> list[np.ndarray]:
    """Cut a batch into pieces that fit any memory."""
    return [batch[start : start + size] for start in range(0, max(len(batch), 1), size)]
