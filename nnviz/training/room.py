"""Networks in a plane with room for more, so that one compiled loop trains all of the same depth.

Compiling a loop takes a second or two, and every number of units, activation, optimizer, loss, batch size and number
of examples would need its own. Here a network lies in the corner of a larger one, of `WIDTH` inputs and units in each
layer: what it lacks is 0, stays 0, and adds 0 to every sum. Everything else is an argument: activation, optimizer and
loss are chosen inside the loop, and a batch is summed up from pieces of `ROWS` examples.
"""

import time
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from nnviz.training.loop import over_entries, penalty, rate_at
from nnviz.training.recorder import Chunk, Data, Progress, checked
from nnviz.training.settings import Settings
from nnviz.training.updates import MOST_SLOTS, SLOTS, any_update

WIDTH = 8
MOST_DEPTH = 6
EXAMPLES = 400  # that there is room for, training and validation together
ROWS = 10  # examples of a piece; the batches of a page have 1 to 40

# f(z) = height · tanh(steepness · z) + rise if it is smooth, else z or slope · z, whichever side of 0 it is.
ACTIVATIONS = {
    "tanh": (True, 1.0, 1.0, 0.0, 0.0),
    "sigmoid": (True, 0.5, 0.5, 0.5, 0.0),
    "relu": (False, 0.0, 0.0, 0.0, 0.0),
    "linear": (False, 0.0, 0.0, 0.0, 1.0),
}
LOSSES = {"sigmoid": "binary_crossentropy", "linear": "mean_squared_error"}


