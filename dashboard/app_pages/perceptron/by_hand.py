"""The perceptron by hand: its sum and its edge on sliders, judged by a truth table, and its activation."""

from typing import Any

import streamlit as st

from dashboard.app_pages.perceptron import PAGE
from dashboard.app_pages.perceptron.activation_curve import activation_curve
from dashboard.app_pages.perceptron.sum_and_edge import sum_and_edge
from dashboard.app_pages.perceptron.truth_table import truth_table
from dashboard.app_pages.perceptron.words import GUESS, RULE, SUM, TRIES, sources
from dashboard.components.mirror import mirror
from dashboard.layout import picture
from dashboard.layout.address import version
from dashboard.layout.views import Said, View


@st.cache_data(show_spinner=False)
def charts() -> list[dict[str, Any]]:
    """Return the three charts as Vega-Lite."""
    return [chart.to_dict() for chart in (sum_and_edge(), truth_table(), activation_curve())]


def show(_: None) -> None:
    """Show the sum and the edge on the left, what comes of them and the sliders on the right."""
    numbers, table, curve = charts()
    left, right = st.columns([1, 2.3], gap="medium")
    with left:
        alt = "A perceptron with its numbers, and its edge between four corners."
        picture.show(numbers, alt=alt, key=PAGE.word("sum"))
    with right:
        answers, activation = st.columns(2, gap="medium")
        with answers:
            alt = "The truth table, and where the perceptron answers it."
            picture.show(table, alt=alt, key=PAGE.word("table"))
        with activation:
            picture.show(curve, alt="The activation, with the four sums on it.", key=PAGE.word("curve"))
        with st.container(key="controls_neuron"):
            mirror(picture.controls(table), channel=PAGE.path, key=PAGE.word("mirror"), version=version(PAGE))


def slide(_: None) -> tuple[Said, ...]:
    """The slide shows the perceptron as a drawing; this is what the drawing says."""
    return (
        SUM,
        "For the place last under the mouse:  *z* = «w1:.1f» · «x1» + «w2:.1f» · «x2» + «b:.1f» = "
        "«z:.2f»,  and its output is «activation»(«z:.2f») = «a:.3f».\n"
        "In words: weigh the inputs, add them up, add the bias, and push the sum through the activation. "
        "Where z = 0 lies the edge; the weights, as an arrow, stand at a right angle to it.",
        *RULE,
    )


def lines(_: None) -> dict[str, str]:
    """Return fields for what moves in the browser."""
    return {"w1": "«w1»", "w2": "«w2»", "b": "«b»", "gate": '"«gate»"', "activation": '"«activation»"'}


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
