"""Record a training: compiled chunks of epochs, one after the other."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from nnviz.training.curves import early_stop
from nnviz.training.loop import CAPACITY, Build, Given, compiled, metric_name
from nnviz.training.recording import Recording, Stopped
from nnviz.training.settings import Settings, epoch_order
from nnviz.training.updates import SLOTS

Data = tuple[np.ndarray, np.ndarray]
MOST_EXAMPLES = 100_000


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


def record(
    model: Any,
    x: np.ndarray,
    y: np.ndarray,
    *,
    settings: Settings,
    validation: Data | None = None,
    chunk: int = CAPACITY,
    cancelled: Callable[[], bool] = lambda: False,
) -> Recording:
    """Train a model from its present weights and keep snapshots; the model itself is not changed.

    The final weights are those of `fit` in the same order of examples. The loop is compiled once for each
    architecture, optimizer, loss, batch size and number of examples; learning rate, seeds, L1, L2 and the data
    themselves may change without compiling anew.

    Args:
        model: A built `keras.Model` whose weights are all trainable (no batch normalisation).
        x: Inputs, finite, shape (examples, …) as the model takes them.
        y: Targets, finite, shape (examples,) or (examples, outputs).
        settings: See `Settings`.
        validation: Inputs and targets that are looked at but not trained on.
        chunk: Epochs between two looks at `cancelled`, 1 to 100. The recording is the same for any of them.
        cancelled: Asked before each chunk whether to stop.

    Returns:
        What was seen until the training finished, stopped early, diverged or was cancelled.

    Raises:
        ValueError: If data, model and settings do not fit together.

    Example:
        >>> from nnviz import models
        >>> from nnviz.datasets import xor_corners
        >>> corners = xor_corners()
        >>> settings = Settings(learning_rate=0.1, batch_size=4, epochs=200)
        >>> run = record(models.plane_network(hidden=(4,), seed=0), corners.x, corners.y, settings=settings)
        >>> run.stopped, float(run.metric[-1]), run.weights.shape
        ('finished', 1.0, (61, 17))
    """
    progress = begin(model, settings)
    while progress.recording.stopped == "running":
        if cancelled():
            return replace(progress.recording, stopped="cancelled")
        progress = advance(model, x, y, progress, validation=validation, epochs=chunk)
    return progress.recording


def begin(model: Any, settings: Settings) -> Progress:
    """Return the training of a model before anything was done.

    Raises:
        ValueError: If the model has weights that are not trainable.
    """
    if model.non_trainable_weights:
        names = ", ".join(weight.path for weight in model.non_trainable_weights)
        raise ValueError(f"model must have trainable weights only, got {names}")
    weights = [np.asarray(variable.value, np.float32) for variable in model.trainable_variables]
    flat = np.concatenate([weight.ravel() for weight in weights])
    recording = Recording(
        settings=settings,
        epochs=np.zeros(0, np.int32),
        weights=np.zeros((0, flat.size), np.float32),
        shapes=tuple(weight.shape for weight in weights),
        loss=np.zeros(0, np.float32),
        metric=np.zeros(0, np.float32),
        validation_loss=None,
        validation_metric=None,
        metric_name=metric_name(settings.loss),
        stopped="running",
        seconds=0.0,
    )
    slots = np.zeros((SLOTS[settings.optimizer], flat.size), np.float32)
    others = tuple(np.asarray(variable.value) for variable in model.non_trainable_variables)
    return Progress(recording, flat, slots, others, step=0, entry=0)


def advance(
    model: Any, x: np.ndarray, y: np.ndarray, progress: Progress, *, validation: Data | None, epochs: int
) -> Progress:
    """Train for some more epochs. Arguments and errors are those of `record`; `epochs` is its `chunk`.

    Returns:
        The training after them; it has ended if its recording's `stopped` is no longer "running".
    """
    import tensorflow as tf

    settings, chunk, began = progress.recording.settings, Chunk.of(progress, epochs), time.perf_counter()
    wanted = tuple(model.input_shape[1:])
    x, y = checked(x, y, settings, shape=wanted, name="x")
    held_x, held_y = checked(*validation, settings, shape=wanted, name="validation") if validation else (x[:0], y[:0])
    if settings.loss.startswith("sparse"):
        _check_classes(np.concatenate([y, held_y]), model.output_shape[-1])
    loop = compiled(
        Build.of(
            model,
            optimizer=settings.optimizer,
            loss=settings.loss,
            batch_size=min(settings.batch_size, len(x)),
            examples=len(x),
            held=len(held_x),
            clipped=settings.clip_norm is not None,
        )
    )
    given = Given(
        x=tf.constant(np.concatenate([x, held_x])),
        y=tf.constant(np.concatenate([y, held_y])),
        rates=tf.constant(settings.rates, tf.float32),
        penalties=tf.constant([settings.l1, settings.l2], tf.float32),
        clip=tf.constant(settings.clip_norm or 0.0, tf.float32),
        orders=tf.constant(chunk.orders(len(x))),
    )
    before = (
        tf.constant(progress.weights),
        tf.constant(progress.slots),
        [tf.constant(each) for each in progress.others],
        tf.constant(progress.step),
    )
    (flat, slots, others, step), weights, measures = loop(given, before, *chunk.flags)
    return chunk.after(
        weights.numpy(),
        measures.numpy(),
        ends=(flat.numpy(), slots.numpy(), tuple(each.numpy() for each in others), int(step)),
        seconds=time.perf_counter() - began,
        validated=validation is not None,
    )


@dataclass(frozen=True)
class Chunk:
    """Some epochs of a training: what a compiled loop is told of them, and what it saw."""

    before: Recording
    entries: range

    @classmethod
    def of(cls, progress: Progress, epochs: int) -> "Chunk":
        """Return the next epochs of a training, 1 to CAPACITY but no more than there are."""
        if not 1 <= epochs <= CAPACITY:
            raise ValueError(f"chunk and epochs must be from 1 to {CAPACITY}, got {epochs}")
        last = min(progress.entry + epochs, progress.recording.settings.epochs + 1)
        return cls(progress.recording, range(progress.entry, last))

    @property
    def flags(self) -> tuple[Any, Any, Any]:
        """For each entry whether it trains and whether it looks, bool, shape (CAPACITY,); how many there are."""
        import tensorflow as tf

        trains, looks = np.zeros((2, CAPACITY), bool)
        trains[: len(self.entries)] = np.array(self.entries) > 0
        looks[: len(self.entries)] = self._looks
        return tf.constant(trains), tf.constant(looks), tf.constant(len(self.entries))

    def orders(self, count: int) -> np.ndarray:
        """Return the order of each entry's examples, int32, shape (CAPACITY, count)."""
        settings = self.before.settings
        orders = np.tile(np.arange(count, dtype=np.int32), (CAPACITY, 1))
        if settings.shuffle:
            for place, entry in enumerate(self.entries):
                if entry:
                    orders[place] = epoch_order(count, seed=settings.seed, epoch=entry - 1)
        return orders

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


def _check_classes(y: np.ndarray, count: int) -> None:
    if not np.isin(y, np.arange(count)).all():
        raise ValueError(f"y must hold whole numbers from 0 to {count - 1}, the model's classes")


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


def checked(x: np.ndarray, y: np.ndarray, settings: Settings, *, shape: tuple[int | None, ...], name: str) -> Data:
    """Return data as float32, targets with the axis that Keras adds, or say what does not fit an input's `shape`."""
    x, y = np.asarray(x, np.float32), np.asarray(y, np.float32)
    if x.shape[1:] != shape or not 1 <= len(x) <= MOST_EXAMPLES or not np.isfinite(x).all():
        raise ValueError(f"{name} must be finite, of shape (examples, {str(shape)[1:]}, got {x.shape}")
    if len(y) != len(x) or y.ndim > 2 or not np.isfinite(y).all():
        raise ValueError(f"y must be finite, with a target for each of {len(x)} examples, got shape {y.shape}")
    if settings.loss == "binary_crossentropy" and not np.isin(y, (0, 1)).all():
        raise ValueError("y must hold 0 or 1 for binary_crossentropy, got other values")
    return x, y[:, None] if y.ndim == 1 else y
