"""Overfitting, by the lecture's one definition, on curves that were made so that everybody can see what they do."""

import numpy as np
import pytest

from nnviz.training import overfitting

TIME = np.linspace(0, 1, 100)
FALLING = np.exp(-5 * TIME) + 0.05
SETTLED = np.exp(-8 * TIME) + 0.3
RISING = SETTLED + 0.6 * np.maximum(0, TIME - 0.3)  # lowest at 0.32


def test_a_lasting_rise_is_overfitting_from_soon_after_the_lowest_value_to_the_end():
    """A text-book curve would not be recognized, or before it has turned."""
    found = overfitting(FALLING, RISING)
    turn = int(RISING.argmin())
    assert not found[: turn + 1].any() and found[turn + 15 :].all()


@pytest.mark.parametrize(
    ("loss", "validation"),
    [
        (FALLING, FALLING + 0.3),  # a gap alone: both fall
        (FALLING, SETTLED),  # a growing gap: the validation loss stays where it is
        (FALLING + 2 * TIME, RISING),  # both rise: the steps are too long
        (FALLING, SETTLED + 0.5 * (np.abs(TIME - 0.6) < 0.011)),  # a spike of two snapshots
        (FALLING, np.exp(-8 * TIME) + 0.3 + 0.003 * TIME),  # 1 % is no lasting rise
        (FALLING[:3], FALLING[:3][::-1]),  # too few to tell
    ],
    ids=["gap", "growing gap", "both rise", "spike", "one per cent", "three snapshots"],
)
def test_what_is_not_overfitting(loss, validation):
    """A generalization gap, a divergence or a spike would be called overfitting."""
    assert not overfitting(loss, validation).any()


def test_it_ends_where_the_validation_loss_comes_down_again_or_the_training_loss_goes_up():
    """The page would say so at a step at which it is no longer true."""
    back = np.where(TIME < 0.7, RISING, SETTLED)
    assert overfitting(FALLING, back)[60:68].all() and not overfitting(FALLING, back)[76:].any()
    worse = np.where(TIME < 0.7, FALLING, 1.0)
    assert not overfitting(worse, RISING)[70:].any()


@pytest.mark.parametrize("wobble", [0.005, 0.02, 0.1])
def test_noise_alone_is_hardly_ever_called_overfitting(wobble):
    """Every noisy curve has a lowest value somewhere: whatever follows would count as a rise."""
    random = np.random.default_rng(0)
    called = [
        overfitting(FALLING + 0.3 * wobble * random.normal(size=100), SETTLED + wobble * random.normal(size=100)).any()
        for _ in range(100)
    ]
    assert np.mean(called) <= 0.05
    clear = RISING + 0.005 * random.normal(size=100)
    assert overfitting(FALLING, clear)[-20:].all()


def test_curves_are_checked():
    """Curves of different trainings would be compared."""
    with pytest.raises(ValueError, match="as many snapshots as loss"):
        overfitting(FALLING, FALLING[:-1])
    with pytest.raises(ValueError, match="validation_loss must be finite"):
        overfitting(FALLING, np.full(100, np.nan))
