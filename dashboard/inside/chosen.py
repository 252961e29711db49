"""Which image the page looks at: one of the 5,000 digits, or what the visitor drew."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import streamlit as st

from dashboard import layout
from dashboard.pages import page_at
from nnviz.datasets.digits import grey_digits

FIRST = 27  # a 0 to 499 are the test digits, the others were trained on
DRAWN = "ic_drawn"  # of the session: the visitor's drawing as grey values, and the state of the page it belongs to


@dataclass(frozen=True)
class Chosen:
    """An image that the network looks at."""

    place: int
    """Among the 5,000 digits, the 500 test digits first; -1 for the visitor's drawing."""
    grey: np.ndarray
    """uint8, shape (28, 28)."""


@st.cache_resource(show_spinner=False)  # 4 MB that nobody changes: a copy for every run would take 50 ms
def all_digits() -> tuple[np.ndarray, np.ndarray]:
    """Return all 5,000 digits, the 500 test digits first: uint8 grey values, and their labels."""
    (images, labels), (more_images, more_labels) = grey_digits("test"), grey_digits("train")
    return np.concatenate([images, more_images]), np.concatenate([labels, more_labels])


@st.cache_resource(show_spinner=False)
def labels() -> str:
    """Return the class of every digit, a letter each."""
    return "".join(map(str, all_digits()[1]))


def chosen() -> Chosen:
    """Return what the address asks for, or the drawing that was asked for last."""
    images, _ = all_digits()
    drawn, version = st.session_state.get(DRAWN, (None, ""))
    if version == _version() and "ic_digit" not in st.query_params:
        return Chosen(-1, drawn)
    place = int(layout.query_number("ic_digit", default=FIRST, low=0, high=len(images) - 1))
    return Chosen(place, images[place])


def choose(asked: object) -> None:
    """Take what the browser asks for: another digit, or the visitor's drawing."""
    if not isinstance(asked, Mapping):
        return
    place, drawing = asked.get("digit"), asked.get("drawing")
    if isinstance(place, int) and 0 <= place < len(all_digits()[0]):
        st.query_params["ic_digit"] = str(place)
        st.session_state.pop(DRAWN, None)
    elif (grey := drawing_of(drawing)) is not None:
        st.session_state[DRAWN] = grey, _version()
        layout.forget_words(["ic_digit"])


def _version() -> str:
    """Reset and Try this change it: they leave the drawing."""
    return layout.version(page_at("inside-a-cnn"))


def pick() -> None:
    """Show a choice of another digit, for the views whose picture has none."""
    label = all_digits()[1][chosen().place] if chosen().place >= 0 else None
    key = f"ic_another_{chosen().place}"  # a new one for each image, which shows its class
    st.segmented_control(
        "Another digit",
        range(10),
        default=None if label is None else int(label),
        key=key,
        on_change=_take_next,
        args=(key, label),
        label_visibility="collapsed",
    )


def _take_next(key: str, label: int | None) -> None:
    """Take the next digit of the class that was clicked; a click on the present class unselects it."""
    asked = st.session_state[key]
    choose({"digit": next_of(int(label or 0) if asked is None else asked, after=chosen().place)})


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
        grey = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return np.frombuffer(grey, np.uint8).reshape(28, 28) if len(grey) == 784 else None
