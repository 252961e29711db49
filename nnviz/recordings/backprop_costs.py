"""What all gradients of a network cost: by nudging every weight, and by one backward pass; measured, and kept."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from nnviz import assets

if TYPE_CHECKING:
    import keras

ASSET, REBUILD = "recordings/backprop_costs.npz", "python -m nnviz.recordings --only backprop_costs"
SIDES = (3, 10, 32, 100, 316, 1000)  # a network of side − 1 inputs and units has side² weights and biases
EXAMPLES, SECONDS, MOST_NUDGES = 32, 0.5, 1000


@dataclass(frozen=True)
class Costs:
    """Seconds on the machine that made the recording, one value for each size of network."""

    weights: np.ndarray
    """int64, how many weights and biases there are."""
    forward: np.ndarray
    """float64, one forward pass, compiled."""
    backward: np.ndarray
    """float64, one forward and one backward pass: all gradients."""
    nudging: np.ndarray
    """float64, all gradients by one forward pass for each weight, and one with none of them moved."""
    nudged: np.ndarray
    """int64, how many weights were moved; where not all were, `nudging` is their time in proportion."""


def record_costs() -> Costs:
    """Measure networks of 9 to 1,000,000 weights and biases on 32 examples, in TensorFlow's compiled functions."""
    rows = [_measured(side) for side in SIDES]
    whole, real = np.int64, np.float64
    return Costs(
        *(
            np.array(part, kind)
            for part, kind in zip(zip(*rows, strict=True), (whole, real, real, real, whole), strict=True)
        )
    )


def load_costs() -> Costs:
    """Return the shipped recording.

    Returns:
        Seconds, by the number of weights.

    Raises:
        nnviz.assets.AssetError: If the file is missing or damaged.

    Example:
        >>> load_costs().weights.tolist()
        [9, 100, 1024, 10000, 99856, 1000000]
    """
    with np.load(assets.checked_path(ASSET, rebuild=REBUILD), allow_pickle=False) as kept:
        return Costs(**kept)


def store_costs() -> None:
    """Measure, and write `assets/recordings/backprop_costs.npz` and its checksum."""
    np.savez_compressed(assets.folder() / ASSET, allow_pickle=False, **vars(record_costs()))
    assets.record_checksums(ASSET)


def _measured(side: int) -> tuple[int, float, float, float, int]:
    import tensorflow as tf

    model, loss = _network(side)
    kernel = model.trainable_variables[0].value
    count, moved = side**2, min(side**2, MOST_NUDGES)

    def all_gradients() -> Any:
        with tf.GradientTape() as tape:
            total = loss()
        return tape.gradient(total, [each.value for each in model.trainable_variables])

    def nudges() -> Any:
        totals = tf.constant(0.0)
        for number in tf.range(moved):
            place = [[number // (side - 1) % (side - 1), number % (side - 1)]]
            kernel.scatter_nd_add(place, [1e-3])
            totals += loss()
            kernel.scatter_nd_sub(place, [1e-3])
        return totals

    forward, backward, all_moved = (_seconds(tf.function(each)) for each in (loss, all_gradients, nudges))
    return count, forward, backward, forward + count / moved * all_moved, moved


def _network(side: int) -> "tuple[keras.Model, Callable[[], Any]]":
    """Return a network of side² weights and biases, and its loss on random examples."""
    import keras
    import tensorflow as tf

    keras.utils.set_random_seed(0)
    units = side - 1
    dense = [keras.layers.Dense(units, "tanh"), keras.layers.Dense(1, "sigmoid")]
    model = keras.Sequential([keras.Input((units,)), *dense])
    x = tf.random.normal((EXAMPLES, units), seed=0)
    y = tf.cast(x[:, :1] > 0, tf.float32)
    return model, lambda: tf.reduce_mean(keras.losses.binary_crossentropy(y, model(x)))


def _seconds(call: Callable[[], Any]) -> float:
    """Return the shortest time of a call, over half a second."""
    call()
    end, best = time.perf_counter() + SECONDS, float("inf")
    while time.perf_counter() < end:
        begun = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - begun)
    return best
