"""A training to be followed while it runs: curves, and the weights that early stopping would keep."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from nnviz.training.recorder import Data, Progress, advance, begin
from nnviz.training.recording import Recording, Stopped
from nnviz.training.settings import Settings


@dataclass(frozen=True, eq=False)
class Course:
    """The course of a training so far: arrays alone, so that another process can go on with it.

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


def begin_course(model: Any, settings: Settings, *, patience: int | None) -> Course:
    """Return the course of a training before anything was done; `settings` are without patience, and see each epoch.

    Raises:
        ValueError: If the settings skip epochs or have a patience of their own, or the model cannot be trained.
    """
    if settings.kept != tuple(range(settings.epochs + 1)) or settings.patience is not None:
        raise ValueError(f"settings must look at each epoch and have no patience, got {settings}")
    progress = begin(model, settings)
    return Course(np.zeros((4, 0), np.float32), patience, 0, progress.weights, None, progress)


def follow(model: Any, x: np.ndarray, y: np.ndarray, course: Course, *, validation: Data, epochs: int) -> Course:
    """Train for some more epochs. Arguments and errors are those of `nnviz.training.record`; `epochs` is 1 to 100.

    Returns:
        The course after them, the same for any number of epochs at a time.
    """
    progress = advance(model, x, y, course.progress, validation=validation, epochs=epochs)
    seen = progress.recording
    new = np.stack([seen.loss, seen.validation_loss, seen.metric, seen.validation_metric])  # type: ignore[list-item]
    longer = replace(
        course,
        curves=np.concatenate([course.curves, new], axis=1),
        progress=replace(progress, recording=_emptied(seen)),
    )
    kept, stop = early_stop(longer.curves[1], patience=course.patience)
    first = course.curves.shape[1]
    weights = seen.weights[kept - first] if kept >= first and len(seen.weights) else course.weights
    return replace(longer, kept=kept, stop=stop, weights=weights)


def early_stop(validation_loss: np.ndarray, *, patience: int | None) -> tuple[int, int | None]:
    """Return what `keras.callbacks.EarlyStopping(patience=…, restore_best_weights=True)` does with a validation loss.

    Args:
        validation_loss: After each epoch, shape (epochs + 1,); the first, before any, is not looked at.
        patience: At least 1, or None for no early stopping.

    Returns:
        The epoch whose weights are kept, and the one after which it stops; the last one and None without patience,
        None too if the patience lasts.

    Example:
        >>> early_stop(np.array([9.0, 5.0, 4.0, 6.0, 5.0, 3.0]), patience=2)
        (2, 4)
    """
    last = max(len(validation_loss) - 1, 0)
    if patience is None or not last:
        return last, None
    best, kept = np.inf, 1
    for epoch, loss in enumerate(validation_loss[1:], start=1):
        if loss < best:
            best, kept = float(loss), epoch
        elif epoch - kept >= patience:
            return kept, epoch
    return kept, None


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


def jitter(loss: np.ndarray) -> float:
    """Return how far a loss jumps about its own trend in the second half of a training.

    The root mean square of its third differences over √20, which for independent noise on a parabola is the noise's own
    deviation.

    Args:
        loss: After each epoch, shape (epochs + 1,), at least 7 of them.

    Raises:
        ValueError: If there are fewer.

    Example:
        >>> jitter(np.array([9.0, 9.0, 6.0, 9.0, 4.0, 1.0, 0.0]))
        0.0
    """
    if len(loss) < 7:
        raise ValueError(f"loss must have at least 7 values, got {len(loss)}")
    return float(np.sqrt(np.square(np.diff(loss[(len(loss) - 1) // 2 :].astype(float), n=3)).mean() / 20))
