"""Shift a map: what shifts along with an image, what forgives a shift, and what does neither."""

import streamlit as st

from dashboard.app_pages.lines import PAGE
from dashboard.app_pages.lines.run import run, tell, view_of_lines
from dashboard.app_pages.lines.shift_a_map_charts import HEIGHT, forgiven_chart, moved_image_chart, moved_map_chart
from dashboard.layout.picture import Column, picture, specification
from nnviz.recordings.line_classifiers import FILTERS

FRAMED = "Framed: the cells whose windows reach over no edge. Their largest difference stands above each map."


@st.cache_data(show_spinner=False)
def charts(shuffled: bool) -> list[Column]:
    """Return the image, its maps and what comes behind them, each before and after the shift, as Vega-Lite."""
    here = run(shuffled=shuffled)
    maps = [moved_map_chart(here, number=number) for number in range(FILTERS)]
    return [specification(chart) for chart in (moved_image_chart(here), *maps, forgiven_chart(here, height=HEIGHT))]


def show(shuffled: bool) -> None:
    """Show an image and its maps before and after a shift, over their sliders."""
    picture(
        PAGE,
        *charts(shuffled),
        alt="An image and its two maps, above the shifted image and its maps; beside them the networks' outputs.",
        widths=(1, 1.15, 1.15, 0.9),
        key="shift",
    )
    tell(FRAMED)


def what_happens(shuffled: bool) -> str:
    """Say what shifts along, what forgives a shift, and what does neither."""
    if shuffled:
        return (
            "The line moved, then the pixels were shuffled: this image is no shifted copy of the first one. So the "
            "maps don't move along, either. Equivariance needs neighbors that stay neighbors."
        )
    return (
        "The layer is **equivariant**: shift its input, and its maps shift along, number for number, where no window "
        "reaches over an edge (the framed cells; above them their largest difference). Pooling **forgives**: the "
        "largest cell may lie anywhere. The dense layers of the other two do neither: each pixel has its own weight."
    )


VIEW = view_of_lines(name="shift a map", show=show, what_happens=what_happens)
