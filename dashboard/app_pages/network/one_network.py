"""One network: built, trained, replayed."""

from functools import partial

import numpy as np
import streamlit as st

from dashboard.app_pages.network import PAGE, training
from dashboard.app_pages.network.by_hand import by_hand
from dashboard.app_pages.network.choices import Choices
from dashboard.app_pages.network.common import run_row, view_of_networks
from dashboard.app_pages.network.menus import change, changed, chosen
from dashboard.app_pages.network.picture import payload, recording_of
from dashboard.app_pages.network.playground_view import playground_view
from dashboard.layout.story import Step
from dashboard.layout.visit import Shown, Visit, draw_growing, visit_to

TRAINED = {"run": training.OPENED}
PLAYED = TRAINED | {"play": "1"}
STORY = (
    Step(
        "Without a hidden layer the decision boundary is a straight line: it cannot enclose the disc.",
        {"data": "circles", "hidden": "none"} | TRAINED,
        lit="map",
    ),
    Step(
        "Add four units. Each turns along a line of its own; their first weights are random.",
        {"data": "circles", "hidden": "4"},
        lit="diagram",
    ),
    Step(
        "Training moves the four lines until their weighted sum encloses the disc.",
        {"data": "circles", "hidden": "4"} | PLAYED,
        lit="map",
    ),
    Step(
        "The hidden layer bends the plane until one straight line is enough; the last unit draws it.",
        {"data": "circles", "hidden": "4", "bent": "1"} | TRAINED,
        lit="map",
    ),
    Step(
        "Two layers of eight follow a spiral: units built of units make ever more complex shapes.",
        {"data": "spiral", "hidden": "8-8", "epochs": "1000"} | PLAYED,
    ),
    Step(
        "On 40 noisy points the training loss goes on falling while the validation loss rises: overfitting.",
        {"data": "moons", "noise": "30", "share": "10", "hidden": "8-8"} | TRAINED,
        lit="loss",
    ),
)


def ask() -> Shown:
    """Show the menus, and return the network as it stands."""
    choices, visit = chosen(), visit_to(PAGE)
    with st.spinner("Drawing your network."):
        (shown,) = training.seen(visit, choices)
    return shown


def show(shown: Shown) -> None:
    """Show Train or, once there is something to replay, the player, and the picture."""
    visit = visit_to(PAGE)
    run_row(visit, shown, epochs=frames_of(shown), on_cancel=visit.cancel)
    draw_growing(partial(grow, visit, shown.job), on_its_way=not shown.ended)


def frames_of(shown: Shown) -> np.ndarray | None:
    """Return the epochs of the replay, if there is one."""
    recording = recording_of(shown)
    return recording.epochs if shown.ended and recording is not None and len(recording.epochs) > 1 else None


def grow(visit: Visit, choices: Choices) -> bool:
    """Draw a training on its way; return whether it has ended, or something else is asked for."""
    (shown,) = training.seen(visit, choices)
    draw(shown)
    return shown.ended or changed(choices)


def draw(shown: Shown) -> None:
    """Draw a network as it stands."""
    playground_view(payload(shown, hand=by_hand(shown.job)), on_change=change, key=PAGE.word("one"))


ONE_NETWORK = view_of_networks(name="One network", ask=ask, show=show, first=lambda shown: shown.job, story=STORY)
