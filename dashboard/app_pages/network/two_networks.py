"""Two networks side by side: the same data, seed and replay, and one setting that is another."""

from dataclasses import dataclass
from functools import partial

import numpy as np
import streamlit as st

from dashboard.app_pages.network import PAGE, training
from dashboard.app_pages.network.by_hand import by_hand
from dashboard.app_pages.network.choices import say
from dashboard.app_pages.network.common import run_row, view_of_networks
from dashboard.app_pages.network.menus import OTHERS, beside, change, changed, chosen
from dashboard.app_pages.network.picture import payload, recording_of
from dashboard.app_pages.network.playground_view import playground_view
from dashboard.layout.views import Try
from dashboard.layout.visit import Shown, Visit, draw_growing, visit_to


@dataclass(frozen=True)
class Pair:
    """Two networks as they stand."""

    differ: str
    """The name of the setting in which they differ."""
    both: tuple[Shown, ...]
    """Left and right."""

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return all(shown.ended for shown in self.both)


def ask() -> Pair:
    """Show the menus, and return the networks as they stand."""
    left, visit = chosen(), visit_to(PAGE)
    differ, right = beside(left)
    with st.spinner("Drawing your networks."):
        both = training.seen(visit, left, right)
    return Pair(differ, both)


def show(pair: Pair) -> None:
    """Show Train or, once there is something to replay, the player, and the picture."""
    visit = visit_to(PAGE)
    replayed = pair.ended and visit.wanted and all(recording_of(shown) for shown in pair.both)
    with st.container(key=PAGE.word("beside")):
        run_row(visit, *pair.both, epochs=frames_of(pair.both) if replayed else None, on_cancel=visit.leave)
    draw_growing(partial(grow, visit, pair), on_its_way=not pair.ended)


def grow(visit: Visit, before: Pair) -> bool:
    """Draw trainings on their way; return whether they have ended, or something else is asked for."""
    left, right = (shown.job for shown in before.both)
    pair = Pair(before.differ, training.seen(visit, left, right))
    draw(pair)
    return pair.ended or changed(left)


def frames_of(both: tuple[Shown, ...]) -> np.ndarray:
    """Return the epochs of the player's frames: those of the network that is trained longer, or has more snapshots."""
    recordings = [recording_of(shown) for shown in both]
    return max((each.epochs for each in recordings if each is not None), key=lambda epochs: (epochs[-1], len(epochs)))


def draw(pair: Pair) -> None:
    """Draw both networks as they stand."""
    field, _ = OTHERS[pair.differ]
    frames = frames_of(pair.both) if all(recording_of(shown) for shown in pair.both) else None
    same = pair.both[0].job == pair.both[1].job
    with st.container(key="halves"):
        columns = st.columns(2, gap="small")
    for place, column, shown in zip(("", ":right"), columns, pair.both, strict=True):
        title = f"{pair.differ}: {say(shown.job, field)}{' in both' if same else ''}"
        with column:
            fixed, hand = bool(place) and field == "hidden", by_hand(shown.job, place=place)
            playground_view(
                payload(shown, title=title, place=place, frames=frames, fixed=fixed, hand=hand),
                on_change=change,
                key=PAGE.word(f"two{place}"),
            )


NAME = "Two side by side"
TRIES = (
    Try("tanh or ReLU", {"view": NAME, "data": "circles", "hidden": "4", "run": training.OPENED}),
    Try(
        "Longer steps",
        {"view": NAME, "data": "circles", "differ": "Learning rate", "other_rate": "0.3", "run": training.OPENED},
    ),
    Try(
        "Smaller weights",
        {"view": NAME, "data": "moons", "noise": "30", "share": "10", "hidden": "8-8"}
        | {"differ": "L2", "other_l2": "0.01", "run": training.OPENED},
    ),
)
TWO_NETWORKS = view_of_networks(name=NAME, ask=ask, show=show, first=lambda pair: pair.both[0].job, tries=TRIES)
