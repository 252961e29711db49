"""Flatten: an image becomes a list, and neighbours part."""

import streamlit as st

from dashboard.app_pages.lines import PAGE
from dashboard.app_pages.lines.flatten_chart import STEPS, flatten_chart, neighbour_distances
from dashboard.app_pages.lines.run import ask_pixels, run, tell, view_of_lines
from dashboard.components.player import player
from dashboard.layout.address import query_number, version
from dashboard.layout.picture import Column, picture


def ask() -> bool:
    """Show the choice of the pixels' order and the player, and return whether they are shuffled."""
    shuffled = ask_pixels()
    step = PAGE.word("step")
    start = int(query_number(step, default=0, low=0, high=STEPS))
    player(step, frames=STEPS, key=PAGE.word("player"), start=start, version=version(PAGE), rate=20)
    return shuffled


@st.cache_data(show_spinner=False)
def charts(shuffled: bool) -> list[Column]:
    """Return the pixels on their way, as Vega-Lite."""
    return [flatten_chart(run(shuffled=False), shuffled=shuffled).to_dict()]


def show(shuffled: bool) -> None:
    """Show the pixels on their way, over the sliders that choose image and pixel."""
    picture(
        PAGE,
        *charts(shuffled),
        alt="The 64 pixels of an image fly into a row; a pixel and its neighbours are marked.",
        hidden=("step",),
    )
    tell(what_happens(shuffled))


def what_happens(shuffled: bool) -> str:
    """Say what a list has lost, and how far apart neighbours are in it."""
    farthest = max(max(neighbour_distances(pixel, shuffled=shuffled)) for pixel in range(64))
    return (
        "A dense network gets this list. That place 35 lies below place 27 is written nowhere in it: shuffle the "
        f"pixels, and training finds the same answers. Farthest neighbours in this list: {farthest} places apart."
    )


VIEW = view_of_lines(name="flatten", ask=ask, show=show)
