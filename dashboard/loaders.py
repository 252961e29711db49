"""Every cache of the dashboard, as thin wrappers; the work is done in `nnviz` and in the engine's workers."""

import streamlit as st

from dashboard import tasks
from dashboard.engine import Engine


@st.cache_resource(show_spinner=False, on_release=Engine.shutdown)
def engine() -> Engine:
    """Return the server's one engine."""
    return Engine()


@st.cache_data(show_spinner="Moving 500 digits…", max_entries=17)
def accuracy_after_shift(pixels: int) -> dict[str, float]:
    """Return the share of the test digits that each network reads after a shift to the right."""
    return engine().answering.submit(tasks.accuracy_after_shift, pixels).result()
