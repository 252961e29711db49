"""The measured tables: the right rows, complete, with their source."""

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression

from nnviz import datasets
from nnviz.datasets.points import standardize


def test_cars_have_the_rows_in_which_both_values_are_known():
    """A car without a known power would become NaN and empty every chart."""
    cars = datasets.cars_horsepower()
    assert len(cars) == len(cars.labels) == 392
    assert np.isfinite(cars.x).all() and np.isfinite(cars.y).all()
    assert (cars.x.min(), cars.x.max(), cars.y.min(), cars.y.max()) == (46, 230, 9, 46.6)


def test_share_of_american_cars():
    """62.5 % is the accuracy of always saying yes, which the lecture states."""
    assert datasets.cars_built_in_usa().y.mean() == 0.625


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_anscombe_has_the_published_line(number):
    """All four sets have the slope 0.500 and the intercept 3.00, as published in 1973."""
    points = datasets.anscombe(number)
    fit = LinearRegression().fit(points.x[:, None], points.y)
    assert fit.coef_[0] == pytest.approx(0.500, abs=5e-4)
    assert fit.intercept_ == pytest.approx(3.00, abs=5e-3)
    assert points.x.mean() == 9.0 and points.y.mean() == pytest.approx(7.50, abs=5e-3)


def test_anscombe_rejects_a_fifth_set():
    """A wrong number from a link must not become an empty table."""
    with pytest.raises(ValueError, match="number must be one of 1, 2, 3, 4"):
        datasets.anscombe(5)


def test_penguins_are_three_species():
    """The counts are those of the published data set."""
    birds = datasets.penguins()
    assert np.bincount(birds.y.astype(int)).tolist() == [151, 68, 123]
    assert np.isfinite(birds.x).all() and birds.x.shape == (342, 4)


@pytest.mark.parametrize(
    "points",
    [datasets.cars_horsepower, datasets.cars_built_in_usa, datasets.penguins, lambda: datasets.anscombe(1)],
)
def test_measured_data_say_where_they_come_from(points):
    """A page cites source and licence from here."""
    data = points()
    assert data.source and data.licence and not data.made_up
    assert all("(" in name or name == "x" for name in data.x_names), "every input has a unit, or is a pure number"


def test_unknown_table():
    """The message lists what there is."""
    with pytest.raises(ValueError, match="name must be one of cars, anscombe, penguins"):
        datasets.table("iris")


def test_sample_and_units():
    """A sample keeps x, y and labels together; a new unit changes only the numbers of x."""
    cars = datasets.cars_horsepower()
    some = cars.sample(15, seed=3)
    where = [cars.labels.index(label) for label in some.labels]
    assert len(some) == 15 and len(where) == 15
    assert set(zip(some.x, some.y, some.labels, strict=True)) <= set(zip(cars.x, cars.y, cars.labels, strict=True))
    assert np.array_equal(some.x, cars.sample(15, seed=3).x)
    assert np.allclose(100 * cars.in_units_of(100, x_name="power (100 hp)").x, cars.x)
    with pytest.raises(ValueError, match="count"):
        cars.sample(0, seed=0)
    with pytest.raises(ValueError, match="unit"):
        cars.in_units_of(0, x_name="nothing")


def test_standardizing_needs_variation():
    """All x equal would divide by zero."""
    with pytest.raises(ValueError, match="x must vary"):
        datasets.cars_horsepower().take(np.array([0])).standardized()


def test_an_input_that_never_changes_becomes_zero():
    """A column of equal numbers would be divided by zero, and every weight would be NaN."""
    scaled = standardize(np.array([[2.0, 1.0], [2.0, 3.0], [5.0, 7.0]]), train=2)
    assert scaled.tolist() == [[0.0, -1.0], [0.0, 1.0], [3.0, 5.0]]
