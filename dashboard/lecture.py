"""The script that Streamlit runs for every visitor: page list, frame and navigation."""

import streamlit as st

from dashboard import warm_ups
from dashboard.layout.frame import ICON, frame
from dashboard.pages import PAGES
from dashboard.server import once
from dashboard.server.scripts import own_turn

sections: dict[str, list[st.Page]] = {}
for page in PAGES:
    sections.setdefault(page.section, []).append(
        st.Page(page.file, title=page.name, url_path=page.path, default=not page.path)
    )

st.set_page_config(page_title="nnviz", page_icon=ICON, layout="wide")
chosen = st.navigation(sections, position="hidden")
warm_ups.equip()  # before a page asks for the engine, as Home does
with own_turn():
    frame()
    chosen.run()
once.engine().start()  # after the page has been sent: the networks wake up while it is read
