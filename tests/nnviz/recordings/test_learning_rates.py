"""Five optimizers and eight rates: the shipped losses are those of the trainings that they name."""

import numpy as np
import pytest

from nnviz.recordings.learning_rates import (
    OPTIMIZERS,
    RATES,
    TASKS,
    LearningRates,
    _losses,
    load_learning_rates,
    record_learning_rates,
)


@pytest.mark.parametrize(
    ("name", "optimizer", "rate", "seed"), [("cars", "adam", 0.03, 2), ("spiral", "momentum", 0.1, 1)]
)
def test_a_training_again_gives_what_is_shipped(name, optimizer, rate, seed):
    """The heat map would show networks that nobody can train."""
    again = _losses(TASKS[name], optimizer, rate, seed)
    shipped = load_learning_rates(name).losses[OPTIMIZERS.index(optimizer), RATES.index(rate), seed]
    np.testing.assert_allclose(again[:5], shipped[:5], rtol=0.01)  # rounding grows from epoch to epoch


def test_a_seed_is_one_start_for_all():
    """Optimizers would be compared from different weights."""
    for name in TASKS:
        starts = load_learning_rates(name).losses[..., 0]
        assert np.ptp(starts, axis=(0, 1)).max() < 1e-5 * starts.max() and len(set(starts[0, 0])) == 5


def test_the_middle_of_diverged_trainings_is_infinite():
    """One lucky seed would hide four lost ones, or one lost one would hide four good ones."""
    losses = np.array([[[[1.0, 2], [1, np.nan], [1, 4]], [[1, np.nan], [1, np.nan], [1, 3]]]])
    assert LearningRates(losses).median.tolist() == [[4, np.inf]]


def test_unknown_tasks_are_named():
    """Another task's losses would be shown."""
    for call in (load_learning_rates, record_learning_rates):
        with pytest.raises(ValueError, match="name must be one of spiral, cars"):
            call("digits")
