import streamlit as st

from dashboard.app_pages.home import PAGE, front
from dashboard.app_pages.home.versatile import versatile
from dashboard.layout.address import lecture_mode
from dashboard.layout.frame import head, screen, stage

GOALS = (
    "Describe the three key components of a neural network: architecture, loss, optimizer",
    "Train a neural network with TensorFlow",
    "Understand why convolutional networks are used for images",
)


def show() -> None:
    """Show the pad and its network, and below them what the lecture is."""
    with screen(PAGE):
        with head(PAGE):
            if not lecture_mode():
                st.html('<p class="subject">A minimal introduction to neural networks</p>')
        with stage():
            if front.shows_ingredients():
                front.ingredients()
            else:
                front.first_drawing()
        if not lecture_mode():
            front.ways_on()
    if not lecture_mode():
        with st.container(key="below"):
            front.ingredients()
            st.header("The lecture")
            front.lecture_map()
            st.header("Neural networks are very versatile")
            versatile(key="versatile")
            st.header("Goals for today")
            with st.container(key="goals"):
                for number, (column, goal) in enumerate(zip(st.columns(3, gap="medium"), GOALS, strict=True), 1):
                    column.html(f'<p><span class="number">{number}</span>{goal}</p>')


if __name__ == "__main__":  # Streamlit runs it
    show()
