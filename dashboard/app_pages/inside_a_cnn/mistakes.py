"""What the network misreads: a confusion matrix whose cells open the digits behind them."""

import streamlit as st

from dashboard.app_pages.inside_a_cnn import PAGE, said
from dashboard.app_pages.inside_a_cnn.chosen import take
from dashboard.app_pages.inside_a_cnn.cross_validation import opened, words
from dashboard.app_pages.inside_a_cnn.mistakes_view import mistakes_view
from dashboard.app_pages.inside_a_cnn.network import NETWORK
from dashboard.layout.address import lecture_mode


def show(_: None) -> None:
    """Show the matrix, and the digits behind the cell that is open."""
    counts, images, about = opened()
    mistakes_view(counts, images=images, about=about, on_ask=_look_inside, key=PAGE.word("mistakes"))
    if not lecture_mode():
        st.caption(words())


def _look_inside(asked: object) -> None:
    take(asked)
    st.session_state[PAGE.word("view")] = NETWORK.name


MISTAKES = said.view_of_digits(name="mistakes", show=show)
