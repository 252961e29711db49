"""The training of this visit: what is wanted, what stands on the page, Train and Cancel."""

import time
import uuid
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import layout, loaders
from dashboard.exercise.choices import Choices
from dashboard.exercise.picture import Shown
from dashboard.exercise.runs import Runs
from dashboard.exercise.work import Report
from dashboard.pages import LecturePage

EVERY = 0.3  # seconds between two looks at a training on its way


@st.cache_resource(show_spinner=False)
def runs() -> Runs:
    """Return the server's trainings."""
    return Runs()


def visitor() -> str:
    """Return a name for this visit."""
    return st.session_state.setdefault("tn_visitor", uuid.uuid4().hex)


def open_training(page: LecturePage, choices: Choices) -> None:
    """Want the training that the address asks for, when the page is opened, reset, or sent there by Try this."""
    if st.session_state.get("tn_opened") != layout.version(page):
        st.session_state["tn_opened"] = layout.version(page)
        _want(choices)


def wanted(choices: Choices) -> bool:
    """Whether these are the settings of the last press of Train."""
    return st.session_state.get("tn_wanted") == choices


def button(choices: Choices) -> None:
    """Show Train, or Cancel while the training is on its way."""
    shown: Shown | None = st.session_state.get("tn_shown")
    done = shown is not None and shown.ended and shown.choices == choices
    st.session_state["tn_cancellable"] = on_its_way(choices)
    if on_its_way(choices):
        st.button("Cancel", key="tn_cancel", width="stretch", on_click=_cancel, args=(choices,))
        return
    trained = done and shown is not None and shown.state == "finished"
    st.button(
        "Trained" if trained else "Train",
        key="tn_train",
        type="primary",
        width="stretch",
        on_click=_want,
        args=(choices,),
        disabled=trained,
        help="Change a setting to train again: the same settings give the same curves." if trained else None,
    )


def look(choices: Choices) -> Shown:
    """Return what there is to see now, and bring the training on if it is wanted."""
    if not wanted(choices):
        before: Shown | None = st.session_state.get("tn_shown")
        if before is None or before.choices == choices:
            return before or Shown(choices, "cancelled")
        return replace(before, state="old")
    seen = runs().look(choices, visitor=visitor(), worker=loaders.engine().training)
    shown = Shown(choices, seen.state, seen.report, seen.ahead, seen.why)
    if shown.state == "failed":
        st.session_state["tn_wanted"] = None
    st.session_state["tn_shown"] = shown
    return shown


def _want(choices: Choices) -> None:
    last: Any = st.session_state.get("tn_wanted")
    if last is not None and last != choices:
        runs().leave(last, visitor=visitor())
    shown: Shown | None = st.session_state.get("tn_shown")
    if shown is not None and shown.choices == choices:
        del st.session_state["tn_shown"]  # it begins anew
    st.session_state["tn_wanted"] = choices


def _cancel(choices: Choices) -> None:
    runs().leave(choices, visitor=visitor())
    st.session_state["tn_wanted"] = None
    shown: Shown | None = st.session_state.get("tn_shown")
    here = shown if shown is not None and shown.choices == choices else Shown(choices, "cancelled")
    st.session_state["tn_shown"] = replace(here, state="cancelled")


def on_its_way(choices: Choices) -> bool:
    """Whether the picture has to be looked at again and again."""
    shown: Shown | None = st.session_state.get("tn_shown")
    return wanted(choices) and not (shown is not None and shown.choices == choices and shown.ended)


def just_ended(shown: Shown) -> bool:
    """Whether the training has ended since Cancel was drawn: Train has to stand there instead."""
    return shown.ended and st.session_state.get("tn_cancellable", False)


def trained(choices: Choices) -> Report:
    """Return a training once it has ended, waiting for it if it has to be done first."""
    while (seen := runs().look(choices, visitor=visitor(), worker=loaders.engine().training)).state != "finished":
        if seen.state == "failed":
            raise RuntimeError(seen.why)
        time.sleep(0.1)
    return seen.report  # type: ignore[return-value]
