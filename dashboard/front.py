"""What the home page shows: the recorded drawing, ready to send, and the lecture's map."""

from typing import Any

import streamlit as st

from dashboard.pages import HOME, PAGES, LecturePage


@st.cache_data(show_spinner=False)
def drawing_specs() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the charts of the drawing and of its answer as Vega-Lite: made once, sent to all visitors."""
    from nnviz.charts.drawing_play import answer_chart, writing_chart
    from nnviz.digits.recording import load_drawing

    recording = load_drawing()
    return writing_chart(recording).to_dict(), answer_chart(recording).to_dict()


def sections() -> dict[str, list[LecturePage]]:
    """Return the pages of the lecture by section, both in the lecture's order."""
    found: dict[str, list[LecturePage]] = {}
    for page in PAGES:
        if page is not HOME:
            found.setdefault(page.section, []).append(page)
    return found
