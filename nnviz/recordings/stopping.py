"""A network that learns 40 noisy points by heart: the losses of training and validation, epoch by epoch."""

from dataclasses import dataclass

import numpy as np

from nnviz import assets
from nnviz.datasets import moons

ASSET, REBUILD = "recordings/stopping.npz", "python -m nnviz.recordings --only stopping"
COUNT, TRAIN, NOISE = 400, 40, 0.3  # points, how many of them train, their standard deviation
HIDDEN, LEARNING_RATE, BATCH, EPOCHS, SEED = (8, 8), 0.03, 10, 300, 0


@dataclass(frozen=True)
class Stopping:
    """Mean binary cross-entropy before the training and after each epoch."""

    loss: np.ndarray
    """float32, (epochs + 1,): of the 40 training points."""
    validation_loss: np.ndarray
    """float32, (epochs + 1,): of the 360 others."""

    @property
    def best(self) -> int:
        """The epoch whose weights `EarlyStopping(restore_best_weights=True)` keeps, if it waits long enough."""
        return int(self.validation_loss.argmin())


def record_stopping() -> Stopping:
    """Train a network 2-8-8-1 by Adam on two moons, as the page “Many perceptrons” does."""
    from nnviz.models import plane_network
    from nnviz.training import Settings, record

    points = moons(count=COUNT, noise=NOISE)
    x, y = points.x.astype(np.float32), points.y.astype(np.float32)
    settings = Settings(
        learning_rate=LEARNING_RATE,
        batch_size=BATCH,
        epochs=EPOCHS,
        seed=SEED,
        snapshots=tuple(range(EPOCHS + 1)),
    )
    model = plane_network(hidden=HIDDEN, seed=SEED)
    run = record(model, x[:TRAIN], y[:TRAIN], settings=settings, validation=(x[TRAIN:], y[TRAIN:]))
    assert run.validation_loss is not None
    return Stopping(np.asarray(run.loss, np.float32), np.asarray(run.validation_loss, np.float32))


def load_stopping() -> Stopping:
    """Return the shipped recording, without training.

    Returns:
        Both losses.

    Raises:
        nnviz.assets.AssetError: If the file is missing or damaged.

    Example:
        >>> load_stopping().loss.shape
        (301,)
    """
    with np.load(assets.checked_path(ASSET, rebuild=REBUILD), allow_pickle=False) as kept:
        return Stopping(**kept)


def store_stopping() -> None:
    """Train once, and write `assets/recordings/stopping.npz` and its checksum."""
    np.savez_compressed(assets.folder() / ASSET, allow_pickle=False, **vars(record_stopping()))
    assets.record_checksums(ASSET)
