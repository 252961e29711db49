"""One picture of everything that a network makes of an image, for a notebook or as a file."""

import html
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from nnviz._checks import whole
from nnviz._look import tiles
from nnviz._networks.calls import Use, called
from nnviz._networks.inputs import as_batch, as_float32, channels_first, rows_first

if TYPE_CHECKING:
    import keras

WIDTH = 960  # px, of the page's column
STYLE = (Path(__file__).parent / "look.css").read_text()


@dataclass(frozen=True)
class Layer:
    """What one layer gave for the image."""

    name: str
    """As `nnviz.activations.layer_activations` takes it."""
    kind: str
    """Its class in Keras."""
    parameters: int
    output: np.ndarray
    """float32, (rows, columns, maps), (units,) or any other shape."""


@dataclass(frozen=True)
class Look:
    """A model's layers for one image; a notebook shows it as a picture that needs no other file."""

    name: str
    """Of the model."""
    parameters: int
    image: np.ndarray
    """float32, (rows, columns, channels)."""
    layers: tuple[Layer, ...]
    most: int
    """Maps or units shown of each layer."""

    def _repr_html_(self) -> str:
        return f'<style>{STYLE}</style><div class="nnviz-look">{self._body()}</div>'

    def save(self, path: str | Path) -> None:
        """Write the picture as one HTML file."""
        title = html.escape(self.name)
        head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        Path(path).write_text(f"{head}{self._repr_html_()}</html>\n", encoding="utf-8")

    def _body(self) -> str:
        rows, columns, channels = self.image.shape
        title = f"<h1>{html.escape(self.name)}</h1><p>{self.parameters:,} parameters, {len(self.layers)} layers</p>"
        about = f"{rows}×{columns} pixels" + (f", {channels} channels" if channels > 1 else "")
        first = _section("image", about, "", _painted(tiles.picture(self.image), 140, "the image"))
        return title + first + "".join(self._layer(each) for each in self.layers)

    def _layer(self, layer: Layer) -> str:
        shape = " × ".join(map(str, layer.output.shape))
        weights = f", {layer.parameters:,} parameters" if layer.parameters else ""
        return _section(layer.name, f"{layer.kind}: {shape}{weights}", _range(layer.output), self._picture(layer))

    def _picture(self, layer: Layer) -> str:
        output, alt = layer.output, f"what {layer.name} gives"
        if output.ndim == 3 and output.size:
            shown = output[:, :, : self.most]
            side = min(112, max(28, WIDTH // min(shown.shape[2], 8) - 4))
            across = max(1, min(shown.shape[2], WIDTH // (side + 4)))
            picture = _painted(tiles.maps_image(shown, columns=across), across * side, alt)
            return picture + _left_out(output.shape[2] - shown.shape[2], "maps")
        if output.ndim == 1 and output.size:
            shown = output[: 4 * self.most]
            across = min(len(shown), 64)
            picture = _painted(tiles.units_image(shown, columns=across), across * (14 if len(shown) > 20 else 32), alt)
            return picture + _numbers(output) + _left_out(len(output) - len(shown), "units")
        return ""


def look(model: "keras.Model", image: np.ndarray, *, most: int = 64) -> Look:
    """Show what every layer of a model makes of one image: its maps, name, shape and parameters.

    Args:
        model: Any Keras model with one image input, see `nnviz.activations.layer_activations`.
        image: Real numbers, shape (height, width, channels), or as the model takes one image, scaled as it expects;
            (height, width) will do for one channel.
        most: Maps shown of a layer, at least 1.

    Returns:
        The layers in the order in which they are worked out; a notebook shows them, `save` writes them to a file.

    Raises:
        TypeError: If `model` is no Keras model, or `image` does not hold real numbers.
        ValueError: If `image` does not fit the model's input, or is no image.

    Example:
        >>> import keras
        >>> model = keras.Sequential([keras.Input((9, 9, 1)), keras.layers.Conv2D(2, 3, name="conv")])
        >>> [(layer.name, layer.output.shape) for layer in look(model, np.eye(9)).layers]
        [('conv', (7, 7, 2))]
    """
    most = whole("most", most, least=1)
    batch = as_batch(model, _batch_of_one(model, image))
    first = channels_first(model)
    shown = rows_first(batch, channels=first)[0]
    if shown.ndim not in (2, 3):
        raise ValueError(f"image must have rows and columns, got {batch.shape[1:]}")
    names = called(model, batch).names()
    call = called(model, batch, keep=names)
    layers = [_layer(model, name, use) for name, use in zip(call.names(), call.uses, strict=True) if _is_shown(use)]
    return Look(model.name, model.count_params(), np.atleast_3d(shown), tuple(layers), most)


def _batch_of_one(model: "keras.Model", image: np.ndarray) -> np.ndarray:
    array = np.asarray(image)
    inputs = getattr(model, "inputs", None)
    wanted = len(inputs[0].shape) if inputs else 4
    if array.ndim == 2 and wanted == 4:
        return array[None, None] if channels_first(model) else array[None, ..., None]
    return array[None]


def _is_shown(use: Use) -> bool:
    """Return whether a use has something of its own to show: one array that is not just an inner model's."""
    import keras

    is_outer = isinstance(use.layer, keras.Model | keras.layers.InputLayer)
    return not is_outer and hasattr(use.output, "numpy") and use.output.shape[:1] == (1,)


def _layer(model: "keras.Model", name: str, use: Use) -> Layer:
    import keras

    output: Any = as_float32(use.output)
    first = output.ndim == 4 and channels_first(model, use.layer)
    parameters = use.layer.count_params() if isinstance(use.layer, keras.Layer) else 0
    return Layer(name, type(use.layer).__name__, parameters, rows_first(output, channels=first)[0])


def _section(name: str, about: str, more: str, picture: str) -> str:
    side = f"<h2>{html.escape(name)}</h2><p>{html.escape(about)}</p>" + (f"<p>{more}</p>" if more else "")
    return f"<section><header>{side}</header><div>{picture}</div></section>"


def _painted(source: str, width: int, alt: str) -> str:
    return f'<img src="{source}" style="width:{width}px" alt="{html.escape(alt, quote=True)}">'


def _range(output: np.ndarray) -> str:
    if not output.size:
        return ""
    scale = "blue below 0, vermillion above" if tiles.is_signed(output) else "white is 0, dark the largest"
    return f"{output.min():.3g} … {output.max():.3g} <small>({scale})</small>"


def _numbers(units: np.ndarray) -> str:
    """Return the values of a few units in words."""
    if len(units) > 20:
        return ""
    return f"<ol start=0>{''.join(f'<li>{value:.3f}</li>' for value in units)}</ol>"


def _left_out(count: int, of: str) -> str:
    return f"<p>and {count:,} more {of}</p>" if count > 0 else ""
