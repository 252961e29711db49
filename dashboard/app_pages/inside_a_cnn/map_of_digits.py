"""The digits as a map: near each other where the last hidden layer finds them alike."""

from typing import Any

import streamlit as st

from dashboard.app_pages.inside_a_cnn import PAGE, said, work
from dashboard.app_pages.inside_a_cnn.chosen import all_digits
from dashboard.app_pages.inside_a_cnn.training import recording
from dashboard.layout import picture
from dashboard.layout.address import lecture_mode
from dashboard.layout.picture import specification
from dashboard.server import once

WORDS = (
    "The 500 test digits by the outputs of the units of the last hidden layer, brought into the plane by t-SNE. It "
    "tries "
    "to keep neighbors neighbors; the size of a heap and the gaps between heaps mean little. A ring is a misread digit."
)


@st.cache_data(show_spinner=False)
def chart() -> dict[str, Any]:
    """Return the map as Vega-Lite."""
    from dashboard.app_pages.inside_a_cnn.map_chart import digit_frame, digit_map  # only this view needs it

    places = recording().places
    images, labels = (part[: len(places)] for part in all_digits())
    predictions = once.ask(once.engine().training, work.read_digits, images)
    return specification(digit_map(digit_frame(places, images, labels, predictions)))


def show(_: None) -> None:
    """Show the map."""
    with st.container(key="picture", height="stretch"):
        picture.show(chart(), alt="500 digits in the plane, each class in a heap of its own.", key=PAGE.word("places"))
    if not lecture_mode():
        st.caption(WORDS)


MAP_OF_DIGITS = said.view_of_digits(name="map of digits", show=show)
