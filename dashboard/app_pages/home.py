import streamlit as st

from dashboard import front, layout
from dashboard.components.player import player
from dashboard.components.versatile import versatile
from nnviz.charts.drawing_play import STEP
from nnviz.digits.recording import STEPS

GOALS = (
    "Describe the three key components of a neural network: architecture, loss, optimizer",
    "Train a neural network with TensorFlow",
    "Understand why convolutional networks are used for images",
)

page = layout.open_page("")
front.style()

writing_spec, answer_spec = front.drawing_specs()
with st.container(key="hero"):
    writing, answer = st.columns([1.75, 1], gap="medium")
    with writing:
        front.says("The pen writes.", "The network sees 28 × 28 numbers …")
        st.vega_lite_chart(writing_spec, width="content")
    with answer:
        front.says("… and turns them into ten probabilities.")
        st.vega_lite_chart(answer_spec, width="content")
    player(STEP, frames=STEPS, key="home_player", start=STEPS, autoplay=True)
    if not layout.lecture_mode():
        front.first_steps()

if not layout.lecture_mode():
    with st.container(key="below"):
        st.header("Neural networks are very versatile")
        versatile(key="versatile")
        st.header("Goals for today")
        with st.container(key="goals"):
            for number, (column, goal) in enumerate(zip(st.columns(3, gap="medium"), GOALS, strict=True), 1):
                column.html(f'<p><span class="number">{number}</span>{goal}</p>')
        st.header("The lecture")
        front.lecture_map()
layout._pager(page)
