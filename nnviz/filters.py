"""What the filters of a network look like, and what in the data excites them most."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nnviz._checks import whole
from nnviz._networks.calls import graph_of, inner
from nnviz._networks.following import Maps, Unknown, followed
from nnviz._networks.inputs import as_batch, channels_first, image_input, parts, rows_first
from nnviz.activations import layer_activations

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class ReceptiveField:
    """Which pixels a cell of a layer's maps sees: those from `start + stride · cell` on, `size` of them each way.

    Cells at the edge see less of it: what lies outside the image, or in padding within the network, holds no pixel.
    """

    size: int
    stride: int
    """0 where every cell sees the whole image."""
    start: int
    """Of the cell (0, 0); negative where padding is seen, too."""


@dataclass(frozen=True)
class Excitement:
    """Where in a data set the output of each filter is largest, the strongest first; axes (filters, count)."""

    image: np.ndarray
    """int, which image."""
    row: np.ndarray
    """int, which cell of the map."""
    column: np.ndarray
    value: np.ndarray
    """float32, the activation there."""
    patch: np.ndarray
    """float32, (filters, count, size, size, channels): the pixels that the cell sees, 0 where it sees none."""


def kernels(model: "keras.Model", *, layer: str) -> np.ndarray:
    """Return the kernels of a convolution layer.

    Args:
        model: A built model.
        layer: Name of a convolution layer of Keras: Conv2D, DepthwiseConv2D (whose filters see one channel each),
            SeparableConv2D (whose two steps are multiplied out) or Conv2DTranspose (what a filter adds to the map
            it writes, for each channel that it reads).

    Returns:
        float32, shape (height, width, channels, filters).

    Raises:
        ValueError: If the model has no such layer, or it is none of these.
    """
    found = _named(model, layer)
    kind = type(found).__name__ if type(found).__module__.startswith("keras.") else "a class of your own"
    if kind not in ("Conv2D", "DepthwiseConv2D", "SeparableConv2D", "Conv2DTranspose"):
        raise ValueError(f"layer must be a 2-D convolution, {layer} is none ({kind})")
    if not found.built:
        raise ValueError(f"layer must have been built, {layer} was not: call the model on images first")
    if kind == "SeparableConv2D":
        each, mixing = np.asarray(found.depthwise_kernel, np.float32), np.asarray(found.pointwise_kernel, np.float32)
        return np.einsum("hwcm,cmf->hwcf", each, mixing[0, 0].reshape(*each.shape[2:], -1))
    kernel = np.asarray(found.kernel, np.float32)
    if kind == "DepthwiseConv2D":
        return kernel.reshape(*kernel.shape[:2], 1, -1)
    return np.moveaxis(kernel, 2, 3) if kind == "Conv2DTranspose" else kernel


def receptive_field(model: "keras.Model", *, layer: str) -> ReceptiveField:
    """Return which pixels a cell of a layer sees, followed through the model's graph.

    Convolutions (also dilated ones), poolings, padding, cropping, nested models, branches that meet, what works cell
    by cell, and dense layers or global poolings between, after which a cell sees the whole image, are followed.

    Args:
        model: A built Sequential or functional model with images of one size.
        layer: Name of a layer with maps, as for `nnviz.activations.layer_activations`.

    Returns:
        Size, stride and start in pixels.

    Raises:
        ValueError: If the model has no such layer, no graph, or images of any size; the layer has no maps; its cells
            do not see squares that move evenly; or a layer before it cannot be followed, which is named.

    Example:
        >>> import keras
        >>> model = keras.Sequential([keras.Input((9, 9, 1)), keras.layers.Conv2D(2, 3), keras.layers.MaxPooling2D()])
        >>> receptive_field(model, layer=model.layers[-1].name)
        ReceptiveField(size=4, stride=2, start=0)
    """
    return _square(_maps(model, layer, tuple(getattr(image_input(model), "shape", ()))), layer)


def most_exciting(model: "keras.Model", images: np.ndarray, *, layer: str, count: int = 9) -> Excitement:
    """Find the patches of the data for which a filter's output is largest, one from an image at most, for each filter.

    Args:
        model: A Sequential or functional model, see `receptive_field`.
        images: Real numbers, shape (batch, height, width, channels), or as the model takes them, scaled as it expects.
        layer: Name of a layer with maps.
        count: Patches for each filter, at most as many as images.

    Returns:
        Places, activations and patches, the strongest first.

    Raises:
        TypeError: If `model` is no Keras model, or `images` does not hold real numbers.
        ValueError: If the model has no such layer, the layer has no maps or its receptive field cannot be told,
            `images` does not fit, or there are fewer than `count`.
    """
    batch = as_batch(model, images)
    maps = _maps(model, layer, batch.shape)
    field = _square(maps, layer)
    count = whole("count", count, least=1, most=len(batch), why="the number of images")
    strongest = [_strongest(model, part, layer) for part in parts(batch)]
    best, cell = (np.concatenate(each) for each in zip(*strongest, strict=True))  # (batch, filters)
    image = np.argsort(-best, axis=0, kind="stable")[:count].T  # (filters, count)
    filters = np.arange(best.shape[1])[:, None]
    row, column = np.divmod(cell[image, filters], len(maps.columns.first))
    channels = batch.ndim == 4 and channels_first(model)
    patch = _patches(rows_first(batch, channels=channels), field, maps, (image, row, column))
    return Excitement(image, row, column, best[image, filters], patch)


def _strongest(model: "keras.Model", part: np.ndarray, layer: str) -> tuple[np.ndarray, np.ndarray]:
    """Return each filter's largest activation in each image, and at which cell it is; (images, filters)."""
    maps = layer_activations(model, part, layer=layer)
    flat = maps.reshape(len(maps), -1, maps.shape[-1])  # (images, cells, filters)
    return flat.max(axis=1), flat.argmax(axis=1)


