"""The story of a view: a few sentences, each with the state of the picture that shows what it says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from dashboard.layout.address import State, show_state, version, words_of
from dashboard.layout.text import write
from dashboard.pages import LecturePage

FAINT = 0.28  # opacity of what a sentence does not speak of


@dataclass(frozen=True)
class Step:
    """One sentence of a story."""

    says: str
    """At most 18 words."""
    state: State
    """Of the picture: words of the address without the page's prefix."""
    lit: str = ""
    """The part of the picture that it speaks of; all of it if not given."""


def stepper(page: LecturePage, steps: Sequence[Step], *, view: str = "") -> None:
    """Show the steps of a story as a row of buttons, and the sentence of the present one.

    The picture takes a part's opacity from `--dim-<part>`. Touching the picture lights all of it again, until the
    story goes on.

    Args:
        page: Whose story it is.
        steps: Three to six.
        view: The name of the view, if the page has several, behind its tab's; a step may lead to another view
            that tells the same story.
    """
    told: dict[str, int] = st.session_state.setdefault(f"story:{page.path}", {})  # the step of each version
    present = told.get(version(page) + view, -1)

    def go(to: int) -> None:
        """Bring the picture into the state of a step."""
        words = words_of(page, steps[to].state)
        show_state(page, words)
        there = st.session_state.get(page.word("view"), "") + words.get(page.word("which"), "")
        told[version(page) + there] = to

    with st.container(key="story", horizontal=True, vertical_alignment="center"):
        with st.container(key="steps", horizontal=True):
            _button("Back in the story", "story_back", present - 1, steps, go)
            for number in range(len(steps)):
                here: Literal["primary", "secondary"] = "primary" if number == present else "secondary"
                st.button(str(number + 1), key=f"story_{number}", type=here, on_click=go, args=(number,))
            _button("Go on in the story", "story_next", present + 1, steps, go)
        with st.container(key="sentence"):
            write(steps[present].says if present >= 0 else f"**{len(steps)} steps** tell the story of this picture.")
    if present >= 0 and steps[present].lit:
        _light(steps[present].lit, {step.lit for step in steps} - {""})


def _button(label: str, key: str, to: int, steps: Sequence[Step], go: Callable[[int], None]) -> None:
    inside = 0 <= to < len(steps)
    st.button(label, key=key, type="tertiary", disabled=not inside, on_click=go, args=(to,))  # drawn as ‹ and ›


def _light(lit: str, parts: set[str]) -> None:
    faint = "".join(f"--dim-{part}: {FAINT};" for part in sorted(parts - {lit}))
    st.html(f"<style>:root:not([data-touched]) {{ {faint} }}</style>")
