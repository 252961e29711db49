"""The compiled loop of all padded networks in a room: every choice is an argument, only the room is compiled in."""

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

import numpy as np

from nnviz.training.loop import over_entries, penalty, rate_at
from nnviz.training.updates import any_update

EXAMPLES = 400  # that there is room for, training and validation together
MICRO_BATCH = 10  # examples whose gradient is computed at once; the batches of a page have 1 to 40

# Height, steepness, rise and slope. With a height f(z) is height · tanh(steepness · z) + rise; else it is z above 0,
# and slope · z below.
ACTIVATIONS = {
    "tanh": (1.0, 1.0, 0.0, 0.0),
    "sigmoid": (0.5, 0.5, 0.5, 0.0),
    "relu": (0.0, 0.0, 0.0, 0.0),
    "linear": (0.0, 0.0, 0.0, 1.0),
}
LOSSES = {  # of each output; the loop knows them by their numbers
    "sigmoid": "binary_crossentropy",
    "linear": "mean_squared_error",
    "softmax": "sparse_categorical_crossentropy",
}


@dataclass(frozen=True)
class Room:
    """The larger network in which others are trained."""

    depth: int
    """Hidden layers."""
    width: int
    """Units of each, and inputs."""
    outputs: int = 1
    """Units of the last layer."""

    @cached_property
    def shapes(self) -> list[tuple[int, ...]]:
        """Kernel and bias of each layer."""
        return [*[(self.width, self.width), (self.width,)] * self.depth, (self.width, self.outputs), (self.outputs,)]

    @cached_property
    def sizes(self) -> list[int]:
        """How many numbers each of them has."""
        return [int(np.prod(shape)) for shape in self.shapes]

    @property
    def parameters(self) -> int:
        """How many numbers it has."""
        return sum(self.sizes)

    def holds(self, inputs: int, hidden: tuple[int, ...], outputs: int) -> bool:
        """Whether there is room for so many inputs, hidden units and outputs."""
        fits = len(hidden) <= self.depth and all(1 <= count <= self.width for count in (inputs, *hidden))
        return fits and 1 <= outputs <= self.outputs


# What a network lacks of its room is computed as well: one that lies in two layers is trained two to four times as fast
# as in six. Each room takes a second of compiling before a worker is ready, so there are few.
# Several outputs, which only the few points that are put by hand ask for, are trained in the deep one.
ROOMS = (Room(2, 8), Room(6, 8, outputs=4))
LACKING = -1e9  # the bias of an output that a network lacks: its share of a softmax is 0


class MicroBatches(NamedTuple):
    """An epoch as micro-batches, whose gradients are added up to that of a batch, as tensors."""

    count: Any
    places: Any
    """Of each micro-batch's examples in the epoch's order, int32, shape (EXAMPLES, MICRO_BATCH)."""
    weights: Any
    """Of each example in the mean over its batch, 0 for the next one's, float32, shape (EXAMPLES, MICRO_BATCH)."""
    ends: Any
    """Whether a micro-batch is the last of its batch, bool, shape (EXAMPLES,)."""


class PaddedGiven(NamedTuple):
    """What the loop is told of network, data and settings, as tensors; see `padded_loop`."""

    x: Any
    y: Any
    trained: Any
    """1 for each parameter that the network has, 0 for the others, shape (parameters of the room,)."""
    activations: Any
    """Numbers of each layer's, shape (depth of the room, 4); see `ACTIVATIONS`."""
    output: Any
    """The number of the output in `LOSSES`."""
    optimizer: Any
    rates: Any
    penalties: Any
    orders: Any
    micro_batches: MicroBatches
    shares: Any
    """Of each example in the means over training and validation data, shape (2, EXAMPLES)."""


@lru_cache(maxsize=32)
def micro_batches(count: int, size: int) -> MicroBatches:
    """Return the micro-batches of an epoch over `count` examples in batches of `size`."""
    import tensorflow as tf

    places, ends = np.zeros((EXAMPLES, MICRO_BATCH), np.int32), np.zeros(EXAMPLES, bool)
    weights, number = np.zeros((EXAMPLES, MICRO_BATCH), np.float32), 0
    for first in range(0, count, size):
        last = min(first + size, count)
        for start in range(first, last, MICRO_BATCH):
            places[number], ends[number] = np.arange(start, start + MICRO_BATCH), start + MICRO_BATCH >= last
            weights[number, : last - start] = 1 / (last - first)
            number += 1
    return MicroBatches(tf.constant(number), tf.constant(places), tf.constant(weights), tf.constant(ends))


