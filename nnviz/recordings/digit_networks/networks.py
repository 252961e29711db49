"""Training the three shipped networks."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import scipy

from nnviz import models
from nnviz.datasets.mnist import Digits
from nnviz.digits.out_of_distribution import TRAINING, out_of_distribution_drawings
from nnviz.recordings.digit_networks import cards
from nnviz.recordings.digit_networks.drawn_ones import drawn_ones
from nnviz.recordings.digit_networks.drawn_styles import judge_styles
from nnviz.recordings.digit_networks.fitting import Recipe, fit

if TYPE_CHECKING:
    import keras

SEED = 1
TRAINING_OUTLIERS = 6000
LOOKALIKE = 0.92  # cosine similarity with a digit, both a little blurred, beyond which a drawing is left out
NETWORKS = ("digit_cnn", "digit_plain", "digit_dense")
SHIPPED = "5,000 digits of MNIST, 500 of each (assets/digits.npz): 4,500 trained on, 500 tested on"
FULL = "all of MNIST (keras.datasets.mnist): 60,000 digits trained on, 10,000 tested on"
OnEpoch = Callable[[], object]


def train(name: str, data: Digits, *, about: str, recipe: Recipe, on_epoch: OnEpoch) -> dict[str, Any]:
    """Train, measure and store one of the shipped networks; `cards.record` then records its checksums.

    Args:
        name: "digit_cnn", which also sees out-of-distribution drawings; "digit_plain", the same network without
            them; or "digit_dense".
        data: The digits to train on and to test with.
        about: A sentence about the data, for the card.
        recipe: How to train.
        on_epoch: Called after each epoch, to move a progress bar.

    Returns:
        The model card.
    """
    if name != "digit_cnn":
        recipe = replace(recipe, nonsense=0.0)
    model = build(name, seed=SEED)
    started = time.perf_counter()
    fit_with_outlier_exposure(model, data.train_images, data.train_labels, recipe=recipe, seed=SEED, on_epoch=on_epoch)
    card = {
        "name": name,
        "data": about,
        "seed": SEED,
        "parameters": model.count_params(),
        "layers": {layer.name: list(layer.output.shape[1:]) for layer in model.layers},
        "drawn_ones": _ones_for(len(data.train_labels), recipe),
        "recipe": recipe.as_card(),
        "training_seconds": round(time.perf_counter() - started),
        **cards.judge(model, data.test_images, data.test_labels),
        "unsure": cards.judge_doubt(model, data.test_images),
        "styles": judge_styles(model),
    }
    if kept := cards.cross_validation_of(name, recipe):
        card["cross_validation"] = kept
    cards.save(model, card)
    return card


def build(name: str, *, seed: int) -> "keras.Model":
    """Return one of the shipped networks, untrained."""
    if name == "digit_dense":
        return models.digit_dense(seed=seed)
    model = models.digit_cnn(seed=seed)
    model.name = name
    return model


def fit_with_outlier_exposure(
    model: "keras.Model", images: np.ndarray, labels: np.ndarray, *, recipe: Recipe, seed: int, on_epoch: OnEpoch
) -> None:
    """Train a network on digits, a few drawn ones, and the recipe's share of out-of-distribution drawings."""
    outliers = outliers_unlike(images) if recipe.nonsense else None
    images, labels = with_drawn_ones(images, labels, recipe)
    fit(model, images, labels, recipe=recipe, seed=seed, outliers=outliers, on_epoch=on_epoch)


def with_drawn_ones(images: np.ndarray, labels: np.ndarray, recipe: Recipe) -> tuple[np.ndarray, np.ndarray]:
    """Return digits to train on together with a few drawn ones, of a kind that MNIST lacks."""
    ones = drawn_ones(_ones_for(len(labels), recipe), seed=SEED)
    return np.concatenate([images, ones]), np.concatenate([labels, np.ones(len(ones), labels.dtype)])


def _ones_for(digits: int, recipe: Recipe) -> int:
    return max(1, round(recipe.drawn_ones * digits))


def full_mnist() -> Digits:
    """Return all of MNIST through Keras, which downloads it once."""
    import keras

    (train_images, train_labels), (test_images, test_labels) = keras.datasets.mnist.load_data()
    return Digits(
        train_images=train_images.astype(np.float32) / 255,
        train_labels=train_labels.astype(np.int64),
        test_images=test_images.astype(np.float32) / 255,
        test_labels=test_labels.astype(np.int64),
    )


def outliers_unlike(digits: np.ndarray) -> np.ndarray:
    """Return the out-of-distribution drawings that the CNN is trained on: none that happens to be a digit.

    A slanted bar is a one. Left in, it would teach the network to doubt ones.

    Args:
        digits: float32, shape (n, 28, 28): what to keep away from.

    Returns:
        float32, shape (m, 28, 28), in [0, 1].
    """
    drawn, _ = out_of_distribution_drawings(TRAINING_OUTLIERS, families=TRAINING, seed=SEED)
    directions = _directions(drawn)
    parts = np.array_split(_directions(digits), -(-len(digits) // 5000))  # or 60,000 digits would fill the memory
    alike = np.max([(directions @ part.T).max(axis=1) for part in parts], axis=0)
    return drawn[alike < LOOKALIKE]


def _directions(images: np.ndarray) -> np.ndarray:
    """Return blurred images as rows of length 1, whose products are cosine similarities."""
    rows = scipy.ndimage.gaussian_filter(images, (0, 1, 1)).reshape(len(images), -1)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)