def _patches(
    batch: np.ndarray, field: ReceptiveField, maps: Maps, places: tuple[np.ndarray, np.ndarray, np.ndarray]
) -> np.ndarray:
    """Cut out what cells see; images, rows and columns, (filters, count) → (filters, count, size, size, channels)."""
    image, *cells = places
    pixels, seen = [], []
    for cell, axis, side in zip(cells, (maps.rows, maps.columns), batch.shape[1:3], strict=True):
        along = field.start + field.stride * cell[..., None] + np.arange(field.size)  # (filters, count, size)
        seen.append((along >= axis.first[cell][..., None]) & (along < axis.end[cell][..., None]))
        pixels.append(np.clip(along, 0, side - 1))
    cut = batch[image[..., None, None], pixels[0][..., :, None], pixels[1][..., None, :]]
    return np.where((seen[0][..., :, None] & seen[1][..., None, :])[..., None], cut, 0)


def _named(model: "keras.Model", name: str) -> "keras.Operation":
    """Return a layer by its name, "outer/inner" for one within another; which use of it does not matter."""
    layers = {each.name: each for each in inner(model)}
    found = layers.get(name) or layers.get(name.rpartition("#")[0])
    outer, _, rest = name.partition("/")
    if not found and rest and outer in layers:
        return _named(layers[outer], rest)
    if not found:
        raise ValueError(f"layer must be one of {', '.join(layers)}, got {name!r}")
    return found


def _maps(model: "keras.Model", layer: str, shape: tuple[int | None, ...]) -> Maps:
    """Return what the cells of a layer see in images (batch, …) of a shape."""
    import keras

    if not isinstance(graph_of(model), keras.Function):
        raise ValueError(f"model must be a built Sequential or functional one, whose graph is known, not {model.name}")
    if len(shape) != 4:
        raise ValueError(f"model must take images (batch, height, width, channels), {model.name} takes {shape}")
    channels = channels_first(model)
    rows, columns = shape[2:] if channels else shape[1:3]
    if rows is None or columns is None:
        raise ValueError(f"model must take images of one size, {model.name} takes {shape}: build it with keras.Input")
    field = followed(model, rows=rows, columns=columns, channels=channels).use_of(layer).output
    if isinstance(field, Unknown):
        raise ValueError(f"{field.why}, which {layer} comes after, or is")
    if not isinstance(field, Maps):
        raise ValueError(f"layer must give maps (batch, rows, columns, maps); {layer} does not")
    return field


def _square(maps: Maps, layer: str) -> ReceptiveField:
    rows, columns = maps.rows.even, maps.columns.even
    if rows is None or columns is None:
        raise ValueError(f"cells must see windows of one size at even steps, those of {layer} do not")
    if rows != columns:
        raise ValueError(
            f"cells must see squares, the same along rows and columns; those of {layer} see {rows[0]}×{columns[0]} "
            f"pixels in steps of {rows[1]} and {columns[1]}, from {rows[2]} and {columns[2]} on"
        )
    return ReceptiveField(*rows)
