"""Two networks side by side: the same data, seed and replay, and one setting that is another."""

from dataclasses import replace
from functools import partial

import numpy as np
import streamlit as st

from dashboard.app_pages.network import training
from dashboard.app_pages.network.below import close
from dashboard.app_pages.network.choices import OTHERS, Choices, beside, change, chosen, hidden_asked, inputs_asked, say
from dashboard.app_pages.network.picture import payload, recording_of
from dashboard.app_pages.network.playground_view import playground_view
from dashboard.layout import visit as trainings
from dashboard.layout.visit import EVERY, Shown, Visit
from dashboard.pages import LecturePage


def show(page: LecturePage) -> None:
    """Show the picture and what stands below it."""
    visit = Visit(page)
    with st.container(key="nw_menus", horizontal=True, vertical_alignment="bottom"):
        left = chosen(page)
        differ, right = beside(page, left)
        with st.spinner("Drawing your networks."):
            both = look(visit, left, right)
        training.button(page, visit, replace(both[0], state="running" if on_its_way(both) else both[0].state))
    if on_its_way(both):
        st.fragment(partial(_watch, page, visit, differ, left, right), run_every=EVERY)()
    else:
        draw(page, differ, both)
        recordings = [recording_of(shown) for shown in both]
        if training.asked_to_run() and all(recordings):
            with st.container(key="controls_network"):
                training.replay(page, (left, right), frames_of(both))
    close(page, left)


def look(visit: Visit, left: Choices, right: Choices) -> tuple[Shown, Shown]:
    """Return what there is to see of both networks."""
    if not training.asked_to_run() or not left.inputs:
        first, second = (
            Shown(each, "new", training.untrained(each) if each.inputs else None) for each in (left, right)
        )
        return first, second
    first = training.look(visit, left)
    seen = trainings.look(right, seconds=training.FIRST if first.ended else 0.0)
    return first, training.begun(Shown(right, seen.state, seen.report, seen.ahead, seen.why))


def on_its_way(both: tuple[Shown, Shown]) -> bool:
    """Whether one of them is still being trained."""
    return not all(shown.ended for shown in both)


def frames_of(both: tuple[Shown, Shown]) -> np.ndarray:
    """Return the epochs of the player's frames: those of the network that is trained longer, or has more snapshots."""
    recordings = [recording_of(shown) for shown in both]
    return max((each.epochs for each in recordings if each is not None), key=lambda epochs: (epochs[-1], len(epochs)))


def draw(page: LecturePage, differ: str, both: tuple[Shown, Shown]) -> None:
    """Draw both networks as they stand."""
    field, _ = OTHERS[differ]
    frames = frames_of(both) if all(recording_of(shown) for shown in both) else None
    for place, column, shown in zip(("", ":right"), st.columns(2, gap="medium"), both, strict=True):
        title = f"{differ}: {say(shown.job, field)}"
        with column:
            playground_view(
                payload(page, shown, title=title, place=place, frames=frames, fixed=bool(place) and field == "hidden"),
                on_change=change,
                key=f"nw_two{place}",
            )
    if both[0].job == both[1].job:
        st.markdown("**Both are the same network: choose another value for the right one.**")


def _watch(page: LecturePage, visit: Visit, differ: str, left: Choices, right: Choices) -> None:
    both = look(visit, left, right)
    draw(page, differ, both)
    if not on_its_way(both) or (inputs_asked(), hidden_asked()) != (left.inputs, left.hidden):
        st.rerun()
