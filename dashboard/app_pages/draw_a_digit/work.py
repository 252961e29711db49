"""What the workers do for the pages: short, stateless, importable; arrays in, arrays or bytes out."""

import gc
import io
import json
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from nnviz.digits import Strokes

NEIGHBOURS = 6
PHOTO_BYTES = 3 * 28 * 28
MOST_PIXELS = 16_000_000
MOST_POINTS = 5_000  # of one drawing; a minute of fast scribbling has about 4,000


@dataclass(frozen=True)
class Changes:
    """What the sliders do to a drawing after it was centred (see `nnviz.digits.change`)."""

    shift_x: float = 0.0
    shift_y: float = 0.0
    rotation: float = 0.0
    thickness: float = 0.0
    noise: float = 0.0
    """In percent of full ink."""


def read_drawing(strokes: Strokes, photo: bytes | None, changes: Changes) -> bytes:
    """Centre a drawing (or take a photo already centred), change it, and ask all three networks.

    Args:
        strokes: As `nnviz.digits.rasterize` takes them.
        photo: An answer of `read_photo`, which replaces the strokes.
        changes: Applied after the centring.

    Returns:
        Everything that the browser paints, packed by `pack`.
    """
    from nnviz import digits

    if photo:
        steps = digits.Steps(*(np.frombuffer(photo, np.uint8).reshape(3, 28, 28) / np.float32(255)))
    else:
        steps = digits.rasterize_steps(strokes)
    changed = digits.change(
        steps.centred,
        shift=(changes.shift_x, changes.shift_y),
        rotation=changes.rotation,
        thickness=changes.thickness,
        noise=changes.noise / 100,
    )
    seen = grey(changed)
    image = seen / np.float32(255)  # in grey values, so that the code panel can spell out the very same image
    cnn = _classifier("cnn").explain(image)
    others = {name: _classifier(name).predict(image[None])[0] for name in ("dense", "plain")}
    nearest, distances = _nearest(cnn.activations["dense"])
    head = {
        "digit": cnn.digit,
        "sure": cnn.sure,
        "logits": rounded(cnn.logits),
        "probabilities": {"cnn": rounded(cnn.probabilities)}
        | {name: rounded(probabilities) for name, probabilities in others.items()},
        "nearest": [
            {"label": int(label), "distance": round(float(distance), 2)}
            for label, distance in zip(_training().train_labels[nearest], distances, strict=True)
        ],
    }
    pictures = {
        "drawn": grey(steps.drawn),
        "boxed": grey(steps.boxed),
        "centred": grey(steps.centred),
        "seen": seen,
        "saliency": signed(cnn.saliency),
        "neighbours": grey(_training().train_images[nearest]),
    }
    scales = {}
    for name in _SHOWN:
        pictures[name], scales[name] = on_one_scale(cnn.activations[name])
    return pack(head | {"scales": scales}, pictures)


def read_photo(file: bytes) -> bytes:
    """Turn an uploaded picture of a digit into MNIST's form.

    Returns:
        The three steps of `nnviz.digits.to_mnist_steps`, 28×28 grey values each.

    Raises:
        ValueError: With a sentence for the visitor, if the file is no picture, too large, or shows no ink.
    """
    from nnviz import digits

    steps = digits.to_mnist_steps(_picture(file))
    return b"".join(grey(step).tobytes() for step in (steps.drawn, steps.boxed, steps.centred))


def _picture(file: bytes) -> np.ndarray:
    """Decode an untrusted picture to grey, in float32; transparent parts are paper."""
    try:
        with Image.open(io.BytesIO(file), formats=["PNG", "JPEG", "WEBP", "BMP", "GIF"]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ValueError("This picture has more than 16 million pixels. Send a smaller one.")
            if picture.mode.startswith("I"):
                return np.asarray(picture, np.float32) / 65535
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, struct.error, Image.DecompressionBombError):
        raise ValueError("This file is not a picture that can be read. Send a PNG or a JPEG.") from None
    paper = Image.new("RGBA", upright.size, "white")
    return np.asarray(Image.alpha_composite(paper, upright).convert("L"), np.float32) / 255


