"""One small network, trained with each of four losses on the same points: what a loss calls wrong is what it learns.

`python -m nnviz.recordings --only four_losses` writes `assets/recordings/four_losses.npz`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nnviz import assets
from nnviz._checks import one_of
from nnviz.datasets import Points, curve_with_outliers, wave
from nnviz.training import Settings, predictions, record

if TYPE_CHECKING:
    import keras

ASSET, REBUILD = "recordings/four_losses.npz", "python -m nnviz.recordings --only four_losses"
LOSSES: Mapping[str, str] = {
    "MSE": "mean_squared_error",
    "MAE": "mean_absolute_error",
    "Huber": "huber",
    "log-cosh": "log_cosh",
}
COUNT, OUTLIERS, LIFTS = 60, (0, 3, 6, 12), (2, 4, 8)  # points; how many are pushed up, and by how much
HIDDEN, SEED = (16, 16), 0
LEARNING_RATE, BATCH, EPOCHS = 0.02, 20, 120
MEASURES = ("own", "points", "points_squared", "curve", "curve_squared")


@dataclass(frozen=True, eq=False)
class Fits:
    """What a network predicts on its way, epoch by epoch; the first row is of the untrained network."""

    predictions: np.ndarray
    """At the points' x, shape (epochs + 1, points); what ships is rounded to two decimals."""
    measures: np.ndarray
    """float32, shape (epochs + 1, 5), by `MEASURES`: the loss that it was trained with, mean over the points; its mean
    absolute and mean squared errors to the points, and to the curve behind them."""


def points_with(*, outliers: int, lift: int) -> Points:
    """Return the points that all four networks learn from.

    Args:
        outliers: How many are pushed up.
        lift: By how much.

    Returns:
        60 points with one input, labelled by what they are.

    Example:
        >>> len(points_with(outliers=6, lift=8))
        60
    """
    return curve_with_outliers(count=COUNT, outliers=outliers, lift=lift)


def network(*, seed: int = SEED) -> "keras.Model":
    """Build the untrained network from float32 (batch, 1) to (batch, 1): two layers of 16 tanh units, 321 parameters.

    Args:
        seed: Of the initial weights.

    Returns:
        A Sequential model.

    Example:
        >>> network().count_params()
        321
    """
    from nnviz.models import table_network

    return table_network(inputs=1, hidden=HIDDEN, outputs=1, seed=seed, activation="tanh")


def record_fits(points: Points, *, loss: str, seed: int = SEED) -> Fits:
    """Train the network with one of the losses by Adam, as Keras' `fit` does.

    Args:
        points: Of `points_with`.
        loss: One of `LOSSES`.
        seed: Of the initial weights and of the order of the points.

    Returns:
        What it predicts on its way.

    Raises:
        ValueError: If the loss is unknown.
    """
    one_of("loss", loss, LOSSES)
    model, x = network(seed=seed), points.x[:, None]
    settings = Settings(
        optimizer="adam",
        learning_rate=LEARNING_RATE,
        batch_size=BATCH,
        epochs=EPOCHS,
        loss=LOSSES[loss],
        seed=seed,
        snapshots=tuple(range(EPOCHS + 1)),
    )
    run = record(model, x, points.y, settings=settings)
    said = predictions(model, run, x)[..., 0]
    return Fits(said, np.column_stack([run.loss, errors(said, points)]).astype(np.float32))


def errors(said: np.ndarray, points: Points) -> np.ndarray:
    """Return how far predictions are from the points, and from the curve behind them.

    Args:
        said: What a network predicts, shape (…, points).
        points: Of `points_with`.

    Returns:
        float64, shape (…, 4): mean absolute and mean squared error to the points, then to the curve.

    Example:
        >>> points = curve_with_outliers(outliers=1, lift=4, count=2, noise=0)
        >>> errors(wave(points.x), points).round(6)
        array([2., 8., 0., 0.])
    """
    to_points, to_curve = said - points.y, said - wave(points.x)
    measures = (np.abs(to_points), to_points**2, np.abs(to_curve), to_curve**2)
    return np.stack([each.mean(axis=-1) for each in measures], axis=-1)


def load_fits(*, outliers: int, lift: int) -> dict[str, Fits]:
    """Return the shipped recordings for some points, by loss, without asking a network.

    Args:
        outliers: One of `OUTLIERS`; with none of them the lift does not matter.
        lift: One of `LIFTS`.

    Returns:
        What each network predicted on its way.

    Raises:
        ValueError: If nothing was recorded for such points.
        nnviz.assets.AssetError: If the file is missing or damaged.

    Example:
        >>> load_fits(outliers=6, lift=8)["MSE"].predictions.shape
        (121, 60)
    """
    one_of("outliers", outliers, OUTLIERS)
    one_of("lift", lift, LIFTS)
    with np.load(assets.checked_path(ASSET, rebuild=REBUILD), allow_pickle=False) as kept:
        said, measures = (kept[f"{_kind(outliers, lift)}/{part}"] for part in ("hundredths", "measures"))
    return {loss: Fits(*fits) for loss, *fits in zip(LOSSES, said / 100, measures, strict=True)}


def store_fits() -> None:
    """Train on all points with all losses, and write `assets/recordings/four_losses.npz` and its checksum."""
    settings = {_kind(outliers, lift): (outliers, lift) for outliers in OUTLIERS for lift in LIFTS}
    arrays = {}
    for kind, (outliers, lift) in settings.items():
        points = points_with(outliers=outliers, lift=lift)
        fits = [record_fits(points, loss=loss) for loss in LOSSES]
        said = np.stack([each.predictions for each in fits])
        arrays[f"{kind}/hundredths"] = np.rint(100 * said).astype(np.int16)
        arrays[f"{kind}/measures"] = np.stack([each.measures for each in fits])
    np.savez_compressed(assets.folder() / ASSET, allow_pickle=False, **arrays)
    assets.record_checksums(ASSET)


def _kind(outliers: int, lift: int) -> str:
    return f"{outliers} up by {lift}" if outliers else "none"
