"""Four losses on the same points: the shipped recordings are those of the trainings that they name."""

import numpy as np
import pytest

from nnviz.datasets import wave
from nnviz.recordings.four_losses import LIFTS, LOSSES, OUTLIERS, errors, load_fits, points_with, record_fits


@pytest.mark.parametrize(("loss", "outliers", "lift"), [("MSE", 6, 8), ("log-cosh", 12, 2)])
def test_a_training_again_gives_what_is_shipped(loss, outliers, lift):
    """The picture would show networks that nobody can train."""
    again = record_fits(points_with(outliers=outliers, lift=lift), loss=loss)
    shipped = load_fits(outliers=outliers, lift=lift)[loss]
    for epochs, tolerance in ((slice(20), 1e-3), (slice(None), 0.02)):  # rounding grows from epoch to epoch
        np.testing.assert_allclose(again.predictions[epochs], shipped.predictions[epochs], atol=0.005 + tolerance)
        np.testing.assert_allclose(again.measures[epochs], shipped.measures[epochs], rtol=tolerance, atol=1e-4)


@pytest.mark.parametrize("outliers", OUTLIERS)
@pytest.mark.parametrize("lift", LIFTS)
def test_measures_are_those_of_the_answers(outliers, lift):
    """Curve and numbers would be of different networks, losses or points."""
    points = points_with(outliers=outliers, lift=lift)
    assert (np.abs(points.y - wave(points.x)) > 1).sum() == outliers
    kept = load_fits(outliers=outliers, lift=lift)
    for loss, fits in kept.items():
        np.testing.assert_allclose(fits.measures[:, 1:], errors(fits.predictions, points), atol=0.01)
        r = np.abs(fits.predictions - points.y)
        huber = np.where(r <= 1, r**2 / 2, r - 0.5)
        own = {"MSE": r**2, "MAE": r, "Huber": huber, "log-cosh": np.log(np.cosh(r))}[loss]
        np.testing.assert_allclose(fits.measures[:, 0], own.mean(axis=1), atol=0.01)
        np.testing.assert_array_equal(fits.predictions[0], kept["MSE"].predictions[0])  # one start for all
        assert fits.measures[-1, 0] < fits.measures[0, 0]


def test_the_guess_of_the_page_holds_for_other_seeds():
    """What is called right would be the luck of one seed."""
    for seed in (1, 2):
        moved = {}
        for loss in LOSSES:
            near, far = (record_fits(points_with(outliers=6, lift=lift), loss=loss, seed=seed) for lift in (4, 8))
            moved[loss] = far.measures[-1, 3] - near.measures[-1, 3]
        assert moved["MSE"] > 0.2 and all(abs(moved[loss]) < 0.1 for loss in LOSSES if loss != "MSE"), moved


def test_what_was_not_recorded_is_named():
    """A mistyped loss would end somewhere inside Keras, other points in a file's key."""
    with pytest.raises(ValueError, match=r"loss must be one of MSE, MAE, Huber, log-cosh, got 'hinge'"):
        record_fits(points_with(outliers=0, lift=2), loss="hinge")
    with pytest.raises(ValueError, match=r"outliers must be one of 0, 3, 6, 12, got 5"):
        load_fits(outliers=5, lift=2)
    with pytest.raises(ValueError, match=r"lift must be one of 2, 4, 8, got 3"):
        load_fits(outliers=0, lift=3)
