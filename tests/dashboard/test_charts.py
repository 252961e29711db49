"""The pictures of pages 1 to 5: valid, small, labelled, with stable sliders."""

import json
from functools import cache

import altair as alt
import numpy as np
import pytest

from dashboard.app_pages.gradient_descent import one_run_charts as descent_play
from dashboard.app_pages.gradient_descent import race_charts as descent_race
from dashboard.app_pages.gradient_descent import runs
from dashboard.app_pages.gradient_descent.rates_chart import rate_to_pick, rates_chart
from dashboard.app_pages.limits_of_linear.boundary import boundary_chart
from dashboard.app_pages.limits_of_linear.hand_line import hand_line_chart
from dashboard.app_pages.linear_regression import fit as line_fit
from dashboard.app_pages.linear_regression import loss_map as line_map
from dashboard.app_pages.logistic_regression.descent_map import descent_map
from dashboard.app_pages.logistic_regression.loss_and_accuracy import accuracy_stairs, loss_valley
from dashboard.app_pages.logistic_regression.right_and_wrong import prediction_table
from dashboard.app_pages.logistic_regression.rows import logistic_view
from dashboard.app_pages.logistic_regression.sigmoid import sigmoid_curve
from dashboard.app_pages.perceptron import rosenblatt_charts as rosenblatt_play
from dashboard.app_pages.perceptron.activation_curve import activation_curve
from dashboard.app_pages.perceptron.sum_and_edge import sum_and_edge
from dashboard.app_pages.perceptron.truth_table import truth_table
from nnviz import datasets
from nnviz.charts import line_rows
from nnviz.descent import descend, largest_stable_rate
from nnviz.linear import best_cut, rosenblatt
from nnviz.recordings.decision_maps import plane_grid
from tests.dashboard.specs import inside, named


def page_1() -> list[alt.LayerChart]:
    """Cars, the set with the longest names."""
    cars = datasets.cars_horsepower().sample(15, seed=0)
    view = line_rows.line_view(cars)
    return [line_fit.fit_chart(cars, view=view), line_map.loss_map(cars, view=view)]


def page_2() -> list[alt.LayerChart]:
    """A hundred points: what the page's speed is promised for."""
    points = datasets.overlap(count=100)
    walk = descend(points.x, points.y, model="sigmoid", learning_rate=1, steps=100)
    view = logistic_view(points)
    return [
        sigmoid_curve(points, walk, view=view),
        descent_map(points, walk, view=view),
        prediction_table(points, view=view),
        loss_valley(points, view=view),
        accuracy_stairs(points, view=view),
    ]


def page_3() -> list[alt.LayerChart]:
    """All eight rates, one of which runs away."""
    data, batch = "made-up line", "full batch"
    points, ways, away = runs.SETS[data](), runs.ways(data, batch), runs.diverging(data, batch)
    lost = list(runs.walks(data, batch).values())[-1]
    view, led = runs.axes_of(points), runs.ends(data, batch)
    seen = {"view": view, "stable": largest_stable_rate(points.x), "diverging": [7]}
    return [
        descent_play.line_at_step(points, lost, view=view, rates=list(ways), chosen=7, steps=runs.STEPS),
        descent_play.path_on_map(points, lost, view=view, steps=runs.STEPS),
        descent_play.loss_by_step(points, lost, view=view, steps=runs.STEPS, diverging=[7], chosen=7),
        rate_to_pick(points, led, rates=runs.RATES, chosen=7, **seen),
        rates_chart(points, led, rates=list(ways), chosen="4", **seen),
        descent_race.race_map(points, ways, view=view, steps=runs.STEPS, diverging=away),
        descent_race.race_chart(points, ways, view=view, steps=runs.STEPS, diverging=away),
    ]


def page_4() -> list[alt.LayerChart]:
    """One data set, a model's map and the line turned by hand."""
    points = datasets.moons()
    probability = np.linspace(0, 1, len(plane_grid()))
    return [
        boundary_chart(points, probability, accuracy=0.5, title="a model", uncovered=1),
        hand_line_chart(points, best_cut(points.x, points.y)),
    ]


def page_5() -> list[alt.LayerChart]:
    """The neuron and its rule."""
    points = datasets.apart()
    run = rosenblatt(points.x, points.y)
    return [
        sum_and_edge(),
        truth_table(),
        activation_curve(),
        rosenblatt_play.rosenblatt_plane(points, run),
        rosenblatt_play.mistakes_chart(points, run),
    ]


PAGES = {"lr_": page_1, "lg_": page_2, "gd_": page_3, "ll_": page_4, "pc_": page_5}


@cache
def specifications(prefix: str) -> list[dict]:
    """The charts of a page as Vega-Lite, made once for all tests."""
    return [chart.to_dict() for chart in PAGES[prefix]()]


@pytest.mark.parametrize("prefix", PAGES)
def test_a_page_is_small_enough(prefix):
    """300 phones in one hall load it at once: at most 400 kB of specification per page."""
    assert sum(len(json.dumps(spec)) for spec in specifications(prefix)) < 400_000


@pytest.mark.parametrize("prefix", PAGES)
def test_parameters_carry_the_prefix_of_the_page(prefix):
    """Parameter names are page-wide inputs: another name would move another page's slider."""
    for spec in specifications(prefix):
        names = [parameter["name"] for parameter in spec.get("params", [])]
        assert "text_size" in names and all(name.startswith((prefix, "text_size")) for name in names), names


@pytest.mark.parametrize("prefix", PAGES)
def test_axes_are_named_and_labels_legible(prefix):
    """No axis is called after a column; all text is large, or as large as the page asks (13 px at least)."""
    for spec in specifications(prefix):
        assert spec["config"]["axis"]["labelFontSize"] == {"expr": "text_size"}
        for part in inside(spec):
            size = part.get("fontSize", 13)
            assert isinstance(size, dict) or size >= 13 or part.get("opacity") == 0
        for view in [part for part in inside(spec) if any("encoding" in layer for layer in part.get("layer", []))]:
            for channel in ("x", "y"):
                scaled = [layer.get("encoding", {}).get(channel, {}) for layer in view["layer"]]
                scaled = [part for part in scaled if "field" in part and named(part)]
                assert not scaled or {part["title"] for part in scaled if "title" in part}, scaled


@pytest.mark.parametrize("prefix", PAGES)
def test_specifications_hold_no_nan(prefix):
    """NaN is not JSON: one of them leaves the whole chart blank."""
    text = json.dumps(specifications(prefix))
    json.loads(text, parse_constant=lambda word: pytest.fail(f"{word} in the specification"))
