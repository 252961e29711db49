"""Least squares, logistic regression and the perceptron, against hand arithmetic, scikit-learn and Keras."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.linear_model import Perceptron as SklearnPerceptron

from nnviz import datasets, linear


def test_best_line_by_hand():
    """x̄ = 1, ȳ = 2, Cov = 1, Var = 2/3: m = 1.5, b = 0.5; residuals 0.5, −1, 0.5."""
    best = linear.best_line([0, 1, 2], [1, 1, 4])
    assert (best.m, best.b) == pytest.approx((1.5, 0.5))
    assert best.residuals == pytest.approx([0.5, -1, 0.5])
    assert best.sum_of_squares == pytest.approx(1.5) and best.mean_of_squares == pytest.approx(0.5)


@pytest.mark.parametrize("points", [datasets.cars_horsepower(), datasets.noisy_line(), datasets.anscombe(4)])
def test_best_line_equals_sklearn(points):
    """The slide's formula is the least squares of every library."""
    best = linear.best_line(points.x, points.y)
    other = LinearRegression().fit(points.x[:, None], points.y)
    assert (best.m, best.b) == pytest.approx((other.coef_[0], other.intercept_), rel=1e-10)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_anscombe(number):
    """0.500 and 3.00 are shown on page 1 for all four sets."""
    points = datasets.anscombe(number)
    best = linear.best_line(points.x, points.y)
    assert (f"{best.m:.2f}", f"{best.b:.2f}") == ("0.50", "3.00")


def test_upright_points_have_no_slope():
    """The reason must reach the visitor, not a division by zero."""
    with pytest.raises(ValueError, match=r"x must vary.*infinite"):
        linear.best_line([3, 3, 3], [1, 2, 3])


@pytest.mark.parametrize(
    ("x", "y", "word"),
    [([], [], "x must have shape"), ([1, 2], [1], "as many points"), ([1, np.nan], [1, 2], "finite")],
)
def test_bad_points(x, y, word):
    """Messages name what is wrong."""
    with pytest.raises(ValueError, match=word):
        linear.best_line(x, y)
    with pytest.raises(TypeError, match="x must be an array of numbers"):
        linear.best_line(["a"], [1])


def test_squared_error_plane_equals_keras():
    """The contour map is the map of Keras' own loss."""
    import keras

    points = datasets.noisy_line()
    m, b = np.linspace(-1, 2, 7), np.linspace(-4, 8, 5)
    plane = linear.squared_error_plane(points.x, points.y, m=m, b=b)
    for row, value in enumerate(b):
        for column, slope in enumerate(m):
            loss = keras.losses.MeanSquaredError()(points.y, slope * points.x + value)
            assert plane.mean[row, column] == pytest.approx(float(loss), rel=1e-5)
    assert np.allclose(plane.sum, len(points) * plane.mean)


def test_log_loss_plane_equals_keras():
    """The slide's sum without its minus is n times Keras' binary cross-entropy."""
    import keras

    points = datasets.overlap()
    m, b = np.array([-0.5, 0.0, 1.0, 2.0]), np.array([-1.0, 0.0, 1.5])
    plane = linear.log_loss_plane(points.x, points.y, m=m, b=b)
    for row, value in enumerate(b):
        for column, slope in enumerate(m):
            logits = (slope * points.x + value).astype("float32")
            loss = keras.losses.BinaryCrossentropy(from_logits=True)(points.y, logits)
            assert plane.mean[row, column] == pytest.approx(float(loss), rel=1e-5)
            each = linear.log_loss(points.x, points.y, weights=slope, bias=value)
            assert plane.sum[row, column] == pytest.approx(each.sum())


@pytest.mark.parametrize(
    "points",
    [
        datasets.cars_built_in_usa(),
        datasets.cars_built_in_usa().standardized(),
        datasets.overlap(),
        datasets.moons(),
        datasets.xor(),
    ],
)
def test_logistic_regression_equals_sklearn_without_penalty(points):
    """To 1e-4, on raw and on standardized inputs, with one and with two of them."""
    fit = linear.fit_logistic(points.x, points.y)
    center, spread = points.x.mean(axis=0), points.x.std(axis=0)
    scaled = np.reshape((points.x - center) / spread, (len(points), -1))
    other = LogisticRegression(C=np.inf, tol=1e-10, max_iter=10_000).fit(scaled, points.y)
    weights = other.coef_[0] / spread
    assert fit.weights == pytest.approx(weights, rel=1e-4, abs=1e-6)
    assert fit.bias == pytest.approx(other.intercept_[0] - np.sum(weights * center), rel=1e-4, abs=1e-6)
    assert not fit.separable


def test_cars_reach_86_percent():
    """The numbers page 2 states: 86 % by logistic regression, 62.5 % by always saying yes."""
    cars = datasets.cars_built_in_usa()
    assert linear.fit_logistic(cars.x, cars.y).accuracy(cars.x, cars.y) == pytest.approx(0.86, abs=0.005)


def test_separable_data_have_no_best_weights():
    """The visitor is told so instead of being shown an arbitrary large number as the optimum."""
    points = datasets.separable()
    fit = linear.fit_logistic(points.x, points.y)
    assert fit.separable and fit.accuracy(points.x, points.y) == 1
    doubled = linear.log_loss(points.x, points.y, weights=2 * fit.weights, bias=2 * fit.bias).mean()
    assert doubled < fit.loss


