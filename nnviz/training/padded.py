"""Networks in a plane with room for more, so that few compiled loops train them all.

Compiling a loop takes a second or two, and every number of layers and units, activation, optimizer, loss, batch size
and number of examples would need its own. Here a network lies in the corner of a larger one, the smallest of `ROOMS`
that holds it: weights that it lacks are 0 and add 0 to every sum; layers that it lacks hand on what they are given.
Everything else is an argument: activation, optimizer and loss are chosen inside the loop, and a batch is summed up
from micro-batches of `MICRO_BATCH` examples.
"""

import time
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from nnviz._checks import one_of, whole
from nnviz.training.data import Data, as_data, check_classes
from nnviz.training.padded_loop import (
    ACTIVATIONS,
    EXAMPLES,
    LACKING,
    LOSSES,
    MICRO_BATCH,
    ROOMS,
    PaddedGiven,
    Room,
    micro_batches,
    padded_loop,
)
from nnviz.training.progress import Chunk, Progress
from nnviz.training.settings import Settings
from nnviz.training.updates import MOST_SLOTS, SLOTS


@dataclass(frozen=True)
class PaddedNetwork:
    """Where a network of `nnviz.models.plane_network` lies in the larger one: in its first layers.

    Raises:
        ValueError: If there is no room for so many layers, inputs, units or outputs, or for such an activation.

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
    outputs: int = 1
    """Units of the last layer: as many as there are classes for a softmax, else 1."""

    def __post_init__(self) -> None:
        depth, width, outputs = ROOMS[-1].depth, ROOMS[-1].width, ROOMS[-1].outputs
        if not ROOMS[-1].holds(self.inputs, self.hidden, outputs):
            raise ValueError(
                f"there is room for 1 to {width} inputs, and for 0 to {depth} layers of 1 to {width} units, "
                f"got {self.inputs} and {self.hidden}"
            )
        one_of("activation", self.activation, ACTIVATIONS)
        one_of("output", self.output, LOSSES)
        if self.output == "softmax":
            whole("outputs", self.outputs, least=2, most=outputs, why="of a softmax")
        else:
            whole("outputs", self.outputs, least=1, most=1, why=f"of {self.output}")

    @property
    def room(self) -> Room:
        """The smallest room that holds it."""
        return next(room for room in ROOMS if room.holds(self.inputs, self.hidden, self.outputs))

    def advance(
        self, x: np.ndarray, y: np.ndarray, progress: Progress, *, validation: Data | None, epochs: int
    ) -> Progress:
        """Train for some more epochs, as `nnviz.training.advance` does with the network itself.

        Args:
            x: Inputs, finite, shape (examples, inputs); with those of the validation at most `EXAMPLES`.
            y: Targets, finite, shape (examples,) or (examples, 1): 0 or 1 if the output is a sigmoid, the number of
                the class if it is a softmax.
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
        data = [as_data(x, y, settings, shape=(self.inputs,), name="x")]
        if validation is not None:
            data.append(as_data(*validation, settings, shape=(self.inputs,), name="validation"))
        if sum(len(each) for each, _ in data) > EXAMPLES:
            raise ValueError(f"there is room for {EXAMPLES} examples, got {[len(each) for each, _ in data]}")
        if any(predictions.shape[1] != 1 for _, predictions in data):
            raise ValueError(f"y must hold one number for each example, got {data[0][1].shape[1]}")
        if self.output == "softmax":
            check_classes(np.concatenate([predictions for _, predictions in data]), self.outputs)
        count, places = len(data[0][0]), self._places
        before = (
            tf.constant(self._spread(progress.weights) + self._handing_on),
            tf.constant(self._spread(np.pad(progress.slots, ((0, MOST_SLOTS - len(progress.slots)), (0, 0))))),
            tf.constant(progress.step),
            tf.zeros(self.room.parameters),
        )
        given = self._given(data, settings, np.pad(chunk.orders(count), ((0, 0), (0, EXAMPLES + MICRO_BATCH - count))))
        (flat, slots, step, _), weights, measures = padded_loop(self.room)(given, before, *chunk.flags)
        kept = slots.numpy()[: SLOTS[settings.optimizer], places]
        return chunk.after(
            weights.numpy()[:, places],
            measures.numpy(),
            ends=(flat.numpy()[places], kept, (), int(step)),
            seconds=time.perf_counter() - began,
            validated=validation is not None,
        )

    def _given(self, data: list[Data], settings: Settings, orders: np.ndarray) -> PaddedGiven:
        """Return what the loop is told."""
        import tensorflow as tf

        room = self.room
        x, y = np.zeros((EXAMPLES, room.width), np.float32), np.zeros(EXAMPLES, np.float32)
        shares, first = np.zeros((2, EXAMPLES), np.float32), 0
        for number, (places, predictions) in enumerate(data):
            part = slice(first, first := first + len(places))
            x[part, : self.inputs], y[part], shares[number, part] = places, predictions[:, 0], 1 / len(places)
        activations = [self.activation] * len(self.hidden) + ["linear"] * (room.depth - len(self.hidden))
        trained = np.zeros(room.parameters, np.float32)
        trained[self._places] = 1
        return PaddedGiven(
            x=tf.constant(x),
            y=tf.constant(y),
            trained=tf.constant(trained),
            activations=tf.constant([ACTIVATIONS[each] for each in activations], tf.float32),
            output=tf.constant(list(LOSSES).index(self.output)),
            optimizer=tf.constant(list(SLOTS).index(settings.optimizer)),
            rates=tf.constant(settings.rates, tf.float32),
            penalties=tf.constant([settings.l1, settings.l2], tf.float32),
            orders=tf.constant(orders),
            micro_batches=micro_batches(len(data[0][0]), settings.batch_size),
            shares=tf.constant(shares),
        )

    def _spread(self, rows: np.ndarray) -> np.ndarray:
        """Return parameters, shape (…, parameters), as the larger network has them."""
        larger = np.zeros((*rows.shape[:-1], self.room.parameters), np.float32)
        larger[..., self._places] = rows
        return larger

    @property
    def _handing_on(self) -> np.ndarray:
        """The parameters that the network lacks: layers hand on what they are given, outputs have no share."""
        flat = [np.zeros(size, np.float32) for size in self.room.sizes]
        for layer in range(len(self.hidden), self.room.depth):
            flat[2 * layer] = np.eye(self.room.width, dtype=np.float32).ravel()
        flat[-1][self.outputs :] = LACKING
        return np.concatenate(flat)

    @cached_property
    def _places(self) -> np.ndarray:
        """Where each parameter lies among those of the larger network, int, shape (parameters,)."""
        room = self.room
        there = np.split(np.arange(room.parameters), np.cumsum(room.sizes)[:-1])
        layers = list(zip(there[::2], there[1::2], strict=True))
        found = []
        for (kernel, bias), (before, units) in zip(
            [*layers[: len(self.hidden)], layers[-1]], pairwise((self.inputs, *self.hidden, self.outputs)), strict=True
        ):
            found += [kernel.reshape(room.width, -1)[:before, :units].ravel(), bias[:units]]
        return np.concatenate(found)
