"""The perceptron by hand: its sum and its decision boundary on sliders, judged by a truth table, and its activation."""

from typing import Any

import streamlit as st

from dashboard.app_pages.perceptron import PAGE
from dashboard.app_pages.perceptron.activation_curve import activation_curve
from dashboard.app_pages.perceptron.sum_and_edge import sum_and_edge
from dashboard.app_pages.perceptron.truth_table import truth_table
from dashboard.app_pages.perceptron.words import GUESS, RULE, SUM, TRIES, sources
from dashboard.layout.picture import picture, specification
from dashboard.layout.views import Said, View


@st.cache_data(show_spinner=False)
def charts() -> list[dict[str, Any]]:
    """Return the three charts as Vega-Lite."""
    return [specification(chart) for chart in (sum_and_edge(), truth_table(), activation_curve())]


def show(_: None) -> None:
    """Show the sum and the edge large, what comes of them beside it, and the sliders below."""
    numbers, *judges = charts()
    alt = "A perceptron with its numbers, its decision boundary between four corners, the truth table, the activation."
    picture(PAGE, numbers, judges, alt=alt, widths=(3.4, 1), parts=("neuron", "judges"))


def slide(_: None) -> tuple[Said, ...]:
    """The slide shows the perceptron as a drawing; this is what the drawing says."""
    return (
        SUM,
        "For the point last under the mouse:  *z* = «w1:.1f» · «x1» + «w2:.1f» · «x2» + «b:.1f» = "
        "«z:.2f»,  and its output is «activation»(«z:.2f») = «a:.3f».\n"
        "In words: weigh the inputs, add them up, add the bias, and push the sum through the activation. "
        "Class 1 is predicted where z > 0, whatever the activation; where z = 0 lies the decision boundary, and the "
        "weights, "
        "as an arrow, stand at a right angle to it.",
        *RULE,
    )


def lines(_: None) -> dict[str, str]:
    """Return fields for what moves in the browser."""
    texts = {
        name: f'"«{word}»"' for name, word in (("gate", "gate"), ("yours", "wanted"), ("activation", "activation"))
    }
    return {"w1": "«w1»", "w2": "«w2»", "b": "«b»"} | texts


BY_HAND = View(
    name="by hand",
    show=show,
    tries=TRIES,
    guess=GUESS,
    slide=slide,
    panel="weighted_sum",
    lines=lines,
    sources=sources,
)
