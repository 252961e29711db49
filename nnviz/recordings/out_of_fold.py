"""What networks that did not see a digit predict for it: the honest predictions of the cross-validation."""

from dataclasses import dataclass

import numpy as np

from nnviz import assets

ASSET, REBUILD = "models/digit_cnn_out_of_fold.npz", "python -m nnviz.recordings --only cross_validation"


@dataclass(frozen=True)
class OutOfFold:
    """Five networks, each trained without a fifth of the training digits, and asked about that fifth."""

    probabilities: np.ndarray
    """float16, shape (4500, 10): for each training digit, of the network that did not see it."""
    folds: np.ndarray
    """int8, shape (4500,): the fold of each training digit, 0 to 4."""


def load_out_of_fold() -> OutOfFold:
    """Return the shipped predictions.

    Returns:
        For each training digit probabilities and fold.

    Raises:
        nnviz.assets.AssetError: If the file is missing or damaged.

    Example:
        >>> load_out_of_fold().probabilities.shape
        (4500, 10)
    """
    with np.load(assets.checked_path(ASSET, rebuild=REBUILD), allow_pickle=False) as stored:
        return OutOfFold(stored["probabilities"], stored["folds"])


def store_out_of_fold(predictions: OutOfFold) -> None:
    """Write `assets/models/digit_cnn_out_of_fold.npz` and its checksum."""
    np.savez_compressed(assets.folder() / ASSET, **vars(predictions))
    assets.record_checksums(ASSET)
