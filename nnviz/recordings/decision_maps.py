"""A small network that bends where a line can't: trained on four sets of points in a plane, kept as a recording."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from nnviz import assets
from nnviz.datasets import Points, circles, moons, spiral, xor

ASSET, REBUILD = "recordings/planes.npz", "python -m nnviz.recordings --only planes"
SETS: Mapping[str, Callable[[], Points]] = {"XOR": xor, "circles": circles, "moons": moons, "spiral": spiral}
HIDDEN, LEARNING_RATE, BATCH, SEED = (8, 8), 0.03, 200, 0
EPOCHS: Mapping[str, int] = {"XOR": 100, "circles": 100, "moons": 600, "spiral": 1000}  # none gains from more
ACTIVATIONS = ("tanh", "linear")  # of the hidden layers: with "linear" depth buys nothing
REACH, PIXELS = 1.25, 150  # of the map: both coordinates from -REACH to REACH, pixels along each side


@dataclass(frozen=True)
class DecisionMap:
    """What the trained network predicts."""

    probability: np.ndarray
    """float16, shape (150 × 150,): of class 1 on `plane_grid()`."""
    accuracy: float
    """On the points it was trained on, in [0, 1]."""


def plane_grid() -> np.ndarray:
    """Return the places of a map of the plane.

    Returns:
        float64, shape (150 × 150, 2): x₁ and x₂ of each pixel of the map, x₁ running fastest, from below.

    Example:
        >>> plane_grid().shape, plane_grid()[0].tolist()
        ((22500, 2), [-1.25, -1.25])
    """
    axis = np.linspace(-REACH, REACH, PIXELS)
    return np.column_stack([np.tile(axis, PIXELS), np.repeat(axis, PIXELS)])


def record_decision_map(name: str, *, activation: str = "tanh") -> DecisionMap:
    """Train a network 2-8-8-1 on one of SETS by Adam, as Keras' `fit` does."""
    from nnviz.models import plane_network
    from nnviz.training import Settings, record

    points, epochs = SETS[name](), EPOCHS[name]
    model = plane_network(hidden=HIDDEN, seed=SEED, activation=activation)
    settings = Settings(learning_rate=LEARNING_RATE, batch_size=BATCH, epochs=epochs, seed=SEED, snapshots=(0, epochs))
    run = record(model, points.x, points.y, settings=settings)
    model.set_weights(run.weights_at(-1))
    predictions = np.asarray(model(plane_grid().astype(np.float32)))[:, 0]
    return DecisionMap(predictions.astype(np.float16), float(run.metric[-1]))


def load_decision_map(name: str, *, activation: str = "tanh") -> DecisionMap:
    """Return the shipped recording of one of SETS, without asking a network.

    Args:
        name: One of `SETS`.
        activation: One of `ACTIVATIONS`.

    Returns:
        Probabilities over the plane, and the accuracy.

    Raises:
        KeyError: If there is no such set, or activation.
        nnviz.assets.AssetError: If the file is missing or damaged.

    Example:
        >>> load_decision_map("XOR").accuracy
        1.0
    """
    with np.load(assets.checked_path(ASSET, rebuild=REBUILD), allow_pickle=False) as kept:
        kind = f"{name}/{activation}"
        return DecisionMap(kept[f"{kind}/probability"], float(kept[f"{kind}/accuracy"]))


def store_decision_maps() -> None:
    """Train on all sets, and write `assets/recordings/planes.npz` and its checksum."""
    runs = {
        f"{name}/{activation}": record_decision_map(name, activation=activation)
        for name in SETS
        for activation in ACTIVATIONS
    }
    arrays = {f"{name}/{part}": np.asarray(value) for name, run in runs.items() for part, value in vars(run).items()}
    np.savez_compressed(assets.folder() / ASSET, allow_pickle=False, **arrays)
    assets.record_checksums(ASSET)
