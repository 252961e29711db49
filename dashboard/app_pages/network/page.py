import streamlit as st

from dashboard import layout
from dashboard.app_pages.network import bumps, one, two
from dashboard.app_pages.network.choices import VIEWS

page = layout.open_page("network")
with st.container(key="nw_views"):
    name = layout.choose(page, "What is shown", VIEWS, key="nw_view", forget=("nw_step", "nw_bent", *bumps.WORDS))
{"One network": one, "Two side by side": two, "Sum of bumps": bumps}[name].show(page)
