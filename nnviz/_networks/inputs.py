"""The images that a model is given, and which of their axes are rows, columns and channels."""

from typing import TYPE_CHECKING, Any

import numpy as np

from nnviz._networks.calls import all_inner

if TYPE_CHECKING:
    import keras

VALUES_AT_ONCE = 3 * 2**18  # that a model is given: five photos of 224×224 in color, with all that is made of them
IMAGES_AT_ONCE = 64


def as_batch(model: "keras.Model", images: np.ndarray) -> np.ndarray:
    """Return images as float32 of the shape that a model takes, or raise an error that says which that is.

    A model that was never called is built for them.
    """
    import keras

    if not isinstance(model, keras.Model):
        raise TypeError(f"model must be a keras.Model, got {type(model).__name__}")
    batch = _as_numbers(images)
    if isinstance(model, keras.Sequential) and not model.built:
        model.build((None, *batch.shape[1:]))
    entry = image_input(model)
    if entry is not None:
        _check_fit(entry, batch)
    if not len(batch):
        raise ValueError(f"images must hold at least one image, got shape {batch.shape}")
    if entry is None:  # of a class of its own: it alone knows, and its layers may come to be in the first call
        try:
            model(batch[:1], training=False)
        except Exception as error:  # whatever its author did not think of
            raise ValueError(f"images must be as {model.name} takes them, got {batch.shape}: {error}") from error
    return batch


def image_input(model: "keras.Model") -> Any:
    """Return the one input that a model has, as Keras describes it; None for a class of its own, which keeps it."""
    entries = getattr(model, "inputs", None)
    if entries and len(entries) > 1:
        names = ", ".join(each.name for each in entries)
        raise ValueError(f"model must have one image input, {model.name} has {len(entries)}: {names}")
    return entries[0] if entries else None


def parts(batch: np.ndarray) -> list[np.ndarray]:
    """Cut a batch into pieces that fit any memory with all that a model makes of them."""
    return [batch[each] for each in slices(len(batch), values=batch[:1].size)]


def slices(count: int, *, values: int) -> list[slice]:
    """Return where to cut `count` images of so many values."""
    size = min(IMAGES_AT_ONCE, max(1, VALUES_AT_ONCE // max(values, 1)))
    return [slice(start, start + size) for start in range(0, count, size)]


def channels_first(model: "keras.Model", layer: "keras.Operation | None" = None) -> bool:
    """Return whether a layer's maps, or else a model's images, are (batch, channels, rows, columns).

    What pools, convolves, pads or crops says so; all others are as these around them.
    """
    own = _format_of(layer) if layer is not None else None
    formats = [each for each in map(_format_of, all_inner(model)) if each]
    if layer is not None and not own and len(set(formats)) > 1:
        raise ValueError(f"layer must say its data_format in a model that has both, {layer.name} says none")
    return (own or next(iter(formats), "channels_last")) == "channels_first"


def rows_first(maps: np.ndarray, *, channels: bool) -> np.ndarray:
    """Return maps as (batch, rows, columns, channels), where their channels may have come first."""
    return np.moveaxis(maps, 1, -1) if channels and maps.ndim == 4 else maps


def as_float32(tensor: Any) -> np.ndarray:
    """Return a tensor of any precision as float32."""
    import keras

    return keras.ops.convert_to_numpy(keras.ops.cast(tensor, "float32"))


def _as_numbers(images: np.ndarray) -> np.ndarray:
    if isinstance(images, np.ma.MaskedArray):
        raise TypeError("images must be a plain array, got a masked one: fill its gaps first")
    array = np.asarray(images)
    if array.dtype.kind not in "fiub":
        raise TypeError(f"images must hold real numbers, got dtype {array.dtype}")
    return array.astype(np.float32)


def _check_fit(entry: Any, batch: np.ndarray) -> None:
    expected = tuple(entry.shape)
    fits = len(expected) == batch.ndim and all(
        want in (None, got) for want, got in zip(expected[1:], batch.shape[1:], strict=True)
    )
    if not fits:
        raise ValueError(f"images must have shape {expected} (None: any number), got {batch.shape}")
    kind = np.dtype(entry.dtype) if "int" in entry.dtype else None
    if kind is not None and not np.array_equal(batch, batch.astype(kind)):
        raise ValueError(f"images must be whole numbers that fit {kind}, which the model takes, got others")


def _format_of(layer: "keras.Operation") -> str | None:
    from keras import layers

    spatial = (
        layers.Conv2D, layers.Conv2DTranspose, layers.DepthwiseConv2D, layers.SeparableConv2D, layers.MaxPooling2D,
        layers.AveragePooling2D, layers.GlobalAveragePooling2D, layers.GlobalMaxPooling2D, layers.ZeroPadding2D,
        layers.Cropping2D, layers.UpSampling2D,
    )  # fmt: skip
    return layer.data_format if isinstance(layer, spatial) else None
