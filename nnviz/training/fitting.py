"""Which models `record` trains as `fit` does; of any other it says what stands in the way."""

from typing import TYPE_CHECKING

from nnviz._networks.calls import all_inner
from nnviz.training.settings import Optimizer

if TYPE_CHECKING:
    import keras

_SIZED = ("Resizing", "CenterCrop")  # layers for images that draw nothing at random


def check_trains_as_fit(model: "keras.Model", optimizer: Optimizer) -> None:
    """Raise ValueError unless the loop does with a model what `fit` does."""
    import keras

    if not model.built:
        raise ValueError("model must have been built: give it an Input, or call it on its inputs first")
    if not isinstance(model, keras.Sequential | keras.Function) or len(model.inputs) != 1 or len(model.outputs) != 1:
        raise ValueError("model must be Sequential or functional, with one input and one output")
    if model.non_trainable_weights:
        names = ", ".join(weight.path for weight in model.non_trainable_weights)
        raise ValueError(f"model must have trainable weights only, got {names}")
    held = [weight.path for weight in model.trainable_weights if weight.constraint is not None]
    if held:
        raise ValueError(f"model must have no constraints on its weights, got one on {', '.join(held)}: use fit")
    for layer in all_inner(model):
        _check_layer(layer, optimizer)


def _check_layer(layer: "keras.Operation", optimizer: Optimizer) -> None:
    import keras

    kind = type(layer).__name__
    if isinstance(layer, keras.Layer) and layer.compute_dtype not in (None, "float32"):
        raise ValueError(f"model must compute in float32, {layer.name} does in {layer.compute_dtype}: use fit")
    if isinstance(layer, keras.layers.Embedding) and optimizer in ("adam", "rmsprop"):
        raise ValueError(
            f"optimizer must be sgd or momentum for an Embedding such as {layer.name}, of which Keras' {optimizer} "
            "updates only the rows that a batch has looked up: use fit"
        )
    if "image_preprocessing" in type(layer).__module__ and kind not in _SIZED:
        raise ValueError(f"model must not change images at random, {layer.name} ({kind}) does: change the data before")
