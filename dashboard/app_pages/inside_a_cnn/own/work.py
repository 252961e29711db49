"""What the process of a model does: it opens the file, and answers questions about it; short, importable."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageOps

from dashboard.app_pages.inside_a_cnn.own.placing import at_its_place, middles
from dashboard.server.messages import pack

if TYPE_CHECKING:
    import keras

    from nnviz._look.cells import Cells

MOST_SIDE = 64  # pixels of an image
MOST_MAPS = 64  # of a layer that are shown
MOST_UNITS = 512
MOST_TILES = 3 * 2**20  # bytes of all maps that are shown
MOST_GIVEN = 2**19  # numbers that a map is made of, up to which its sums are told
LOWEST = {"0 to 1": 0.0, "0 to 255": 0.0, "−1 to 1": -1.0}
HIGHEST = {"0 to 1": 1.0, "0 to 255": 255.0, "−1 to 1": 1.0}
STEPS = 32  # of integrated gradients


@dataclass(frozen=True)
class Described:
    """A model that was opened."""

    name: str
    parameters: int
    layers: int
    shape: tuple[int, int, int]
    """Of its image: rows, columns, channels."""
    pixels: str
    """How it seems to take them: one of `LOWEST`."""
    classes: int
    """That it tells apart; 0 if it gives anything else."""


def warm_up() -> None:
    """Do once what a model needs, so that its deadline is for the model alone."""
    import keras

    model = keras.Sequential([keras.Input((8, 8, 1)), keras.layers.Conv2D(2, 3), keras.layers.Flatten()])
    image = np.zeros((8, 8, 1), np.float32)
    _look(model, image)
    _attributions(model, image, 0, 0.0)


def check(file: bytes) -> None:
    """Read what a file says of its layers, without Keras: most of what is refused is refused here.

    Raises:
        ModelRefusedError: If it is refused; the words are for the visitor.
    """
    from nnviz._look.untrusted import read_config

    read_config(file)


def describe(file: bytes) -> Described:
    """Open a `.keras` file.

    Raises:
        ModelRefusedError: If it is none that can be opened; the words are for the visitor.
        ValueError: If it takes anything but one small image.
    """
    model = _model(file)
    rows, columns, channels = shape = _shape(model)
    if max(rows, columns) > MOST_SIDE or channels not in (1, 3):
        raise ValueError(f"its image must have at most {MOST_SIDE}×{MOST_SIDE} pixels in 1 or 3 channels, not {shape}")
    outputs = [tuple(each.shape) for each in model.outputs]
    classes = outputs[0][1] if len(outputs) == 1 and len(outputs[0]) == 2 else 0
    return Described(model.name, model.count_params(), len(_leaves(model)), shape, _pixels(model), classes)


@dataclass(frozen=True)
class Looked:
    """What all layers make of an image."""

    layers: tuple[tuple[str, str, int], ...]
    """Of each its name, its class and how many maps or units it has."""
    message: bytes
    """For the browser."""


def look(file: bytes, picture: np.ndarray, pixels: str) -> Looked:
    """Return what all layers make of a picture.

    Args:
        file: Of the model.
        picture: uint8, (rows, columns, 1 or 3), of any size.
        pixels: How the model takes them, one of `LOWEST`.
    """
    model = _model(file)
    return _look(model, as_image(picture, _shape(model), pixels))


def take_apart(file: bytes, picture: np.ndarray, pixels: str, layer: str, unit: int) -> bytes:
    """Return one map and what it is made of, packed for the browser: float32 as bytes, shape (…, 4)."""
    from nnviz._look.cells import cells_of

    model = _model(file)
    cells = cells_of(model, _given(model, as_image(picture, _shape(model), pixels)), layer=layer, unit=unit)
    return packed_cells(cells, layer, unit)


def packed_cells(cells: "Cells", layer: str, unit: int) -> bytes:
    """Return one map as `take_apart` does; where it is made of very much, only the map."""
    too_large = cells.given.size > MOST_GIVEN
    told = {name: getattr(cells, name) for name in ("bias", "activation", "window", "stride", "dilation", "before")}
    head = {"layer": layer, "unit": unit, "sum": "" if too_large else cells.sum, **told}
    given = cells.given[:0] if too_large else cells.given
    return pack(head, {"output": _floats(cells.output), "given": _floats(given), "kernel": _floats(cells.kernel)})


def packed_map(values: np.ndarray, name: str) -> bytes:
    """Return a map of which no sum is told, as `packed_cells` does."""
    from nnviz._look.cells import only

    return packed_cells(only(values), name, 0)


@dataclass(frozen=True)
class Attributed:
    """What speaks for the class that a model predicts."""

    index: int
    """Of the class."""
    score: float
    image: np.ndarray
    """As the network sees it."""
    maps: tuple[tuple[str, np.ndarray], ...]
    """By the name of the way; float32, (rows, columns) of the image, what is of larger cells at its true place."""


def attribute(file: bytes, picture: np.ndarray, pixels: str) -> Attributed:
    """Return what speaks for the class that a model predicts.

    Raises:
        ValueError: If the model gives no scores of classes.
    """
    model = _model(file)
    image = as_image(picture, _shape(model), pixels)
    scores = _scores(model, image)
    index = int(scores.argmax())
    return Attributed(index, float(scores[index]), image, tuple(_attributions(model, image, index, LOWEST[pixels])))


def as_image(picture: np.ndarray, shape: tuple[int, int, int], pixels: str) -> np.ndarray:
    """Return a picture in a model's size and channels, float32, (rows, columns, channels).

    Example:
        >>> as_image(np.full((2, 2, 1), 255, np.uint8), (1, 1, 3), "0 to 255").tolist()
        [[[255.0, 255.0, 255.0]]]
    """
    rows, columns, channels = shape
    mode = "L" if channels == 1 else "RGB"
    shown = Image.fromarray(picture[:, :, 0] if picture.shape[2] == 1 else picture).convert(mode)
    fitting = ImageOps.fit(shown, (columns, rows), Image.Resampling.BILINEAR)  # its middle, if it is longer
    share = np.asarray(fitting, np.float32).reshape(shape) / 255
    return LOWEST[pixels] + share * (HIGHEST[pixels] - LOWEST[pixels])


@lru_cache(maxsize=1)
def _model(file: bytes) -> "keras.Model":
    from nnviz._look.opening import open_model

    return open_model(file)


def _shape(model: "keras.Model") -> tuple[int, int, int]:
    """Return rows, columns and channels of a model's image."""
    from nnviz._networks.inputs import channels_first, image_input

    entry = image_input(model)
    sides = tuple(entry.shape[1:]) if entry is not None else ()
    if len(sides) not in (2, 3) or None in sides:
        raise ValueError(f"its input must be an image of one size, such as (28, 28, 1), not {sides}")
    first, *others = sides if len(sides) == 3 else (*sides, 1)
    return (*others, first) if len(sides) == 3 and channels_first(model) else (first, *others)


