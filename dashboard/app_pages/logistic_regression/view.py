"""What the page on logistic regression is put together from: its data, its charts, and the code with its numbers."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import streamlit as st

from dashboard import layout
from dashboard.app_pages.logistic_regression.fit import loss_bars, sigmoid_chart
from dashboard.app_pages.logistic_regression.judged import answer_table, descent_map, profile_charts
from dashboard.app_pages.logistic_regression.rows import logistic_view
from dashboard.layout.picture import Tabs
from dashboard.pages import LecturePage
from nnviz.datasets import Points, cars_built_in_usa, overlap, separable
from nnviz.descent import Walk, descend
from nnviz.linear import fit_logistic

CARS, DRAW = 56, 4  # a draw that is like all cars: 62.5 % from the USA, 86 % can be told right
STEPS, RATE = 100, 3.0
HEIGHT = 388  # px, of a column


def cars() -> Points:
    """Return some of the cars, the same for everybody, by standardised size of the engine."""
    return cars_built_in_usa().standardized().sample(CARS, seed=DRAW)


def raw_cars() -> Points:
    """Return the same cars in cubic inches, as they come."""
    return cars_built_in_usa().sample(CARS, seed=DRAW)


SETS: Mapping[str, Callable[[], Points]] = {
    "cars": cars,
    "made-up overlap": overlap,
    "separable": separable,
    "cars in raw inches³": raw_cars,
}


def walk(name: str) -> Walk:
    """Return the slide's descent, from (1, 0)."""
    points = SETS[name]()
    return descend(points.x, points.y, model="sigmoid", learning_rate=RATE, steps=STEPS)


@st.cache_data(show_spinner=False)
def _specs(name: str) -> dict[str, dict[str, Any]]:
    points, run = SETS[name](), walk(name)
    view = logistic_view(points, steps=STEPS)
    valley, stairs = profile_charts(points, view=view, height=HEIGHT - 50)
    charts = {
        "curve": sigmoid_chart(points, run, view=view, height=225),
        "bars": loss_bars(points, view=view, height=HEIGHT - 235),
        "table": answer_table(points, view=view, height=HEIGHT - 50),
        "valley": valley,
        "stairs": stairs,
        "map": descent_map(points, run, view=view, height=HEIGHT - 50),
    }
    return {part: chart.to_dict() for part, chart in charts.items()}


def columns(name: str) -> tuple[list[dict[str, Any]], Tabs]:
    """Return the sigmoid over its losses, and what judges it: at most four charts at once."""
    spec = _specs(name)
    judges = {
        "Loss and accuracy": [spec["valley"], spec["stairs"]],
        "Right and wrong": [spec["table"]],
        "Gradient descent": [spec["map"]],
    }
    return [spec["curve"], spec["bars"]], Tabs(judges)


def code(page: LecturePage, name: str) -> str:
    """Return the page's code with the data in it, and fields for the sliders."""
    points = SETS[name]()
    return layout.code_of(
        page,
        x=layout.array_of(f"{value:.6g}" for value in points.x),
        y=layout.array_of(f"{value:.1f}" for value in points.y),
        m="«lg_m»",
        b="«lg_b»",
        threshold="«lg_threshold»",
        steps="«lg_step»",
        rate=f"{RATE}",
    )


def best_words(name: str) -> str:
    """Say where the smallest loss is, or why there is none."""
    points = SETS[name]()
    fit = fit_logistic(points.x, points.y)
    if fit.separable:
        return (
            "These classes do not overlap, so there is no best slope: whatever m is, a larger one makes every right "
            "answer surer and lowers the loss again. Gradient descent walks on towards infinity, ever more slowly."
        )
    return (
        f"The smallest mean loss, {fit.loss:.3f}, is at m = {fit.weights[0]:.3g}, b = {fit.bias:.3g}; there "
        f"{fit.accuracy(points.x, points.y):.1%} of the points are right at threshold 0.5."
    )


def all_cars() -> str:
    """Say what can be reached on all the cars, and what is reached without looking."""
    points = cars_built_in_usa().standardized()
    yes, best = float(np.mean(points.y)), fit_logistic(points.x, points.y).accuracy(points.x, points.y)
    return f"On all {len(points)} cars, always saying yes is right for {yes:.1%}, the best sigmoid for {best:.0%}."
