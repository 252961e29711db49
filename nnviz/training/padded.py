"""Networks in a plane with room for more, so that one compiled loop trains them all.

Compiling a loop takes a second or two, and every number of layers and units, activation, optimizer, loss, batch size
and number of examples would need its own. Here a network lies in the corner of a larger one, of `DEPTH` layers of
`WIDTH` units: weights that it lacks are 0 and add 0 to every sum; layers that it lacks hand on what they are given.
Everything else is an argument: activation, optimizer and loss are chosen inside the loop, and a batch is summed up
from pieces of `ROWS` examples.
"""

import time
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from nnviz.training.loop import over_entries, penalty, rate_at
from nnviz.training.recorder import Chunk, Data, Progress, checked
from nnviz.training.settings import Settings
from nnviz.training.updates import MOST_SLOTS, SLOTS, any_update

WIDTH = 8
DEPTH = 6  # hidden layers
EXAMPLES = 400  # that there is room for, training and validation together
ROWS = 10  # examples of a piece; the batches of a page have 1 to 40

# Height, steepness, rise and slope. With a height f(z) is height · tanh(steepness · z) + rise; else it is z above 0,
# and slope · z below.
ACTIVATIONS = {
    "tanh": (1.0, 1.0, 0.0, 0.0),
    "sigmoid": (0.5, 0.5, 0.5, 0.0),
    "relu": (0.0, 0.0, 0.0, 0.0),
    "linear": (0.0, 0.0, 0.0, 1.0),
}
LOSSES = {"sigmoid": "binary_crossentropy", "linear": "mean_squared_error"}

# Of the larger network's weights, kernel and bias of each layer.
SHAPES = [*[(WIDTH, WIDTH), (WIDTH,)] * DEPTH, (WIDTH, 1), (1,)]
SIZES = [int(np.prod(shape)) for shape in SHAPES]
PARAMETERS = sum(SIZES)


@dataclass(frozen=True)
class PaddedNetwork:
    """Where a network of `nnviz.models.plane_network` lies in the larger one: in its first layers.

    Raises:
        ValueError: If there is no room for so many layers, inputs or units, or for such an activation.

    Example:
        >>> from nnviz import models
        >>> from nnviz.datasets import xor
        >>> from nnviz.training import Settings, begin
        >>> network, points = models.plane_network(hidden=(4, 2), seed=0), xor(count=100)
        >>> progress = begin(network, Settings(learning_rate=0.1, batch_size=10, epochs=30))
        >>> padded = PaddedNetwork(inputs=2, hidden=(4, 2), activation="tanh")
        >>> progress = padded.advance(points.x, points.y, progress, validation=None, epochs=100)
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
        if len(self.hidden) > DEPTH or not all(1 <= count <= WIDTH for count in (self.inputs, *self.hidden)):
            raise ValueError(
                f"there is room for 1 to {WIDTH} inputs, and for 0 to {DEPTH} layers of 1 to {WIDTH} units, "
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
        if sum(len(each) for each, _ in data) > EXAMPLES:
            raise ValueError(f"there is room for {EXAMPLES} examples, got {[len(each) for each, _ in data]}")
        if any(answers.shape[1] != 1 for _, answers in data):
            raise ValueError(f"y must hold one number for each example, got {data[0][1].shape[1]}")
        count, places = len(data[0][0]), self._places
        before = (
            tf.constant(self._spread(progress.weights) + self._handing_on),
            tf.constant(self._spread(np.pad(progress.slots, ((0, MOST_SLOTS - len(progress.slots)), (0, 0))))),
            tf.constant(progress.step),
            tf.zeros(PARAMETERS),
        )
        given = self._given(data, settings, np.pad(chunk.orders(count), ((0, 0), (0, EXAMPLES + ROWS - count))))
        (flat, slots, step, _), weights, measures = _loop()(given, before, *chunk.flags)
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
        for number, (places, answers) in enumerate(data):
            part = slice(first, first := first + len(places))
            x[part, : self.inputs], y[part], shares[number, part] = places, answers[:, 0], 1 / len(places)
        activations = [self.activation] * len(self.hidden) + ["linear"] * (DEPTH - len(self.hidden))
        trained = np.zeros(PARAMETERS, np.float32)
        trained[self._places] = 1
        return _Given(
            x=tf.constant(x),
            y=tf.constant(y),
            trained=tf.constant(trained),
            activations=tf.constant([ACTIVATIONS[each] for each in activations], tf.float32),
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
        larger = np.zeros((*rows.shape[:-1], PARAMETERS), np.float32)
        larger[..., self._places] = rows
        return larger

    @property
    def _handing_on(self) -> np.ndarray:
        """The parameters of the layers that the network lacks: they hand on what they are given."""
        flat = [np.zeros(size, np.float32) for size in SIZES]
        for layer in range(len(self.hidden), DEPTH):
            flat[2 * layer] = np.eye(WIDTH, dtype=np.float32).ravel()
        return np.concatenate(flat)

    @cached_property
    def _places(self) -> np.ndarray:
        """Where each parameter lies among those of the larger network, int, shape (parameters,)."""
        there = np.split(np.arange(PARAMETERS), np.cumsum(SIZES)[:-1])
        layers = list(zip(there[::2], there[1::2], strict=True))
        found = []
        for (kernel, bias), (before, units) in zip(
            [*layers[: len(self.hidden)], layers[-1]], pairwise((self.inputs, *self.hidden, 1)), strict=True
        ):
            found += [kernel.reshape(WIDTH, -1)[:before, :units].ravel(), bias[:units]]
        return np.concatenate(found)


class _Pieces(NamedTuple):
    """An epoch as pieces of batches, as tensors."""

    count: Any
    places: Any
    """Of each piece's examples in the epoch's order, int32, shape (EXAMPLES, ROWS)."""
    weights: Any
    """Of each example in the mean over its batch, 0 for those of the next one, float32, shape (EXAMPLES, ROWS)."""
    ends: Any
    """Whether a piece is the last of its batch, bool, shape (EXAMPLES,)."""


class _Given(NamedTuple):
    """What the loop is told of network, data and settings, as tensors; see `_loop`."""

    x: Any
    y: Any
    trained: Any
    """1 for each parameter that the network has, 0 for the others, shape (PARAMETERS,)."""
    activations: Any
    """Numbers of each layer's, shape (DEPTH, 4); see `ACTIVATIONS`."""
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

    places, ends = np.zeros((EXAMPLES, ROWS), np.int32), np.zeros(EXAMPLES, bool)
    weights, number = np.zeros((EXAMPLES, ROWS), np.float32), 0
    for first in range(0, count, size):
        last = min(first + size, count)
        for start in range(first, last, ROWS):
            places[number], ends[number] = np.arange(start, start + ROWS), start + ROWS >= last
            weights[number, : last - start] = 1 / (last - first)
            number += 1
    return _Pieces(tf.constant(number), tf.constant(places), tf.constant(weights), tf.constant(ends))