def _given(model: "keras.Model", image: np.ndarray) -> np.ndarray:
    """Return an image as the model takes one: its channels may come first, or have no axis."""
    from nnviz._networks.inputs import channels_first

    wanted = model.inputs[0].shape[1:]
    return (np.moveaxis(image, -1, 0) if channels_first(model) else image).reshape(wanted)


def _leaves(model: "keras.Model") -> list[Any]:
    import keras

    from nnviz._networks.calls import all_inner

    return [each for each in all_inner(model) if not isinstance(each, keras.Model | keras.layers.InputLayer)]


def _pixels(model: "keras.Model") -> str:
    """Return how a model seems to take pixels: one that rescales them, or takes whole numbers, takes up to 255."""
    import keras

    rescaling = [each for each in _leaves(model)[:3] if isinstance(each, keras.layers.Rescaling)]
    small = any(float(np.max(np.abs(each.scale))) < 0.1 for each in rescaling)
    return "0 to 255" if small or "int" in model.inputs[0].dtype else "0 to 1"


def _look(model: "keras.Model", image: np.ndarray) -> Looked:
    import nnviz
    from nnviz._look.cells import as_maps

    seen = nnviz.look(model, _given(model, image))
    shown = [each for each in seen.layers if 1 <= each.output.ndim <= 3 and each.output.size]
    columns = [Column(each.name, each.kind, each.parameters, as_maps(each.output)) for each in shown]
    layers = tuple((each.name, each.kind, each.maps.shape[2]) for each in columns)
    return Looked(layers, packed(image, columns, output=_values(seen.layers[-1].output)))


@dataclass(frozen=True)
class Column:
    """What is shown of one layer."""

    name: str
    kind: str
    parameters: int
    maps: np.ndarray
    """(rows, columns, maps)."""