@dataclass(frozen=True)
class Room:
    """Where a network of `nnviz.models.plane_network` lies in the larger one of the same depth.

    Raises:
        ValueError: If there is no room for so many layers, inputs or units, or for such an activation.

    Example:
        >>> from nnviz import models
        >>> from nnviz.datasets import xor
        >>> from nnviz.training import Settings, begin
        >>> network, points = models.plane_network(hidden=(4, 2), seed=0), xor(count=100)
        >>> progress = begin(network, Settings(learning_rate=0.1, batch_size=10, epochs=30))
        >>> room = Room(inputs=2, hidden=(4, 2), activation="tanh")
        >>> progress = room.advance(points.x, points.y, progress, validation=None, epochs=100)
        >>> progress.recording.stopped, progress.recording.weights.shape
        ('finished', (31, 25))
    """

    inputs: int
    hidden: tuple[int, ...]
    """Units of each hidden layer."""
    activation: str
    """Of the hidden layers: a key of `ACTIVATIONS`."""
    output: str = "sigmoid"
    """Activation of the last layer: a key of `LOSSES`."""

    def __post_init__(self) -> None:
        if len(self.hidden) > MOST_DEPTH or not all(1 <= count <= WIDTH for count in (self.inputs, *self.hidden)):
            raise ValueError(
                f"there is room for 1 to {WIDTH} inputs, and for 0 to {MOST_DEPTH} layers of 1 to {WIDTH} units, "
                f"got {self.inputs} and {self.hidden}"
            )
        for name, known in (("activation", ACTIVATIONS), ("output", LOSSES)):
            if getattr(self, name) not in known:
                raise ValueError(f"{name} must be one of {', '.join(known)}, got {getattr(self, name)!r}")

    def advance(
        self, x: np.ndarray, y: np.ndarray, progress: Progress, *, validation: Data | None, epochs: int
    ) -> Progress:
        """Train for some more epochs, as `nnviz.training.advance` does with the network itself.

        Args:
            x: Inputs, finite, shape (examples, inputs); with those of the validation at most `EXAMPLES`.
            y: Targets, finite, shape (examples,) or (examples, 1): 0 or 1 if the output is a sigmoid.
            progress: Of the network itself, from `begin` or from here.
            validation: Inputs and targets that are looked at but not trained on.
            epochs: How many at most, 1 to 100.

        Returns:
            The training after them, of the network itself.

        Raises:
            ValueError: If data and settings do not fit, or ask for another loss than that of the output in
                `LOSSES`, or for clipped gradients.
        """
        import tensorflow as tf

        began, settings, chunk = time.perf_counter(), progress.recording.settings, Chunk.of(progress, epochs)
        if settings.loss != LOSSES[self.output] or settings.clip_norm is not None:
            raise ValueError(f"settings must have the loss {LOSSES[self.output]} and no clip_norm, got {settings}")
        data = [checked(x, y, settings, shape=(self.inputs,), name="x")]
        if validation is not None:
            data.append(checked(*validation, settings, shape=(self.inputs,), name="validation"))
        count, places = len(data[0][0]), self._places
        before = (
            tf.constant(self._spread(progress.weights)),
            tf.constant(self._spread(np.pad(progress.slots, ((0, MOST_SLOTS - len(progress.slots)), (0, 0))))),
            tf.constant(progress.step),
            tf.zeros(_parameters(len(self.hidden))),
        )
        given = self._given(data, settings, np.pad(chunk.orders(count), ((0, 0), (0, EXAMPLES + ROWS - count))))
        (flat, slots, step, _), weights, measures = _loop(len(self.hidden))(given, before, *chunk.flags)
        kept = slots.numpy()[: SLOTS[settings.optimizer], places]
        return chunk.after(
            weights.numpy()[:, places],
            measures.numpy(),
            ends=(flat.numpy()[places], kept, (), int(step)),
            seconds=time.perf_counter() - began,
            validated=validation is not None,
        )

    def _given(self, data: list[Data], settings: Settings, orders: np.ndarray) -> "_Given":
        """Return what the loop is told."""
        import tensorflow as tf

        x, y = np.zeros((EXAMPLES, WIDTH), np.float32), np.zeros(EXAMPLES, np.float32)
        shares, first = np.zeros((2, EXAMPLES), np.float32), 0
        if sum(len(each) for each, _ in data) > EXAMPLES:
            raise ValueError(f"there is room for {EXAMPLES} examples, got {[len(each) for each, _ in data]}")
        for number, (places, answers) in enumerate(data):
            part = slice(first, first := first + len(places))
            x[part, : self.inputs], y[part], shares[number, part] = places, answers[:, 0], 1 / len(places)
        there = np.arange(WIDTH) < np.array(self.hidden, np.int32)[:, None]
        smooth, *numbers = ACTIVATIONS[self.activation]
        return _Given(
            x=tf.constant(x),
            y=tf.constant(y),
            there=tf.constant(there, tf.float32, shape=(len(self.hidden), WIDTH)),
            smooth=tf.constant(smooth),
            activation=tf.constant(numbers, tf.float32),
            classes=tf.constant(self.output == "sigmoid"),
            optimizer=tf.constant(list(SLOTS).index(settings.optimizer)),
            rates=tf.constant(settings.rates, tf.float32),
            penalties=tf.constant([settings.l1, settings.l2], tf.float32),
            orders=tf.constant(orders),
            pieces=_pieces(len(data[0][0]), settings.batch_size),
            shares=tf.constant(shares),
        )

    def _spread(self, rows: np.ndarray) -> np.ndarray:
        """Return parameters, shape (…, parameters), as the larger network has them."""
        room = np.zeros((*rows.shape[:-1], _parameters(len(self.hidden))), np.float32)
        room[..., self._places] = rows
        return room

    @property
    def _places(self) -> np.ndarray:
        """Where each parameter lies among those of the larger network, int, shape (parameters,)."""
        found, first = [], 0
        for layer, (before, units) in enumerate(pairwise((self.inputs, *self.hidden, 1))):
            across = WIDTH if layer < len(self.hidden) else 1
            kernel = first + np.arange(WIDTH * across).reshape(WIDTH, across)
            bias = kernel[-1, -1] + 1 + np.arange(across)
            found += [kernel[:before, :units].ravel(), bias[:units]]
            first = bias[-1] + 1
        return np.concatenate(found)


class _Pieces(NamedTuple):
    """An epoch as pieces of batches, as tensors."""

    count: Any
    starts: Any
    """Of each piece in the order of the examples, int32, shape (EXAMPLES,)."""
    weights: Any
    """Of each example in the mean over its batch, 0 for those of the next one, float32, shape (EXAMPLES, ROWS)."""
    ends: Any
    """Whether a piece is the last of its batch, bool, shape (EXAMPLES,)."""


class _Given(NamedTuple):
    """What the loop is told of network, data and settings, as tensors; see `_loop`."""

    x: Any
    y: Any
    there: Any
    """1 for each unit that the network has, 0 for the others, shape (depth, WIDTH)."""
    smooth: Any
    activation: Any
    """Height, steepness, rise and slope; see `ACTIVATIONS`."""
    classes: Any
    """Whether cross-entropy and accuracy are meant, not squared and absolute error."""
    optimizer: Any
    rates: Any
    penalties: Any
    orders: Any
    pieces: _Pieces
    shares: Any
    """Of each example in the means over training and validation data, shape (2, EXAMPLES)."""


