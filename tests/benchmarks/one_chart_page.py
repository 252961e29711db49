"""The peer of a page: a Streamlit app whose second page has one Altair chart."""

from pathlib import Path

import streamlit as st


def start() -> None:
    """Show a title alone."""
    st.title("Start")


st.navigation(
    [st.Page(start), st.Page(Path(__file__).with_name("one_chart.py"), title="Chart", url_path="chart")]
).run()
