"""Page 3 without a browser: hostile links, words that are true, and code that gives the numbers on screen."""

import numpy as np
import pytest
from scipy.optimize import isotonic_regression

from dashboard.app_pages import gradient_descent
from dashboard.app_pages.gradient_descent import race_charts, rates_chart, runs, words
from dashboard.app_pages.gradient_descent.labels import apart
from dashboard.app_pages.gradient_descent.one_run import ONE_RUN
from dashboard.app_pages.gradient_descent.runs import Settings
from dashboard.app_pages.gradient_descent.steps import steps_frame
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from nnviz import datasets
from nnviz.descent import FAR, curvatures, descend, largest_stable_rate
from tests.dashboard.links import assert_all_noted, hostile
from tests.dashboard.panels import numbers

PATH = "gradient-descent"
WORDS = ("gd_data", "gd_rate", "gd_batch", "gd_view", "gd_step", "gd_m0", "gd_b0")
START = {"gd_m0": 1.0, "gd_b0": 0.0}


@hostile
def test_hostile_links_open_the_page_with_a_note(value, run_page):
    """A mistyped link would end in an error, or silently show something else."""
    assert_all_noted(run_page(PATH, **dict.fromkeys(WORDS, value)), WORDS)


SETTINGS = [Settings(data, rate, batch) for data in runs.SETS for batch in runs.BATCHES for rate in runs.RATES]


@pytest.mark.parametrize("data", runs.SETS)
def test_with_the_full_batch_only_the_last_rate_diverges(data):
    """Eight rates from far too small to diverging: the mark 2/λmax stands before the last one."""
    stable = largest_stable_rate(runs.SETS[data]().x)
    assert float(runs.RATES[-2]) < stable < float(runs.RATES[-1])
    assert runs.diverging(data, "full batch") == (float(runs.RATES[-1]),)


@pytest.mark.parametrize("asked", SETTINGS, ids=lambda asked: f"{asked.data}, {asked.batch}, {asked.rate}")
def test_sentence_and_charts_call_a_run_divergent_only_if_its_growth_lasts(asked):
    """A run that is thrown out and comes back would be said to go to ∞, in one place or in all; judged by `descend`."""
    points, size, rate = asked.points, asked.batch_size, float(asked.rate)
    far = descend(points.x, points.y, model="line", learning_rate=rate, batch_size=size, steps=FAR)
    lasts = far.lost_at is not None
    orders = runs.fates_of(asked.data, asked.batch).diverges[:, runs.RATES.index(asked.rate)]
    assert (orders == lasts).all(), "else the sentence has to say how many"
    assert ("diverge" in words.what_happens(asked)) == lasts
    away = runs.diverging(asked.data, asked.batch)
    assert (rate in away) == lasts == asked.diverges
    rows = race_charts.race_frame(points, {rate: asked.run}, steps=runs.STEPS, diverging=away)
    assert not ("∞" in "".join(rows["label"]) and not lasts)
    assert ("thrown far out" in words.what_happens(asked)) == (
        size is not None and not lasts and bool(asked.run.losses.max() > 1.5 * asked.run.losses[0])
    )


@pytest.mark.parametrize("batch", runs.BATCHES)
@pytest.mark.parametrize("data", runs.SETS)
def test_the_race_says_who_is_nearest_and_who_diverges(data, batch):
    """The sentence under the race would speak of one order of the points as if it were all, or of the wrong rate."""
    said, fates = words.what_the_race_shows(Settings(data, "0.1", batch)), runs.fates_of(data, batch)
    ends = {rate: run.losses[runs.STEPS] for rate, run in runs.walks(data, batch).items() if run.lost_at is None}
    assert words.nearest_rates(data, batch)[0] == min(ends, key=lambda rate: ends[rate])
    away = [f"{rate:g}" for rate in runs.diverging(data, batch)]
    assert f"γ = {' and '.join(away)} diverge" in said if away else "none diverges" in said
    frame = rates_chart.rates_frame(fates, rates=tuple(ends) + tuple(range(8 - len(ends))), top=1e9)
    assert [how == "diverges" for how in frame["how"]] == fates.diverges[0].tolist()
    if batch == "full batch":
        assert f"**γ = {words.nearest_rates(data, batch)[0]:g}** is nearest" in said
    else:
        assert "The paths are random" in said and f"in {runs.ORDERS} random orders" in said


def test_names_of_dots_keep_apart_and_inside():
    """The names of eight rates that start at one place would be printed over each other."""
    moved = apart(np.array([3.0, 3, 3, 0.1, 9]), gap=1, bounds=(0, 9))
    assert (np.diff(np.sort(moved)) >= 1 - 1e-9).all() and moved.min() >= 0 and moved.max() <= 9
    assert moved[:3].mean() == pytest.approx(3) and moved[3] == pytest.approx(0.1)


def test_the_race_is_won_by_a_rate_in_between():
    """Guess first would call a wrong answer right, or a rate too small that has arrived."""
    points = runs.SETS["made-up line"]()
    low, high = curvatures(points.x)
    slowest = {rate: max(abs(1 - float(rate) * low), abs(1 - float(rate) * high)) for rate in runs.RATES}
    first = min(slowest, key=lambda rate: slowest[rate])
    assert first not in (runs.RATES[0], runs.RATES[-1])
    said = words.winner()
    assert f"it is γ = {first}: each step leaves at most {slowest[first]:.2f}" in said
    assert "0.1, 0.3 and 0.45 have arrived" in said and "0.03 are still on their way; 0.5 diverges" in said


@pytest.mark.parametrize(
    ("data", "rate", "batch", "step"),
    [
        ("made-up line", "0.1", "full batch", 12),
        ("cars", "0.03", "mini-batch", 85),
        ("made-up line", "0.01", "single example", 40),
        ("cars", "0.5", "full batch", 9),
        ("made-up line", "0.3", "full batch", 0),
    ],
)
def test_code_of_gradient_descent_gives_the_numbers_on_screen(data, rate, batch, step):
    """The panel would promise numbers that it does not print; the last two are from Keras' own SGD."""
    said = numbers(fill(code(gradient_descent.PAGE, ONE_RUN, Settings(data, rate, batch)), {"gd_step": step} | START))
    walk = runs.walks(data, batch)[float(rate)]
    (m, b), loss = walk.places[step], walk.losses[step]
    assert said == pytest.approx([m, b, loss, loss * len(runs.SETS[data]()), m, b], rel=2e-4, abs=1e-6)


def test_a_lost_run_keeps_only_what_can_be_drawn():
    """Numbers of 10¹² would make the browser draw lines of that length."""
    points = datasets.noisy_line()
    lost = descend(points.x, points.y, model="line", learning_rate=1, steps=100)
    frame = steps_frame(lost, cap=50)
    assert lost.lost_at is not None and frame["m"].abs().max() < 1e6 and frame["shown"].max() == 50


def test_names_move_as_little_as_they_can():
    """A name would stand further from its dot than it has to: the nearest places are SciPy's isotonic regression."""
    random = np.random.default_rng(0)
    for count in (1, 2, 5, 8):
        values, room = random.normal(size=count), 0.3 * np.arange(count)
        expected = isotonic_regression(np.sort(values) - room).x + room
        assert np.sort(apart(values, gap=0.3, bounds=(-9, 9))) == pytest.approx(expected)