@lru_cache(maxsize=32)
def _pieces(count: int, size: int) -> _Pieces:
    """Return the pieces of an epoch over `count` examples in batches of `size`."""
    import tensorflow as tf

    starts, ends = np.zeros(EXAMPLES, np.int32), np.zeros(EXAMPLES, bool)
    weights, number = np.zeros((EXAMPLES, ROWS), np.float32), 0
    for first in range(0, count, size):
        last = min(first + size, count)
        for start in range(first, last, ROWS):
            starts[number], ends[number] = start, start + ROWS >= last
            weights[number, : last - start] = 1 / (last - first)
            number += 1
    return _Pieces(tf.constant(number), tf.constant(starts), tf.constant(weights), tf.constant(ends))


def _shapes(depth: int) -> list[tuple[int, ...]]:
    """Return those of the larger network's weights, as Keras has them."""
    layers = [shape for _ in range(depth) for shape in ((WIDTH, WIDTH), (WIDTH,))]
    return [*layers, (WIDTH, 1), (1,)]


def _parameters(depth: int) -> int:
    """Return how many the larger network has."""
    return sum(int(np.prod(shape)) for shape in _shapes(depth))


@lru_cache(maxsize=MOST_DEPTH + 1)
def _loop(depth: int) -> Any:
    """Return the loop for all networks of a depth, compiled at its first call (1 to 2 s); see `over_entries`.

    It is given `_Given`, and carries weights, slots, the number of updates, and the gradient of a batch's pieces.
    """
    import tensorflow as tf

    shapes, parameters = _shapes(depth), _parameters(depth)
    sizes = [int(np.prod(shape)) for shape in shapes]
    kernels = np.repeat(np.array([len(shape) == 2 for shape in shapes], np.float32), sizes)

    def answer(given: _Given, x: Any, flat: Any) -> Any:
        """Return the answers before the last activation, shape (examples,)."""
        parts = [tf.reshape(part, shape) for part, shape in zip(tf.split(flat, sizes), shapes, strict=True)]
        height, steepness, rise, slope = tf.unstack(given.activation)
        for layer in range(depth):
            kernel, bias = parts[2 * layer : 2 * layer + 2]
            z = tf.reduce_sum(x[:, :, None] * kernel, 1) + bias  # so small a product is twice as fast as x @ kernel
            bent = tf.where(z > 0, z, slope * z)
            x = tf.where(given.smooth, height * tf.tanh(steepness * z) + rise, bent) * given.there[layer]
        return (x @ parts[-2] + parts[-1])[:, 0]

    def losses(given: _Given, y: Any, z: Any) -> Any:
        cross_entropy = tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=z)
        return tf.where(given.classes, cross_entropy, tf.square(z - y))

    def train(given: _Given, carried: Any, entry: Any) -> Any:
        order, piece = given.orders[entry], tf.constant(0)
        while piece < given.pieces.count:
            flat, slots, step, gradient = carried
            here = tf.slice(order, [given.pieces.starts[piece]], [ROWS])
            with tf.GradientTape() as tape:
                tape.watch(flat)
                each = losses(given, tf.gather(given.y, here), answer(given, tf.gather(given.x, here), flat))
                loss = tf.reduce_sum(each * given.pieces.weights[piece])
            gradient += tape.gradient(loss, flat)
            moved = any_update(
                flat,
                slots,
                gradient + penalty(flat, kernels, given.penalties),
                step,
                rate_at(step, given.rates),
                given.optimizer,
            )
            updated = (*moved, step + 1, tf.zeros_like(gradient))
            ends = given.pieces.ends[piece]
            carried = tuple(
                tf.where(ends, new, old) for new, old in zip(updated, (flat, slots, step, gradient), strict=True)
            )
            piece += 1
        return carried

    def look(given: _Given, carried: Any) -> Any:
        z = answer(given, given.x, carried[0])
        right = tf.cast((z > 0) == (given.y > 0.5), tf.float32)
        measure = tf.where(given.classes, right, tf.abs(z - given.y))
        means = tf.stack([losses(given, given.y, z), measure]) @ tf.transpose(given.shares)  # (2, 2)
        return tf.reshape(tf.transpose(means), [4])

    return over_entries(train, look, parameters=parameters)
