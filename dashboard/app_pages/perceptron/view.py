"""What the page on the perceptron is put together from: its charts, the points it learns from, the code."""

from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import layout
from dashboard.app_pages.perceptron.neuron import GATES, activation_chart, gate_frame, truth_table
from dashboard.app_pages.perceptron.plane import neuron_chart
from dashboard.app_pages.perceptron.rosenblatt_charts import mistakes_chart, rosenblatt_plane
from dashboard.components.mirror import mirror
from dashboard.layout.picture import controls, show
from dashboard.pages import LecturePage
from nnviz.datasets import Points, apart
from nnviz.linear import Perceptron, best_cut, rosenblatt

VIEWS = ("by hand", "Rosenblatt's rule")
SPREAD = 4  # the clouds' inputs reach from 0 to about 4: the bias moves by 1, and its edge stays in view


def clouds() -> Points:
    """Return the two clouds that the rule learns to part."""
    points = apart()
    return replace(points, x=SPREAD * points.x)


def run() -> Perceptron:
    """Return every correction that Rosenblatt's rule makes."""
    points = clouds()
    return rosenblatt(points.x, points.y)


@st.cache_data(show_spinner=False)
def charts(view: str) -> list[dict[str, Any]]:
    """Return a view's charts as Vega-Lite."""
    if view == VIEWS[0]:
        drawn = [neuron_chart(), truth_table(), activation_chart()]
    else:
        drawn = [rosenblatt_plane(clouds(), run()), mistakes_chart(clouds(), run())]
    return [chart.to_dict() for chart in drawn]


def by_hand(page: LecturePage) -> None:
    """Show the perceptron on sliders: its sum and its edge on the left, what comes of it and the sliders right."""
    sum_and_edge, table, curve = charts(VIEWS[0])
    left, right = st.columns([1, 2.3], gap="medium")
    with left:
        show(sum_and_edge, alt="A perceptron with its numbers, and its edge between four corners.", key="pc_sum")
    with right:
        answers, activation = st.columns(2, gap="medium")
        with answers:
            show(table, alt="The truth table, and where the perceptron answers it.", key="pc_table")
        with activation:
            show(curve, alt="The activation, with the four sums on it.", key="pc_curve")
        with st.container(key="controls_neuron"):
            mirror(controls(table), channel=page.path, key="pc_mirror", version=layout.version(page))


def code(page: LecturePage, view: str) -> str:
    """Return the view's code, with fields for what moves in the browser."""
    if view == VIEWS[0]:
        words = {"gate": '"«pc_gate»"', "activation": '"«pc_activation»"'}
        return layout.code_of(page, w1="«pc_w1»", w2="«pc_w2»", b="«pc_b»", **words)
    return layout.code_of(replace(page, path="rosenblatt"), corrections="«pc_step»")


def best_of_gates() -> str:
    """Say how many corners the best line gets right for each gate, found by search."""
    corners = gate_frame()
    x = corners[["x1", "x2"]].to_numpy(float)
    right = {gate: round(4 * best_cut(x, corners[gate].to_numpy(float)).accuracy) for gate in GATES}
    counts = ", ".join(f"{gate} {count}" for gate, count in right.items())
    return f"Of four corners the best line gets right: {counts}. XOR wants opposite corners alike; an edge is straight."
