"""Pages 1 and 2 without a browser: hostile links, and code that gives the numbers on screen."""

import re
from contextlib import redirect_stdout
from io import StringIO

import numpy as np
import pytest

from dashboard.app_pages import linear_regression, logistic_regression
from dashboard.app_pages.linear_regression import view as lines
from dashboard.app_pages.logistic_regression import view as sigmoids
from dashboard.components.live_text import fill
from dashboard.layout import share
from dashboard.layout.views import code
from nnviz.charts.line_rows import fit_frame
from nnviz.linear import best_line, line, log_loss

HOSTILE = ("nan", "1e999", "-7e5", "<script>alert(1)</script>", "x" * 3000, "")
SLIDERS = {
    "linear-regression": ("lr_data", "lr_m", "lr_b", "lr_outlier", "lr_best"),
    "logistic-regression": ("lg_data", "lg_m", "lg_b", "lg_threshold", "lg_step"),
}


@pytest.mark.parametrize("path", SLIDERS)
@pytest.mark.parametrize("value", HOSTILE, ids=["nan", "huge", "out of range", "html", "long", "empty"])
def test_hostile_links_open_the_page_with_a_note(path, value, run_page):
    """A mistyped link would end in an error, or silently show something else."""
    app = run_page(path, **dict.fromkeys(SLIDERS[path], value))
    assert not app.exception
    notes = " ".join(caption.value for caption in app.caption)
    for name in SLIDERS[path]:
        assert name in notes, name


@pytest.mark.parametrize("name", lines.SETS)
def test_code_of_linear_regression_gives_the_numbers_on_screen(name):
    """The panel would promise numbers that it does not print."""
    sliders = {"lr_m": 0.35, "lr_b": 3, "lr_outlier": 2.5}
    said = run(fill(code(linear_regression.PAGE, lines.VIEW, name), sliders))
    points = lines.SETS[name]()
    y = points.y + 2.5 * fit_frame(points)["lifted"].to_numpy()
    mine, best = line(points.x, y, m=0.35, b=3), best_line(points.x, y)
    wanted = [mine.sum_of_squares, mine.mean_of_squares, best.m, best.b, best.sum_of_squares]
    assert said == pytest.approx(wanted, rel=1e-4)


@pytest.mark.parametrize("name", ["cars", "made-up overlap", "separable"])
def test_code_of_logistic_regression_gives_the_numbers_on_screen(name):
    """The panel would promise numbers that it does not print."""
    sliders = {"lg_m": 2, "lg_b": 0.5, "lg_threshold": 0.6, "lg_step": 20}
    said = run(fill(code(logistic_regression.PAGE, sigmoids.VIEW, name), sliders))
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


def test_what_a_browser_sends_is_checked():
    """A link could be filled with anything."""
    sent = {
        "lr_m": 0.5,
        "lr_best": True,
        "lr_b": None,
        "lecture": "1",
        "<b>": 1,
        "lr_x": [1],
        "lr_long": "x" * 99,
        3: 4,
    }
    assert share.checked(sent) == {"lr_m": "0.5", "lr_best": "true", "lr_b": ""}
    assert share.checked("nonsense") == {}


def run(text: str) -> list[float]:
    """Execute a code panel and return the numbers it prints after the colons."""
    printed = StringIO()
    with redirect_stdout(printed):
        exec(compile(text, "panel", "exec"), {})
    said = re.sub(r"^[^:]*:", "", printed.getvalue(), flags=re.M)
    return [float(number) for number in re.findall(r"-?\d+\.?\d*(?:e[-+]?\d+)?", said)]
