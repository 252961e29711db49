"""Attributions that share a class's logit out among the pixels, and what tells whether a map means anything."""

from typing import TYPE_CHECKING

import numpy as np

from nnviz._checks import has_shape, whole
from nnviz.activations import as_batch
from nnviz.gradients import saliency

if TYPE_CHECKING:
    import keras


def integrated_gradients(
    model: "keras.Model",
    images: np.ndarray,
    *,
    classes: np.ndarray | int,
    scores: str | None = None,
    steps: int = 32,
    baseline: float = 0.0,
) -> np.ndarray:
    """Return what each pixel adds to a class's score on the straight way from an empty image to this one.

    The mean gradient along the way, times how far the pixel moves. All pixels together add up to the difference of
    the two scores, up to the error of `steps`.

    Args:
        model: Any Keras model with one image input.
        images: Real numbers, shape (batch, height, width, channels), scaled as the model expects.
        classes: Which score to look at, an index for each image or one for all.
        scores: Name of the layer that gives the scores; see `nnviz.gradients.saliency`.
        steps: Images along the way, at least 1.
        baseline: The value of every pixel of the empty image: the paper.

    Returns:
        float32, the shape of `images`, in units of the score.

    Raises:
        ValueError: If an argument does not fit the model; see `nnviz.gradients.saliency`.

    Source:
        Sundararajan, Taly, Yan, Axiomatic attribution for deep networks (2017).
    """
    whole("steps", steps, least=1)
    batch = as_batch(model, images)
    shares = ((np.arange(steps) + 0.5) / steps).astype(np.float32).reshape(-1, *[1] * (batch.ndim - 1))
    chosen = np.broadcast_to(np.asarray(classes), len(batch))
    found = []
    for image, index in zip(batch, chosen, strict=True):
        way = baseline + shares * (image - baseline)[None]  # (steps, height, width, channels)
        gradients = saliency(model, way, classes=int(index), scores=scores)
        found.append(gradients.mean(axis=0) * (image - baseline))
    return np.stack(found)


def at_their_fields(cells: np.ndarray, *, side: int, start: int, size: int, stride: int) -> np.ndarray:
    """Return an image in which each cell of a map stands at the middle of the pixels that it sees.

    Args:
        cells: Shape (rows, columns).
        side: Of the image, in pixels.
        start: Of the first cell's receptive field; see `nnviz.filters.receptive_field`.
        size: Of each receptive field.
        stride: From one to the next: each cell is drawn so large.

    Returns:
        The type of `cells`, shape (side, side): 0 where no cell stands.

    Example:
        >>> at_their_fields(np.array([[1, 2], [3, 4]]), side=6, start=0, size=4, stride=2)[0:5, 0:5]
        array([[0, 0, 0, 0, 0],
               [0, 1, 1, 2, 2],
               [0, 1, 1, 2, 2],
               [0, 3, 3, 4, 4],
               [0, 3, 3, 4, 4]])
    """
    image = np.zeros((side, side), cells.dtype)
    drawn = np.repeat(np.repeat(cells, stride, axis=0), stride, axis=1)
    first = start + (size - stride) // 2
    low = max(0, first)
    part = drawn[low - first : low - first + side - low, low - first : low - first + side - low]
    image[low : low + part.shape[0], low : low + part.shape[1]] = part
    return image


def agreement(one: np.ndarray, other: np.ndarray) -> float:
    """Return the correlation of two maps over their pixels, from −1 to 1; 0 if one of them is flat.

    Args:
        one: Any shape.
        other: The same.

    Returns:
        The correlation.

    Raises:
        ValueError: If the shapes differ.

    Example:
        >>> agreement(np.array([0, 1, 2]), np.array([1, 3, 5])), agreement(np.ones(3), np.arange(3))
        (1.0, 0.0)
    """
    has_shape("other", np.asarray(other), np.shape(one))
    a, b = (np.asarray(each, float).ravel() - np.mean(each) for each in (one, other))
    both = float(np.sqrt((a @ a) * (b @ b)))
    return round(float(a @ b) / both, 12) if both else 0.0


def insertion_and_deletion(
    model: "keras.Model", image: np.ndarray, attribution: np.ndarray, *, digit: int, most: int = 200, steps: int = 20
) -> tuple[float, float]:
    """Return the mean probability of a class while pixels come, or go, those first that the map calls most important.

    Args:
        model: From (batch, height, width, 1) to probabilities.
        image: Shape (height, width), the paper 0.
        attribution: The same shape.
        digit: The class.
        most: Pixels that come or go in all.
        steps: In how many equal portions.

    Returns:
        Insertion (the higher, the better the map) and deletion (the lower, the better).

    Raises:
        ValueError: If the attribution has another shape.

    Source:
        Petsiuk, Das, Saenko, RISE (2018).
    """
    has_shape("attribution", np.asarray(attribution), image.shape)
    order = np.argsort(-attribution.ravel(), kind="stable")
    counts = np.linspace(0, most, steps + 1).astype(int)
    coming, going = np.zeros((2, steps + 1, image.size), np.float32)
    going[:] = image.ravel()
    for row, count in enumerate(counts):
        coming[row, order[:count]] = image.ravel()[order[:count]]
        going[row, order[:count]] = 0
    both = np.concatenate([coming, going]).reshape(-1, *image.shape, 1)
    p = np.asarray(model(both, training=False))[:, digit]
    return float(p[: steps + 1].mean()), float(p[steps + 1 :].mean())