_SHOWN = ("conv1", "pool1", "conv2", "pool2", "dense")


def look_inside(image: np.ndarray) -> dict[str, np.ndarray]:
    """Return everything that the CNN computes for an image, by layer: float32, without the batch's axis.

    Args:
        image: uint8 grey values, shape (28, 28).
    """
    return dict(_classifier("cnn").explain(image / np.float32(255)).activations)


INSIDE = ("conv1", "pool1", "conv2", "pool2", "dense", "logits", "probabilities")


def answer_inside(image: np.ndarray, place: int) -> bytes:
    """Return what the CNN computes for an image, packed for the browser.

    Args:
        image: uint8 grey values, shape (28, 28).
        place: Of the image among the 5,000 digits, or -1.

    Returns:
        A message of `pack` with the `digit`, and float32 arrays as their bytes: shape (…, 4), uint8.
    """
    maps = look_inside(image)
    arrays = {"image": image / np.float32(255)} | {name: maps[name] for name in INSIDE}
    whole = {name: np.ascontiguousarray(array, np.float32) for name, array in arrays.items()}
    return pack({"digit": place}, {name: each[..., None].view(np.uint8) for name, each in whole.items()})


def read_digits(images: np.ndarray) -> np.ndarray:
    """Return the CNN's answer, 0 to 9, for each of some images: uint8 grey values, shape (n, 28, 28)."""
    return _classifier("cnn").predict(images / np.float32(255)).argmax(axis=1)


def through_training(image: np.ndarray) -> dict[str, np.ndarray]:
    """Return the maps of both convolutions for an image, at every moment of the recorded training.

    Args:
        image: uint8 grey values, shape (28, 28).

    Returns:
        float32, shape (moments, maps, side, side), for conv1 and conv2.
    """
    import keras

    from nnviz import models
    from nnviz.digits.inside import load_inside

    inside, model, found = load_inside(), models.digit_cnn(seed=0), []
    layers = [model.get_layer(name) for name in ("conv1", "conv2")]
    cut = keras.Model(model.inputs[0], [layer.output for layer in layers])
    batch = image[None, ..., None] / np.float32(255)
    for moment in range(len(inside.epochs)):
        layers[0].set_weights([inside.conv1[moment], inside.conv1_bias[moment]])
        layers[1].set_weights([inside.conv2[moment].astype(np.float32), inside.conv2_bias[moment]])
        found.append([np.moveaxis(np.asarray(maps)[0], -1, 0) for maps in cut(batch)])
    return {layer.name: np.stack(parts) for layer, parts in zip(layers, zip(*found, strict=True), strict=True)}


@dataclass(frozen=True)
class Look:
    """Where a network looked when it read a digit."""

    image: np.ndarray
    """float32, shape (28, 28), in [0, 1]."""
    answer: int
    probability: float
    saliency: np.ndarray
    """float32, shape (28, 28), of the answer's logit; see `nnviz.gradients`."""
    grad_cam: np.ndarray
    """float32, shape (8, 8)."""
    occlusion: np.ndarray
    """float32, shape (24, 24)."""


def look_back(image: np.ndarray) -> list[Look]:
    """Return where the CNN looked, and where its twin with random weights did.

    Args:
        image: uint8 grey values, shape (28, 28).
    """
    from nnviz import gradients, models

    seen = image[..., None] / np.float32(255)
    found = []
    for model in (_classifier("cnn").model, models.digit_cnn(seed=0)):
        probabilities = np.asarray(model(seen[None]))[0]
        answer = int(probabilities.argmax())
        slopes = gradients.saliency(model, seen[None], classes=answer, scores="logits")[0, ..., 0]
        speaking = gradients.grad_cam(model, seen[None], layer="conv2", classes=answer, scores="logits")[0]
        lost = gradients.occlusion(model, seen, chosen=answer, scores="logits")
        found.append(Look(seen[..., 0], answer, float(probabilities[answer]), slopes, speaking, lost))
    return found


