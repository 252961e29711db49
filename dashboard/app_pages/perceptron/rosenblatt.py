"""Rosenblatt's rule: a perceptron corrects one mistake after the other until none is left."""

from typing import Any

import streamlit as st

from dashboard.app_pages.perceptron import PAGE
from dashboard.app_pages.perceptron.clouds import clouds
from dashboard.app_pages.perceptron.rosenblatt_charts import mistakes_chart, rosenblatt_plane
from dashboard.app_pages.perceptron.words import GUESS, RULE, SUM, TRIES, sources
from dashboard.components.player import player
from dashboard.layout.address import query_number, version
from dashboard.layout.picture import picture, specification
from dashboard.layout.views import Said, View
from nnviz.linear import Perceptron, rosenblatt


def run() -> Perceptron:
    """Return every correction that the rule makes."""
    points = clouds()
    return rosenblatt(points.x, points.y)


@st.cache_data(show_spinner=False)
def charts() -> list[dict[str, Any]]:
    """Return both charts as Vega-Lite."""
    points, corrected = clouds(), run()
    return [specification(chart) for chart in (rosenblatt_plane(points, corrected), mistakes_chart(points, corrected))]


def show(_: None) -> None:
    """Show the decision boundary between the clouds, the count of mistakes, and the player below."""
    picture(
        PAGE,
        *charts(),
        alt="Two clouds and the perceptron's decision boundary between them; beside it how many points are wrong.",
        widths=(1, 1.3),
        hidden=("step",),
        parts=("plane", "mistakes"),
    )
    step, last = PAGE.word("step"), len(run().mistakes)
    start = int(query_number(step, default=0, low=0, high=last))
    key = PAGE.word("player")
    player(step, frames=last, key=key, start=start, version=version(PAGE), label="correction", rate=1.5)


def slide(_: None) -> tuple[Said, ...]:
    """The slide shows the perceptron as a drawing; this is how it learns."""
    return SUM, *RULE


def lines(_: None) -> dict[str, str]:
    """Return a field for the step."""
    return {"corrections": "«step»"}


ROSENBLATT = View(
    name="Rosenblatt's rule",
    show=show,
    tries=TRIES,
    guess=GUESS,
    slide=slide,
    panel="rosenblatt",
    lines=lines,
    sources=sources,
)
