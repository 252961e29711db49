"""Page 1 without a browser: hostile links, and code that gives the numbers on screen."""

import json

import numpy as np
import pytest

from dashboard.app_pages import linear_regression
from dashboard.app_pages.linear_regression import fit as line_fit
from dashboard.app_pages.linear_regression import loss_map as line_map
from dashboard.app_pages.linear_regression import rows
from dashboard.app_pages.linear_regression import view as lines
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from nnviz import datasets
from nnviz.charts import line_rows
from nnviz.linear import best_line, line
from tests.dashboard.links import assert_all_noted, hostile, notes
from tests.dashboard.panels import numbers

PATH = "linear-regression"
WORDS = ("lr_data", "lr_m", "lr_b", "lr_points", "lr_best")


@hostile
def test_hostile_links_open_the_page_with_a_note(value, run_page):
    """A mistyped link would end in an error, or silently show something else."""
    assert_all_noted(run_page(PATH, **dict.fromkeys(WORDS, value)), WORDS)


# Words that no hand could have written: out of the plot, of a point that is not there, too few left, too many, twice.
NO_HAND = (
    "0~1~99",
    "99",
    "_",
    "0~1",
    "0~1~2~3",
    "0~1.2.3~1",
    "0~1~2_0~2~3",
    "_".join(map(str, range(11))),
    "1~nan~2",
    "_".join(f"{number}~1~1" for number in range(12, 40)),
)


@pytest.mark.parametrize("text", NO_HAND)
def test_points_that_no_hand_moved_are_refused(text, run_page):
    """A link could fill the picture with anything; good ones open as they were left."""
    assert_all_noted(run_page(PATH, lr_points=text), ["lr_points"])


def test_points_that_a_hand_moved_are_kept(run_page):
    """What was moved would not be part of the link."""
    assert "lr_points" not in notes(run_page(PATH, lr_points="0~2.5~10.6_7_12~3~4"))


@pytest.mark.parametrize("name", lines.SETS)
def test_code_of_linear_regression_gives_the_numbers_on_screen(name):
    """The panel would promise numbers that it does not print."""
    points = lines.SETS[name]()
    y = points.y + 2.5 * (np.arange(len(points)) == 3)  # one was lifted by hand
    columns = {f"lr_points_{axis}": ", ".join(f"{each:.6g}" for each in v) for axis, v in (("x", points.x), ("y", y))}
    said = numbers(fill(code(linear_regression.PAGE, lines.VIEW, name), {"lr_m": 0.35, "lr_b": 3} | columns))
    mine, best = line(points.x, y, m=0.35, b=3), best_line(points.x, y)
    wanted = [mine.sum_of_squares, mine.mean_of_squares, best.m, best.b, best.sum_of_squares]
    assert said == pytest.approx(wanted, rel=1e-4)


def test_anscombe_sets_share_one_specification():
    """Switching among the four sets must keep the sliders where the visitor left them."""
    sets = [datasets.anscombe(number) for number in (1, 2, 3, 4)]
    view = line_rows.line_view(*sets)

    def frame(draw, points):
        spec = draw(points, view=view).to_dict()
        del spec["usermeta"]  # grips are not for Vega
        names = {name: str(number) for number, name in enumerate(spec.pop("datasets"))}
        text = json.dumps(spec, sort_keys=True)
        for name, number in names.items():
            text = text.replace(name, number)
        return text

    for draw in (line_fit.fit_chart, line_map.loss_map):
        assert len({frame(draw, points) for points in sets}) == 1


def test_contours_begin_where_the_loss_is_largest():
    """The last contour would lie outside of the map, or the map be all valley."""
    points = datasets.cars_horsepower().sample(15, seed=0)
    view = line_rows.line_view(points)
    rises = [
        line(points.x, points.y, m=m, b=b).mean_of_squares - best_line(points.x, points.y).mean_of_squares
        for m in view.m
        for b in view.b
    ]
    assert rows.highest(points, view) == pytest.approx(max(rises))


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
    points = datasets.noisy_line().in_units_of(1, x_name="x")
    points = points.take(np.zeros(5, int))
    with pytest.raises(ValueError, match="x must vary"):
        line_rows.line_view(points)


def test_the_story_says_what_is_true():
    """The fourth step promises the smallest loss, the last one a line that four sets share."""
    assert 3 <= len(lines.STORY) <= 6 and all(len(step.says.split()) <= 18 for step in lines.STORY)
    at_bottom, lifted, shared = lines.STORY[3].state, lines.STORY[4].state, lines.STORY[5].state
    points = datasets.noisy_line()
    mine = line(points.x, points.y, m=float(at_bottom["m"]), b=float(at_bottom["b"]))
    assert mine.sum_of_squares <= 1.01 * best_line(points.x, points.y).sum_of_squares  # "You found it"
    place, _, up = lifted["points"].split("~")
    y = np.where(np.arange(len(points)) == int(place), float(up), points.y)
    assert best_line(points.x, y).m < best_line(points.x, points.y).m - 0.1
    for number in (1, 2, 3, 4):
        best = best_line(datasets.anscombe(number).x, datasets.anscombe(number).y)
        assert (f"{best.m:.2f}", f"{best.b:.2f}") == (f"{float(shared['m']):.2f}", f"{float(shared['b']):.2f}")
        assert f"{best.m:.2f}·x + {best.b:.2f}" in lines.STORY[5].says


@pytest.mark.parametrize("name", lines.SETS)
def test_the_best_line_can_be_found_with_the_sliders(name):
    """Their steps would be too coarse to come within 1 % of the smallest sum: nobody would ever find it."""
    points = lines.SETS[name]()
    best = best_line(points.x, points.y)
    bound = {param["name"]: param["bind"] for param in lines.charts(name)[0]["params"] if "bind" in param}

    def near(value, bind):
        return bind["min"] + round((value - bind["min"]) / bind["step"]) * bind["step"]

    m = near(best.m, bound["lr_m"])
    b = near(float(np.mean(points.y) - m * np.mean(points.x)), bound["lr_b"])
    assert line(points.x, points.y, m=m, b=b).sum_of_squares <= 1.01 * best.sum_of_squares
