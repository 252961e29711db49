"""One network: built, trained, replayed."""

from functools import partial

import streamlit as st

from dashboard.app_pages.network import training
from dashboard.app_pages.network.below import close
from dashboard.app_pages.network.choices import Choices, change, chosen, hidden_asked, inputs_asked
from dashboard.app_pages.network.picture import payload, recording_of
from dashboard.app_pages.network.playground_view import playground_view
from dashboard.layout.visit import EVERY, Shown, Visit
from dashboard.pages import LecturePage


def show(page: LecturePage) -> None:
    """Show the picture and what stands below it."""
    visit = Visit(page)
    with st.container(key="nw_menus", horizontal=True, vertical_alignment="bottom"):
        choices = chosen(page)
        with st.spinner("Drawing your network."):
            shown = training.look(visit, choices)
        training.button(page, visit, shown)
    if shown.ended:
        draw(page, shown)
    else:
        st.fragment(partial(_watch, page, visit, choices), run_every=EVERY)()
    recording = recording_of(shown)
    if recording and shown.ended and len(recording.epochs) > 1:
        with st.container(key="controls_network"):
            training.replay(page, choices, recording.epochs)
    close(page, choices)


def draw(page: LecturePage, shown: Shown) -> None:
    """Draw a network as it stands."""
    playground_view(payload(page, shown), on_change=change, key="nw_view_one")


def _watch(page: LecturePage, visit: Visit, choices: Choices) -> None:
    """Draw a training on its way; the page is drawn anew once it ends, or something else is asked for."""
    shown = training.look(visit, choices)
    draw(page, shown)
    if shown.ended or (inputs_asked(), hidden_asked()) != (choices.inputs, choices.hidden):
        st.rerun()
