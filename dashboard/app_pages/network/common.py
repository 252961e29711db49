"""What the views of one network and of two have in common: the row of Train and replay, and what they declare."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

import numpy as np
import streamlit as st

from dashboard.app_pages.network import training, words
from dashboard.app_pages.network.choices import Choices
from dashboard.layout.story import Step
from dashboard.layout.views import Guess, Try, View
from dashboard.layout.visit import Shown, Visit

Asked = TypeVar("Asked")
GUESS = Guess(
    "A disc in a ring, no hidden layer: how many of its training points will it get right, about?",
    tuple(words.SHARES),
    right=words.right_guess,
    because=words.answer_to_guess,
)


def run_row(visit: Visit, *shown: Shown, epochs: np.ndarray | None, on_cancel: Callable[[], None]) -> None:
    """Show Train, or Cancel; once there is something to replay, the player stands there, whose button takes its place.

    Args:
        visit: Of the page.
        *shown: The networks as they stand.
        epochs: Of the replay's frames, int, shape (frames,); nothing if there is nothing to replay.
        on_cancel: How the trainings are left.
    """
    networks = tuple(each.job for each in shown)
    with st.container(key="controls_network", horizontal=True, vertical_alignment="center"):
        if epochs is None or not all(each.state == "finished" for each in shown):
            _train_button(visit, *networks, on_cancel=on_cancel)
        if epochs is not None:
            training.replay(visit, networks, epochs)


def _train_button(visit: Visit, *networks: Choices, on_cancel: Callable[[], None]) -> None:
    visit.button(
        *networks,
        refused=networks[0].missing,
        again=True,
        on_train=partial(training.press, visit, *networks),
        on_cancel=partial(training.cancel, on_cancel),
    )


def view_of_networks(
    *,
    name: str,
    ask: Callable[[], Asked],
    show: Callable[[Asked], None],
    first: Callable[[Asked], Choices],
    tries: Sequence[Try] = (),
    story: Sequence[Step] = (),
) -> View[Any]:
    """Return a view of one network or more.

    Args:
        name: In the choice among views.
        ask: See `View`.
        show: See `View`.
        first: Returns the settings of the network, or of the left one, that slide and code are about.
        tries: See `View`.
        story: See `View`.
    """
    return View(
        name=name,
        ask=ask,
        show=show,
        tries=tries,
        story=story,
        guess=GUESS,
        slide=lambda asked: words.slide(first(asked)),
        panel="network",
        lines=lambda asked: words.lines(first(asked)),
        sources=lambda asked: words.sources(first(asked)),
    )
