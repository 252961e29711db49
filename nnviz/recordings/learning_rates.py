"""Five optimizers and eight learning rates on two real networks, five seeds each: what is left of the loss."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

import numpy as np

from nnviz import assets
from nnviz._checks import one_of
from nnviz.training.settings import Optimizer, Settings

ASSET, REBUILD = "recordings/learning_rates.npz", "python -m nnviz.recordings --only learning_rates"
OPTIMIZERS: tuple[Optimizer, ...] = get_args(Optimizer)
RATES = (0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
SEEDS = 5
LOST = 1e4  # a loss beyond it, or none at all, counts as diverged


@dataclass(frozen=True)
class Task:
    """Data, a network and a number of epochs."""

    data: str
    """The name of an exercise: see `nnviz.datasets.exercise`."""
    hidden: tuple[int, ...]
    activation: str
    loss: str
    batch_size: int
    epochs: int
    snapshots: tuple[int, ...]
    """After which the loss is kept."""


_KEPT = (0, 1, 2, 3, 5, 7, 10, 14, 20, 28, 40, 56, 80, 100)
TASKS: Mapping[str, Task] = {
    "spiral": Task("spiral", (8, 8), "tanh", "binary_crossentropy", 10, 100, _KEPT),
    "cars": Task("cars", (16, 16), "relu", "mean_squared_error", 20, 100, _KEPT),
}


@dataclass(frozen=True)
class LearningRates:
    """What all trainings of a task have come to."""

    losses: np.ndarray
    """Validation loss at the snapshots of the task, float32, shape (optimizers, rates, seeds, snapshots), in the order
    of `OPTIMIZERS` and `RATES`; NaN where the training had diverged."""

    @property
    def last(self) -> np.ndarray:
        """The loss at the end, shape (optimizers, rates, seeds); infinite where the training diverged."""
        return np.where(np.isnan(self.losses[..., -1]), np.inf, self.losses[..., -1])

    @property
    def median(self) -> np.ndarray:
        """The middle one of the seeds' losses at the end, shape (optimizers, rates); infinite if most diverged."""
        return np.median(self.last, axis=-1)


def record_learning_rates(name: str, *, seeds: int = SEEDS) -> LearningRates:
    """Train a task with every optimizer and rate; the seed is that of the weights and of the order of the examples.

    Args:
        name: One of `TASKS`.
        seeds: How many, from 0 on.

    Returns:
        The losses of all trainings.

    Raises:
        ValueError: If there is no such task.
    """
    one_of("name", name, TASKS)
    task = TASKS[name]
    losses = [[[_losses(task, each, rate, seed) for seed in range(seeds)] for rate in RATES] for each in OPTIMIZERS]
    return LearningRates(np.array(losses, np.float32))


def load_learning_rates(name: str) -> LearningRates:
    """Return the shipped recording of one of `TASKS`, without asking a network.

    Args:
        name: One of `TASKS`.

    Returns:
        The losses of all trainings.

    Raises:
        ValueError: If there is no such task.
        nnviz.assets.AssetError: If the file is missing or damaged.

    Example:
        >>> load_learning_rates("cars").losses.shape
        (5, 8, 5, 14)
    """
    one_of("name", name, TASKS)
    with np.load(assets.checked_path(ASSET, rebuild=REBUILD), allow_pickle=False) as kept:
        return LearningRates(kept[name])


def store_learning_rates() -> None:
    """Train everything, and write `assets/recordings/learning_rates.npz` and its checksum."""
    arrays = {name: record_learning_rates(name).losses for name in TASKS}
    np.savez_compressed(assets.folder() / ASSET, allow_pickle=False, **arrays)
    assets.record_checksums(ASSET)


def _losses(task: Task, optimizer: Optimizer, rate: float, seed: int) -> np.ndarray:
    """Return the validation loss of one training at the task's snapshots."""
    from nnviz.datasets import exercise
    from nnviz.models import plane_network
    from nnviz.training import record

    split = exercise(task.data)
    (x, y), validation = split.parts
    if split.points.classes:  # two, told apart by one output
        y, validation = y[:, 1:], (validation[0], validation[1][:, 1:])
    output = "sigmoid" if task.loss == "binary_crossentropy" else "linear"
    model = plane_network(hidden=task.hidden, seed=seed, inputs=x.shape[1], activation=task.activation, output=output)
    settings = Settings(
        optimizer=optimizer,
        learning_rate=rate,
        batch_size=task.batch_size,
        epochs=task.epochs,
        loss=task.loss,
        seed=seed,
        snapshots=task.snapshots,
    )
    run = record(model, x, y, settings=settings, validation=validation)
    losses = np.full(len(task.snapshots), np.nan, np.float32)
    assert run.validation_loss is not None
    losses[: len(run.validation_loss)] = run.validation_loss
    return np.where(losses < LOST, losses, np.nan)
