"""The shipped network's largest probability for an image, without TensorFlow: few images, in a process without it."""

import io
import zipfile
from functools import cache

import numpy as np

from nnviz import assets
from nnviz.digits.drawing import SIDE

REBUILD = "python -m nnviz.recordings --only digit_networks"
_LAYERS = ("conv2d", "conv2d_1", "dense", "dense_1")  # as Keras calls them in the file


def probabilities(images: np.ndarray) -> np.ndarray:
    """Return what `load_classifier("cnn").predict` returns, for a few images.

    Args:
        images: float32, shape (n, 28, 28), in [0, 1], ink bright.

    Returns:
        float32, shape (n, 10), every row with sum 1.

    Raises:
        nnviz.assets.AssetError: If the network's file is missing or damaged.
    """
    first, second, dense, last = _weights()
    maps = _pooled(_convolved(np.asarray(images, np.float32).reshape(-1, SIDE, SIDE, 1), *first))
    maps = _pooled(_convolved(maps, *second))
    hidden = np.maximum(maps.reshape(len(maps), -1) @ dense[0] + dense[1], 0)
    logits = hidden @ last[0] + last[1]
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


@cache
def _weights() -> tuple[tuple[np.ndarray, np.ndarray], ...]:
    """Return kernel and bias of each layer."""
    import h5py

    path = assets.checked_path("models/digit_cnn.keras", rebuild=REBUILD)
    with zipfile.ZipFile(path) as stored, h5py.File(io.BytesIO(stored.read("model.weights.h5"))) as file:
        return tuple((file[f"layers/{name}/vars/0"][()], file[f"layers/{name}/vars/1"][()]) for name in _LAYERS)


def _convolved(images: np.ndarray, kernel: np.ndarray, bias: np.ndarray) -> np.ndarray:
    windows = np.lib.stride_tricks.sliding_window_view(images, kernel.shape[:2], axis=(1, 2))  # (n, r, c, k, h, w)
    return np.maximum(np.tensordot(windows, kernel, axes=([4, 5, 3], [0, 1, 2])) + bias, 0)


def _pooled(maps: np.ndarray) -> np.ndarray:
    count, rows, columns, filters = maps.shape
    return maps.reshape(count, rows // 2, 2, columns // 2, 2, filters).max(axis=(2, 4))
