"""What the layers of a network give for an image."""

from typing import TYPE_CHECKING, Any

import numpy as np

from nnviz._networks.calls import Use, called
from nnviz._networks.inputs import as_batch, as_float32, channels_first, parts, rows_first

if TYPE_CHECKING:
    import keras


def layer_activations(model: "keras.Model", images: np.ndarray, *, layer: str) -> np.ndarray:
    """Return the output of one layer for a batch of images, in inference mode.

    Args:
        model: Any Keras model with one image input: Sequential, functional, or a class of its own whose layers can
            be heard while it is called. One that was never called is built.
        images: Real numbers, shape (batch, height, width, channels), or as the model takes them, scaled as it expects.
        layer: A layer name, as printed by `model.summary()`; "backbone/conv" for a layer of a model that is a layer,
            "conv#2" for the second use of a layer that is used twice.

    Returns:
        float32, shape (batch, map_height, map_width, filters) for a convolution or pooling layer, also of a model
        whose channels come first; (batch, units) for a dense layer.

    Raises:
        TypeError: If `model` is no Keras model, or `images` does not hold real numbers.
        ValueError: If the model has no such layer or several inputs, the layer is used twice or gives several arrays,
            or `images` does not fit the model's input.
    """
    batch = as_batch(model, images)
    found = [_output(model, part, layer) for part in parts(batch)]
    return np.concatenate(found)


def _output(model: "keras.Model", part: np.ndarray, layer: str) -> np.ndarray:
    use = called(model, part, keep=[layer]).use_of(layer)
    maps = as_float32(one_array(use))
    return rows_first(maps, channels=maps.ndim == 4 and channels_first(model, use.layer))


def one_array(use: Use) -> Any:
    """Return what a layer gave, or raise a ValueError if that is not one array that can be read."""
    if isinstance(use.output, dict | list | tuple):
        raise ValueError(f"layer must give one array, {use.path} gives {len(use.output)}")
    if not hasattr(use.output, "numpy"):
        raise ValueError(f"layer must be called in plain Python, {use.path} runs inside a compiled function or a loop")
    return use.output
