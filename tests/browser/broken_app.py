"""The dashboard's entry with its error boundary, in front of a page that breaks."""

from pathlib import Path

import streamlit as st

from dashboard.app import say_sorry

app = st.App(Path(__file__).parent / "broken_page.py", on_script_error=say_sorry)
