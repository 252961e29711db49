"""What the worker does for the page that opens the CNN: short, stateless, importable."""

from dataclasses import dataclass

import numpy as np

from dashboard.server.classifiers import classifier
from dashboard.server.messages import pack


def look_inside(image: np.ndarray) -> dict[str, np.ndarray]:
    """Return everything that the CNN computes for an image, by layer: float32, without the batch's axis.

    Args:
        image: uint8 gray values, shape (28, 28).
    """
    return dict(classifier("cnn").explain(image / np.float32(255)).activations)


INSIDE = ("conv1", "pool1", "conv2", "pool2", "dense", "logits", "probabilities")


def answer_inside(image: np.ndarray, place: int) -> bytes:
    """Return what the CNN computes for an image, packed for the browser.

    Args:
        image: uint8 gray values, shape (28, 28).
        place: Of the image among the 5,000 digits, or -1.

    Returns:
        A message of `pack` with the `digit`, and float32 arrays as their bytes: shape (…, 4), uint8.
    """
    maps = look_inside(image)
    arrays = {"image": image / np.float32(255)} | {name: maps[name] for name in INSIDE}
    whole = {name: np.ascontiguousarray(array, np.float32) for name, array in arrays.items()}
    return pack({"digit": place}, {name: each[..., None].view(np.uint8) for name, each in whole.items()})


def read_digits(images: np.ndarray) -> np.ndarray:
    """Return the CNN's prediction, 0 to 9, for each of some images: uint8 gray values, shape (n, 28, 28)."""
    return classifier("cnn").predict(images / np.float32(255)).argmax(axis=1)


def through_training(image: np.ndarray) -> dict[str, np.ndarray]:
    """Return the maps of both convolutions for an image, at every moment of the recorded training.

    Args:
        image: uint8 gray values, shape (28, 28).

    Returns:
        float32, shape (moments, maps, side, side), for conv1 and conv2.
    """
    import keras

    from nnviz import models
    from nnviz.recordings.inside_cnn import load_inside

    inside, model, found = load_inside(), models.digit_cnn(seed=0), []
    layers = [model.get_layer(name) for name in ("conv1", "conv2")]
    cut = keras.Model(model.inputs[0], [layer.output for layer in layers])
    batch = image[None, ..., None] / np.float32(255)
    for moment in range(len(inside.epochs)):
        layers[0].set_weights([inside.conv1[moment], inside.conv1_bias[moment]])
        layers[1].set_weights([inside.conv2[moment].astype(np.float32), inside.conv2_bias[moment]])
        found.append([np.moveaxis(np.asarray(maps)[0], -1, 0) for maps in cut(batch)])
    return {layer.name: np.stack(parts) for layer, parts in zip(layers, zip(*found, strict=True), strict=True)}


SHOWN = ("saliency", "integrated gradients", "occlusion 3×3", "Grad-CAM")  # of the ways to attribute


@dataclass(frozen=True)
class Attributed:
    """What a network makes of an image, and what its prediction is attributed to."""

    prediction: int
    probability: float
    maps: dict[str, np.ndarray]
    """By the ways of `SHOWN`, float32, shape (28, 28), for the digit that the trained network predicts."""


def attribute(image: np.ndarray) -> list[Attributed]:
    """Return the maps of the CNN, and those of a network with random weights, for the digit that the CNN predicts.

    Args:
        image: uint8 gray values, shape (28, 28).
    """
    from nnviz import models
    from nnviz.recordings.attributions import attribute as attributed

    seen, found, digit = image / np.float32(255), [], None
    for model in (classifier("cnn").model, models.digit_cnn(seed=0)):
        probabilities = np.asarray(model(seen[None, ..., None]))[0]
        prediction = int(probabilities.argmax())
        digit = prediction if digit is None else digit
        maps = {way: attributed(model, seen, way=way, digit=digit) for way in SHOWN}
        found.append(Attributed(prediction, float(probabilities[prediction]), maps))
    return found


def cnn_weights() -> dict[str, np.ndarray]:
    """Return the kernels and biases of the CNN's convolutions and of its scores: float32, as Keras keeps them."""
    model = classifier("cnn").model
    return {
        f"{layer}_{kind}": np.asarray(weight)
        for layer in ("conv1", "conv2", "logits")
        for kind, weight in zip(("kernel", "bias"), model.get_layer(layer).get_weights(), strict=True)
    }
