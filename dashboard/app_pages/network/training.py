"""The training of the playground: asked for in the address, watched, replayed."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, cast
from zlib import crc32

import numpy as np
import streamlit as st

from dashboard.app_pages.network import PAGE, work
from dashboard.app_pages.network.choices import Choices
from dashboard.app_pages.network.menus import TRAINED
from dashboard.app_pages.network.own_points import OWN
from dashboard.components.player import player
from dashboard.layout.address import forget_words, query_number, version
from dashboard.layout.visit import Shown, Visit, trained
from dashboard.server import once
from nnviz.training import Recording, Settings

FIRST = 0.55  # seconds that the page waits for a training, before it shows how far it is
RUN, STEP, PLAY = PAGE.words(("run", "step", "play"))
OPENED = "1"  # the run word of links and of Try this: whatever settings stand beside it


def run_word(*networks: Choices) -> str:
    """Return the word of the address that asks for these networks trained: it names their settings.

    Only what differs from the defaults counts, so that links stay when there is one more setting.

    Example:
        >>> run_word(Choices(), Choices(data="moons"))
        '0d4cbb29-e9c66ecf'
    """
    return "-".join(f"{crc32(repr(_chosen(network)).encode()):08x}" for network in networks)


def _chosen(network: Choices) -> list[tuple[str, Any]]:
    values = [(each.name, getattr(network, each.name), each.default) for each in fields(network)]
    return [(name, value) for name, value, default in values if value != default]


def asked(visit: Visit, *networks: Choices) -> bool:
    """Return whether the address asks for these networks trained.

    It does where its run word names their settings. `1` stands for those with which the page was opened by a link,
    Reset or Try this. In the other view the first network stays trained, and the second is trained beside it.

    The browser's Back may lead to a run word beside other settings: a menu writes its choice into the address of the
    training before it, and only then leaves that. Nothing is trained then: what was chosen stays on the page as if it
    had been chosen just now, until Train is pressed.
    """
    opening = visit.opens(*networks)
    word = st.query_params.get(RUN, "")
    named = (run_word(*visit.opened) if word == OPENED else word).split("-")
    first, *others = (run_word(each) for each in networks)
    if networks[0].missing or first not in named:
        return False
    return opening or visit.wanted[:1] == networks[:1] or set(others) <= set(named)


def seen(visit: Visit, *networks: Choices) -> tuple[Shown, ...]:
    """Return what there is to see: the trainings that the address asks for, or the networks before them."""
    if follows(visit, *networks):
        st.query_params[RUN] = run_word(*networks)
        visit.follow(*networks)
    elif not asked(visit, *networks):
        if visit.wanted:
            visit.leave()
    elif visit.wanted != networks:
        visit.train(*networks)
    return tuple(begun(shown) for shown in visit.watch(*networks, seconds=FIRST))


def follows(visit: Visit, *networks: Choices) -> bool:
    """Return whether what is trained is to be trained anew: its own points, and nothing else, were moved by hand."""
    wanted = cast(tuple[Choices, ...], visit.wanted)
    if RUN not in st.query_params or any(network.data != OWN or network.missing for network in networks):
        return False
    before = tuple(replace(network, placed=old.placed) for network, old in zip(networks, wanted, strict=False))
    return before == wanted != networks


def begun(shown: Shown) -> Shown:
    """Return what stands on the page: until a training has its first snapshot, the network before it."""
    early = shown.report is None or not len(shown.report.recording.epochs)
    return replace(shown, report=untrained(shown.job)) if early and shown.job.inputs else shown


def recorded(choices: Choices) -> Recording:
    """Return a training, waiting for it."""
    return trained(choices).recording


def press(visit: Visit, *networks: Choices) -> None:
    """Ask for the trainings, and for their replay from the start."""
    forget_words(PAGE.words(TRAINED))
    st.query_params[RUN] = run_word(*networks)
    visit.press(*networks)


def cancel(leave: Callable[[], None]) -> None:
    """Take the trainings out of the address, and leave them by `Visit.cancel` or `Visit.leave`."""
    forget_words(PAGE.words(TRAINED))
    leave()


def replay(visit: Visit, of: object, epochs: np.ndarray) -> None:
    """Show the player of some trainings, where the address says.

    It plays them from the start after a press of Train, or where the address asks for that.

    Args:
        visit: In which they were asked for.
        of: What tells these trainings from others.
        epochs: Of each frame, int, shape (frames,).
    """
    frames = len(epochs) - 1
    plays = visit.pressed or st.query_params.get(PLAY) == "1"
    start = query_number(STEP, default=frames, low=0, high=frames)
    player(
        frames=max(frames, 1),
        key=PAGE.word("player"),
        start=0 if plays else int(start),
        version=f"{version(PAGE)} {of} {visit.presses}",
        label="epoch",
        numbers=epochs.tolist(),
        rate=30,
        autoplay=plays,
    )


def untrained(choices: Choices) -> Recording:
    """Return the network before its training: one snapshot of weights, without losses."""
    return replace(_first(choices.architecture, choices.settings), settings=choices.settings)


@st.cache_data(show_spinner=False, max_entries=100)
def _first(architecture: work.Architecture, _settings: Settings) -> Recording:
    """Return a network of any settings before its training: they do not change its first weights."""
    progress = once.ask(once.engine().answering, work.start, architecture, _settings)
    return replace(progress.recording, weights=progress.weights[None], epochs=np.zeros(1, np.int32))
