"""What a layer does to the shape of a tensor, and what it takes: plain arithmetic, without TensorFlow."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from nnviz.convolution import output_size
from nnviz.convolution.sizes import Padding
from nnviz.layers.kinds import Layer

BYTES = 4  # of a float32


@dataclass(frozen=True)
class Tensor:
    """The shape of what one example is between two layers; the batch comes before it, as many as are given."""

    shape: tuple[int, ...]
    axes: tuple[str, ...]
    """A name for each axis."""
    words: bool = False
    """Whether its numbers are numbers of words."""

    @property
    def size(self) -> int:
        """How many numbers an example has."""
        return prod(self.shape)

    @property
    def written(self) -> str:
        """As Keras writes it.

        Example:
            >>> Tensor((28, 28, 1), ("height", "width", "channels")).written
            '(None, 28, 28, 1)'
        """
        return "(" + ", ".join(["None", *map(str, self.shape)]) + ")"

    def __str__(self) -> str:
        """Return the axes with their sizes: "height 28 · width 28 · channels 1"."""
        return " · ".join(f"{name} {size}" for name, size in zip(self.axes, self.shape, strict=True))


@dataclass(frozen=True)
class Cost:
    """What a layer takes."""

    worked_out: str
    """Its parameters as a sum, such as "3·3·1·8 + 8"; "0" where it has none."""
    parameters: int
    trainable: int
    """Those that a gradient changes: not the moving averages of a batch normalization."""
    multiplications: int
    """Of inputs with weights, for one example."""


IMAGE, TIME, UNITS, FEATURES = ("height", "width", "channels"), "time", "units", "features"


def output_of(layer: Layer, came: Sequence[Tensor]) -> Tensor:
    """Return what comes out of a layer that fits (see `faults.why_not`).

    Args:
        layer: Which.
        came: The tensors that come in: none for an input, two for Concatenate, else one.

    Returns:
        Its shape, with a name for each axis.
    """
    match layer.kind:
        case "image":
            side = layer.whole("side")
            return Tensor((side, side, layer.whole("channels")), IMAGE)
        case "numbers":
            return Tensor((layer.whole("count"),), (FEATURES,))
        case "words":
            return Tensor((layer.whole("length"),), (TIME,), words=True)
        case "join":
            first, *others = came
            last = first.shape[-1] + sum(each.shape[-1] for each in others)
            name = first.axes[-1] if first.axes == others[0].axes else UNITS
            return Tensor((*first.shape[:-1], last), (*first.axes[:-1], name))
        case _:
            return _one_in(layer, came[0])


def _one_in(layer: Layer, came: Tensor) -> Tensor:
    shape, axes = came.shape, came.axes
    match layer.kind:
        case "conv" | "pool":
            sides = [_windows(layer, side) for side in shape[:2]]
            return Tensor((*sides, layer.whole("filters") if layer.kind == "conv" else shape[2]), IMAGE)
        case "gap" | "mean":
            return Tensor(shape[-1:], axes[-1:])
        case "flatten":
            return Tensor((prod(shape),), (UNITS,))
        case "dense":
            return Tensor((*shape[:-1], layer.whole("units")), (*axes[:-1], UNITS))
        case "embed":
            return Tensor((*shape, layer.whole("features")), (*axes, FEATURES))
        case _:
            return Tensor(shape, axes)


def _windows(layer: Layer, side: int) -> int:
    kernel, stride, padding = window(layer)
    return output_size(side, kernel=kernel, stride=stride, padding=padding)


def window(layer: Layer) -> tuple[int, int, Padding]:
    """Return side, stride and padding of a convolution's or a pooling's window."""
    if layer.kind == "pool":
        return layer.whole("size"), layer.whole("size"), "valid"
    return layer.whole("kernel"), layer.whole("stride"), "same" if layer["padding"] == "same" else "valid"


def cost_of(layer: Layer, came: Sequence[Tensor], out: Tensor) -> Cost:
    """Return what a layer takes.

    Args:
        layer: Which.
        came: The tensors that come in.
        out: What comes out.

    Returns:
        Parameters and multiplications.
    """
    last = came[0].shape[-1] if came else 0
    match layer.kind:
        case "conv":
            kernel, filters = layer.whole("kernel"), layer.whole("filters")
            weights = kernel * kernel * last * filters
            places = out.shape[0] * out.shape[1]
            worked_out = f"{kernel}·{kernel}·{last}·{filters} + {filters}"
            return Cost(worked_out, weights + filters, weights + filters, places * weights)
        case "dense":
            units = layer.whole("units")
            places = prod(out.shape[:-1])
            return Cost(f"{last}·{units} + {units}", (last + 1) * units, (last + 1) * units, places * last * units)
        case "normalize":
            return Cost(f"4·{last}", 4 * last, 2 * last, out.size)
        case "embed":
            vocabulary, features = layer.whole("vocabulary"), layer.whole("features")
            return Cost(f"{vocabulary}·{features}", vocabulary * features, vocabulary * features, 0)
        case _:
            return Cost("0", 0, 0, out.size if layer.kind == "rescale" else 0)
