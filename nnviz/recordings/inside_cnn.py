"""How the filters of the shipped CNN came about, what excites them most, and where the digits lie for it."""

from dataclasses import dataclass, fields

import numpy as np

from nnviz import assets

ASSET, REBUILD = "recordings/inside_cnn.npz", "python -m nnviz.recordings --only inside_cnn"


@dataclass(frozen=True)
class Inside:
    """A recording of `digit_cnn`; k moments of its training, the last of which is the shipped network."""

    epochs: np.ndarray
    """int, shape (k,): epochs trained so far, from 0."""
    loss: np.ndarray
    """float32, shape (k,): mean cross-entropy on the 500 test digits."""
    accuracy: np.ndarray
    """float32, shape (k,): on the 500 test digits, in [0, 1]."""
    conv1: np.ndarray
    """float32, shape (k, 5, 5, 1, 16): kernels."""
    conv1_bias: np.ndarray
    """float32, shape (k, 16)."""
    conv1_gradient: np.ndarray
    """float32, as conv1: the mean gradient of the loss on 500 of the training digits."""
    conv2: np.ndarray
    """float16, shape (k, 5, 5, 16, 32): kernels."""
    conv2_bias: np.ndarray
    """float32, shape (k, 32)."""
    conv2_gradient: np.ndarray
    """float32, shape (k, 32): the length of each filter's gradient."""
    conv1_patches: np.ndarray
    """uint8 gray values, shape (16, 9, 5, 5): the patches of training digits that excite each filter most."""
    conv2_patches: np.ndarray
    """uint8, shape (32, 9, 14, 14)."""
    places: np.ndarray
    """float32, shape (500, 2): the test digits by their last hidden layer, brought into the plane by t-SNE."""


def load_inside() -> Inside:
    """Return the shipped recording.

    Returns:
        Moments of the training, patches and places.

    Raises:
        nnviz.assets.AssetError: If the file is missing or damaged.

    Example:
        >>> load_inside().conv1.shape[1:]
        (5, 5, 1, 16)
    """
    with np.load(assets.checked_path(ASSET, rebuild=REBUILD), allow_pickle=False) as kept:
        return Inside(**{each.name: kept[each.name] for each in fields(Inside)})


def store_inside(inside: Inside) -> None:
    """Write a recording and its checksum."""
    parts = {each.name: getattr(inside, each.name) for each in fields(inside)}
    np.savez_compressed(assets.folder() / ASSET, allow_pickle=False, **parts)
    assets.record_checksums(ASSET)
