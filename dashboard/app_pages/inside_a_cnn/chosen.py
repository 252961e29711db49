"""Which image the page looks at: one of the 5,000 digits, or what the visitor drew."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import streamlit as st

from dashboard.app_pages.inside_a_cnn import PAGE
from dashboard.layout.address import forget_words, query_number, version
from nnviz.datasets.mnist import gray_digits

TEST = 500  # digits that the network was not trained on: places 0 to 499
FIRST = 27  # a test digit
DIGIT = PAGE.word("digit")  # of the address
ANOTHER = PAGE.word("another")  # key of the choice of another digit
KEPT = PAGE.word("kept")  # of the session: what is looked at, and the name of the page's state that it belongs to


@dataclass(frozen=True)
class Chosen:
    """An image that the network looks at."""

    place: int
    """Among the 5,000 digits, the 500 test digits first; -1 for the visitor's drawing."""
    gray: np.ndarray
    """uint8, shape (28, 28)."""


@st.cache_resource(show_spinner=False)  # 4 MB that nobody changes: a copy for every run would take 50 ms
def all_digits() -> tuple[np.ndarray, np.ndarray]:
    """Return all 5,000 digits, the 500 test digits first: uint8 gray values, and their labels."""
    (images, labels), (more_images, more_labels) = gray_digits("test"), gray_digits("train")
    return np.concatenate([images, more_images]), np.concatenate([labels, more_labels])


@st.cache_resource(show_spinner=False)
def labels() -> str:
    """Return the class of every digit, a letter each."""
    return "".join(map(str, all_digits()[1]))


def chosen() -> Chosen:
    """Return what the address asks for, else what was looked at last: a change of view takes the word out."""
    kept, state = st.session_state.get(KEPT, (None, ""))
    if kept is None or state != version(PAGE) or DIGIT in st.query_params:
        kept = _digit(int(query_number(DIGIT, default=FIRST, low=0, high=len(all_digits()[0]) - 1)))
    elif kept.place not in (FIRST, -1):
        st.query_params[DIGIT] = str(kept.place)
    # Reset and Try this change the state's name, and leave what was looked at.
    st.session_state[KEPT] = kept, version(PAGE)
    return kept


def take(asked: object) -> None:
    """Take what the browser asks for: another digit, or the visitor's drawing."""
    if not isinstance(asked, Mapping):
        return
    place, drawing = asked.get("digit"), asked.get("drawing")
    if type(place) is int and 0 <= place < len(all_digits()[0]):
        st.query_params[DIGIT] = str(place)
    elif (gray := drawing_of(drawing)) is not None:
        st.session_state[KEPT] = Chosen(-1, gray), version(PAGE)
        forget_words([DIGIT])


def _digit(place: int) -> Chosen:
    return Chosen(place, all_digits()[0][place])


def pick(*, shown: bool = True) -> None:
    """Show a choice of another digit, for the views whose picture has none.

    Args:
        shown: Whether the digit that was chosen is what is looked at.
    """
    place = chosen().place
    digit = int(all_digits()[1][place]) if place >= 0 and shown else None
    st.session_state[ANOTHER] = digit  # one widget for all images: a new one would move what stands beside it
    st.segmented_control(
        "Another digit",
        range(10),
        key=ANOTHER,
        on_change=_take_next,
        args=(digit, place),
        label_visibility="collapsed",
    )


def _take_next(digit: int | None, place: int) -> None:
    """Take the next digit of the class that was clicked; a click on the present class unselects it."""
    clicked = st.session_state[ANOTHER]
    take({"digit": next_of(digit or 0 if clicked is None else clicked, after=place)})


def next_of(digit: int, *, after: int) -> int:
    """Return the next place with a digit of this class, beginning anew after the last one."""
    places = np.flatnonzero(all_digits()[1] == digit)
    later = places[places > after]
    return int(later[0] if len(later) else places[0])


def drawing_of(text: object) -> np.ndarray | None:
    """Return a drawing from a browser's base64, uint8, shape (28, 28); None where it is none."""
    if not isinstance(text, str):
        return None
    try:
        gray = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return np.frombuffer(gray, np.uint8).reshape(28, 28) if len(gray) == 784 else None
