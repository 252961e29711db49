"""How long the gradient is in each layer of deep networks before training: where it fades, where it explodes."""

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from nnviz import assets
from nnviz.datasets import moons
from nnviz.gradient_lengths import gradient_lengths

if TYPE_CHECKING:
    import keras

ASSET, REBUILD = "recordings/fading_gradients.npz", "python -m nnviz.recordings --only fading_gradients"
DEPTHS, WIDTH, SEEDS = tuple(range(1, 11)), 16, 5
ACTIVATIONS = ("sigmoid", "tanh", "relu")
INITIALIZERS = {"Glorot uniform": "glorot_uniform", "normal, σ = 1": "random_normal"}
"""Keras' default, and one that takes no notice of how many inputs a unit has."""


@dataclass(frozen=True)
class Lengths:
    """Lengths of the gradient by the kernel of each layer, of networks that differ in four ways."""

    lengths: np.ndarray
    """float32, (depth, activation, batch normalization, initializer, seed, layer): the hidden layers, then the last
    one; NaN where a network has no such layer. Depths are `DEPTHS`, activations `ACTIVATIONS`, batch normalization
    off and on, initializers those of `INITIALIZERS`."""


def record_lengths() -> Lengths:
    """Build each of the 600 networks, and take the lengths of one tape on 200 points of two moons."""
    points = moons(count=200)
    x, y = points.x.astype(np.float32), points.y.astype(np.float32)[:, None]
    ways = list(product(DEPTHS, ACTIVATIONS, (False, True), INITIALIZERS, range(SEEDS)))
    lengths = np.full((len(ways), DEPTHS[-1] + 1), np.nan, np.float32)
    for place, (depth, activation, normalized, initializer, seed) in enumerate(ways):
        model = deep_network(depth, activation=activation, normalized=normalized, initializer=initializer, seed=seed)
        found = gradient_lengths(model, x, y, loss="binary_crossentropy")
        lengths[place, : depth + 1] = [length for layer, length in found.items() if layer.startswith("dense")]
    return Lengths(lengths.reshape(len(DEPTHS), len(ACTIVATIONS), 2, len(INITIALIZERS), SEEDS, -1))


def deep_network(depth: int, *, activation: str, normalized: bool, initializer: str, seed: int) -> "keras.Model":
    """Build an untrained network of `depth` hidden layers of 16 units, without biases, and a sigmoid at its end.

    Args:
        depth: How many hidden layers, at least 1.
        activation: Of the hidden layers, by its name in Keras.
        normalized: Whether batch normalization stands before each of them.
        initializer: One of `INITIALIZERS`.
        seed: Of the initial weights.

    Returns:
        A model from float32 (batch, 2) to (batch, 1); its dense layers are dense1, dense2, … and dense_last.
    """
    import keras
    from keras import layers

    keras.utils.set_random_seed(seed)
    kernel = {"glorot_uniform": keras.initializers.GlorotUniform, "random_normal": _wide_normal}
    stack: list[keras.Layer] = [keras.Input((2,))]
    for layer in range(1, depth + 1):
        own = kernel[INITIALIZERS[initializer]]()
        stack.append(layers.Dense(WIDTH, use_bias=False, kernel_initializer=own, name=f"dense{layer}"))
        stack += [layers.BatchNormalization()] * normalized
        stack.append(layers.Activation(activation))
    own = kernel[INITIALIZERS[initializer]]()
    return keras.Sequential(
        [*stack, layers.Dense(1, "sigmoid", use_bias=False, kernel_initializer=own, name="dense_last")]
    )


def _wide_normal() -> "keras.Initializer":
    import keras

    return keras.initializers.RandomNormal(stddev=1.0)


def load_lengths() -> Lengths:
    """Return the shipped recording, without building a network.

    Returns:
        The lengths.

    Raises:
        nnviz.assets.AssetError: If the file is missing or damaged.

    Example:
        >>> load_lengths().lengths.shape
        (10, 3, 2, 2, 5, 11)
    """
    with np.load(assets.checked_path(ASSET, rebuild=REBUILD), allow_pickle=False) as kept:
        return Lengths(**kept)


def store_lengths() -> None:
    """Take all lengths, and write `assets/recordings/fading_gradients.npz` and its checksum."""
    np.savez_compressed(assets.folder() / ASSET, allow_pickle=False, **vars(record_lengths()))
    assets.record_checksums(ASSET)
