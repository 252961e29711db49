import streamlit as st

from dashboard.app_pages.home import PAGE, front
from dashboard.app_pages.home.drawing_play import STEP
from dashboard.app_pages.home.versatile import versatile
from dashboard.components.player import player
from dashboard.layout import picture as charts
from dashboard.layout.address import lecture_mode
from dashboard.layout.frame import open_page, pager
from nnviz.recordings.drawing import STEPS

WRITING = "A pen writes an 8; beside it, the 28×28 pixels that the network sees at the same moment"
ANSWER = "The ten probabilities at each step of the pen: taken for a 4, a 0, a 5, at the end for an 8"
GOALS = (
    "Describe the three key components of a neural network: architecture, loss, optimizer",
    "Train a neural network with TensorFlow",
    "Understand why convolutional networks are used for images",
)


def hero() -> None:
    """A digit being written, and what a network answers meanwhile."""
    writing_spec, answer_spec = front.drawing_charts()
    with st.container(key="hero"):
        writing, answer = st.columns([1.75, 1], gap="medium")
        with writing:
            front.says("The pen writes,", "the network sees 28\u00a0×\u00a028 numbers")
            with st.container(key="hero_writing"):
                charts.show(writing_spec, alt=WRITING, key=PAGE.word("writing"))
        with answer:
            front.says("and answers with ten probabilities.")
            with st.container(key="hero_answer"):
                charts.show(answer_spec, alt=ANSWER, key=PAGE.word("answer"))
        player(STEP, frames=STEPS, key=PAGE.word("pen"), start=STEPS, autoplay=True)
        if not lecture_mode():
            front.first_steps()


open_page(PAGE)
if front.shows_ingredients():
    front.ingredients()
else:
    hero()
if not lecture_mode():
    with st.container(key="below"):
        front.ingredients()
        st.header("Neural networks are very versatile")
        versatile(key="versatile")
        st.header("Goals for today")
        with st.container(key="goals"):
            for number, (column, goal) in enumerate(zip(st.columns(3, gap="medium"), GOALS, strict=True), 1):
                column.html(f'<p><span class="number">{number}</span>{goal}</p>')
        st.header("The lecture")
        front.lecture_map()
pager(PAGE)
