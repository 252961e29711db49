"""Page 4 without a browser: hostile links, words that are true, and code that gives the numbers on screen."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from dashboard.app_pages.limits_of_linear import view as limits
from dashboard.app_pages.limits_of_linear.boundary import boundary_chart
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from nnviz import datasets
from nnviz.recordings.decision_maps import load_decision_map
from tests.dashboard.links import assert_all_noted, hostile
from tests.dashboard.panels import numbers

PATH = "limits-of-linear"
WORDS = ("ll_data", "ll_inputs", "ll_angle", "ll_shift", "ll_best")


@hostile
def test_hostile_links_open_the_page_with_a_note(value, run_page):
    """A mistyped link would end in an error, or silently show something else."""
    assert_all_noted(run_page(PATH, **dict.fromkeys(WORDS, value)), WORDS)


@pytest.mark.parametrize(
    ("data", "inputs"), [("XOR", "inputs x₁, x₂"), ("XOR", "and x₁·x₂"), ("moons", "inputs x₁, x₂")]
)
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
    assert "50.0%" in said and "71.5%" in said and "of four corners a line gets 3," in said and "2/3" in said


@pytest.mark.parametrize("data", limits.SETS)
def test_the_network_bends_where_a_line_cannot(data):
    """The claim would not hold for what is on screen."""
    accuracy = load_decision_map(data).accuracy
    assert accuracy >= 0.99 and accuracy > limits.best(data).accuracy


def test_boundary_chart_checks_its_map():
    """A map of another size would be drawn in the wrong place."""
    with pytest.raises(ValueError, match="probability must have shape"):
        boundary_chart(datasets.xor(), np.zeros(7), accuracy=0.5, title="")
