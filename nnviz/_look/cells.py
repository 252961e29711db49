"""What the cells of one map are made of: the arithmetic of a layer, with its numbers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from nnviz._checks import whole
from nnviz._networks.calls import Use, called
from nnviz._networks.inputs import as_batch, as_float32, channels_first, rows_first

if TYPE_CHECKING:
    import keras

Sum = Literal["convolution", "max", "mean", "dense", "scaled", "added", ""]
Pair = tuple[int, int]


@dataclass(frozen=True)
class Cells:
    """One map of a layer, or one unit, and what it was made of."""

    output: np.ndarray
    """float32, (rows, columns); (1, 1) for a unit."""
    sum: Sum
    """How a cell comes about; "" where this is not told."""
    given: np.ndarray
    """float32, (rows, columns, channels) that the map is made of; (1, 1, inputs) for a unit; empty where not told."""
    kernel: np.ndarray
    """float32, (rows, columns, channels); empty for a pooling."""
    bias: float = 0.0
    activation: str = "linear"
    window: Pair = (1, 1)
    """Rows and columns of a window."""
    stride: Pair = (1, 1)
    dilation: Pair = (1, 1)
    before: Pair = (0, 0)
    """Rows and columns of padding above and at the left."""


def cells_of(model: "keras.Model", image: np.ndarray, *, layer: str, unit: int) -> Cells:
    """Return one map of a layer for an image, and what is needed to work out any of its cells by hand.

    Convolutions, also depthwise, in groups or dilated, poolings, also of whole maps, dense layers, additions, rescaling
    and batch normalization (in inference a factor and a constant for each map) are told; of others only the map.

    Args:
        model: Any Keras model with one image input.
        image: As the model takes one.
        layer: As `nnviz.activations.layer_activations` takes it.
        unit: Which map or unit, from 0.

    Returns:
        The map. With a window of `given` laid on `kernel`, products added, plus the bias, through the activation,
        comes each cell.

    Raises:
        ValueError: If there is no such layer or unit.
    """
    batch = as_batch(model, np.asarray(image)[None])
    use = called(model, batch, keep=[layer]).use_of(layer)
    output = as_maps(_rows_first(model, use, use.output))
    unit = whole("unit", unit, least=0, most=output.shape[2] - 1)
    if type(use.layer).__name__ == "Add" and isinstance(use.given, list | tuple):
        return _added([as_maps(_rows_first(model, use, each)) for each in use.given], output[:, :, unit], unit)
    given = _rows_first(model, use, use.given) if hasattr(use.given, "shape") else np.zeros(0, np.float32)
    return _told(use.layer, given, output[:, :, unit], unit, many=output.shape[2])


def as_maps(output: np.ndarray) -> np.ndarray:
    """Return what a layer gave as maps: units are maps of one cell, a table is one map."""
    if output.ndim == 3:
        return output
    return output[:, :, None] if output.ndim == 2 else output.reshape(1, 1, -1)


def _rows_first(model: "keras.Model", use: Use, tensor: Any) -> np.ndarray:
    array = as_float32(tensor)
    return rows_first(array, channels=array.ndim == 4 and channels_first(model, use.layer))[0]


def _told(layer: Any, given: np.ndarray, output: np.ndarray, unit: int, *, many: int) -> Cells:
    kind = type(layer).__name__
    if kind in ("Conv2D", "DepthwiseConv2D") and given.ndim == 3:
        return _convolution(layer, given, output, unit, many=many)
    if kind in ("MaxPooling2D", "AveragePooling2D") and given.ndim == 3:
        sides = given.shape[:2]
        window, stride = _pair(layer.pool_size), _pair(layer.strides)
        how: Sum = "max" if kind == "MaxPooling2D" else "mean"
        around = _before(sides, window, stride, (1, 1), layer.padding)
        part = given[:, :, unit : unit + 1]
        return Cells(output, how, part, _nothing(), window=window, stride=stride, before=around)
    if kind in ("GlobalMaxPooling2D", "GlobalAveragePooling2D") and given.ndim == 3:
        rows, columns = given.shape[:2]
        how = "max" if kind == "GlobalMaxPooling2D" else "mean"
        return Cells(output, how, given[:, :, unit : unit + 1], _nothing(), window=(rows, columns))
    if kind in ("BatchNormalization", "Rescaling") and as_maps(given).shape[2] == many:
        return _scaled(layer, as_maps(given)[:, :, unit : unit + 1], output, unit)
    if kind == "Dense" and given.ndim == 1:
        kernel = np.asarray(layer.kernel, np.float32)[:, unit].reshape(1, 1, -1)
        return Cells(output, "dense", given.reshape(1, 1, -1), kernel, _bias(layer, unit), _activation(layer))
    return only(output)


def _scaled(layer: Any, given: np.ndarray, output: np.ndarray, unit: int) -> Cells:
    """Tell a map times a factor plus a constant; where a layer has them along another axis, only the map."""
    pair = _normalizing(layer) if type(layer).__name__ == "BatchNormalization" else (layer.scale, layer.offset)
    factor, constant = (float(np.ravel(each)[min(unit, np.size(each) - 1)]) for each in pair)
    if not np.allclose(given[:, :, 0] * factor + constant, output, rtol=1e-4, atol=1e-4):
        return only(output)
    return Cells(output, "scaled", given, np.full((1, 1, 1), factor, np.float32), constant)


def _normalizing(layer: Any) -> tuple[np.ndarray, np.ndarray]:
    """Return the factor and the constant that a batch normalization has for each map in inference."""
    mean, variance = (np.asarray(each, np.float64) for each in (layer.moving_mean, layer.moving_variance))
    gamma = np.asarray(layer.gamma, np.float64) if layer.scale else 1.0
    beta = np.asarray(layer.beta, np.float64) if layer.center else 0.0
    factor = gamma / np.sqrt(variance + layer.epsilon)
    return factor, beta - mean * factor


def _added(given: list[np.ndarray], output: np.ndarray, unit: int) -> Cells:
    """Tell a sum of layers; where one of them has a map for all places or units, only the map."""
    if any(each.shape[:2] != output.shape or each.shape[2] <= unit for each in given):
        return only(output)
    parts = np.stack([each[:, :, unit] for each in given], axis=2)
    return Cells(output, "added", parts, np.ones((1, 1, len(given)), np.float32))


def only(output: np.ndarray) -> Cells:
    """Return a map of which it is not told how its cells come about."""
    return Cells(output, "", _nothing(), _nothing())


def _convolution(layer: Any, given: np.ndarray, output: np.ndarray, unit: int, *, many: int) -> Cells:
    stride, dilation = _pair(layer.strides), _pair(layer.dilation_rate)
    if type(layer).__name__ == "DepthwiseConv2D":
        weights = np.asarray(layer.kernel, np.float32)
        first, count = unit // weights.shape[3], 1
        kernel = weights[:, :, first, unit % weights.shape[3]][:, :, None]
    else:
        kernel = np.asarray(layer.kernel, np.float32)[..., unit]
        count = kernel.shape[2]
        first = unit // (many // layer.groups) * count
    around = _before(given.shape[:2], kernel.shape[:2], stride, dilation, layer.padding)
    return Cells(
        output,
        "convolution",
        given[:, :, first : first + count],
        kernel,
        _bias(layer, unit),
        _activation(layer),
        (kernel.shape[0], kernel.shape[1]),
        stride,
        dilation,
        around,
    )


def _before(sides: Any, window: Any, stride: Pair, dilation: Pair, padding: str) -> Pair:
    """Return the rows and columns of padding before the first, as Keras and TensorFlow place them."""
    if padding != "same":
        return 0, 0
    wide = [(size - 1) * apart + 1 for size, apart in zip(window, dilation, strict=True)]
    alls = [
        max((-(-side // step) - 1) * step + size - side, 0)
        for side, step, size in zip(sides, stride, wide, strict=True)
    ]
    return alls[0] // 2, alls[1] // 2


def _pair(value: Any) -> Pair:
    return (int(value), int(value)) if isinstance(value, int) else (int(value[0]), int(value[1]))


def _bias(layer: Any, unit: int) -> float:
    return float(np.asarray(layer.bias, np.float32)[unit]) if getattr(layer, "use_bias", False) else 0.0


def _activation(layer: Any) -> str:
    return str(getattr(layer.activation, "__name__", "its activation"))


def _nothing() -> np.ndarray:
    return np.zeros((0, 0, 0), np.float32)
