"""The training of the playground: asked for in the address, looked at, replayed."""

from dataclasses import replace

import numpy as np
import streamlit as st

from dashboard import layout
from dashboard.app_pages.network import work
from dashboard.app_pages.network.choices import TRAINED, Choices
from dashboard.components.player import player
from dashboard.layout.visit import Shown, Visit, trained
from dashboard.pages import LecturePage
from dashboard.server import once
from nnviz.training import Recording, Settings

FIRST = 0.55  # seconds that the page waits for a training, before it shows how far it is


def asked_to_run() -> bool:
    """Whether the address asks for the trained network."""
    return st.query_params.get("nw_run") == "1"


def look(visit: Visit, choices: Choices) -> Shown:
    """Return what there is to see: the training that the address asks for, or the network before it."""
    if not choices.inputs:
        return Shown(choices, "new")
    shown = visit.shown_of(choices)
    if not asked_to_run():
        return begun(shown) if shown and shown.state == "cancelled" else Shown(choices, "new", untrained(choices))
    failed = shown is not None and shown.state == "failed"  # until Train is pressed
    if not failed and not visit.wanted(choices):
        visit.want(choices)
    return begun(visit.look(choices, seconds=FIRST))


def begun(shown: Shown) -> Shown:
    """Return what stands on the page: until a training has its first snapshot, the network before it."""
    early = shown.report is None or not len(shown.report.recording.epochs)
    return replace(shown, report=untrained(shown.job)) if early else shown


def recorded(choices: Choices) -> Recording:
    """Return a training, waiting for it."""
    return trained(choices).recording


def button(page: LecturePage, visit: Visit, shown: Shown) -> None:
    """Show Train, or Cancel while the training is on its way."""
    visit.remember_button(cancels=not shown.ended)
    if not shown.ended:
        st.button("Cancel", key="nw_cancel", width="stretch", on_click=_cancel, args=(visit, shown.job))
        return
    st.button(
        "Train",
        key="nw_train",
        type="primary",
        width="stretch",
        on_click=press_train,
        args=(page, visit, shown.job),
        disabled=not shown.job.inputs,
        help=None if shown.job.inputs else "A network needs an input.",
    )


def press_train(page: LecturePage, visit: Visit, choices: Choices) -> None:
    """Ask for the training, and for its replay from the start."""
    st.query_params["nw_run"] = "1"
    layout.forget_words(["nw_step"])
    presses = st.session_state.get("nw_pressed", ("", 0))[1] + 1
    st.session_state["nw_pressed"] = layout.version(page), presses
    visit.want(choices)


def _cancel(visit: Visit, choices: Choices) -> None:
    layout.forget_words(TRAINED)
    visit.cancel(choices)


def replay(page: LecturePage, of: object, epochs: np.ndarray) -> None:
    """Show the player of some trainings: from the start after a press of Train, else where the address says.

    Args:
        page: Where it stands.
        of: What tells these trainings from others.
        epochs: Of each frame, int, shape (frames,).
    """
    frames = len(epochs) - 1
    version, presses = st.session_state.get("nw_pressed", ("", 0))
    fresh = version == layout.version(page)
    start = layout.query_number("nw_step", default=frames, low=0, high=frames)
    player(
        frames=max(frames, 1),
        key="nw_player",
        start=0 if fresh else int(start),
        version=f"{layout.version(page)} {of} {presses}",
        label="epoch",
        numbers=epochs.tolist(),
        rate=30,
        autoplay=fresh,
    )


def untrained(choices: Choices) -> Recording:
    """Return the network before its training: one snapshot of weights, without losses."""
    return replace(_first(choices.architecture, choices.settings), settings=choices.settings)


@st.cache_data(show_spinner=False, max_entries=100)
def _first(architecture: work.Architecture, _settings: Settings) -> Recording:
    """Return a network of any settings before its training: they do not change its first weights."""
    progress = once.engine().answering.submit(work.start, architecture, _settings).result()
    return replace(progress.recording, weights=progress.weights[None], epochs=np.zeros(1, np.int32))
