"""What the worker does for the pad: short, stateless, importable; strokes in, one message out."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from dashboard.server.classifiers import classifier
from dashboard.server.messages import gray, on_one_scale, pack, rounded, signed
from nnviz.digits import Strokes

NEIGHBORS = 6
MOST_POINTS = 5_000  # of one drawing; a minute of fast scribbling has about 4,000


@dataclass(frozen=True)
class Changes:
    """What the sliders do to a drawing after it was centered (see `nnviz.digits.change`)."""

    shift_x: float = 0.0
    shift_y: float = 0.0
    rotation: float = 0.0
    thickness: float = 0.0
    noise: float = 0.0
    """In percent of full ink."""


def read_drawing(strokes: Strokes, photo: bytes | None, changes: Changes, *, rests: bool = False) -> bytes:
    """Center a drawing (or take a photo already centered), change it, and ask all three networks.

    Args:
        strokes: As `nnviz.digits.rasterize` takes them.
        photo: An answer of `read_photo`, which replaces the strokes.
        changes: Applied after the centering.
        rests: Whether the pen rests, so that there is time to cover the drawing everywhere: see `Classifier.evidence`.

    Returns:
        Everything that the browser paints, packed by `pack`.
    """
    from nnviz import digits

    if photo:
        steps = digits.Steps(*(np.frombuffer(photo, np.uint8).reshape(3, 28, 28) / np.float32(255)))
    else:
        steps = digits.rasterize_steps(strokes)
    changed = digits.change(
        steps.centered,
        shift=(changes.shift_x, changes.shift_y),
        rotation=changes.rotation,
        thickness=changes.thickness,
        noise=changes.noise / 100,
    )
    seen = gray(changed)
    image = seen / np.float32(255)  # in gray values, so that the code panel can spell out the very same image
    cnn = classifier("cnn").explain(image)
    others = {name: classifier(name).predict(image[None])[0] for name in ("dense", "plain")}
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
        "drawn": gray(steps.drawn),
        "boxed": gray(steps.boxed),
        "centered": gray(steps.centered),
        "seen": seen,
        "saliency": signed(cnn.saliency),
        "neighbors": gray(_training().train_images[nearest]),
    }
    if rests:
        pictures["evidence"] = signed(classifier("cnn").evidence(image))
    scales = {}
    for name in _SHOWN:
        pictures[name], scales[name] = on_one_scale(cnn.activations[name])
    return pack(head | {"scales": scales}, pictures)


_SHOWN = ("conv1", "pool1", "conv2", "pool2", "dense")


def accuracy_after_shift(pixels: int) -> dict[str, float]:
    """Return the share of the 500 test digits that each network still reads when they are moved to the right."""
    from nnviz import digits
    from nnviz.datasets.mnist import digits as data

    test = data()
    moved = np.stack([digits.change(image, shift=(pixels, 0)) for image in test.test_images])
    return {
        name: float((classifier(name).predict(moved).argmax(1) == test.test_labels).mean()) for name in ("cnn", "dense")
    }


def warm_up() -> None:
    """Load and compile the networks, so that the first visitor waits for none of it."""
    read_drawing([[[0.5, 0.2], [0.5, 0.8]]], None, Changes(), rests=True)


@cache
def _training() -> Any:
    from nnviz.datasets.mnist import digits

    return digits()


@cache
def _features() -> tuple[np.ndarray, np.ndarray]:
    """Return the last hidden layer's output for every training digit, and the squared length of each."""
    from nnviz.activations import layer_activations

    images = _training().train_images[..., None]
    features = layer_activations(classifier("cnn").model, images, layer="dense")
    return features, np.square(features).sum(axis=1)


def _nearest(feature: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the training digits whose features are nearest, nearest first, and their Euclidean distances."""
    features, squares = _features()
    order = squares - 2 * features @ feature  # |a − b|² without |b|²: no array of differences to fill
    nearest = np.argpartition(order, NEIGHBORS)[:NEIGHBORS]
    nearest = nearest[np.argsort(order[nearest])]
    return nearest, np.linalg.norm(features[nearest] - feature, axis=1)