def packed(image: np.ndarray, columns: Sequence[Column], *, output: Sequence[float] = ()) -> bytes:
    """Return an image and the maps of layers as one message: levels, 255 the largest magnitude of a layer.

    Those of a layer with numbers below 0 lie around 128. Of very many maps only the first are sent.
    """
    listed, pictures, room = [], {"image": _levels(image - image.min(), np.ptp(image), is_signed=False)}, MOST_TILES
    for key, column in enumerate(columns):
        rows, across, count = column.maps.shape
        most = min(count, MOST_UNITS if rows == across == 1 else MOST_MAPS, max(1, room // (rows * across)))
        maps = np.nan_to_num(column.maps, posinf=0, neginf=0)
        top, is_signed = float(np.abs(maps).max()), bool(maps.min() < 0)
        levels = np.moveaxis(_levels(maps[:, :, :most], top, is_signed=is_signed), -1, 0)
        pictures[str(key)], room = np.ascontiguousarray(levels), room - levels.size
        about = {"name": column.name, "kind": column.kind, "parameters": column.parameters, "count": count}
        listed.append(about | {"signed": is_signed, "top": top})
    return pack({"layers": listed, "output": list(output)}, pictures)


def _levels(values: np.ndarray, top: float, *, is_signed: bool) -> np.ndarray:
    share = values / max(top, 1e-9)
    return np.round(128 + 127 * share if is_signed else 255 * share).astype(np.uint8)


def _values(output: np.ndarray) -> list[float]:
    """Return the numbers of a last layer of few units; JSON knows no infinity."""
    return [float(each) for each in np.nan_to_num(output)] if output.ndim == 1 and len(output) <= 1000 else []


def _floats(array: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(array, np.float32)[..., None].view(np.uint8)


def _scores(model: "keras.Model", image: np.ndarray) -> np.ndarray:
    from nnviz._networks.scores import class_scores

    return class_scores(model, _given(model, image)[None], scores=None)[0]


def _attributions(model: "keras.Model", image: np.ndarray, index: int, paper: float) -> list[tuple[str, np.ndarray]]:
    from nnviz import attributions, gradients

    batch = _given(model, image)[None]
    rows, columns, _ = image.shape
    patch, stride = max(3, min(rows, columns) // 9), 1 if max(rows, columns) <= 32 else 2
    covered = gradients.occlusion(model, batch, classes=index, patch=patch, stride=stride, fill=paper)[0]
    found = [(f"occlusion {patch}×{patch}", at_its_place(covered, (rows, columns), patch / 2, stride))]
    if "int" not in model.inputs[0].dtype:  # which has no derivative
        slopes = gradients.saliency(model, batch, classes=index)[0]
        added = attributions.integrated_gradients(model, batch, classes=index, steps=STEPS, baseline=paper)[0]
        found = [
            ("saliency", _strongest(_rows_first(model, slopes))),
            ("integrated gradients", _rows_first(model, added).sum(axis=-1)),
            *found,
        ]
    if layer := _last_maps(model, batch):
        cells = gradients.grad_cam(model, batch, layer=layer, classes=index)[0]
        found.append(
            (f"Grad-CAM of {layer}", at_its_place(cells, (rows, columns), *middles(model, layer, rows / len(cells))))
        )
    return found


def _rows_first(model: "keras.Model", image: np.ndarray) -> np.ndarray:
    """Undo `_given`."""
    from nnviz._networks.inputs import channels_first

    if image.ndim == 2:
        return image[:, :, None]
    return np.moveaxis(image, 0, -1) if channels_first(model) else image


def _strongest(slopes: np.ndarray) -> np.ndarray:
    """Return of each pixel the derivative by the channel where it is largest, with its sign."""
    where = np.abs(slopes).argmax(axis=-1)[..., None]
    return np.take_along_axis(slopes, where, axis=-1)[..., 0]


def _last_maps(model: "keras.Model", batch: np.ndarray) -> str:
    """Return the last layer with maps of more than one cell; "" if there is none."""
    from nnviz._networks.calls import called

    names = called(model, batch).names()
    call = called(model, batch, keep=names)
    shapes = [tuple(getattr(use.output, "shape", ())) for use in call.uses]
    found = [
        name
        for name, use, shape in zip(names, call.uses, shapes, strict=True)
        if len(shape) == 4 and 1 not in shape[1:3] and use.layer in _leaves(model)
    ]
    return found[-1] if found else ""
