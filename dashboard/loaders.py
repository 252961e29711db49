"""Every cache of the dashboard, as thin wrappers; the work is done in `nnviz` and in the engine's workers."""

import streamlit as st

from dashboard.engine import Engine


@st.cache_resource(show_spinner=False, on_release=Engine.shutdown)
def engine() -> Engine:
    """Return the server's one engine."""
    return Engine()
