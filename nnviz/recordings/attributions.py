"""How far attributions of the CNN can be trusted: measured on test digits, against networks with random weights.

`python -m nnviz.recordings --only attributions` measures, and writes `assets/recordings/attributions.npz`.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from nnviz import assets
from nnviz.attributions import agreement, at_their_fields, insertion_and_deletion, integrated_gradients

if TYPE_CHECKING:
    import keras

ASSET, REBUILD = "recordings/attributions.npz", "python -m nnviz.recordings --only attributions"
WAYS = (
    "saliency",
    "gradient × input",
    "integrated gradients",
    "SmoothGrad",
    "occlusion 3×3",
    "occlusion 5×5",
    "Grad-CAM",
)
COUNT, TWINS = 30, 5  # test digits, and seeds of networks with random weights
SMOOTH, NOISE = 32, 0.25  # images of SmoothGrad, and the standard deviation of their noise


@dataclass(frozen=True)
class Measures:
    """Means over the digits, for each of `WAYS`, float32, shape (ways,); of the twins over all of them too."""

    ink: np.ndarray
    """Correlation of the trained network's map with the ink."""
    twin_ink: np.ndarray
    """The same of networks with random weights, for the same class."""
    twin: np.ndarray
    """Correlation of the trained network's map with theirs: what a random network shows as well explains little."""
    insertion: np.ndarray
    """Mean probability of the class while pixels come, the most important first."""
    deletion: np.ndarray
    """While they go."""
    shift: np.ndarray
    """Correlation of the map with that of the image shifted by a pixel, shifted back."""


def attribute(model: "keras.Model", image: np.ndarray, *, way: str, digit: int) -> np.ndarray:
    """Return a map of how much each pixel matters for a digit's logit, by one of `WAYS`.

    Args:
        model: `nnviz.models.digit_cnn`, trained or not.
        image: float32, shape (28, 28), in [0, 1], ink bright.
        way: One of `WAYS`.
        digit: 0 to 9.

    Returns:
        float32, shape (28, 28), signed; of Grad-CAM at least 0.

    Raises:
        KeyError: If there is no such way.
    """
    return _WAYS[way](model, image, digit)


def _saliency(model: "keras.Model", image: np.ndarray, digit: int) -> np.ndarray:
    from nnviz.gradients import saliency

    return saliency(model, image[None, ..., None], classes=digit, scores="logits")[0, ..., 0]


def _smooth(model: "keras.Model", image: np.ndarray, digit: int) -> np.ndarray:
    from nnviz.gradients import saliency

    noise = np.random.default_rng(0).normal(0, NOISE, (SMOOTH, *image.shape, 1)).astype(np.float32)
    noisy = np.clip(image[None, ..., None] + noise, 0, 1)
    return saliency(model, noisy, classes=digit, scores="logits").mean(axis=0)[..., 0]


def _integrated(model: "keras.Model", image: np.ndarray, digit: int) -> np.ndarray:
    return integrated_gradients(model, image[None, ..., None], classes=digit, scores="logits")[0, ..., 0]


def _occlusion(patch: int) -> Callable[["keras.Model", np.ndarray, int], np.ndarray]:
    """Return what the logit loses when a square of paper lies on the image, its middle on each pixel in turn."""

    def occluded(model: "keras.Model", image: np.ndarray, digit: int) -> np.ndarray:
        covered = image[None] * (1 - _squares(patch, image.shape[0]))
        logits = _logits(model)(np.concatenate([image[None], covered])[..., None]).numpy()[:, digit]
        return (logits[0] - logits[1:]).reshape(image.shape)

    return occluded


@cache
def _squares(patch: int, side: int) -> np.ndarray:
    """Return a square around each pixel, float32, shape (side², side, side), 1 within it."""
    near = np.abs(np.subtract.outer(np.arange(side), np.arange(side))) <= patch // 2
    return np.einsum("ri,cj->rcij", near, near).reshape(-1, side, side).astype(np.float32)


@lru_cache(maxsize=16)
def _logits(model: "keras.Model") -> Callable[..., Any]:
    import keras
    import tensorflow as tf

    cut = keras.Model(model.inputs[0], model.get_layer("logits").output)
    return tf.function(lambda images: cut(images, training=False), jit_compile=True)


def _grad_cam(model: "keras.Model", image: np.ndarray, digit: int) -> np.ndarray:
    from nnviz.filters import receptive_field
    from nnviz.gradients import grad_cam

    cells = grad_cam(model, image[None, ..., None], layer="conv2", classes=digit, scores="logits")[0]
    field = receptive_field(model, layer="conv2")
    return at_their_fields(cells, side=image.shape[0], start=field.start, size=field.size, stride=field.stride)


_WAYS: dict[str, Callable[["keras.Model", np.ndarray, int], np.ndarray]] = dict(
    zip(
        WAYS,
        (
            _saliency,
            lambda model, image, digit: image * _saliency(model, image, digit),
            _integrated,
            _smooth,
            _occlusion(3),
            _occlusion(5),
            _grad_cam,
        ),
        strict=True,
    )
)


def measure(*, count: int = COUNT, twins: int = TWINS) -> Measures:
    """Measure all ways on the first test digits, each for the digit that the trained network predicts."""
    from nnviz import models
    from nnviz.datasets import digits
    from nnviz.digits import load_classifier

    trained = load_classifier("cnn").model
    random = [models.digit_cnn(seed=seed) for seed in range(twins)]
    rows = np.array(
        [[_measured(trained, random, image, way) for way in WAYS] for image in digits().test_images[:count]], np.float32
    )
    return Measures(*rows.mean(axis=0).T)


def _measured(trained: "keras.Model", random: "list[keras.Model]", image: np.ndarray, way: str) -> list[float]:
    """Return the measures of one digit, in the order of `Measures`."""
    image = image.astype(np.float32)
    digit = int(np.asarray(trained(image[None, ..., None], training=False))[0].argmax())
    own = attribute(trained, image, way=way, digit=digit)
    twins = [attribute(model, image, way=way, digit=digit) for model in random]
    moved = attribute(trained, np.roll(image, 1, axis=1), way=way, digit=digit)
    insertion, deletion = insertion_and_deletion(trained, image, own, digit=digit)
    return [
        agreement(own, image),
        float(np.mean([agreement(twin, image) for twin in twins])),
        float(np.mean([agreement(own, twin) for twin in twins])),
        insertion,
        deletion,
        agreement(own[:, :-1], moved[:, 1:]),
    ]


def load_measures() -> Measures:
    """Return the shipped measures.

    Returns:
        Means over digits and networks.

    Raises:
        nnviz.assets.AssetError: If the file is missing or damaged.

    Example:
        >>> len(load_measures().ink) == len(WAYS)
        True
    """
    with np.load(assets.checked_path(ASSET, rebuild=REBUILD), allow_pickle=False) as kept:
        return Measures(**{each.name: kept[each.name] for each in fields(Measures)})


def store_measures() -> None:
    """Measure, and write `assets/recordings/attributions.npz` and its checksum."""
    np.savez_compressed(assets.folder() / ASSET, **vars(measure()))
    assets.record_checksums(ASSET)
