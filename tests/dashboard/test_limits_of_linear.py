"""Page 4 without a browser: hostile links, words that are true, and code that gives the numbers on screen."""

import numpy as np
import pytest
from scipy.ndimage import map_coordinates
from sklearn.linear_model import LogisticRegression

from dashboard.app_pages.limits_of_linear import view as limits
from dashboard.app_pages.limits_of_linear.boundary import boundary_chart, sums_at
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from nnviz import datasets
from nnviz.charts.numbers import percent
from nnviz.recordings.decision_maps import load_decision_map, plane_grid
from tests.dashboard.links import assert_all_noted, hostile
from tests.dashboard.panels import numbers

PATH = "limits-of-linear"
WORDS = ("ll_data", "ll_inputs", "ll_activation", "ll_angle", "ll_shift", "ll_best", "ll_seen", "ll_beat")


@hostile
def test_hostile_links_open_the_page_with_a_note(value, run_page):
    """A mistyped link would end in an error, or silently show something else."""
    assert_all_noted(run_page(PATH, **dict.fromkeys(WORDS, value)), WORDS)


@pytest.mark.parametrize(("data", "inputs"), [("XOR", "and x₁·x₂")])  # the others take up to 1,000 epochs of `fit`
def test_code_of_the_limits_gives_the_numbers_on_screen(data, inputs):
    """The panel would promise numbers that it does not print; its network is trained by `fit`, ours is not."""
    sliders = {"ll_angle": 225, "ll_shift": 0.4}
    said = numbers(fill(code(limits.PAGE, limits.VIEW, limits.Asked(data, inputs)), sliders))
    points = limits.SETS[data]()
    turn = np.radians(225)
    right = np.sum((points.x @ [np.cos(turn), np.sin(turn)] - 0.4 > 0) == points.y)
    assert said == pytest.approx([right, 200, limits.logistic(data, inputs)[1], load_decision_map(data).accuracy])


def test_xor_numbers():
    """The trap: half is where logistic regression settles, not the best that a line can do."""
    points = limits.SETS["XOR"]()
    theirs = LogisticRegression(C=np.inf).fit(points.x, points.y).score(points.x, points.y)
    assert limits.logistic("XOR", "inputs x₁, x₂")[1] == pytest.approx(theirs) == pytest.approx(0.5, abs=0.02)
    assert limits.logistic("XOR", "and x₁·x₂")[1] == 1
    assert limits.best("XOR").accuracy > 2 / 3
    said = limits.both_numbers("XOR")
    assert all(part in said for part in ("50.0\u00a0%", "71.5\u00a0%", "of four corners a line gets 3,", "2/3"))


@pytest.mark.parametrize("data", limits.SETS)
def test_the_network_bends_where_a_line_cannot(data):
    """The claim would not hold for what is on screen."""
    accuracy = load_decision_map(data).accuracy
    assert accuracy >= 0.99 and accuracy > limits.best(data).accuracy


@pytest.mark.parametrize("data", limits.SETS)
def test_depth_without_an_activation_buys_nothing(data):
    """The page would claim what its own network refutes: three linear layers are one line."""
    linear = load_decision_map(data, activation="linear")
    assert linear.accuracy <= limits.best(data).accuracy
    sums = sums_at(limits.SETS[data](), linear.probability)
    x = np.column_stack([limits.SETS[data]().x, np.ones(len(sums))])
    plane = x @ np.linalg.lstsq(x, sums, rcond=None)[0]
    seen = np.abs(sums) < 5  # probabilities nearer to 0 or 1 are rounded in the recording
    assert np.abs(plane - sums)[seen].max() < 0.1, "its logit is a plane"
    said = limits.without_activation(limits.Asked(data, "inputs x₁, x₂", "no activation"))
    assert percent(linear.accuracy) in said and limits.without_activation(limits.Asked(data, "inputs x₁, x₂")) == ""


def test_boundary_chart_checks_its_map():
    """A map of another size would be drawn in the wrong place."""
    with pytest.raises(ValueError, match="probability must have shape"):
        boundary_chart(datasets.xor(), np.zeros(7), accuracy=0.5, title="", uncovered=1)


@pytest.mark.parametrize("data", limits.SETS)
def test_points_are_right_on_the_map_where_the_model_is(data):
    """Points would be drawn faint, as right, that the model gets wrong: the accuracy above the map counts others."""
    points, run = limits.SETS[data](), load_decision_map(data)
    fit, accuracy = limits.logistic(data, "inputs x₁, x₂")
    for probability, wanted in ((run.probability, run.accuracy), (fit.probability(plane_grid()), accuracy)):
        right = (sums_at(points, probability) > 0) == (points.y > 0.5)
        assert right.mean() == pytest.approx(wanted)


def test_a_map_is_read_between_its_places():
    """A point would be called wrong that the network has right: SciPy reads the same."""
    points, probability = datasets.moons(), load_decision_map("moons").probability
    reach = np.sqrt(len(probability)) - 1
    column, row = ((points.x + 1.25) / 2.5 * reach).T
    sums = np.log(
        np.clip(probability.astype(float), 1e-4, 1 - 1e-4) / (1 - np.clip(probability.astype(float), 1e-4, 1 - 1e-4))
    )
    expected = map_coordinates(sums.reshape(int(reach) + 1, -1), [row, column], order=1)
    assert sums_at(points, probability) == pytest.approx(expected, abs=1e-6)
