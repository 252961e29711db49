"""Surfaces to walk down: formulas and gradients that belong together, and the real line among them."""

import keras
import numpy as np
import pytest

from nnviz.datasets import SURFACES, cars_horsepower, surface
from nnviz.linear import best_line


@pytest.mark.parametrize("name", SURFACES)
def test_gradients_are_the_slopes_of_the_loss(name):
    """Walks would go where no slope leads."""
    here, eps = surface(name), 1e-5
    random = np.random.default_rng(0)
    places = random.uniform(*np.transpose([here.x, here.y]), (200, 2))
    nudges = eps * np.eye(2)
    slopes = [(here.loss(places + nudge) - here.loss(places - nudge)) / (2 * eps) for nudge in nudges]
    np.testing.assert_allclose(here.gradient(places), np.transpose(slopes), rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("name", SURFACES)
def test_the_lowest_place_is_one(name):
    """The mark of the minimum would stand beside it."""
    here = surface(name)
    grid = np.stack(np.meshgrid(np.linspace(*here.x, 301), np.linspace(*here.y, 301)), axis=-1)
    assert np.abs(here.gradient(here.lowest)).max() < 1e-2 and here.loss(here.lowest) <= here.loss(grid).min() + 1e-9
    for values, (low, high) in zip(np.transpose([here.start, here.lowest]), (here.x, here.y), strict=True):
        assert (low < values).all() and (values < high).all()


def test_the_line_on_the_cars_is_that_of_keras_and_of_the_closed_form():
    """The page would call something else the loss of a real line."""
    here, cars = surface("line on the cars"), cars_horsepower()
    x = cars.x / 100
    for m, b in [(8.0, 2.0), (-15.8, 40.0)]:
        mean = float(keras.losses.mean_squared_error(cars.y, m * x + b))
        assert here.loss([m, b]) == pytest.approx(mean, rel=1e-5)
    best = best_line(x, cars.y)
    assert here.lowest == pytest.approx((best.m, best.b))


def test_the_saddle_is_no_minimum_and_the_right_valley_is_not_the_deepest():
    """What is said about them would not be so."""
    saddle, valleys = surface("saddle"), surface("two valleys")
    assert np.abs(saddle.gradient([0, 0])).max() == 0 and saddle.loss([0, 0.1]) < saddle.loss([0, 0])
    x = np.linspace(0, 2, 2001)
    floor = valleys.loss(np.column_stack([x, np.zeros(len(x))]))
    place = floor[1:-1].argmin() + 1
    assert 0 < place < 2000 and floor[0] > floor[place] > 0.1 > valleys.loss(valleys.lowest)


def test_hostile_places_are_refused():
    """NaN would be drawn, a third parameter ignored."""
    with pytest.raises(ValueError, match="name must be one of"):
        surface("mountain")
    for places, error in [([np.nan, 0], ValueError), ([1, 2, 3], ValueError), ("here", TypeError), (1.0, ValueError)]:
        with pytest.raises(error, match="places"):
            surface("ravine").loss(places)
