"""The compiled loop: epochs over batches, weights and the optimizer's memory carried from step to step."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from nnviz.training.settings import Optimizer
from nnviz.training.updates import update_of

if TYPE_CHECKING:
    import keras

CAPACITY = 100  # epochs that one call can run: the size of its arrays is part of what is compiled
MOST_LOOPS = 32  # compiled at once; each takes some 6 MB

# What a new seed changes in a model's configuration, but not in its graph; and where that has the names of layers.
_NO_MATTER = ("kernel_initializer", "bias_initializer", "seed")
_NAMES = ("name", "keras_history", "input_layers", "output_layers")


class Given(NamedTuple):
    """What a loop is told of data and settings, as tensors."""

    x: Any
    """All data, training first."""
    y: Any
    rates: Any
    """Learning rate, decay's steps and factor."""
    penalties: Any
    """L1, L2."""
    clip: Any
    orders: Any
    """Of each entry's examples, int32, shape (CAPACITY, examples)."""


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
    model: "keras.Model" = field(compare=False)

    @classmethod
    def of(cls, model: "keras.Model", **others: Any) -> "Build":
        """Return the build for a model, whatever its seeds and weights."""
        return cls(architecture=_architecture(model), model=model, **others)


def _architecture(model: "keras.Model") -> str:
    """Return what makes two models the same graph, whatever their layers are called: Keras numbers them on and on."""
    numbers: dict[str, int] = {}

    def bare(part: Any, key: str = "") -> Any:
        if isinstance(part, dict) and key != "dtype":  # whose name is no layer's
            return {name: bare(each, name) for name, each in part.items() if name not in _NO_MATTER}
        if isinstance(part, list):
            return [bare(each, key) for each in part]
        return numbers.setdefault(part, len(numbers)) if isinstance(part, str) and key in _NAMES else part

    return json.dumps(bare(json.loads(model.to_json())), sort_keys=True)


@lru_cache(maxsize=MOST_LOOPS)
def compiled(build: Build) -> Callable[..., Any]:
    """Return the loop of a build, compiled at its first call (0.5 to 2 s).

    It is that of `over_entries`; it is given `Given`, and carries weights, slots, others, and the number of the step.
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

    def take_step(given: Any, carried: Any, x: Any, y: Any) -> Any:
        flat, slots, others, step = carried
        gradient, others = gradient_of(x, y, flat, others)
        gradient += penalty(flat, kernels, given.penalties)
        if build.clipped:
            gradient *= given.clip * tf.minimum(1 / tf.norm(gradient), 1 / given.clip)
        flat, slots = update(flat, slots, gradient, step, rate_at(step, given.rates))
        return flat, slots, others, step + 1

    def train(given: Any, carried: Any, entry: Any) -> Any:
        now = tf.gather(given.x, given.orders[entry]), tf.gather(given.y, given.orders[entry])
        batches = [tf.reshape(each[: full * size], [full, size, *each.shape[1:]]) for each in now]
        batch = tf.constant(0)
        while batch < full:
            carried = take_step(given, carried, batches[0][batch], batches[1][batch])
            batch += 1
        if rest:
            carried = take_step(given, carried, now[0][full * size :], now[1][full * size :])
        return carried

    def look(given: Any, carried: Any) -> Any:
        output, _ = model.stateless_call(unpack(carried[0]), carried[2], given.x, training=False)
        each = tf.stack([tf.cast(loss_of(given.y, output), tf.float32), measure(given.y, output)])  # (2, data)
        return tf.concat([tf.reduce_mean(each[:, :count], 1), tf.reduce_mean(each[:, count:], 1)], 0)

    return over_entries(train, look, parameters=sum(sizes))


def over_entries(
    train: Callable[[Any, Any, Any], Any], look: Callable[[Any, Any], Any], *, parameters: int
) -> Callable[..., Any]:
    """Return the compiled loop over entries: each trains an epoch, then looks at where it is, or does one of both.

    Args:
        train: From what is given, what is carried (a tuple, the weights first) and the entry's number to what is
            carried after its epoch.
        look: From what is given and what is carried to four measures.
        parameters: Length of the weights.

    Returns:
        A function of what is given, what is carried, for each of CAPACITY entries whether it trains and whether it
        looks, and the number of entries. It returns what is carried, the weights (CAPACITY, parameters) and the
        measures (CAPACITY, 4) of its looks.
    """
    import tensorflow as tf

    @tf.function(jit_compile=True)
    def loop(given, carried, trains, looks, entries):  # type: ignore[no-untyped-def]
        weights = tf.TensorArray(tf.float32, CAPACITY, element_shape=[parameters]).unstack(
            tf.zeros([CAPACITY, parameters])
        )
        measures = tf.TensorArray(tf.float32, CAPACITY, element_shape=[4]).unstack(tf.zeros([CAPACITY, 4]))
        entry = tf.constant(0)
        while entry < entries:  # not `for … in tf.range(entries)`: that is compiled anew for each count
            if trains[entry]:
                carried = train(given, carried, entry)
            if looks[entry]:
                weights = weights.write(entry, carried[0])
                measures = measures.write(entry, look(given, carried))
            entry += 1
        return carried, weights.stack(), measures.stack()

    return loop


def penalty(flat: Any, kernels: Any, penalties: Any) -> Any:
    """Return what L1 and L2 add to the gradient; `kernels` is 1 where a weight belongs to a kernel, else 0."""
    import tensorflow as tf

    return kernels * (penalties[0] * tf.sign(flat) + 2 * penalties[1] * flat)


def rate_at(step: Any, rates: Any) -> Any:
    """Return the learning rate of a step; `rates` is that of the first step, and the decay's steps and factor."""
    import tensorflow as tf

    return rates[0] * tf.pow(rates[2], tf.cast(step, tf.float32) / rates[1])


def metric_name(loss: str) -> str:
    """Return what is measured beside a loss."""
    return "accuracy" if "crossentropy" in loss or "hinge" in loss else "mean absolute error"


def _loss(name: str) -> Callable[[Any, Any], Any]:
    """Return a loss for each example, (batch,), by the name of Keras' function."""
    import keras
    import tensorflow as tf

    try:
        loss = keras.losses.get(name)
        each = loss(tf.zeros((2, 1 if name.startswith("sparse") else 3)), tf.fill((2, 3), 0.5)).shape
    except Exception as error:  # Keras and TensorFlow have many, none of which names the loss
        raise ValueError(f"loss must be the name of one of Keras' loss functions, got {name!r}") from error
    if each != (2,):
        raise ValueError(f"loss must be a function of each example, such as huber, got {name!r}, which is one for all")
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
            return tf.reduce_mean(tf.cast((output > 0.5) == (y > 0.5), tf.float32), 1)
        return tf.cast(right, tf.float32)

    if metric_name(loss) == "accuracy":
        return accuracy
    return lambda y, output: tf.reduce_mean(tf.abs(output - y), 1)
