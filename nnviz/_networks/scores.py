"""Which number of a model's output is asked about: the score of a class."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from nnviz._networks.calls import Call, called
from nnviz._networks.inputs import as_float32, parts

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class Scored:
    """A call of a model and the scores in it, a tensor (batch, classes)."""

    call: Call
    scores: Any

    def of(self, classes: np.ndarray) -> Any:
        """Return the score of one class for each image, as a float32 tensor."""
        import tensorflow as tf

        return tf.gather(tf.cast(self.scores, tf.float32), classes, batch_dims=1)


def scored(
    model: "keras.Model",
    images: Any,
    *,
    scores: str | None,
    layer: str | None = None,
    watch: Callable[[Any], None] = lambda tensor: None,
) -> Scored:
    """Call a model and find the scores in what it gave, or in what one of its layers gave.

    Args:
        model: A model that has been built.
        images: A tensor that it takes.
        scores: A head's or a layer's name; None for the model's one output, before the softmax of its last layer.
        layer: Another layer whose output is to be kept.
        watch: Told each output that is kept, before anything else uses it.

    Returns:
        The call, and the scores.

    Raises:
        ValueError: If there is no such layer, there are several outputs to choose from, or what was chosen is not
            (batch, classes).
    """
    call = called(model, images, keep=[name for name in (scores, layer) if name is not None], watch=watch)
    heads = _heads(model, call.output)
    if scores is not None:
        chosen = heads[scores] if scores in heads and len(heads) > 1 else call.use_of(scores, argument="scores").output
    elif len(heads) > 1:
        raise ValueError(f"model has {len(heads)} outputs: choose with scores, one of {', '.join(heads)}")
    else:
        (chosen,) = heads.values()
        chosen = next((use.evidence for use in call.uses if use.output is chosen and use.evidence is not None), chosen)
    shape = tuple(getattr(chosen, "shape", ()))
    if len(shape) != 2:
        raise ValueError(f"scores must be a layer with output (batch, classes); {scores or model.name} gives {shape}")
    return Scored(call, chosen)


def class_scores(model: "keras.Model", batch: np.ndarray, *, scores: str | None) -> np.ndarray:
    """Return the scores of all classes, float32, (batch, classes)."""
    return np.concatenate([as_float32(scored(model, part, scores=scores).scores) for part in parts(batch)])


def as_classes(classes: np.ndarray | int, *, images: int, of: int) -> np.ndarray:
    """Return one class for each image, or say which there are."""
    chosen = np.asarray(classes)
    if chosen.ndim > 1:
        raise ValueError(f"classes must be one index, or one for each image, not one-hot rows, got {chosen.shape}")
    if chosen.dtype.kind not in "iu" or not ((chosen >= 0) & (chosen < of)).all():
        raise ValueError(f"classes must be whole numbers from 0 to {of - 1}, got {chosen.tolist()}")
    if chosen.ndim and len(chosen) != images:
        raise ValueError(f"classes must be one index, or one for each of the {images} images, got {len(chosen)}")
    return np.broadcast_to(chosen, images)


def _heads(model: "keras.Model", output: Any) -> dict[str, Any]:
    """Return a model's outputs by their keys, by the names of their layers, or by their numbers."""
    import keras

    if isinstance(output, dict):
        return {".".join(map(str, path)): tensor for path, tensor in keras.tree.flatten_with_path(output)}
    flat = keras.tree.flatten(output)
    names = getattr(model, "output_names", None) or []
    if len(names) != len(flat) or len(set(names)) != len(names):
        names = [str(number) for number in range(len(flat))]
    return dict(zip(names, flat, strict=True))
