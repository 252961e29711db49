"""How much each part of an image adds to the score of a class.

All of them ask for the score of a class: by default the model's output, but before the softmax where its last layer
has one, because the derivative of a probability vanishes where it is near 0 or 1. (A softmax that is no layer, such
as `keras.ops.softmax(logits)`, belongs to the output.) `scores` names another layer, or one of several heads, and
takes its output as it is.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from nnviz._checks import whole
from nnviz._networks.inputs import as_batch, as_float32, channels_first, image_input, parts, rows_first, slices
from nnviz._networks.scores import as_classes, class_scores, scored
from nnviz.activations import one_array

if TYPE_CHECKING:
    import keras


def saliency(
    model: "keras.Model", images: np.ndarray, *, classes: np.ndarray | int, scores: str | None = None
) -> np.ndarray:
    """Return the derivative of each image's class score with respect to every pixel.

    Args:
        model: Any Keras model with one image input, see `nnviz.activations.layer_activations`.
        images: Real numbers, shape (batch, height, width, channels), or as the model takes them, scaled as it expects.
        classes: Which score to look at, an index for each image or one for all.
        scores: Name of the layer or head that gives the scores, (batch, classes); by default the model's output,
            before the softmax of its last layer.

    Returns:
        float32, the shape of `images`.

    Raises:
        TypeError: If `model` is no Keras model, or `images` does not hold real numbers.
        ValueError: If the model has no such layer, several heads and none was chosen, or takes whole numbers;
            `images` does not fit its input; a class is not there; or the scores do not depend on the pixels.

    Source:
        Simonyan, Vedaldi and Zisserman, Deep inside convolutional networks (2014).
    """
    import tensorflow as tf

    batch, entry = as_batch(model, images), image_input(model)
    if entry is not None and "int" in entry.dtype:
        raise ValueError(f"model must take floats to have a derivative, it takes {entry.dtype}: use occlusion instead")
    found, done = [], 0
    for part in parts(batch):
        pixels = tf.constant(part)
        with tf.GradientTape() as tape:
            tape.watch(pixels)
            seen = scored(model, pixels, scores=scores)
            picked = seen.of(_classes_of(part, classes, done, len(batch), seen.scores))
        found.append(as_float32(_derivative(tape, picked, pixels, of="the pixels")))
        done += len(part)
    return np.concatenate(found)


def grad_cam(
    model: "keras.Model", images: np.ndarray, *, layer: str, classes: np.ndarray | int, scores: str | None = None
) -> np.ndarray:
    """Return which places of a layer's maps speak for a class: the maps, weighted by their mean derivative, above 0.

    Args:
        model: Any Keras model with one image input, see `nnviz.activations.layer_activations`.
        images: Real numbers, shape (batch, height, width, channels), or as the model takes them, scaled as it expects.
        layer: Name of a convolution or pooling layer, with output (batch, rows, columns, maps).
        classes: Which score to look at, an index for each image or one for all.
        scores: Name of the layer or head that gives the scores, (batch, classes); by default the model's output,
            before the softmax of its last layer.

    Returns:
        float32, shape (batch, rows, columns), at least 0; in units of the score.

    Raises:
        TypeError: If `model` is no Keras model, or `images` does not hold real numbers.
        ValueError: If the model has no such layer, or several heads and none was chosen; the layer has no maps, or
            the scores do not depend on them; `images` does not fit the model's input; or a class is not there.

    Source:
        Selvaraju et al., Grad-CAM (2017).
    """
    import tensorflow as tf

    batch = as_batch(model, images)
    found, done = [], 0
    for part in parts(batch):
        pixels = tf.constant(part)
        with tf.GradientTape() as tape:
            tape.watch(pixels)
            seen = scored(model, pixels, scores=scores, layer=layer, watch=tape.watch)
            maps = _maps(seen.call.use_of(layer))
            picked = seen.of(_classes_of(part, classes, done, len(batch), seen.scores))
        slopes = _derivative(tape, picked, maps, of=layer)
        first = channels_first(model, seen.call.use_of(layer).layer)
        values, weights = (rows_first(as_float32(each), channels=first) for each in (maps, slopes))
        found.append(np.maximum(np.einsum("bijk,bk->bij", values, weights.mean(axis=(1, 2))), 0))
        done += len(part)
    return np.concatenate(found)


def occlusion(
    model: "keras.Model",
    images: np.ndarray,
    *,
    classes: np.ndarray | int,
    patch: int = 5,
    stride: int = 1,
    fill: float = 0.0,
    scores: str | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> np.ndarray:
    """Return how much each image's class score falls when a square of the image is covered.

    The model sees one covered image for each place of the square: with the defaults 576 of a digit, but 48,400 of a
    photo of 224×224 pixels, a few at a time. A larger `stride` asks for fewer.

    Args:
        model: Any Keras model with one image input, see `nnviz.activations.layer_activations`.
        images: Real numbers, shape (batch, height, width, channels), or as the model takes them, scaled as it expects.
        classes: Which score to look at, an index for each image or one for all.
        patch: Side of the square, in pixels, at most the image's.
        stride: Pixels from one square to the next.
        fill: What the square is filled with: the image's paper.
        scores: Name of the layer or head that gives the scores, (batch, classes); by default the model's output,
            before the softmax of its last layer.
        progress: Told after each piece of work how many covered images have been looked at, and of how many.

    Returns:
        float32, shape (batch, rows, columns), one value for each place of the square: score with the square in
        sight − score with it covered.

    Raises:
        TypeError: If `model` is no Keras model, or `images` does not hold real numbers.
        ValueError: If the model has no such layer, or several heads and none was chosen; `images` does not fit its
            input; a class is not there; or `patch` or `stride` is impossible.

    Source:
        Zeiler and Fergus, Visualizing and understanding convolutional networks (2014).
    """
    batch = as_batch(model, images)
    if batch.ndim not in (3, 4):
        raise ValueError(f"images must have rows and columns to cover, got shape {batch.shape}")
    first = batch.ndim == 4 and channels_first(model)
    height, width = batch.shape[2:] if first else batch.shape[1:3]
    patch = whole("patch", patch, least=1, most=min(height, width))
    stride = whole("stride", stride, least=1)
    before = class_scores(model, batch, scores=scores)
    chosen = as_classes(classes, images=len(batch), of=before.shape[1])
    tops, lefts = (np.arange(0, side - patch + 1, stride) for side in (height, width))
    places = np.stack(np.meshgrid(tops, lefts, indexing="ij"), axis=-1).reshape(-1, 2)
    falls = np.empty((len(batch), len(places)), np.float32)
    for number, (image, index) in enumerate(zip(batch, chosen, strict=True)):
        for part in slices(len(places), values=image.size):
            covered = _covered(image, places[part], patch=patch, fill=fill, channels=first)
            after = class_scores(model, covered, scores=scores)[:, index]
            falls[number, part] = before[number, index] - after
            progress(number * len(places) + min(part.stop, len(places)), falls.size)
    return falls.reshape(len(batch), len(tops), len(lefts))


def _covered(image: np.ndarray, places: np.ndarray, *, patch: int, fill: float, channels: bool) -> np.ndarray:
    """Return an image with a square covered, for each place (top, left) of the square."""
    covered = np.repeat(image[None], len(places), axis=0)
    for each, (top, left) in zip(covered, places, strict=True):
        square = slice(top, top + patch), slice(left, left + patch)
        each[(slice(None), *square) if channels else square] = fill
    return covered


def _classes_of(part: np.ndarray, classes: np.ndarray | int, start: int, images: int, scores: Any) -> np.ndarray:
    return as_classes(classes, images=images, of=scores.shape[1])[start : start + len(part)]


def _maps(use: Any) -> Any:
    """Return a layer's maps, or raise a ValueError if it gives anything else."""
    maps = one_array(use)
    if len(maps.shape) != 4:
        raise ValueError(f"layer must give maps (batch, rows, columns, maps); {use.path} gives {tuple(maps.shape)}")
    return maps


def _derivative(tape: Any, score: Any, by: Any, *, of: str) -> Any:
    found = tape.gradient(score, by)
    if found is None:
        raise ValueError(f"scores must depend on {of} in a way that has a derivative, they do not")
    return found
