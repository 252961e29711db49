"""The pictures of page 8: valid, small, labelled, and the table of lines behind their sliders."""

import json
from functools import cache

import pytest

from dashboard.app_pages.loss_functions import boxes_charts as loss_boxes
from dashboard.app_pages.loss_functions import divergence_charts as loss_divergence
from dashboard.app_pages.loss_functions import log_loss_charts as loss_scores
from dashboard.app_pages.loss_functions import outlier_lines as loss_lines
from dashboard.app_pages.loss_functions import outlier_pulls as loss_pull
from nnviz.datasets import noisy_line
from nnviz.losses import fit_line, jaccard
from tests.dashboard.specs import inside, named

POINTS = noisy_line(count=13, low=0, high=12, m=0.5, b=1, noise=0.6, seed=7)
PICTURES = {
    "quantities": lambda: [loss_pull.pull_chart(POINTS), loss_lines.lines_chart(POINTS, truth=(0.5, 1))],
    "classes": lambda: [loss_scores.softmax_chart(), loss_scores.log_loss_curve(), *loss_scores.score_profiles()],
    "boxes": lambda: [loss_boxes.boxes_chart(), loss_boxes.grade_chart(), loss_boxes.shift_chart()],
    "distributions": lambda: [
        loss_divergence.distributions_chart(),
        *loss_divergence.terms_charts(),
        loss_divergence.sum_chart(),
    ],
}


@cache
def specifications(name: str) -> list[dict]:
    """The charts of a picture as Vega-Lite, made once for all tests."""
    return [chart.to_dict() for chart in PICTURES[name]()]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_small_and_json(name):
    """300 phones in one hall load it at once; NaN would leave a chart blank."""
    text = json.dumps(specifications(name))
    assert len(text) < 120_000
    json.loads(text, parse_constant=lambda word: pytest.fail(f"{word} in the specification"))


@pytest.mark.parametrize("name", PICTURES)
def test_parameters_carry_the_prefix_and_agree_among_charts(name):
    """Another name would move another page's slider; another range would tear the charts of one picture apart."""
    parameters = [spec["params"] for spec in specifications(name)]
    assert all(each["name"].startswith(("lf_", "text_size")) for each in parameters[0])
    assert all(other == parameters[0] for other in parameters)


@pytest.mark.parametrize("name", PICTURES)
def test_axes_are_named_and_labels_legible(name):
    """An axis would be called after a column, or text be too small for the last row."""
    for spec in specifications(name):
        for part in inside(spec):
            size = part.get("fontSize", 13)
            assert isinstance(size, dict) or size >= 13 or part.get("opacity") == 0
        for channel in ("x", "y"):
            scaled = [layer["encoding"].get(channel, {}) for layer in spec["layer"]]
            scaled = [part for part in scaled if "field" in part and named(part)]
            assert not scaled or any("title" in part for part in scaled), scaled


@pytest.mark.parametrize(("lift", "delta"), [(0.0, 1.0), (2.7, 0.2), (6.0, 4.0)])
def test_the_table_holds_the_best_lines(lift, delta):
    """The sliders would show the lines of other places."""
    table = loss_pull.fits_table(POINTS)
    y = loss_pull.lifted(POINTS, lift)
    place = round(10 * lift)
    cells = {
        "MAE": table["MAE"][place],
        "MSE": table["MSE"][place],
        "Huber": table["Huber"][place][round(5 * delta) - 1],
    }
    for loss, (m, b) in cells.items():
        fit = fit_line(POINTS.x, y, loss=loss, delta=delta)
        assert [m, b] == pytest.approx([fit.m, fit.b], abs=1e-5)


def test_the_squares_chase_the_outlier():
    """The picture's lesson would not be there: the others hardly turn."""
    turned = {
        loss: abs(
            fit_line(POINTS.x, loss_pull.lifted(POINTS, 6), loss=loss).m - fit_line(POINTS.x, POINTS.y, loss=loss).m
        )
        for loss in ("MAE", "MSE", "Huber")
    }
    assert turned["MAE"] < turned["Huber"] < turned["MSE"] / 3


def test_the_first_boxes_are_the_published_ones():
    """The page would open with another value than the slide's source."""
    first, second = (
        [left, top, left + width, top + height]
        for left, top, width, height in (loss_boxes.TRUE_BOX, loss_boxes.PREDICTED_BOX)
    )
    assert jaccard(first, second, inclusive=True) == pytest.approx(0.7980, abs=5e-5)


def test_boxes_stay_inside_the_image():
    """A slider could push a box out of sight."""
    left, top, width, height = (limits[1] for limits in loss_boxes.SIDES.values())
    assert left + width <= loss_boxes.IMAGE[0] and top + height <= loss_boxes.IMAGE[1]


def test_truths_are_distributions():
    """KL would be compared with something that does not add up to 1."""
    assert all(sum(p) == pytest.approx(1) for p in loss_divergence.TRUTHS.values())
