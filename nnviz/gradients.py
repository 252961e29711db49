"""Where a network looked: how much each part of an image adds to the score of a class."""

from typing import TYPE_CHECKING

import numpy as np

from nnviz._checks import whole
from nnviz.activations import as_batch, layer_named, parts

if TYPE_CHECKING:
    import keras


def saliency(
    model: "keras.Model", images: np.ndarray, *, classes: np.ndarray | int, scores: str | None = None
) -> np.ndarray:
    """Return the derivative of each image's class score with respect to every pixel.

    Args:
        model: Any Keras model with one image input; a Sequential model need not have been called yet.
        images: Real numbers, shape (batch, height, width, channels), scaled as the model expects.
        classes: Which score to look at, an index for each image or one for all.
        scores: Name of the layer that gives the scores, (batch, classes); the model's output by default. Logits
            tell more than probabilities, whose derivative vanishes where the network is sure.

    Returns:
        float32, the shape of `images`.

    Raises:
        ValueError: If the model has no such layer, `images` does not fit its input, or a class is not there.

    Source:
        Simonyan, Vedaldi and Zisserman, Deep inside convolutional networks (2014).
    """
    import keras
    import tensorflow as tf

    batch, head = as_batch(model, images), _scores(model, scores)
    scorer = keras.Model(model.inputs[0], head.output)
    chosen = _as_classes(classes, batch, head)
    found = []
    for part, index in zip(parts(batch), parts(chosen), strict=True):
        pixels = tf.constant(part)
        with tf.GradientTape() as tape:
            tape.watch(pixels)
            picked = tf.gather(scorer(pixels, training=False), index, batch_dims=1)
        found.append(tape.gradient(picked, pixels).numpy())
    return np.concatenate(found)


def grad_cam(
    model: "keras.Model", images: np.ndarray, *, layer: str, classes: np.ndarray | int, scores: str | None = None
) -> np.ndarray:
    """Return which places of a layer's maps speak for a class: the maps, weighted by their mean derivative, above 0.

    Args:
        model: Any Keras model with one image input; a Sequential model need not have been called yet.
        images: Real numbers, shape (batch, height, width, channels), scaled as the model expects.
        layer: Name of a convolution or pooling layer, with output (batch, rows, columns, maps).
        classes: Which score to look at, an index for each image or one for all.
        scores: Name of the layer that gives the scores, (batch, classes); the model's output by default.

    Returns:
        float32, shape (batch, rows, columns), at least 0; in units of the score.

    Raises:
        ValueError: If the model has no such layer, the layer has no maps, `images` does not fit the model's input,
            or a class is not there.

    Source:
        Selvaraju et al., Grad-CAM (2017).
    """
    import keras
    import tensorflow as tf

    batch, head = as_batch(model, images), _scores(model, scores)
    mapped = layer_named(model, layer)
    if len(mapped.output.shape) != 4:
        raise ValueError(f"layer must give maps (batch, rows, columns, maps); {layer} gives {mapped.output.shape}")
    both = keras.Model(model.inputs[0], [mapped.output, head.output])
    chosen = _as_classes(classes, batch, head)
    found = []
    for part, index in zip(parts(batch), parts(chosen), strict=True):
        with tf.GradientTape() as tape:
            maps, given = both(part, training=False)
            picked = tf.gather(given, index, batch_dims=1)
        weights = tf.reduce_mean(tape.gradient(picked, maps), axis=(1, 2))  # (batch, maps)
        found.append(tf.nn.relu(tf.einsum("bijk,bk->bij", maps, weights)).numpy())
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
) -> np.ndarray:
    """Return how much each image's class score falls when a square of the image is covered.

    Args:
        model: Any Keras model with one image input; a Sequential model need not have been called yet.
        images: Real numbers, shape (batch, height, width, channels), scaled as the model expects.
        classes: Which score to look at, an index for each image or one for all.
        patch: Side of the square, in pixels, at most the image's.
        stride: Pixels from one square to the next.
        fill: What the square is filled with: the image's paper.
        scores: Name of the layer that gives the scores, (batch, classes); the model's output by default.

    Returns:
        float32, shape (batch, rows, columns), one value for each place of the square: score with the square in
        sight − score with it covered.

    Raises:
        ValueError: If the model has no such layer, `images` does not fit its input, a class is not there, or
            `patch` or `stride` is impossible.

    Source:
        Zeiler and Fergus, Visualizing and understanding convolutional networks (2014).
    """
    import keras

    batch, head = as_batch(model, images), _scores(model, scores)
    whole("patch", patch, least=1, most=min(batch.shape[1:3]))
    whole("stride", stride, least=1)
    chosen, scorer = _as_classes(classes, batch, head), keras.Model(model.inputs[0], head.output)
    before = np.concatenate([scorer(part, training=False).numpy() for part in parts(batch)])
    falls = []
    for image, known, index in zip(batch, before, chosen, strict=True):
        covered = _covered(image, patch=patch, stride=stride, fill=fill)  # (rows, columns, height, width, channels)
        pieces = parts(covered.reshape(-1, *image.shape))
        after = np.concatenate([scorer(part, training=False).numpy()[:, index] for part in pieces])
        falls.append((known[index] - after).reshape(covered.shape[:2]))
    return np.stack(falls)


def _covered(image: np.ndarray, *, patch: int, stride: int, fill: float) -> np.ndarray:
    """Return an image with a square covered, for each place of the square; (rows, columns, *image.shape)."""
    tops, lefts = (range(0, side - patch + 1, stride) for side in image.shape[:2])
    covered = np.tile(image, (len(tops), len(lefts), 1, 1, 1))
    for row, top in enumerate(tops):
        for column, left in enumerate(lefts):
            covered[row, column, top : top + patch, left : left + patch] = fill
    return covered


def _scores(model: "keras.Model", name: str | None) -> "keras.Layer":
    return model.layers[-1] if name is None else layer_named(model, name)


def _as_classes(classes: np.ndarray | int, batch: np.ndarray, head: "keras.Layer") -> np.ndarray:
    """Return one class for each image, or say which there are."""
    shape = tuple(head.output.shape)
    if len(shape) != 2:
        raise ValueError(f"scores must be a layer with output (batch, classes); {head.name} gives {shape}")
    chosen = np.broadcast_to(np.asarray(classes), len(batch))
    if chosen.dtype.kind not in "iu" or not ((chosen >= 0) & (chosen < shape[1])).all():
        raise ValueError(f"classes must be whole numbers from 0 to {shape[1] - 1}, got {np.asarray(classes).tolist()}")
    return chosen
