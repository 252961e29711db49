"""The compiled loop: epochs over batches, weights and the optimizer's memory carried from step to step."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np

from nnviz.training.settings import Optimizer
from nnviz.training.updates import update_of

CAPACITY = 100  # epochs that one call can run: the size of its arrays is part of what is compiled
MOST_LOOPS = 32  # compiled at once; each takes some 6 MB

# What a new seed or a new layer's automatic name changes in a model's configuration, but not in its graph.
_NO_MATTER = ("kernel_initializer", "bias_initializer", "seed")


@dataclass(frozen=True)
class Build:
    """Everything that a loop is compiled for. Two builds are equal if their loops are."""

    architecture: str
    optimizer: Optimizer
    loss: str
    batch_size: int
    examples: int
    """Of the training data."""
    held: int
    """Of the validation data."""
    clipped: bool
    model: Any = field(compare=False)

    @classmethod
    def of(cls, model: Any, **others: Any) -> "Build":
        """Return the build for a model, whatever its seeds and weights."""
        return cls(architecture=_architecture(model), model=model, **others)


def _architecture(model: Any) -> str:
    """Return what makes two models the same graph."""

    def bare(part: Any) -> Any:
        if isinstance(part, dict):
            return {name: bare(each) for name, each in part.items() if name not in _NO_MATTER}
        return [bare(each) for each in part] if isinstance(part, list) else part

    return json.dumps(bare(json.loads(model.to_json())), sort_keys=True)


@lru_cache(maxsize=MOST_LOOPS)
def compiled(build: Build) -> Callable[..., Any]:
    """Return the loop of a build, compiled at its first call (0.5 to 2 s).

    It takes `x`, `y` (all data, training first), `flat`, `slots`, `others`, `step` (what is carried), `rates`
    (learning rate, decay's steps and factor), `penalties` (L1, L2), `clip`, `orders` (CAPACITY, examples), and
    for each of the first `count` entries whether it `trains` an epoch and then `looks` at where it is. It
    returns what is carried, the weights (CAPACITY, parameters) and the measures (CAPACITY, 4) of its looks.
    """
    import tensorflow as tf

    model, count, size = build.model, build.examples, build.batch_size
    full, rest = divmod(count, size)
    shapes = [tuple(variable.shape) for variable in model.trainable_variables]
    sizes = [int(np.prod(shape)) for shape in shapes]
    kernels = np.concatenate(
        [
            np.full(each, variable.name == "kernel", np.float32)
            for variable, each in zip(model.trainable_variables, sizes, strict=True)
        ]
    )
    loss_of, measure = _loss(build.loss), _metric(build.loss)
    update = update_of(build.optimizer)

    def unpack(flat: Any) -> list[Any]:
        return [tf.reshape(part, shape) for part, shape in zip(tf.split(flat, sizes), shapes, strict=True)]

    def gradient_of(x: Any, y: Any, flat: Any, others: Any) -> tuple[Any, Any]:
        weights = unpack(flat)
        with tf.GradientTape() as tape:
            tape.watch(weights)
            output, others, extra = model.stateless_call(weights, others, x, training=True, return_losses=True)
            loss = tf.add_n([tf.reduce_mean(loss_of(y, output)), *extra])
        return tf.concat([tf.reshape(part, [-1]) for part in tape.gradient(loss, weights)], 0), others

    def take_step(x: Any, y: Any, carried: Any, rates: Any, penalties: Any, clip: Any) -> Any:
        flat, slots, others, step = carried
        gradient, others = gradient_of(x, y, flat, others)
        gradient += kernels * (penalties[0] * tf.sign(flat) + 2 * penalties[1] * flat)
        if build.clipped:
            gradient *= clip * tf.minimum(1 / tf.norm(gradient), 1 / clip)
        rate = rates[0] * tf.pow(rates[2], tf.cast(step, tf.float32) / rates[1])
        flat, slots = update(flat, slots, gradient, step, rate)
        return flat, slots, others, step + 1

    def look(x: Any, y: Any, flat: Any, others: Any) -> Any:
        output, _ = model.stateless_call(unpack(flat), others, x, training=False)
        each = tf.stack([tf.cast(loss_of(y, output), tf.float32), measure(y, output)])  # (2, data)
        return tf.concat([tf.reduce_mean(each[:, :count], 1), tf.reduce_mean(each[:, count:], 1)], 0)

    @tf.function(jit_compile=True)
    def loop(x, y, carried, rates, penalties, clip, orders, trains, looks, entries):  # type: ignore[no-untyped-def]
        weights = tf.TensorArray(tf.float32, CAPACITY, element_shape=[sum(sizes)]).unstack(
            tf.zeros([CAPACITY, sum(sizes)])
        )
        measures = tf.TensorArray(tf.float32, CAPACITY, element_shape=[4]).unstack(tf.zeros([CAPACITY, 4]))
        entry = tf.constant(0)
        while entry < entries:  # not `for … in tf.range(entries)`: that is compiled anew for each count
            now = tf.gather(x, orders[entry]), tf.gather(y, orders[entry])
            batches = [tf.reshape(each[: full * size], [full, size, *each.shape[1:]]) for each in now]
            batch = tf.constant(0)
            while trains[entry] and batch < full:
                carried = take_step(batches[0][batch], batches[1][batch], carried, rates, penalties, clip)
                batch += 1
            if rest and trains[entry]:
                carried = take_step(now[0][full * size :], now[1][full * size :], carried, rates, penalties, clip)
            if looks[entry]:
                weights = weights.write(entry, carried[0])
                measures = measures.write(entry, look(x, y, carried[0], carried[2]))
            entry += 1
        return carried, weights.stack(), measures.stack()

    return loop


def metric_name(loss: str) -> str:
    """Return what is measured beside a loss."""
    return "accuracy" if "crossentropy" in loss or "hinge" in loss else "mean absolute error"


def _loss(name: str) -> Callable[[Any, Any], Any]:
    """Return a loss for each example, (batch,), by its name in Keras."""
    import keras

    loss = keras.losses.get(name)
    if not callable(loss):
        raise ValueError(f"loss must be the name of a loss of Keras, got {name!r}")
    return loss


def _metric(loss: str) -> Callable[[Any, Any], Any]:
    """Return a measure of each example, float32, (batch,)."""
    import tensorflow as tf

    def accuracy(y: Any, output: Any) -> Any:
        if loss.startswith("sparse"):
            right = tf.cast(tf.reshape(y, [-1]), tf.int64) == tf.argmax(output, 1)
        elif loss.startswith("categorical"):
            right = tf.argmax(y, 1) == tf.argmax(output, 1)
        else:
            right = ((output > 0.5) == (y > 0.5))[:, 0]
        return tf.cast(right, tf.float32)

    if metric_name(loss) == "accuracy":
        return accuracy
    return lambda y, output: tf.reduce_mean(tf.abs(output - y), 1)