@cache
def _loop() -> Any:
    """Return the loop, compiled at its first call (1 to 2 s); see `over_entries`.

    It is given `_Given`, and carries weights, slots, the number of updates, and the gradient of a batch's pieces.
    """
    import tensorflow as tf

    kernels = np.repeat(np.array([len(shape) == 2 for shape in SHAPES], np.float32), SIZES)

    def answer(given: _Given, x: Any, flat: Any) -> Any:
        """Return the answers before the last activation, shape (examples,)."""
        parts = [tf.reshape(part, shape) for part, shape in zip(tf.split(flat, SIZES), SHAPES, strict=True)]
        for layer in range(DEPTH):
            kernel, bias = parts[2 * layer : 2 * layer + 2]
            height, steepness, rise, slope = tf.unstack(given.activations[layer])
            z = tf.reduce_sum(x[:, :, None] * kernel, 1) + bias  # so small a product is twice as fast as x @ kernel
            x = tf.where(height > 0, height * tf.tanh(steepness * z) + rise, tf.where(z > 0, z, slope * z))
        return (x @ parts[-2] + parts[-1])[:, 0]

    def losses(given: _Given, y: Any, z: Any) -> Any:
        cross_entropy = tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=z)
        return tf.where(given.classes, cross_entropy, tf.square(z - y))

    def train(given: _Given, carried: Any, entry: Any) -> Any:
        order, piece = given.orders[entry], tf.constant(0)
        while piece < given.pieces.count:
            flat, slots, step, gradient = carried
            here = tf.gather(order, given.pieces.places[piece])  # `tf.slice` would be compiled for its starts
            with tf.GradientTape() as tape:
                tape.watch(flat)
                each = losses(given, tf.gather(given.y, here), answer(given, tf.gather(given.x, here), flat))
                loss = tf.reduce_sum(each * given.pieces.weights[piece])
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

    return over_entries(train, look, parameters=PARAMETERS)
