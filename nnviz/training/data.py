"""What a training is given to learn from, checked before anything is compiled."""

import numpy as np

from nnviz._checks import as_numbers
from nnviz.training.settings import Settings

Data = tuple[np.ndarray, np.ndarray]
"""Inputs and targets."""
MOST_EXAMPLES = 100_000


def as_data(x: np.ndarray, y: np.ndarray, settings: Settings, *, shape: tuple[int | None, ...], name: str) -> Data:
    """Return data as float32, targets with the axis that Keras adds, or say what does not fit an input's `shape`."""
    x, y = (as_numbers(*each).astype(np.float32) for each in ((name, x), ("y", y)))
    if x.shape[1:] != shape or not 1 <= len(x) <= MOST_EXAMPLES or not np.isfinite(x).all():
        raise ValueError(f"{name} must be finite, of shape (examples, {str(shape)[1:]}, got {x.shape}")
    if len(y) != len(x) or y.ndim > 2 or not np.isfinite(y).all():
        raise ValueError(f"y must be finite, with a target for each of {len(x)} examples, got shape {y.shape}")
    if settings.loss == "binary_crossentropy" and not np.isin(y, (0, 1)).all():
        raise ValueError("y must hold 0 or 1 for binary_crossentropy, got other values")
    return x, y[:, None] if y.ndim == 1 else y


def check_classes(y: np.ndarray, count: int) -> None:
    """Raise ValueError unless y holds nothing but the numbers of `count` classes."""
    if not np.isin(y, np.arange(count)).all():
        raise ValueError(f"y must hold whole numbers from 0 to {count - 1}, the model's classes")
