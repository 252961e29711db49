"""Cross-validating the network that matters: how good its recipe is on digits that a network did not see."""

from collections.abc import Sequence
from concurrent.futures import Executor
from typing import Any

import numpy as np

from nnviz import assets, models
from nnviz.datasets.mnist import Digits
from nnviz.digits.classifier import REBUILD
from nnviz.recordings.digit_networks import cards, networks
from nnviz.recordings.digit_networks.fitting import Recipe
from nnviz.recordings.digit_networks.networks import OnEpoch
from nnviz.recordings.out_of_fold import OutOfFold, store_out_of_fold

FOLDS = 5


def cross_validate(*, data: Digits, recipe: Recipe, pool: Executor, on_epoch: Sequence[OnEpoch]) -> dict[str, Any]:
    """Train the CNN five times, each time without another fifth of the training digits, and test it on that.

    The mean goes into the network's card; the predictions for each digit, given by the network that did not see
    it, into `assets/models/digit_cnn_out_of_fold.npz`.

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
        raise assets.AssetError(f"assets/models/digit_cnn.json is missing. First run: {REBUILD}")
    fold_of = stratified_folds(data.train_labels)
    jobs = [
        pool.submit(
            _answer_fold, data.train_images, data.train_labels, fold_of == fold, networks.SEED + fold, recipe, call
        )
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
    store_out_of_fold(OutOfFold(out_of_fold, fold_of))
    cards.write_card("digit_cnn", {**cards.read_card("digit_cnn"), "cross_validation": found})
    cards.record("digit_cnn")
    return found


def _answer_fold(
    images: np.ndarray, labels: np.ndarray, held_out: np.ndarray, seed: int, recipe: Recipe, on_epoch: OnEpoch
) -> np.ndarray:
    """Train the CNN without some of the digits and return its predictions for those."""
    model = networks.build("digit_cnn", seed=seed)
    networks.fit_with_outlier_exposure(
        model, images[~held_out], labels[~held_out], recipe=recipe, seed=seed, on_epoch=on_epoch
    )
    return cards.probabilities(model, images[held_out])


def stratified_folds(labels: np.ndarray) -> np.ndarray:
    """Return the fold, 0 to 4, of each digit: every fold holds the same number of each class, within one."""
    folds = np.empty(len(labels), np.int8)
    for digit in np.unique(labels):
        of_digit = np.flatnonzero(labels == digit)
        folds[of_digit] = np.arange(len(of_digit)) % FOLDS
    return folds
