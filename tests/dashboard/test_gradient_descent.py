"""Page 3 without a browser: hostile links, words that are true, and code that gives the numbers on screen."""

import pytest

from dashboard.app_pages import gradient_descent
from dashboard.app_pages.gradient_descent import runs, words
from dashboard.app_pages.gradient_descent.one_run import ONE_RUN
from dashboard.app_pages.gradient_descent.runs import Settings
from dashboard.app_pages.gradient_descent.steps import steps_frame
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from nnviz import datasets
from nnviz.descent import descend, largest_stable_rate
from tests.dashboard.links import assert_all_noted, hostile
from tests.dashboard.panels import numbers

PATH = "gradient-descent"
WORDS = ("gd_data", "gd_rate", "gd_batch", "gd_view", "gd_step")


@hostile
def test_hostile_links_open_the_page_with_a_note(value, run_page):
    """A mistyped link would end in an error, or silently show something else."""
    assert_all_noted(run_page(PATH, **dict.fromkeys(WORDS, value)), WORDS)


@pytest.mark.parametrize("data", runs.SETS)
def test_only_the_last_rate_is_unstable(data):
    """Eight rates from far too small to diverging: the mark 2/λmax stands before the last one."""
    points, raced = runs.SETS[data](), runs.walks(data, "full batch")
    stable = largest_stable_rate(points.x)
    assert float(runs.RATES[-2]) < stable < float(runs.RATES[-1])
    worse = [rate for rate, run in raced.items() if run.lost_at or run.losses[-1] > run.losses[0]]
    assert worse == [float(runs.RATES[-1])]


@pytest.mark.parametrize("data", runs.SETS)
def test_the_note_says_what_the_run_does(data):
    """The page would call a run stable that leaves the map."""
    for rate in runs.RATES:
        away = runs.RATES.index(rate) == len(runs.RATES) - 1
        assert ("∞" in words.what_happens(Settings(data, rate, "full batch"))) == away
        for batch in ("mini-batch", "single example"):
            run = runs.walks(data, batch)[float(rate)]
            lost = run.lost_at is not None or run.losses[-1] > run.losses[0]
            assert ("∞" in words.what_happens(Settings(data, rate, batch))) == lost


def test_the_race_is_won_by_a_rate_in_between():
    """Guess first would call a wrong answer right."""
    assert "γ = 0.3," in words.winner()


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
    said = numbers(fill(code(gradient_descent.PAGE, ONE_RUN, Settings(data, rate, batch)), {"gd_step": step}))
    walk = runs.walks(data, batch)[float(rate)]
    (m, b), loss = walk.places[step], walk.losses[step]
    assert said == pytest.approx([m, b, loss, loss * len(runs.SETS[data]()), m, b], rel=2e-4, abs=1e-6)


def test_a_lost_run_keeps_only_what_can_be_drawn():
    """Numbers of 10¹² would make the browser draw lines of that length."""
    points = datasets.noisy_line()
    lost = descend(points.x, points.y, model="line", learning_rate=1, steps=100)
    frame = steps_frame(lost, cap=50)
    assert lost.lost_at is not None and frame["m"].abs().max() < 1e6 and frame["shown"].max() == 50
