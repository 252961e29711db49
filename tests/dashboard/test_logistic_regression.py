"""Page 2 without a browser: hostile links, words that are true, and code that gives the numbers on screen."""

import numpy as np
import pytest

from dashboard.app_pages import logistic_regression
from dashboard.app_pages.logistic_regression import view as sigmoids
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from nnviz.linear import log_loss
from tests.dashboard.links import assert_all_noted, hostile
from tests.dashboard.panels import numbers

PATH = "logistic-regression"
WORDS = ("lg_data", "lg_m", "lg_b", "lg_threshold", "lg_step")


@hostile
def test_hostile_links_open_the_page_with_a_note(value, run_page):
    """A mistyped link would end in an error, or silently show something else."""
    assert_all_noted(run_page(PATH, **dict.fromkeys(WORDS, value)), WORDS)


@pytest.mark.parametrize("name", ["cars", "made-up overlap", "separable"])
def test_code_of_logistic_regression_gives_the_numbers_on_screen(name):
    """The panel would promise numbers that it does not print."""
    sliders = {"lg_m": 2, "lg_b": 0.5, "lg_threshold": 0.6, "lg_step": 20}
    said = numbers(fill(code(logistic_regression.PAGE, sigmoids.VIEW, name), sliders))
    points = sigmoids.SETS[name]()
    losses = log_loss(points.x, points.y, weights=2, bias=0.5)
    right = np.mean((2 * points.x + 0.5 >= np.log(0.6 / 0.4)) == points.y)
    m, b = sigmoids.walk(name).places[20]
    wanted = [losses.sum(), losses.mean(), right, losses.mean(), m, b]
    assert said == pytest.approx(wanted, rel=1e-4)


def test_separable_data_are_explained():
    """The slope runs off to infinity, and nobody would say why."""
    assert "no best slope" in sigmoids.best_words("separable")
    assert "smallest mean loss" in sigmoids.best_words("cars")


def test_the_cars_are_like_all_cars():
    """The claims of 62.5 % and 86 % would not hold for what is on screen."""
    points = sigmoids.cars()
    assert points.y.mean() == 0.625
    assert "62.5%" in sigmoids.all_cars() and "86%" in sigmoids.all_cars()
