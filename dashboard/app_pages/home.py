import streamlit as st

from dashboard import front, layout
from dashboard.components.player import player
from nnviz.charts.drawing_play import STEP
from nnviz.digits.recording import STEPS

page = layout.open_page("")
writing_spec, answer_spec = front.drawing_specs()
with st.container(key="hero"):
    writing, answer = st.columns([1.75, 1], gap="medium", vertical_alignment="center")
    with writing.container(key="hero_writing"):
        st.vega_lite_chart(writing_spec, width="content")
    with answer.container(key="hero_answer"):
        st.vega_lite_chart(answer_spec)
    player(STEP, frames=STEPS, key="home_player", start=STEPS, autoplay=True)
