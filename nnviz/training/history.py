"""A training to be watched while it runs: its curves, and the weights that early stopping would keep."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from nnviz.training.curves import early_stop
from nnviz.training.data import Data
from nnviz.training.progress import Progress
from nnviz.training.recorder import advance, begin
from nnviz.training.recording import Recording, Stopped
from nnviz.training.settings import Settings

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True, eq=False)
class History:
    """The history of a training so far: arrays alone, so that another process can go on with it.

    The training does not stop where early stopping would: what would have come is to be seen as well.
    """

    curves: np.ndarray
    """Training loss, validation loss, training metric, validation metric after each epoch, the first before any:
    float32, shape (4, epochs + 1)."""
    patience: int | None
    """Epochs without a lower validation loss after which early stopping stops; None for no early stopping."""
    kept: int
    """The epoch whose weights are kept: that of the lowest validation loss until early stopping, or the last one."""
    weights: np.ndarray
    """The weights kept, float32, shape (parameters,)."""
    stop: int | None
    """The epoch after which early stopping stops; None if it has not."""
    progress: Progress
    """What the training goes on from; its recording is empty."""
    recent: np.ndarray
    """The weights after each epoch of the last call of `fit`, float32, shape (epochs, parameters)."""

    @property
    def done(self) -> int:
        """Epochs trained."""
        return max(self.curves.shape[1] - 1, 0)

    @property
    def state(self) -> Stopped:
        """Whether it is running, and if not, why."""
        return self.progress.recording.stopped

    @property
    def seconds(self) -> float:
        """Time it took, compiling included."""
        return self.progress.recording.seconds


def begin_fit(model: "keras.Model", settings: Settings, *, patience: int | None) -> History:
    """Return the history of a training before anything was done.

    Args:
        model: A built model whose weights are all trainable (no batch normalisation).
        settings: Without patience, and looking at each epoch: `snapshots=tuple(range(epochs + 1))`.
        patience: Epochs without a lower validation loss after which early stopping stops, at least 1; None for no
            early stopping.

    Returns:
        The history, with curves of length 0.

    Raises:
        ValueError: If the settings skip epochs or have a patience of their own, or the model cannot be trained.
    """
    if settings.kept != tuple(range(settings.epochs + 1)) or settings.patience is not None:
        raise ValueError(f"settings must look at each epoch and have no patience, got {settings}")
    progress = begin(model, settings)
    none = np.zeros((0, len(progress.weights)), np.float32)
    return History(np.zeros((4, 0), np.float32), patience, 0, progress.weights, None, progress, none)


def fit(
    model: "keras.Model", x: np.ndarray, y: np.ndarray, history: History, *, validation: Data, epochs: int
) -> History:
    """Train for some more epochs.

    Args:
        model: The one that the history was begun with, or another of the same architecture.
        x: Inputs, finite, shape (examples, …) as the model takes them.
        y: Targets, finite, shape (examples,) or (examples, outputs).
        history: What there was so far.
        validation: Inputs and targets that are looked at but not trained on.
        epochs: How many, 1 to 100.

    Returns:
        The history after them, the same for any number of epochs at a time.

    Raises:
        ValueError: If data, model and settings do not fit together, or `epochs` is out of range.
    """
    progress = advance(model, x, y, history.progress, validation=validation, epochs=epochs)
    seen = progress.recording
    new = np.stack([seen.loss, seen.validation_loss, seen.metric, seen.validation_metric])  # type: ignore[list-item]
    longer = replace(
        history,
        curves=np.concatenate([history.curves, new], axis=1),
        progress=replace(progress, recording=_emptied(seen)),
        recent=seen.weights,
    )
    kept, stop = early_stop(longer.curves[1], patience=history.patience)
    first = history.curves.shape[1]
    weights = seen.weights[kept - first] if kept >= first and len(seen.weights) else history.weights
    return replace(longer, kept=kept, stop=stop, weights=weights)


def _emptied(recording: Recording) -> Recording:
    """Return the recording without what was seen: a training of 50,000 weights would else grow by 200 kB an epoch."""
    none = np.zeros(0, np.float32)
    return replace(
        recording,
        epochs=np.zeros(0, np.int32),
        weights=recording.weights[:0],
        loss=none,
        metric=none,
        validation_loss=None,
        validation_metric=None,
    )