def cnn_weights() -> dict[str, np.ndarray]:
    """Return the kernels and biases of the CNN's convolutions and of its scores: float32, as Keras keeps them."""
    model = _classifier("cnn").model
    return {
        f"{layer}_{kind}": np.asarray(weight)
        for layer in ("conv1", "conv2", "logits")
        for kind, weight in zip(("kernel", "bias"), model.get_layer(layer).get_weights(), strict=True)
    }


def accuracy_after_shift(pixels: int) -> dict[str, float]:
    """Return the share of the 500 test digits that each network still reads when they are moved to the right."""
    from nnviz import digits
    from nnviz.datasets.digits import digits as data

    test = data()
    moved = np.stack([digits.change(image, shift=(pixels, 0)) for image in test.test_images])
    return {
        name: float((_classifier(name).predict(moved).argmax(1) == test.test_labels).mean())
        for name in ("cnn", "dense")
    }


def pack(head: dict[str, Any], pictures: dict[str, np.ndarray]) -> bytes:
    """Return one message: the length of a JSON head (uint32, little endian), the head, then the arrays' bytes.

    The head's `pictures` lists [name, shape] in the order of the bytes.
    """
    listing = [[name, list(array.shape)] for name, array in pictures.items()]
    text = json.dumps(head | {"pictures": listing}, separators=(",", ":")).encode()
    return b"".join([struct.pack("<I", len(text)), text, *(array.tobytes() for array in pictures.values())])


def grey(image: np.ndarray) -> np.ndarray:
    """Return values in [0, 1] as uint8."""
    return np.round(image * 255).astype(np.uint8)


def signed(image: np.ndarray) -> np.ndarray:
    """Return an image as uint8: 128 is zero, the largest magnitude is 1 or 255."""
    return np.round(128 + 127 * image / max(float(np.abs(image).max()), 1e-9)).astype(np.uint8)


def on_one_scale(maps: np.ndarray) -> tuple[np.ndarray, float]:
    """Return a layer's activations as uint8, channels first, and the value that 255 stands for."""
    top = max(float(maps.max()), 1e-9)
    return np.ascontiguousarray(np.moveaxis(grey(np.clip(maps / top, 0, 1)), -1, 0)), round(top, 4)


def rounded(values: Iterable[float]) -> list[float]:
    """Return numbers as the browser shows them."""
    return [round(float(value), 6) for value in values]


def warm_up_answering() -> None:
    """Load and compile the networks, so that the first visitor waits for none of it."""
    read_drawing([[[0.5, 0.2], [0.5, 0.8]]], None, Changes())
    gc.collect()
    gc.freeze()  # TensorFlow's 370,000 objects are here to stay: no collection has to look at them again


def warm_up_training() -> None:
    """Import TensorFlow, and compile the training of networks in a plane."""
    from dashboard.app_pages.network import work

    work.compile_loop()
    gc.collect()
    gc.freeze()


@cache
def _classifier(name: Any) -> Any:
    from nnviz import digits

    return digits.load_classifier(name)


@cache
def _training() -> Any:
    from nnviz.datasets.digits import digits

    return digits()


@cache
def _features() -> tuple[np.ndarray, np.ndarray]:
    """Return the last hidden layer's output for every training digit, and the squared length of each."""
    from nnviz.activations import layer_activations

    images = _training().train_images[..., None]
    features = layer_activations(_classifier("cnn").model, images, layer="dense")
    return features, np.square(features).sum(axis=1)


def _nearest(feature: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the training digits whose features are nearest, nearest first, and their Euclidean distances."""
    features, squares = _features()
    order = squares - 2 * features @ feature  # |a − b|² without |b|²: no array of differences to fill
    nearest = np.argpartition(order, NEIGHBOURS)[:NEIGHBOURS]
    nearest = nearest[np.argsort(order[nearest])]
    return nearest, np.linalg.norm(features[nearest] - feature, axis=1)
