"""What the losses of a training tell: when to stop, whether it overfits, how far it jumps about."""

import numpy as np

from nnviz._checks import as_column, same_length


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


WINDOW = 20  # snapshots, at least, from which the wobble is taken
LASTING = 5  # snapshots: a rise that their median has not is a wobble
WOBBLES, LEAST = (
    5.0,
    0.02,
)  # how far the validation loss must have risen: in wobbles, and as a share of its lowest value


def overfitting(loss: np.ndarray, validation_loss: np.ndarray) -> np.ndarray:
    """Return at which snapshots of a training the network overfits.

    It does where the validation loss has risen lastingly, by more than its wobble, above its lowest value so far, while
    the training loss went on falling: both at the snapshot itself. Lastingly: in the median of `LASTING` snapshots. A
    gap between the two losses alone is no overfitting; it is called generalization gap.

    Args:
        loss: Of the training set at each snapshot, finite, shape (snapshots,).
        validation_loss: Of the validation set, the same.

    Returns:
        bool, shape (snapshots,).

    Raises:
        ValueError: If the arguments differ in length, or are not finite.

    Example:
        >>> falling = np.array([9.0, 7, 5, 4, 3, 2.5, 2, 1.5, 1.2, 1])
        >>> overfitting(falling, np.array([9.0, 6, 4, 3, 4, 5, 6, 7, 8, 9]))[-2:]
        array([ True,  True])
        >>> overfitting(falling, falling + 3).any()
        np.False_
    """
    loss, validation_loss = as_column("loss", loss, of="snapshots"), as_column("validation_loss", validation_loss)
    same_length(loss, validation_loss, names=("loss", "validation_loss"), of="snapshots")
    found = np.zeros(len(loss), bool)
    training, validation = (_median_of_the_last(curve) for curve in (loss, validation_loss))
    for now in range(LASTING, len(loss)):
        lowest, turn = int(np.argmin(validation[: now + 1])), int(np.argmin(validation_loss[: now + 1]))
        wobble = _wobble(validation_loss[max(0, min(turn, now - WINDOW)) : now + 1])
        margin = max(WOBBLES * wobble, LEAST * abs(validation[lowest]))
        rises = min(validation[now], validation_loss[now]) > validation[lowest] + margin
        found[now] = rises and training[now] < training[lowest] and loss[now] < loss[turn]
    return found


def _median_of_the_last(curve: np.ndarray) -> np.ndarray:
    """Return for each value the median of it and the `LASTING` − 1 before it."""
    return np.array([np.median(curve[max(0, end - LASTING) : end]) for end in range(1, len(curve) + 1)])


def _wobble(curve: np.ndarray) -> float:
    """Return how far a curve jumps about: the standard deviation of noise whose second differences are such."""
    jumps = np.abs(np.diff(curve, n=2))
    return float(np.median(jumps)) / (0.6745 * 6**0.5) if jumps.size else 0.0


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
