"""Flatten: an image becomes a list, and neighbors are torn apart."""

import streamlit as st

from dashboard.app_pages.lines import PAGE
from dashboard.app_pages.lines.flatten_chart import STEPS, flatten_chart, neighbor_distances
from dashboard.app_pages.lines.run import accuracy, run, tell, view_of_lines
from dashboard.app_pages.lines.three_networks_cards import TITLES
from dashboard.components.player import player
from dashboard.layout.address import query_number, version
from dashboard.layout.picture import Column, picture, specification
from nnviz.charts.numbers import percent
from nnviz.recordings.line_classifiers import Name

LOST = "A dense network gets this list: that pixel 35 lies below pixel 27 is written nowhere in it."
LISTS: tuple[Name, ...] = ("logistic", "dense")


@st.cache_data(show_spinner=False)
def charts(shuffled: bool) -> list[Column]:
    """Return the pixels on their way, as Vega-Lite."""
    return [specification(flatten_chart(run(shuffled=False), shuffled=shuffled))]


def show(shuffled: bool) -> None:
    """Show the pixels on their way, over the player and the sliders that choose image and pixel."""
    picture(
        PAGE,
        *charts(shuffled),
        alt="The 64 pixels of an image fly into a row; a pixel and its neighbors are marked.",
        hidden=("step",),
        key="flatten",
    )
    _play()
    tell(LOST)


def _play() -> None:
    step = PAGE.word("step")
    start = int(query_number(step, default=0, low=0, high=STEPS))
    with st.container(key=PAGE.word("play")):
        player(step, frames=STEPS, key=PAGE.word("player"), start=start, version=version(PAGE), rate=20)


def what_happens(shuffled: bool) -> str:
    """Say what a list has lost, and how far apart neighbors are in it."""
    both = ", ".join(
        f"{TITLES[name]} {percent(accuracy(name, 0))} in order and {percent(accuracy(name, 0, shuffled=True))} shuffled"
        for name in LISTS
    )
    farthest = max(max(neighbor_distances(pixel, shuffled=shuffled)) for pixel in range(64))
    return (
        "A dense network gets this list. That pixel 35 lies below pixel 27 is written nowhere in it: shuffle the "
        "pixels "
        "in all images alike, and there is a dense network that predicts the same, its weights shuffled likewise. "
        f"Trained anew, the two that read a list reach {both}: about as much, not the same weights. Farthest neighbors "
        f"in this list: {farthest} positions apart."
    )


VIEW = view_of_lines(name="flatten", show=show, what_happens=what_happens)
