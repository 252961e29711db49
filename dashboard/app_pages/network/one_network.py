"""One network: built, trained, replayed."""

from functools import partial

import streamlit as st

from dashboard.app_pages.network import PAGE, training
from dashboard.app_pages.network.choices import Choices
from dashboard.app_pages.network.common import train_button, view_of_networks
from dashboard.app_pages.network.menus import change, changed, chosen
from dashboard.app_pages.network.picture import payload, recording_of
from dashboard.app_pages.network.playground_view import playground_view
from dashboard.layout.visit import Shown, Visit, draw_growing, visit_to


def ask() -> Shown:
    """Show the menus and the button, and return the network as it stands."""
    choices, visit = chosen(), visit_to(PAGE)
    with st.spinner("Drawing your network."):
        (shown,) = training.seen(visit, choices)
    train_button(visit, choices, on_cancel=visit.cancel)
    return shown


def show(shown: Shown) -> None:
    """Show the picture and, once there is something to replay, its player."""
    visit = visit_to(PAGE)
    if not shown.ended:
        draw_growing(partial(grow, visit, shown.job), on_its_way=True)
        return
    draw(shown)
    recording = recording_of(shown)
    if recording and len(recording.epochs) > 1:
        with st.container(key="controls_network"):
            training.replay(visit, shown.job, recording.epochs)


def grow(visit: Visit, choices: Choices) -> bool:
    """Draw a training on its way; return whether it has ended, or something else is asked for."""
    (shown,) = training.seen(visit, choices)
    draw(shown)
    return shown.ended or changed(choices)


def draw(shown: Shown) -> None:
    """Draw a network as it stands."""
    playground_view(payload(shown), on_change=change, key=PAGE.word("one"))


ONE_NETWORK = view_of_networks(name="One network", ask=ask, show=show, first=lambda shown: shown.job)
