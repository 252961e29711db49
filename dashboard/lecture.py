"""The script that Streamlit runs for every visitor: page list, frame and navigation."""

import streamlit as st

from dashboard.app_pages.draw_a_digit import work as drawing
from dashboard.app_pages.network import work as playground
from dashboard.layout.address import lecture_mode
from dashboard.layout.frame import ICON, frame
from dashboard.pages import PAGES
from dashboard.server import once

sections: dict[str, list[st.Page]] = {}
for page in PAGES:
    sections.setdefault(page.section, []).append(
        st.Page(page.file, title=page.name, url_path=page.path, default=not page.path)
    )

st.set_page_config(page_title="nnviz", page_icon=ICON, layout="wide")
chosen = st.navigation(sections, position="hidden" if lecture_mode() else "top")
frame()
chosen.run()
once.equip(answering=[drawing.warm_up], training=[playground.warm_up])
once.engine().start()  # after the page has been sent: the networks wake up while it is read
