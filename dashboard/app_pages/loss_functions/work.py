"""One small network, trained with each of four losses on the same points: what a loss calls wrong is what it learns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nnviz.datasets import Points, wave
from nnviz.training import Recording, Settings, answers, record

if TYPE_CHECKING:
    import keras

LOSSES: Mapping[str, str] = {
    "MSE": "mean_squared_error",
    "MAE": "mean_absolute_error",
    "Huber": "huber",
    "log-cosh": "log_cosh",
}
HIDDEN, SEED = (16, 16), 0
LEARNING_RATE, BATCH, EPOCHS = 0.02, 20, 120


@dataclass(frozen=True, eq=False)
class Fits:
    """What a network answers on its way, epoch by epoch."""

    answers: np.ndarray
    """At the points' x, float32, shape (epochs + 1, points); the first row is of the untrained network."""
    loss: np.ndarray
    """The loss that it was trained with, mean over the points, float32, shape (epochs + 1,)."""


def network() -> "keras.Model":
    """Build the untrained network from float32 (batch, 1) to (batch, 1): two layers of 16 tanh units, 321 parameters.

    Example:
        >>> network().count_params()
        321
    """
    from nnviz.models import table_network

    return table_network(inputs=1, hidden=HIDDEN, outputs=1, seed=SEED, activation="tanh")


def settings(loss: str) -> Settings:
    """Return how the network is trained: alike but for the loss, one of `LOSSES`.

    Raises:
        ValueError: If the loss is unknown.

    Example:
        >>> settings("Huber").loss, settings("Huber").batch_size
        ('huber', 20)
    """
    if loss not in LOSSES:
        raise ValueError(f"loss must be one of {', '.join(LOSSES)}, got {loss!r}")
    return Settings(
        optimizer="adam",
        learning_rate=LEARNING_RATE,
        batch_size=BATCH,
        epochs=EPOCHS,
        loss=LOSSES[loss],
        seed=SEED,
        snapshots=tuple(range(EPOCHS + 1)),
    )


def retrain(points: Points, *, loss: str) -> Recording:
    """Train the network on points with one input, and keep its weights after every epoch.

    Args:
        points: x of shape (points,).
        loss: One of `LOSSES`.

    Raises:
        ValueError: If the loss is unknown.
    """
    return record(network(), points.x[:, None], points.y, settings=settings(loss))


def fits(recording: Recording, points: Points) -> Fits:
    """Ask the network for its answers at the points, with the weights of every epoch.

    Args:
        recording: Of `retrain`.
        points: x of shape (points,); those that it was trained on.
    """
    return Fits(answers(network(), recording, points.x[:, None])[..., 0], recording.loss)


def errors(said: np.ndarray, points: Points) -> np.ndarray:
    """Return how far answers are from the points, and from the curve behind them.

    Args:
        said: What a network answers, float32, shape (…, points).
        points: Of `nnviz.datasets.curve_with_outliers`.

    Returns:
        float64, shape (…, 4): mean absolute and mean squared error to the points, then to the curve.

    Example:
        >>> from nnviz.datasets import curve_with_outliers
        >>> points = curve_with_outliers(outliers=1, lift=4, count=2, noise=0)
        >>> errors(wave(points.x), points).round(6)
        array([2., 8., 0., 0.])
    """
    to_points, to_curve = said - points.y, said - wave(points.x)
    measures = (np.abs(to_points), to_points**2, np.abs(to_curve), to_curve**2)
    return np.stack([each.mean(axis=-1) for each in measures], axis=-1)
