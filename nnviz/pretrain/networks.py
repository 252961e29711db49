"""Training the three shipped networks, and cross-validating the one that matters."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import scipy

from nnviz import assets, models
from nnviz.datasets.mnist import Digits
from nnviz.pretrain import cards
from nnviz.pretrain.drawn import drawn_ones
from nnviz.pretrain.fitting import Recipe, fit
from nnviz.scribbles import TRAINING, scribbles

if TYPE_CHECKING:
    import keras

SEED = 1
FOLDS = 5
TRAINING_SCRIBBLES = 6000
LOOKALIKE = 0.92  # cosine similarity with a digit, both a little blurred, beyond which a scribble is left out
ONES_PER_DIGIT = 0.01  # ones with a base line that are drawn in addition, per digit of MNIST
OUT_OF_FOLD = "models/digit_cnn_out_of_fold.npz"
NETWORKS = ("digit_cnn", "digit_plain", "digit_dense")
SHIPPED = "5,000 digits of MNIST, 500 of each (assets/digits.npz): 4,500 trained on, 500 tested on"
FULL = "all of MNIST (keras.datasets.mnist): 60,000 digits trained on, 10,000 tested on"
OnEpoch = Callable[[], object]


def train(name: str, data: Digits, *, about: str, recipe: Recipe, on_epoch: OnEpoch) -> dict[str, Any]:
    """Train, measure and store one of the shipped networks; `cards.record` then records its checksums.

    Args:
        name: "digit_cnn", which is also shown scribbles; "digit_plain", the same network without them; or
            "digit_dense".
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
    fit_with_nonsense(model, data.train_images, data.train_labels, recipe=recipe, seed=SEED, on_epoch=on_epoch)
    card = {
        "name": name,
        "data": about,
        "seed": SEED,
        "parameters": model.count_params(),
        "layers": {layer.name: list(layer.output.shape[1:]) for layer in model.layers},
        "drawn_ones": _ones_for(len(data.train_labels)),
        "recipe": recipe.as_card(),
        "training_seconds": round(time.perf_counter() - started),
        **cards.judge(model, data.test_images, data.test_labels),
        "unsure": cards.judge_doubt(model, data.test_images),
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


def cross_validate(*, data: Digits, recipe: Recipe, pool: Executor, on_epoch: Sequence[OnEpoch]) -> dict[str, Any]:
    """Train the CNN five times, each time without another fifth of the training digits, and test it on that.

    The mean goes into the network's card; the answers for each digit, given by the network that did not see
    it, into `assets/models/digit_cnn_out_of_fold.npz` (float16, shape (4500, 10)).

    Args:
        data: Only its training digits are used.
        recipe: How to train.
        pool: Where the five trainings run.
        on_epoch: For each fold, what to call after an epoch.

    Returns:
        Mean, standard deviation and single accuracies of the folds, and the recipe they are about.

    Raises:
        nnviz.assets.AssetError: If there is no card to write the result into.
    """
    if not cards.read_card("digit_cnn"):
        raise assets.AssetError("assets/models/digit_cnn.json is missing. First run: python -m nnviz.pretrain")
    fold_of = stratified_folds(data.train_labels)
    jobs = [
        pool.submit(_answer_fold, data.train_images, data.train_labels, fold_of == fold, SEED + fold, recipe, call)
        for fold, call in zip(range(FOLDS), on_epoch, strict=True)
    ]
    out_of_fold = np.zeros((len(fold_of), models.CLASSES), np.float16)
    for fold, job in enumerate(jobs):
        out_of_fold[fold_of == fold] = job.result()
    right = out_of_fold.argmax(axis=1) == data.train_labels
    accuracies = [float(right[fold_of == fold].mean()) for fold in range(FOLDS)]
    found = {
        "mean": float(np.mean(accuracies)),
        "standard_deviation": float(np.std(accuracies, ddof=1)),
        "folds": accuracies,
        "unsure": float((out_of_fold.max(axis=1) < cards.UNSURE_BELOW).mean()),
        "recipe": recipe.as_card(),
    }
    np.savez_compressed(assets.folder() / OUT_OF_FOLD, probabilities=out_of_fold, folds=fold_of)
    assets.record_checksums(OUT_OF_FOLD)
    cards.write_card("digit_cnn", {**cards.read_card("digit_cnn"), "cross_validation": found})
    cards.record("digit_cnn")
    return found


def _answer_fold(
    images: np.ndarray, labels: np.ndarray, held_out: np.ndarray, seed: int, recipe: Recipe, on_epoch: OnEpoch
) -> np.ndarray:
    """Train the CNN without some of the digits and return its answers for those."""
    model = build("digit_cnn", seed=seed)
    fit_with_nonsense(model, images[~held_out], labels[~held_out], recipe=recipe, seed=seed, on_epoch=on_epoch)
    return cards.probabilities(model, images[held_out])


def fit_with_nonsense(
    model: "keras.Model", images: np.ndarray, labels: np.ndarray, *, recipe: Recipe, seed: int, on_epoch: OnEpoch
) -> None:
    """Train a network on digits, a few drawn ones, and the recipe's share of nonsense."""
    nonsense = scribbles_unlike(images) if recipe.nonsense else None
    images, labels = with_drawn_ones(images, labels)
    fit(model, images, labels, recipe=recipe, seed=seed, scribbles=nonsense, on_epoch=on_epoch)


def stratified_folds(labels: np.ndarray) -> np.ndarray:
    """Return the fold, 0 to 4, of each digit: every fold holds the same number of each class, within one."""
    folds = np.empty(len(labels), np.int8)
    for digit in np.unique(labels):
        of_digit = np.flatnonzero(labels == digit)
        folds[of_digit] = np.arange(len(of_digit)) % FOLDS
    return folds


def with_drawn_ones(images: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return digits to train on together with a few drawn ones, of a kind that MNIST lacks."""
    ones = drawn_ones(_ones_for(len(labels)), seed=SEED)
    return np.concatenate([images, ones]), np.concatenate([labels, np.ones(len(ones), labels.dtype)])


def _ones_for(digits: int) -> int:
    return max(1, round(ONES_PER_DIGIT * digits))


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


def scribbles_unlike(digits: np.ndarray) -> np.ndarray:
    """Return the nonsense that the CNN is trained on: scribbles, but none that happens to be a digit.

    A slanted bar is a one. Left in, it would teach the network to doubt ones.

    Args:
        digits: float32, shape (n, 28, 28): what to keep away from.
    """
    drawn, _ = scribbles(TRAINING_SCRIBBLES, families=TRAINING, seed=SEED)
    directions = _directions(drawn)
    parts = np.array_split(_directions(digits), -(-len(digits) // 5000))  # or 60,000 digits would fill the memory
    alike = np.max([(directions @ part.T).max(axis=1) for part in parts], axis=0)
    return drawn[alike < LOOKALIKE]


def _directions(images: np.ndarray) -> np.ndarray:
    """Return blurred images as rows of length 1, whose products are cosine similarities."""
    rows = scipy.ndimage.gaussian_filter(images, (0, 1, 1)).reshape(len(images), -1)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)
