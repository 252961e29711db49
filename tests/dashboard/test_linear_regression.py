"""Page 1 without a browser: hostile links, and code that gives the numbers on screen."""

import pytest

from dashboard.app_pages.linear_regression import view as lines
from dashboard.components.live_text import fill
from dashboard.pages import page_at
from nnviz.charts.line_rows import fit_frame
from nnviz.linear import best_line, line
from tests.dashboard.links import assert_all_noted, hostile
from tests.dashboard.panels import numbers

PATH = "linear-regression"
WORDS = ("lr_data", "lr_m", "lr_b", "lr_outlier", "lr_best")


@hostile
def test_hostile_links_open_the_page_with_a_note(value, run_page):
    """A mistyped link would end in an error, or silently show something else."""
    assert_all_noted(run_page(PATH, **dict.fromkeys(WORDS, value)), WORDS)


@pytest.mark.parametrize("name", lines.SETS)
def test_code_of_linear_regression_gives_the_numbers_on_screen(name):
    """The panel would promise numbers that it does not print."""
    sliders = {"lr_m": 0.35, "lr_b": 3, "lr_outlier": 2.5}
    said = numbers(fill(lines.code(page_at("linear-regression"), name), sliders))
    points = lines.SETS[name]()
    y = points.y + 2.5 * fit_frame(points)["lifted"].to_numpy()
    mine, best = line(points.x, y, m=0.35, b=3), best_line(points.x, y)
    wanted = [mine.sum_of_squares, mine.mean_of_squares, best.m, best.b, best.sum_of_squares]
    assert said == pytest.approx(wanted, rel=1e-4)
