"""Record a training: compiled chunks of epochs, one after the other."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from nnviz.training.data import Data, as_data, check_classes
from nnviz.training.fitting import check_trains_as_fit
from nnviz.training.loop import CAPACITY, Build, Given, compiled, metric_name
from nnviz.training.progress import Chunk, Progress
from nnviz.training.recording import Recording
from nnviz.training.settings import Settings
from nnviz.training.updates import SLOTS

if TYPE_CHECKING:
    import keras


def record(
    model: "keras.Model",
    x: np.ndarray,
    y: np.ndarray,
    *,
    settings: Settings,
    validation: Data | None = None,
    chunk: int = CAPACITY,
    cancelled: Callable[[], bool] = lambda: False,
) -> Recording:
    """Train a model from its present weights and keep snapshots; the model itself is not changed.

    The final weights are those of `fit` in the same order of examples; with dropout those of `fit` compiled by XLA
    (`model.compile(…, jit_compile=True)`), which draws other masks than `fit` without. The loop is compiled once for
    each architecture, optimizer, loss, batch size and number of examples; learning rate, seeds, L1, L2 and the data
    themselves may change without compiling anew.

    Args:
        model: A built model with one input and one output, whose weights are all trainable (no batch normalisation)
            and without constraints; see `begin` for what else is refused.
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


def begin(model: "keras.Model", settings: Settings) -> Progress:
    """Return the training of a model before anything was done.

    Args:
        model: A built model whose weights are all trainable (no batch normalisation).
        settings: How it is to be trained.

    Returns:
        What `advance` goes on from; its recording is empty.

    Raises:
        ValueError: If `fit` would do something else with the model: it has weights that are not trainable, constraints,
            several inputs, half precision, layers that change images at random, or an Embedding for Adam or RMSprop.
    """
    check_trains_as_fit(model, settings.optimizer)
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
    model: "keras.Model", x: np.ndarray, y: np.ndarray, progress: Progress, *, validation: Data | None, epochs: int
) -> Progress:
    """Train for some more epochs.

    Args:
        model: The one that the training was begun with, or another of the same architecture.
        x: Inputs, finite, shape (examples, …) as the model takes them.
        y: Targets, finite, shape (examples,) or (examples, outputs).
        progress: The training so far.
        validation: Inputs and targets that are looked at but not trained on.
        epochs: How many at most, 1 to 100.

    Returns:
        The training after them; it has ended if its recording's `stopped` is no longer "running".

    Raises:
        ValueError: If data, model and settings do not fit together, or `epochs` is out of range.
    """
    import tensorflow as tf

    settings, chunk, began = progress.recording.settings, Chunk.of(progress, epochs), time.perf_counter()
    wanted = tuple(model.input_shape[1:])
    x, y = as_data(x, y, settings, shape=wanted, name="x")
    held_x, held_y = as_data(*validation, settings, shape=wanted, name="validation") if validation else (x[:0], y[:0])
    if settings.loss.startswith("sparse"):
        check_classes(np.concatenate([y, held_y]), model.output_shape[-1])
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
