"""Receptive fields, followed through a model's graph from layer to layer."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from nnviz._networks.calls import Call, Use, graph_of, has_softmax
from nnviz._networks.fields import Axis, together

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class Maps:
    """What the cells of maps see."""

    rows: Axis
    columns: Axis


@dataclass(frozen=True)
class Units:
    """What is no map: units that see all of it, each; or the cells of a map one after the other, in a list."""

    rows: Axis
    columns: Axis
    listed: bool = False


@dataclass(frozen=True)
class Unknown:
    """What cannot be followed, and why."""

    why: str


Field = Maps | Units | Unknown

# Classes of Keras' layers and operations that work out each cell for itself, in inference mode.
_CELL_BY_CELL = frozenset(
    "Activation ReLU LeakyReLU ELU PReLU BatchNormalization Dropout SpatialDropout2D GaussianNoise GaussianDropout "
    "AlphaDropout ActivityRegularization Identity Rescaling Normalization Relu Relu6 LeakyRelu Elu Selu Celu Gelu "
    "Silu Softplus Softsign Tanh Sigmoid HardSigmoid HardSilu HardTanh Exp Log Sqrt Square Absolute Abs Negative Clip "
    "Cast".split()
)
_OVER_CHANNELS = frozenset("Softmax LayerNormalization RMSNormalization UnitNormalization".split())
_MERGING = frozenset("Add Subtract Multiply Average Maximum Minimum Concatenate Divide TrueDivide Power".split())
_WINDOWS = frozenset("Conv2D DepthwiseConv2D SeparableConv2D MaxPooling2D AveragePooling2D".split())


def followed(model: "keras.Model", *, rows: int, columns: int, channels: bool) -> Call:
    """Follow the pixels of an image through a Sequential or functional model.

    Args:
        model: A built model.
        rows: Of the image.
        columns: Of the image.
        channels: Whether they come first.

    Returns:
        The uses of its layers, with fields as outputs.
    """
    walk = _Walk(channels)
    walk.through(model, Maps(Axis.pixels(rows), Axis.pixels(columns)), ())
    return walk.call


class _Walk:
    """Goes through graphs within graphs in the order in which Keras does."""

    def __init__(self, channels: bool) -> None:
        self.call = Call()
        self._channels = channels
        self._times: Counter[str] = Counter()

    def through(self, model: "keras.Model", field: Field, path: tuple[str, ...]) -> Any:
        """Go through the graph of a model, which stands at a path in the outermost."""
        import keras

        graph = graph_of(model)
        for layer in model.layers:
            if isinstance(layer, keras.layers.InputLayer):
                self._note(layer, (*path, layer.name), field)
        return graph._run_through_graph([field], operation_fn=lambda each: partial(self._apply, each, path))

    def _apply(self, layer: "keras.Operation", path: tuple[str, ...], *args: Any, **kwargs: Any) -> Any:
        import keras

        here = (*path, layer.name)
        given = [each for each in keras.tree.flatten((args, kwargs)) if isinstance(each, Field)]
        count = len(keras.tree.flatten(layer.output))
        if isinstance(graph_of(layer), keras.Function) and len(given) == 1:
            found = self.through(layer, given[0], here)
        else:
            found = after(layer, given, channels=self._channels) if count == 1 else [Unknown(_told(layer))] * count
        self._note(layer, here, found)
        return found

    def _note(self, layer: "keras.Operation", path: tuple[str, ...], field: Any) -> None:
        name = "/".join(path)
        self._times[name] += 1
        self.call.uses.append(Use(name, self._times[name], layer, field, None))


def after(layer: "keras.Operation", given: Sequence[Field], *, channels: bool) -> Field:
    """Return what the cells or units of a layer see, by what those see that it is given."""
    unknown = next((each for each in given if isinstance(each, Unknown)), None)
    kind = type(layer).__name__
    if unknown or not given:
        return unknown or Unknown(_told(layer))
    if not type(layer).__module__.startswith("keras.") or _mixes_columns(layer, channels=channels):
        return Unknown(_told(layer))
    if kind in _MERGING or kind in _CELL_BY_CELL:
        return _merged(layer, given, channels=channels)
    (field,) = given
    if isinstance(field, Units):
        return _after_units(layer, field, channels=channels)
    rule = _RULES.get("windows" if kind in _WINDOWS else "channels" if kind in _OVER_CHANNELS else kind)
    return rule(layer, field, channels) if rule and isinstance(field, Maps) else Unknown(_told(layer))


def _after_units(layer: "keras.Operation", field: Units, *, channels: bool) -> Field:
    """Return what sees units: more units, or maps that are made of them."""
    kind = type(layer).__name__
    shape = tuple(getattr(layer, "target_shape", ()))
    if kind == "Dense":
        return Units(field.rows, field.columns)
    if kind == "Flatten" or kind in _OVER_CHANNELS or len(shape) == 1:
        return field
    if kind == "Reshape" and len(shape) == 3 and not field.listed:
        rows, columns = shape[1:] if channels else shape[:2]
        return Maps(field.rows.whole(rows), field.columns.whole(columns))
    return Unknown(_told(layer))


def _merged(layer: "keras.Operation", given: Sequence[Field], *, channels: bool) -> Field:
    """Return what cells see that are worked out of those at the same place in several maps."""
    first, kinds = given[0], {type(each) for each in given}
    along = getattr(layer, "axis", None) if type(layer).__name__ == "Concatenate" else None
    if len(given) == 1 and along is None:
        return first
    if kinds == {Units}:
        listed = any(each.listed for each in given if isinstance(each, Units))
        if not listed:
            return Units(_together(given, "rows"), _together(given, "columns"))
    if kinds == {Maps} and along in (None, *((1, -3) if channels else (3, -1))):
        return Maps(_together(given, "rows"), _together(given, "columns"))
    return Unknown(_told(layer))


def _together(given: Sequence[Field], axis: str) -> Axis:
    return together([getattr(each, axis) for each in given])


def _windows(layer: "keras.Operation", field: Maps, channels: bool) -> Field:
    sizes = layer.kernel_size if hasattr(layer, "kernel_size") else layer.pool_size
    dilations = getattr(layer, "dilation_rate", (1, 1))
    dilations = (dilations, dilations) if isinstance(dilations, int) else dilations
    return _on_both(
        field,
        lambda axis, number: axis.windows(
            sizes[number], stride=layer.strides[number], dilation=dilations[number], padding=layer.padding
        ),
    )


def _transposed(layer: "keras.Operation", field: Maps, channels: bool) -> Field:
    if layer.output_padding is not None or tuple(layer.dilation_rate) != (1, 1):
        return Unknown(_told(layer))
    return _on_both(
        field,
        lambda axis, number: axis.transposed_windows(
            layer.kernel_size[number], stride=layer.strides[number], padding=layer.padding
        ),
    )


def _repeated(layer: "keras.Operation", field: Maps, channels: bool) -> Field:
    if layer.interpolation != "nearest":
        return Unknown(_told(layer))
    return _on_both(field, lambda axis, number: axis.repeated(layer.size[number]))


def _global(layer: "keras.Operation", field: Maps, channels: bool) -> Field:
    kind = Maps if layer.keepdims else Units
    return kind(field.rows.whole(), field.columns.whole())


def _reshaped(layer: "keras.Operation", field: Maps, channels: bool) -> Field:
    shape, cells = tuple(layer.target_shape), (len(field.rows.first), len(field.columns.first))
    if len(shape) == 3 and (shape[1:] if channels else shape[:2]) == cells:
        return field
    listed = Units(field.rows.whole(), field.columns.whole(), listed=cells != (1, 1))
    return listed if len(shape) == 1 else Unknown(_told(layer))


def _over_channels(layer: "keras.Operation", field: Maps, channels: bool) -> Field:
    axes = layer.axis if isinstance(layer.axis, list | tuple) else [layer.axis]
    return field if list(axes) in ([[1], [-3]] if channels else [[3], [-1]]) else Unknown(_told(layer))


def _on_both(field: Maps, change: Callable[[Axis, int], Axis]) -> Maps:
    return Maps(change(field.rows, 0), change(field.columns, 1))


_RULES: dict[str, Callable[["keras.Operation", Maps, bool], Field]] = {
    "windows": _windows,
    "channels": _over_channels,
    "Conv2DTranspose": _transposed,
    "UpSampling2D": _repeated,
    "ZeroPadding2D": lambda layer, field, _: _on_both(field, lambda axis, n: axis.padded(*layer.padding[n])),
    "Cropping2D": lambda layer, field, _: _on_both(
        field, lambda axis, n: axis.padded(*(-each for each in layer.cropping[n]))
    ),
    "GlobalAveragePooling2D": _global,
    "GlobalMaxPooling2D": _global,
    "Flatten": lambda layer, field, _: Units(
        field.rows.whole(), field.columns.whole(), listed=len(field.rows.first) * len(field.columns.first) > 1
    ),
    "Reshape": _reshaped,
    "Dense": lambda layer, field, channels: Unknown(_told(layer)) if channels else field,
    "GroupNormalization": lambda layer, field, _: _on_both(field, lambda axis, n: axis.whole(len(axis.first))),
}


def _mixes_columns(layer: "keras.Operation", *, channels: bool) -> bool:
    """Return whether a layer's softmax runs along columns, as Keras' does where channels come first."""
    return channels and has_softmax(layer) and type(layer).__name__ != "Softmax"


def _told(layer: "keras.Operation") -> str:
    return f"receptive fields cannot be followed through {layer.name} ({type(layer).__name__})"
