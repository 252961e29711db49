"""Page 3 without a browser: hostile links, words that are true, and code that gives the numbers on screen."""

import os

import numpy as np
import pytest

from dashboard.app_pages import gradient_descent
from dashboard.app_pages.gradient_descent import race_charts, runs, words
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


# The rates among which some diverge; `EVERY_RATE=1` walks 3000 steps with each of the smaller ones as well.
RATES = runs.RATES if "EVERY_RATE" in os.environ else runs.RATES[-4:]
SETTINGS = [Settings(data, rate, batch) for data in runs.SETS for batch in runs.BATCHES for rate in RATES]


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
    assert ("«thrown»" in words.what_happens(asked)) == (size is not None and not lasts)


@pytest.mark.parametrize("batch", runs.BATCHES)
@pytest.mark.parametrize("data", runs.SETS)
def test_the_race_says_who_diverges_and_reads_out_who_is_nearest(data, batch):
    """The sentence under the race would speak of one order of the points as if it were all, or of the wrong rate."""
    said = words.what_the_race_shows(Settings(data, "0.1", batch))
    away = [f"{rate:g}" for rate in runs.diverging(data, batch)]
    assert f"γ = {' and '.join(away)} diverge" in said if away else "none diverges" in said
    assert "«nearest»" in said and "from («m0:.2f», «b0:.2f»)" in said
    if batch != "full batch":
        assert "The paths are random" in said and f"in {runs.ORDERS} random orders" in said


@pytest.mark.parametrize("batch", runs.BATCHES)
@pytest.mark.parametrize("data", runs.SETS)
def test_the_race_is_drawn_where_the_runs_are_from_any_start(data, batch):
    """A path would lead elsewhere than the run from its start, or cut a corner that can be seen."""
    points, start = runs.SETS[data](), (-0.4, 2.3)
    view = runs.axes_of(points)
    spans = np.array([np.diff(view.m)[0], np.diff(view.b)[0]])
    rows = [list(map(float, row.split(","))) for row in race_charts.ways_text(runs.ways(data, batch), view).split(";")]
    settings = {"model": "line", "batch_size": runs.BATCHES[batch], "steps": runs.STEPS, "start": start}
    for number, rate in enumerate(runs.RATES):
        places = descend(points.x, points.y, learning_rate=float(rate), **settings).places
        own = np.array([row for row in rows if row[0] == number])[: len(places)]
        drawn = own[:, 3:].reshape(-1, 2, 3) @ [*start, 1]
        near = np.abs(places[: len(drawn)] / spans).max(axis=1) < 10
        assert np.abs(drawn - places[: len(drawn)])[near].max() < 1e-4 * spans.max(), "far out the last digits are cut"
        kept = own[:, 1][own[:, 2] == 1]
        straight = np.stack([np.interp(own[:, 1], kept, drawn[own[:, 2] == 1, axis]) for axis in (0, 1)], axis=1)
        bent = np.abs(straight - drawn) / spans
        assert bent[near].max() < 3 * race_charts.STRAIGHT, "a start has two coordinates of at most 1, and there is 1"


def test_ends_of_the_race_are_those_of_the_runs():
    """The losses that the rates end with would be those of other runs."""
    points = runs.SETS["cars"]()
    for order, ends in enumerate(runs.ends("cars", "mini-batch")[:3]):
        run = descend(points.x, points.y, model="line", learning_rate=0.1, steps=runs.STEPS, batch_size=5, seed=order)
        assert ends[runs.RATES.index("0.1")] @ [1, 0, 1] == pytest.approx(run.places[-1])


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
    frame = steps_frame(lost)
    assert lost.lost_at is not None and frame["m"].abs().max() < 1e6
