"""What the page on the limits of lines is put together from: its data, its three models, its words."""

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import streamlit as st

from dashboard import layout
from dashboard.app_pages.limits_of_linear.charts import boundary_chart, hand_line_chart
from dashboard.pages import LecturePage
from nnviz.datasets import xor_corners
from nnviz.linear import BestCut, LogisticFit, add_product, best_cut, fit_logistic
from nnviz.recordings.decision_maps import HIDDEN, SETS, load_decision_map, plane_grid

INPUTS: Mapping[str, Callable[[np.ndarray], np.ndarray]] = {"inputs x₁, x₂": lambda x: x, "and x₁·x₂": add_product}
INPUT_CODE = {"inputs x₁, x₂": "x", "and x₁·x₂": "np.column_stack([x, x[:, 0] * x[:, 1]])"}
EVEN = 14  # points along each side of an evenly filled square


@st.cache_data(show_spinner=False)
def best(name: str) -> BestCut:
    """Return the best line for a set, found by search."""
    points = SETS[name]()
    return best_cut(points.x, points.y)


def best_as_query(name: str) -> dict[str, str]:
    """Return the address of the best line, as the sliders can be set."""
    cut = best(name)
    angle = math.degrees(math.atan2(cut.weights[1], cut.weights[0])) % 360
    return {"ll_data": name, "ll_angle": f"{angle:.0f}", "ll_shift": f"{-cut.bias:.2f}", "ll_best": "true"}


def logistic(name: str, inputs: str) -> tuple[LogisticFit, float]:
    """Return logistic regression on a set, and its accuracy there."""
    points, widen = SETS[name](), INPUTS[inputs]
    fit = fit_logistic(widen(points.x), points.y)
    return fit, fit.accuracy(widen(points.x), points.y)


@st.cache_data(show_spinner=False)
def charts(name: str, inputs: str) -> list[dict[str, Any]]:
    """Return the line to be turned by hand, logistic regression and the network, as Vega-Lite."""
    points, (fit, accuracy), run = SETS[name](), logistic(name, inputs), load_decision_map(name)
    everywhere = fit.probability(INPUTS[inputs](plane_grid()))
    title = "logistic regression" + (" with x₁·x₂" if fit.weights.size == 3 else "")
    units = "-".join(map(str, HIDDEN))
    drawn = [
        hand_line_chart(points, best(name)),
        boundary_chart(points, everywhere, accuracy=accuracy, title=title),
        boundary_chart(points, run.probability.astype(float), accuracy=run.accuracy, title=f"a network, 2-{units}-1"),
    ]
    return [chart.to_dict() for chart in drawn]


def both_numbers(name: str) -> str:
    """Say what logistic regression and the best of all lines reach, and why they differ."""
    plain = next(iter(INPUTS))
    words = (
        f"Logistic regression: **{logistic(name, plain)[1]:.1%}**. "
        f"The best of all lines, found by search: **{best(name).accuracy:.1%}**. "
    )
    if name != "XOR":
        return words + "Logistic regression lowers the log loss, not the number of mistakes; a line stays a line."
    corners = xor_corners()
    side = (np.arange(EVEN) + 0.5) / EVEN * 2 - 1
    even = np.column_stack([np.tile(side, EVEN), np.repeat(side, EVEN)])
    on_corners, on_even = (best_cut(x, (x.prod(axis=1) < 0).astype(float)).accuracy for x in (corners.x, even))
    return words + (
        f"Half is not the limit: of four corners a line gets {4 * on_corners:.0f}, of evenly filled quadrants "
        f"{on_even:.1%} ({EVEN} × {EVEN} points; 2/3 the finer they are). The log loss prefers ½ everywhere."
    )


def code(page: LecturePage, name: str, inputs: str) -> str:
    """Return the page's code with the chosen settings, and fields for the sliders."""
    return layout.code_of(
        page,
        points=f"datasets.{SETS[name].__name__}()",
        angle="«ll_angle»",
        shift="«ll_shift»",
        features=INPUT_CODE[inputs],
    )
