"""Networks in a plane with room for more units, so that one compiled loop trains all of the same depth.

Compiling a loop takes a second, and every number of units would need its own. Here a network lies in the corner of a
larger one, of `WIDTH` inputs and units in each layer: what it lacks is 0, stays 0, and adds 0 to every sum.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

import numpy as np

from nnviz.training.recorder import Progress

WIDTH = 8


@dataclass(frozen=True)
class Room:
    """Where a network of `nnviz.models.plane_network` lies in the larger one of the same depth.

    Raises:
        ValueError: If there is no room for so many inputs or units.

    Example:
        >>> from nnviz import models
        >>> from nnviz.training import Settings, begin
        >>> network, room = models.plane_network(hidden=(4, 2), seed=0), Room(inputs=2, hidden=(4, 2))
        >>> progress = begin(network, Settings(learning_rate=0.1, batch_size=10, epochs=1))
        >>> progress.weights.shape, room.enter(progress).weights.shape, room.points(np.zeros((5, 2))).shape
        ((25,), (153,), (5, 8))
    """

    inputs: int
    hidden: tuple[int, ...]
    """Units of each hidden layer."""

    def __post_init__(self) -> None:
        if not all(1 <= count <= WIDTH for count in (self.inputs, *self.hidden)):
            raise ValueError(f"there is room for 1 to {WIDTH} inputs and units, got {self.inputs} and {self.hidden}")

    def network(self, *, activation: str, output: str) -> Any:
        """Return the larger network, a `keras.Model`, for `advance`; its arguments are those of `plane_network`."""
        return _network(len(self.hidden), activation, output)

    def points(self, x: np.ndarray) -> np.ndarray:
        """Return inputs as the larger network takes them.

        Args:
            x: float, shape (points, inputs).

        Returns:
            float32, shape (points, WIDTH).
        """
        return np.pad(np.asarray(x, np.float32), ((0, 0), (0, WIDTH - self.inputs)))

    def enter(self, progress: Progress) -> Progress:
        """Return a training of the network as one of the larger network."""
        places, count = self._places, len(self.hidden) * (WIDTH + 1) * WIDTH + WIDTH + 1

        def spread(rows: np.ndarray) -> np.ndarray:
            room = np.zeros((*rows.shape[:-1], count), np.float32)
            room[..., places] = rows
            return room

        there = tuple((np.arange(WIDTH) < units).astype(np.float32) for units in self.hidden)
        return replace(_with_parameters(progress, spread), others=there)

    def leave(self, progress: Progress) -> Progress:
        """Return a training of the larger network as one of the network itself."""
        places = self._places
        return replace(_with_parameters(progress, lambda rows: rows[..., places]), others=())

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


def _with_parameters(progress: Progress, change: Callable[[np.ndarray], np.ndarray]) -> Progress:
    """Return a training with all its vectors of parameters changed."""
    recording = replace(progress.recording, weights=change(progress.recording.weights))
    return replace(progress, recording=recording, weights=change(progress.weights), slots=change(progress.slots))


@lru_cache(maxsize=32)
def _network(depth: int, activation: str, output: str) -> Any:
    """Build the larger network; a switch behind each layer is 0 for the units that are not there."""
    import keras
    from keras import layers

    place = point = keras.Input((WIDTH,), name="point")
    for number in range(1, depth + 1):
        units = layers.Dense(WIDTH, activation=activation, name=f"hidden{number}")(place)
        place = _switch()(name=f"switch{number}")(units)
    return keras.Model(point, layers.Dense(1, activation=output, name="answer")(place), name="network_with_room")


@cache
def _switch() -> Any:
    """Return the layer that multiplies each unit with a number that is not trained: sigmoid(0) would be 1/2."""
    from keras import layers

    class Switch(layers.Layer):
        def build(self, input_shape: tuple) -> None:
            self.there = self.add_weight(shape=input_shape[1:], initializer="ones", trainable=False, name="there")

        def call(self, units: Any) -> Any:
            return units * self.there

    return Switch
