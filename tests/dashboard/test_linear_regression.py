"""Page 1 without a browser: hostile links, and code that gives the numbers on screen."""

import json

import numpy as np
import pytest

from dashboard.app_pages import linear_regression
from dashboard.app_pages.linear_regression import fit as line_fit
from dashboard.app_pages.linear_regression import loss_map as line_map
from dashboard.app_pages.linear_regression import view as lines
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from nnviz import datasets
from nnviz.charts import line_rows
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
    said = numbers(fill(code(linear_regression.PAGE, lines.VIEW, name), sliders))
    points = lines.SETS[name]()
    y = points.y + 2.5 * fit_frame(points)["lifted"].to_numpy()
    mine, best = line(points.x, y, m=0.35, b=3), best_line(points.x, y)
    wanted = [mine.sum_of_squares, mine.mean_of_squares, best.m, best.b, best.sum_of_squares]
    assert said == pytest.approx(wanted, rel=1e-4)


def test_anscombe_sets_share_one_specification():
    """Switching among the four sets must keep the sliders where the visitor left them."""
    sets = [datasets.anscombe(number) for number in (1, 2, 3, 4)]
    view = line_rows.line_view(*sets)

    def frame(draw, points):
        spec = draw(points, view=view).to_dict()
        names = {name: str(number) for number, name in enumerate(spec.pop("datasets"))}
        text = json.dumps(spec, sort_keys=True)
        for name, number in names.items():
            text = text.replace(name, number)
        return text

    for draw in (line_fit.fit_chart, line_map.loss_map):
        assert len({frame(draw, points) for points in sets}) == 1


def test_the_map_moves_with_the_outlier():
    """Lifting a point moves the best line in proportion: the image stands where least squares says."""
    cars = datasets.cars_horsepower().sample(15, seed=0)
    view = line_rows.line_view(cars)
    row, frame = line_map.map_frame(cars, view=view).iloc[0], line_fit.fit_frame(cars)
    for lift in (0.0, 3.0, view.lift):
        best = best_line(cars.x, cars.y + lift * frame["lifted"].to_numpy())
        assert row["m0"] + row["m_rise"] * lift == pytest.approx(best.m)
        assert row["b0"] + row["b_rise"] * lift == pytest.approx(best.b)


def test_the_lifted_point_is_the_lower_end():
    """Lifting it changes the best line most; exactly one point moves."""
    frame = line_fit.fit_frame(datasets.cars_horsepower().sample(15, seed=0))
    lifted = frame[frame["lifted"] == 1]
    assert len(lifted) == 1 and lifted["x"].iloc[0] == frame["x"].max()


def test_the_view_holds_the_best_line_and_its_sliders():
    """A best line outside the sliders could not be found by hand."""
    for points in (
        datasets.cars_horsepower().sample(15, seed=0),
        datasets.noisy_line(),
        datasets.anscombe(2),
    ):
        view, best = line_rows.line_view(points), best_line(points.x, points.y)
        assert view.m[0] < best.m < view.m[1] and view.b[0] < best.b < view.b[1]
        assert view.x[0] <= points.x.min() and points.x.max() <= view.x[1]


def test_upright_points_are_explained_by_the_charts_too():
    """All x equal: the page shows this sentence instead of a blank chart."""
    points = datasets.noisy_line().in_units_of(1, x_name="x (no unit)")
    points = points.take(np.zeros(5, int))
    with pytest.raises(ValueError, match="x must vary"):
        line_rows.line_view(points)
