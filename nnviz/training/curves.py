"""What the losses of a training tell: when to stop, whether it overfits, how far it jumps about."""

import numpy as np

from nnviz.training.recording import Recording


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


def overfitting(recording: Recording, *, margin: float = 0.1, least: float = 0.02) -> int | None:
    """Return the snapshot at which the validation loss turns while the training loss goes on falling.

    Args:
        recording: With validation data.
        margin: By how much the validation loss must rise above its lowest value by the end, relative to that
            value: without a margin, the noise of single batches would count.
        least: By how much it must rise in any case: from 0.002 to 0.003 is no lesson.

    Returns:
        The snapshot of the lowest validation loss, if from there to the end the validation loss rises by the
        margin and the training loss falls; None if not, or if there are no validation data.
    """
    validation, training = recording.validation_loss, recording.loss
    if validation is None or not len(validation):
        return None
    turn = int(np.argmin(validation))
    rises = validation[-1] > max((1 + margin) * validation[turn], validation[turn] + least)
    return turn if rises and training[-1] < training[turn] else None


def jitter(loss: np.ndarray) -> float:
    """Return how far a loss jumps about its own trend in the second half of a training.

    The root mean square of its third differences over √20, which for independent noise on a parabola is the noise's own
    standard deviation.

    Args:
        loss: After each epoch, shape (epochs + 1,), at least 7 of them.

    Returns:
        At least 0, in the unit of the loss.

    Raises:
        ValueError: If there are fewer.

    Example:
        >>> jitter(np.array([9.0, 9.0, 6.0, 9.0, 4.0, 1.0, 0.0]))
        0.0
    """
    if len(loss) < 7:
        raise ValueError(f"loss must have at least 7 values, got {len(loss)}")
    return float(np.sqrt(np.square(np.diff(loss[(len(loss) - 1) // 2 :].astype(float), n=3)).mean() / 20))
