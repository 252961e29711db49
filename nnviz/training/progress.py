"""A training on its way, and the chunk of epochs that comes next."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from nnviz._checks import whole
from nnviz.training.curves import early_stop
from nnviz.training.loop import CAPACITY
from nnviz.training.order import fit_order
from nnviz.training.recording import Recording, Stopped


@dataclass(frozen=True, eq=False)
class Progress:
    """A training on its way: arrays alone, so that another process can go on with it."""

    recording: Recording
    """What there is to see so far."""
    weights: np.ndarray
    """float32, shape (parameters,)."""
    slots: np.ndarray
    """What the optimizer remembers, float32, shape (vectors, parameters)."""
    others: tuple[np.ndarray, ...]
    """The states of the random layers, such as dropout's."""
    step: int
    """Updates done."""
    entry: int
    """What comes next: 0 is the look at the untrained network, e the e-th epoch."""

    def settled(self) -> "Progress":
        """Return the training without what it would go on from: its recording is left, which is small."""
        nothing = np.zeros(0, np.float32)
        return replace(self, weights=nothing, slots=nothing, others=())


@dataclass(frozen=True)
class Chunk:
    """Some epochs of a training: what a compiled loop is told of them, and what it saw."""

    before: Recording
    entries: range

    @classmethod
    def of(cls, progress: Progress, epochs: int) -> "Chunk":
        """Return the next epochs of a training, 1 to CAPACITY but no more than there are."""
        whole("chunk and epochs", epochs, least=1, most=CAPACITY)
        last = min(progress.entry + epochs, progress.recording.settings.epochs + 1)
        return cls(progress.recording, range(progress.entry, last))

    @property
    def flags(self) -> tuple[Any, Any, Any]:
        """For each entry whether it trains and whether it evaluates, bool, shape (CAPACITY,); how many there are."""
        import tensorflow as tf

        trains, looks = np.zeros((2, CAPACITY), bool)
        trains[: len(self.entries)] = np.array(self.entries) > 0
        looks[: len(self.entries)] = self._looks
        return tf.constant(trains), tf.constant(looks), tf.constant(len(self.entries))

    def orders(self, count: int) -> np.ndarray:
        """Return the order of each entry's examples, int32, shape (CAPACITY, count)."""
        settings = self.before.settings
        order = fit_order(count, seed=settings.seed) if settings.shuffle else np.arange(count, dtype=np.int32)
        return np.tile(order, (CAPACITY, 1))

    def after(
        self,
        weights: np.ndarray,
        measures: np.ndarray,
        *,
        ends: tuple[np.ndarray, np.ndarray, tuple[np.ndarray, ...], int],
        seconds: float,
        validated: bool,
    ) -> Progress:
        """Return the training after a loop.

        Args:
            weights: Of its looks, float32, shape (CAPACITY, parameters).
            measures: Of its looks, float32, shape (CAPACITY, 4).
            ends: The weights, slots, others and step it ended with; see `Progress`.
            seconds: The time it took.
            validated: Whether there are validation data.

        Returns:
            The training after the loop; it has ended if its recording's `stopped` is no longer "running".
        """
        looked = np.flatnonzero(self._looks)
        epochs = np.array(self.entries, np.int32)[looked]
        longer = _longer(self.before, epochs, weights[looked], measures[looked], validated=validated)
        all_done, finite = self.entries.stop > longer.settings.epochs, bool(np.isfinite(ends[0]).all())
        return Progress(_ended(longer, all_done, seconds, finite), *ends, entry=self.entries.stop)

    @property
    def _looks(self) -> list[bool]:
        kept = set(self.before.settings.kept)
        return [entry in kept for entry in self.entries]


def _longer(
    recording: Recording, epochs: np.ndarray, weights: np.ndarray, measures: np.ndarray, *, validated: bool
) -> Recording:
    """Return the recording with more snapshots; `measures` is (snapshots, 4)."""

    def joined(before: np.ndarray | None, more: np.ndarray) -> np.ndarray:
        return more if before is None else np.concatenate([before, more])

    return replace(
        recording,
        epochs=joined(recording.epochs, epochs),
        weights=joined(recording.weights, weights),
        loss=joined(recording.loss, measures[:, 0]),
        metric=joined(recording.metric, measures[:, 1]),
        validation_loss=joined(recording.validation_loss, measures[:, 2]) if validated else None,
        validation_metric=joined(recording.validation_metric, measures[:, 3]) if validated else None,
    )


def _ended(recording: Recording, all_done: bool, seconds: float, finite: bool) -> Recording:
    """Return the recording up to where it stops, and why it does. Chunks do not matter: they are looked through."""
    validation = recording.validation_loss
    losses = recording.loss if validation is None else recording.loss + validation
    lost = np.flatnonzero(~(np.isfinite(losses) & np.isfinite(recording.weights).all(axis=1)))
    patient = None if validation is None else early_stop(validation, patience=recording.settings.patience)[1]
    stopped: Stopped = "finished" if all_done else "running"
    kept = len(losses)
    if lost.size:
        kept, stopped = int(lost[0]), "diverged"
    elif not finite:
        stopped = "diverged"
    if patient is not None and patient < kept:
        kept, stopped = patient + 1, "early stopping"
    return replace(
        recording,
        epochs=recording.epochs[:kept],
        weights=recording.weights[:kept],
        loss=recording.loss[:kept],
        metric=recording.metric[:kept],
        validation_loss=None if validation is None else validation[:kept],
        validation_metric=None if recording.validation_metric is None else recording.validation_metric[:kept],
        stopped=stopped,
        seconds=recording.seconds + seconds,
    )
