"""What a training leaves behind."""

import hashlib
from dataclasses import dataclass
from typing import Literal

import numpy as np

from nnviz.training.settings import Settings

Stopped = Literal["running", "finished", "early stopping", "diverged", "cancelled"]


@dataclass(frozen=True, eq=False)
class Recording:
    """A training, snapshot by snapshot. All of it is finite: a snapshot that is not is left out, and what follows.

    Losses and metrics are means over all examples at the weights of the snapshot, in inference mode and without
    the penalties of L1 and L2, so that training and validation can be compared.
    """

    settings: Settings
    epochs: np.ndarray
    """Epochs trained before each snapshot, int32, shape (snapshots,); the first is 0."""
    weights: np.ndarray
    """All trainable weights, one row per snapshot, float32, shape (snapshots, parameters)."""
    shapes: tuple[tuple[int, ...], ...]
    """Of each weight, in the order of `model.trainable_variables`; a row of `weights` has them one after the other."""
    loss: np.ndarray
    """Over the training data, float32, shape (snapshots,)."""
    metric: np.ndarray
    """Over the training data, float32, shape (snapshots,); see `metric_name`."""
    validation_loss: np.ndarray | None
    """Over the validation data, float32, shape (snapshots,); None if there are none."""
    validation_metric: np.ndarray | None
    """Over the validation data, float32, shape (snapshots,); None if there are none."""
    metric_name: str
    """"accuracy" for losses of classes, "mean absolute error" for quantities."""
    stopped: Stopped
    """Why there are no more snapshots; "diverged" if loss or weights were no longer finite at the next."""
    seconds: float
    """Time it took, compiling included. Not part of `fingerprint`: it is another one each time."""

    def weights_at(self, snapshot: int) -> list[np.ndarray]:
        """Return a snapshot's weights, float32, one array of each shape: what `model.set_weights` takes."""
        sizes = [int(np.prod(shape)) for shape in self.shapes]
        parts = np.split(self.weights[snapshot], np.cumsum(sizes)[:-1])
        return [part.reshape(shape) for part, shape in zip(parts, self.shapes, strict=True)]

    def fingerprint(self) -> str:
        """Return a SHA-256 digest of everything but the time: the same settings and data give the same."""
        digest = hashlib.sha256(repr((self.settings, self.shapes, self.metric_name, self.stopped)).encode())
        for array in (self.epochs, self.weights, self.loss, self.metric, self.validation_loss, self.validation_metric):
            digest.update(b"none" if array is None else array.tobytes())
        return digest.hexdigest()
