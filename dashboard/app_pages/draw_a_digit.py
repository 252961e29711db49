import streamlit as st

from dashboard import drawing, layout
from dashboard.components.draw_pad import draw_pad
from dashboard.components.link import Answer, link, question
from dashboard.components.network_view import network_view

page = layout.open_page("draw-a-digit")


@st.fragment
def answer_while_drawing() -> None:
    """Answer what the pad last asked; a rerun of this costs one message and repaints nothing else."""
    asked = question("link_digit")
    link("digit", drawing.answer(drawing.checked(asked)) if asked else Answer(), key="link_digit")


pad, view = st.columns([1, 2.7], gap="medium")
with pad:
    draw_pad("digit", key="pad", version=layout.version(page), sliders=drawing.SLIDERS)
with view:
    network_view("digit", key="networks", maps_height=270)
answer_while_drawing()