@cache
def padded_loop(room: Room) -> Any:
    """Return the loop of a room, compiled at its first call (1 to 2 s); see `over_entries`.

    It is given `PaddedGiven`, and carries weights, slots, the number of updates, and the gradient of a batch so far.
    """
    import tensorflow as tf

    kernels = np.repeat(np.array([len(shape) == 2 for shape in room.shapes], np.float32), room.sizes)

    def logits(given: PaddedGiven, x: Any, flat: Any) -> Any:
        """Return the outputs before the last activation, shape (examples, outputs)."""
        parts = [tf.reshape(part, shape) for part, shape in zip(tf.split(flat, room.sizes), room.shapes, strict=True)]
        for layer in range(room.depth):
            kernel, bias = parts[2 * layer : 2 * layer + 2]
            height, steepness, rise, slope = tf.unstack(given.activations[layer])
            z = tf.reduce_sum(x[:, :, None] * kernel, 1) + bias  # so small a product is twice as fast as x @ kernel
            x = tf.where(height > 0, height * tf.tanh(steepness * z) + rise, tf.where(z > 0, z, slope * z))
        if room.outputs == 1:
            return x @ parts[-2] + parts[-1]
        return tf.reduce_sum(x[:, :, None] * parts[-2], 1) + parts[-1]  # as above

    def losses(given: PaddedGiven, y: Any, z: Any) -> Any:
        cross_entropy = tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=z[:, 0])
        one = tf.where(tf.equal(given.output, 0), cross_entropy, tf.square(z[:, 0] - y))
        if room.outputs == 1:
            return one
        top = tf.stop_gradient(tf.reduce_max(z, 1, keepdims=True))  # as TensorFlow's own loss, which takes longer
        truth = tf.cast(tf.equal(y[:, None], tf.range(room.outputs, dtype=tf.float32)), tf.float32)
        several = tf.math.log(tf.reduce_sum(tf.exp(z - top), 1)) - tf.reduce_sum((z - top) * truth, 1)
        return tf.where(tf.equal(given.output, 2), several, one)

    def measures(given: PaddedGiven, y: Any, z: Any) -> Any:
        right = tf.where(
            tf.equal(given.output, 2), tf.argmax(z, 1, tf.int32) == tf.cast(y, tf.int32), (z[:, 0] > 0) == (y > 0.5)
        )
        return tf.where(tf.equal(given.output, 1), tf.abs(z[:, 0] - y), tf.cast(right, tf.float32))

    def train(given: PaddedGiven, carried: Any, entry: Any) -> Any:
        order, piece = given.orders[entry], tf.constant(0)
        while piece < given.micro_batches.count:
            flat, slots, step, gradient = carried
            here = tf.gather(order, given.micro_batches.places[piece])  # `tf.slice` would be compiled for its starts
            with tf.GradientTape() as tape:
                tape.watch(flat)
                each = losses(given, tf.gather(given.y, here), logits(given, tf.gather(given.x, here), flat))
                loss = tf.reduce_sum(each * given.micro_batches.weights[piece])
            gradient += tape.gradient(loss, flat)
            moved = any_update(
                flat,
                slots,
                (gradient + penalty(flat, kernels, given.penalties)) * given.trained,
                step,
                rate_at(step, given.rates),
                given.optimizer,
            )
            updated = (*moved, step + 1, tf.zeros_like(gradient))
            ends = given.micro_batches.ends[piece]
            carried = tuple(
                tf.where(ends, new, old) for new, old in zip(updated, (flat, slots, step, gradient), strict=True)
            )
            piece += 1
        return carried

    def look(given: PaddedGiven, carried: Any) -> Any:
        z = logits(given, given.x, carried[0])
        each = tf.stack([losses(given, given.y, z), measures(given, given.y, z)])  # (2, examples)
        means = each @ tf.transpose(given.shares)  # (2, 2)
        return tf.reshape(tf.transpose(means), [4])

    return over_entries(train, look, parameters=room.parameters)
