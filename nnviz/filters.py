"""What the filters of a network look like, and what in the data excites them most."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nnviz._checks import whole
from nnviz.activations import as_batch, layer_activations, layer_named

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class ReceptiveField:
    """Which pixels a cell of a layer's maps sees: those from `start + stride · cell` on, `size` of them each way."""

    size: int
    stride: int
    start: int
    """Of the cell (0, 0); negative where padding is seen, too."""


@dataclass(frozen=True)
class Excitement:
    """The places in a data set at which each filter answers most, the strongest first; axes (filters, count)."""

    image: np.ndarray
    """int, which image."""
    row: np.ndarray
    """int, which cell of the map."""
    column: np.ndarray
    value: np.ndarray
    """float32, the activation there."""
    patch: np.ndarray
    """float32, (filters, count, size, size, channels): the pixels that the cell sees, 0 beyond the image's edge."""


def kernels(model: "keras.Model", *, layer: str) -> np.ndarray:
    """Return the kernels of a convolution layer.

    Args:
        model: A built model.
        layer: Name of a convolution layer.

    Returns:
        float32, shape (height, width, channels, filters).

    Raises:
        ValueError: If the model has no such layer, or it is no convolution.
    """
    found = [np.asarray(weight) for weight in layer_named(model, layer).get_weights()]
    if not found or found[0].ndim != 4:
        raise ValueError(f"layer must be a 2-D convolution, {layer} is none")
    return found[0]


def receptive_field(model: "keras.Model", *, layer: str) -> ReceptiveField:
    """Return which pixels a cell of a layer sees, for layers that follow each other in a row.

    Args:
        model: A built model of convolutions, poolings and layers that work cell by cell, with square windows.
        layer: Name of a layer with maps.

    Returns:
        Size, stride and start in pixels.

    Raises:
        ValueError: If the model has no such layer, it has no maps, or a layer before it has no square window.

    Example:
        >>> import keras
        >>> model = keras.Sequential([keras.Input((9, 9, 1)), keras.layers.Conv2D(2, 3), keras.layers.MaxPooling2D()])
        >>> receptive_field(model, layer=model.layers[-1].name)
        ReceptiveField(size=4, stride=2, start=0)
    """
    shape = tuple(layer_named(model, layer).output.shape)
    if len(shape) != 4:
        raise ValueError(f"layer must give maps (batch, rows, columns, maps); {layer} gives {shape}")
    size, stride, start = 1, 1, 0
    for each in model.layers:
        window, step = (_square(each, name) for name in (("kernel_size", "pool_size"), ("strides",)))
        if window > 1 and getattr(each, "padding", "valid") == "same":
            cells = each.input.shape[1]
            start -= stride * (max((-(-cells // step) - 1) * step + window - cells, 0) // 2)
        size, stride = size + (window - 1) * stride, stride * step
        if each.name == layer:
            return ReceptiveField(size, stride, start)
    raise AssertionError("layer_named has found it")


def most_exciting(model: "keras.Model", images: np.ndarray, *, layer: str, count: int = 9) -> Excitement:
    """Find for each filter of a layer the patches of the data that it answers most, one from an image at most.

    Args:
        model: A built model of convolutions, poolings and layers that work cell by cell, with square windows.
        images: Real numbers, shape (batch, height, width, channels), scaled as the model expects.
        layer: Name of a layer with maps.
        count: Patches for each filter, at most as many as images.

    Returns:
        Places, activations and patches, the strongest first.

    Raises:
        ValueError: If the model has no such layer, the layer has no maps, a layer before it has no square window,
            `images` does not fit, or there are fewer than `count`.
    """
    batch, field = as_batch(model, images), receptive_field(model, layer=layer)
    whole("count", count, least=1, most=len(batch), why="the number of images")
    maps = layer_activations(model, batch, layer=layer)
    flat = maps.reshape(len(maps), -1, maps.shape[-1])  # (batch, cells, filters)
    cell, best = flat.argmax(axis=1), flat.max(axis=1)  # (batch, filters)
    image = np.argsort(-best, axis=0, kind="stable")[:count].T  # (filters, count)
    filters = np.arange(maps.shape[-1])[:, None]
    row, column = np.divmod(cell[image, filters], maps.shape[2])
    patch = _patches(batch, field, image, row, column)
    return Excitement(image, row, column, best[image, filters], patch)


def _patches(
    batch: np.ndarray, field: ReceptiveField, image: np.ndarray, row: np.ndarray, column: np.ndarray
) -> np.ndarray:
    """Cut out what cells see; (filters, count) of each → (filters, count, size, size, channels)."""
    edge = field.size + abs(field.start)
    padded = np.pad(batch, ((0, 0), (edge, edge), (edge, edge), (0, 0)))
    along = np.arange(field.size) + field.start + edge
    rows, columns = (field.stride * place[..., None] + along for place in (row, column))  # (filters, count, size)
    return padded[image[..., None, None], rows[..., :, None], columns[..., None, :]]


def _square(layer: "keras.Layer", names: tuple[str, ...]) -> int:
    """Return the side of a layer's square window or step; 1 for a layer that works cell by cell."""
    found = next((getattr(layer, name) for name in names if hasattr(layer, name)), (1, 1))
    if len(found) != 2 or found[0] != found[1]:
        raise ValueError(f"layers up to the asked one must have square windows, {layer.name} has {tuple(found)}")
    return int(found[0])
