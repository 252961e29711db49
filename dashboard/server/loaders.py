"""What pages load once for all visitors: the engine, and what its workers or `nnviz` made of it."""

from typing import Any

import streamlit as st

from dashboard.app_pages.draw_a_digit import work as tasks
from dashboard.server.engine import Engine


@st.cache_resource(show_spinner=False, on_release=Engine.shutdown)
def engine() -> Engine:
    """Return the server's one engine."""
    return Engine()


@st.cache_data(show_spinner="Moving 500 digits…", max_entries=17)
def accuracy_after_shift(pixels: int) -> dict[str, float]:
    """Return the share of the test digits that each network reads after a shift to the right."""
    return engine().answering.submit(tasks.accuracy_after_shift, pixels).result()


@st.cache_data(show_spinner=False)
def drawing_charts() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return Home's charts of the recorded drawing and of its answer as Vega-Lite."""
    from dashboard.app_pages.home.drawing_play import answer_chart, writing_chart  # only Home needs them
    from nnviz.digits.recording import load_drawing

    recording = load_drawing()
    return writing_chart(recording).to_dict(), answer_chart(recording).to_dict()
