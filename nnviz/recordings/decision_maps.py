"""A small network that bends where a line can't: trained on four sets of points in a plane, kept as a recording."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from nnviz import assets
from nnviz.datasets import Points, circles, moons, spiral, xor

ASSET, REBUILD = "recordings/planes.npz", "python -m nnviz.recordings --only planes"
SETS: Mapping[str, Callable[[], Points]] = {"XOR": xor, "circles": circles, "moons": moons, "spiral": spiral}
HIDDEN, LEARNING_RATE, STEPS, SEED = (8, 8), 0.03, 1000, 0
REACH, PIXELS = 1.25, 150  # of the map: both coordinates from -REACH to REACH, pixels along each side


@dataclass(frozen=True)
class DecisionMap:
    """What the trained network answers."""

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


def record_decision_map(points: Points) -> DecisionMap:
    """Train a network 2-8-8-1 on points of two classes, all of them at each of 1000 steps, by Adam."""
    from nnviz.models import plane_network
    from nnviz.training import Settings, record

    model = plane_network(hidden=HIDDEN, seed=SEED)
    settings = Settings(
        learning_rate=LEARNING_RATE, batch_size=len(points), epochs=STEPS, shuffle=False, snapshots=(0, STEPS)
    )
    run = record(model, points.x, points.y, settings=settings)
    model.set_weights(run.weights_at(-1))
    answers = np.asarray(model(plane_grid().astype(np.float32)))[:, 0]
    return DecisionMap(answers.astype(np.float16), float(run.metric[-1]))


def load_decision_map(name: str) -> DecisionMap:
    """Return the shipped recording of one of SETS, without asking a network.

    Args:
        name: One of `SETS`.

    Returns:
        Probabilities over the plane, and the accuracy.

    Raises:
        KeyError: If there is no such set.
        nnviz.assets.AssetError: If the file is missing or damaged.

    Example:
        >>> load_decision_map("XOR").accuracy
        1.0
    """
    with np.load(assets.checked_path(ASSET, rebuild=REBUILD), allow_pickle=False) as kept:
        return DecisionMap(kept[f"{name}/probability"], float(kept[f"{name}/accuracy"]))


def store_decision_maps() -> None:
    """Train on all sets, and write `assets/recordings/planes.npz` and its checksum."""
    runs = {name: record_decision_map(make()) for name, make in SETS.items()}
    arrays = {f"{name}/{part}": np.asarray(value) for name, run in runs.items() for part, value in vars(run).items()}
    np.savez_compressed(assets.folder() / ASSET, allow_pickle=False, **arrays)
    assets.record_checksums(ASSET)
