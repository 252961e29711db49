"""The app with two players: a page of its own, with the dashboard's browser code."""

from pathlib import Path

import streamlit as st

from dashboard.server import modules

app = st.App(Path(__file__).parent / "player_page.py", routes=[modules.route()])
