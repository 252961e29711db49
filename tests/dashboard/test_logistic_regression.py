"""Page 2 without a browser: hostile links, words that are true, and code that gives the numbers on screen."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from dashboard.app_pages import logistic_regression
from dashboard.app_pages.logistic_regression import view as sigmoids
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from nnviz.charts.numbers import percent
from nnviz.datasets import cars_built_in_usa
from nnviz.linear import log_loss
from tests.dashboard.links import assert_all_noted, hostile
from tests.dashboard.panels import numbers

PATH = "logistic-regression"
WORDS = ("lg_data", "lg_m", "lg_b", "lg_threshold", "lg_step")


@hostile
def test_hostile_links_open_the_page_with_a_note(value, run_page):
    """A mistyped link would end in an error, or silently show something else."""
    assert_all_noted(run_page(PATH, **dict.fromkeys(WORDS, value)), WORDS)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", sigmoids.SETS)
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
    """The claim of 62.5 % would not hold for what is on screen."""
    points, said = sigmoids.cars(), sigmoids.all_cars()
    assert points.y.mean() == 0.625 and "the USA is right for 62.5\u00a0%" in said
    every = cars_built_in_usa()
    best = max(np.mean((every.x > cut) == every.y) for cut in every.x)
    least = LogisticRegression(C=np.inf).fit(every.standardized().x[:, None], every.y)
    assert f"least loss for {percent(least.score(every.standardized().x[:, None], every.y))}" in said
    assert f"best of all thresholds for {percent(best)}" in said


def test_raw_numbers_are_explained(run_page):
    """A visitor would see the descent jump about and not be told why."""
    points, run = sigmoids.raw_cars(), sigmoids.walk(sigmoids.RAW)
    p = 1 / (1 + np.exp(-np.clip(points.x * run.places[1:, :1] + run.places[1:, 1:], -700, 700)))
    assert np.mean(np.minimum(p, 1 - p) < 1e-3) > 0.99, "saturated"
    said = sigmoids.raw_words(sigmoids.RAW)
    low, high = run.losses[1:].min(), run.losses[1:].max()
    assert f"between {low:.0f} and {high:,.0f}" in said and "standardize" in said
    assert all(sigmoids.raw_words(name) == "" for name in sigmoids.SETS if name != sigmoids.RAW)
    app = run_page(PATH, lg_data=sigmoids.RAW)
    assert any("saturated" in each.value for each in app.markdown)


def test_try_this_stands_at_the_least_loss():
    """The button would promise the best sigmoid and show another."""
    state = sigmoids.best_state()
    losses = log_loss(sigmoids.cars().x, sigmoids.cars().y, weights=float(state["m"]), bias=float(state["b"]))
    assert f"{losses.mean():.3f}" in sigmoids.best_words("cars")