def test_touching_classes_have_no_best_weights_either():
    """Classes that meet in one point: the line has no point on its wrong side, so the weights run away."""
    assert linear.is_separable([0, 1, 1, 2], [0, 0, 1, 1])
    assert not linear.is_separable([0, 2, 1, 3], [0, 0, 1, 1])
    assert linear.fit_logistic([0, 1, 1, 2], [0, 0, 1, 1]).separable


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 1)), min_size=1, max_size=6))
def test_one_input_is_parted_as_by_the_linear_programme(points):
    """One input is compared directly; a second one that never varies sends the same points through the programme."""
    x, y = np.array(points, float).T
    assert linear.is_separable(x, y) == linear.is_separable(np.column_stack([x, np.ones_like(x)]), y)


def test_xor_is_solved_with_the_product():
    """Features matter: the same line, with x₁·x₂ as a third input, gets every point."""
    points = datasets.xor()
    wider = linear.add_product(points.x)
    fit = linear.fit_logistic(wider, points.y)
    assert fit.separable and fit.accuracy(wider, points.y) == 1


def test_logistic_bad_input():
    """One class, one place, other labels: each is explained."""
    with pytest.raises(ValueError, match=r"both classes.*all 3 points are of class 1"):
        linear.fit_logistic([1, 2, 3], [1, 1, 1])
    with pytest.raises(ValueError, match="x must vary"):
        linear.fit_logistic([1, 1, 1], [0, 1, 1])
    with pytest.raises(ValueError, match="classes 0 and 1"):
        linear.fit_logistic([1, 2, 3], [0, 1, 2])
    with pytest.raises(ValueError, match="weights must have one value"):
        linear.log_loss([1, 2], [0, 1], weights=[1, 2], bias=0)


def test_ceiling_of_a_line_on_uniform_quadrants():
    """2/3 is what the best line gets on XOR with evenly filled quadrants; found by search, not asserted."""
    axis = (np.arange(24) + 0.5) / 12 - 1
    x = np.array([(first, second) for first in axis for second in axis])
    y = (x.prod(axis=1) < 0).astype(float)
    assert linear.best_cut(x, y).accuracy == pytest.approx(2 / 3, abs=0.01)


def test_no_random_line_beats_the_search():
    """The search claims to cover all lines: 20,000 random ones are no better, and the found one is real."""
    points = datasets.moons(count=60, noise=0.2)
    best = linear.best_cut(points.x, points.y)
    reached = np.mean((points.x @ best.weights + best.bias > 0) == points.y)
    assert reached == best.accuracy
    random = np.random.default_rng(0)
    sides = points.x @ random.normal(size=(2, 20_000)) + random.uniform(-1, 1, 20_000)  # (points, lines)
    accuracy = ((sides > 0) == points.y[:, None]).mean(axis=0)
    assert max(accuracy.max(), 1 - accuracy.min()) <= best.accuracy


def test_best_threshold_on_a_line():
    """In one dimension by hand: 0 0 1 | 1 0 1 1 has one mistake at best."""
    best = linear.best_cut([1, 2, 3, 4, 5, 6], [0, 0, 1, 0, 1, 1])
    assert best.accuracy == pytest.approx(5 / 6)
    assert linear.best_cut([1, 1, 1], [0, 1, 1]).accuracy == pytest.approx(2 / 3)  # no cut between equals


def test_rosenblatt_by_hand():
    """Points 1 (class 1) and −1 (class 0): the first is wrong at the start; one correction settles both."""
    run = linear.rosenblatt([1, -1], [1, 0])
    assert run.weights.tolist() == [[0], [1]] and run.bias.tolist() == [0, 1]
    assert run.mistakes.tolist() == [0] and run.wrong.tolist() == [1, 0] and run.converged


def test_rosenblatt_corrects_mistakes_and_nothing_else():
    """Every step is the rule applied to a point that was wrong; scikit-learn's perceptron ends as well."""
    points = datasets.apart()
    run = linear.rosenblatt(points.x, points.y, passes=500)
    other = SklearnPerceptron(shuffle=False, tol=None, max_iter=500).fit(points.x, points.y)
    assert run.converged and other.score(points.x, points.y) == 1
    for step, point in enumerate(run.mistakes):
        sign = 2 * points.y[point] - 1
        assert run.weights[step + 1] == pytest.approx(run.weights[step] + sign * points.x[point])
        assert (run.weights[step] @ points.x[point] + run.bias[step] > 0) != points.y[point]


def test_rosenblatt_never_ends_on_xor():
    """XOR cannot be met: the run stops at its limit and says so."""
    corners = datasets.xor_corners()
    run = linear.rosenblatt(corners.x, corners.y, passes=20)
    assert not run.converged and run.wrong.min() >= 1
    with pytest.raises(ValueError, match="passes"):
        linear.rosenblatt(corners.x, corners.y, passes=0)
    with pytest.raises(ValueError, match="learning_rate"):
        linear.rosenblatt(corners.x, corners.y, learning_rate=0)
