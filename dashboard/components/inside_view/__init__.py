"""The CNN as columns of maps, one of them taken apart; everything but the choice of a digit happens in the browser."""

from collections.abc import Callable

import streamlit as st

from dashboard.components import register

_view = register("inside_view", shared=("colours.js", "message.js", "grids.js"))


def inside_view(payload: bytes, *, on_ask: Callable[[object], None], key: str) -> None:
    """Mount the picture. What it says: numbers on "<channel>:values", what a link needs on "address:<channel>".

    Args:
        payload: A message of `dashboard.tasks.pack` in float32, see `dashboard.inside.network.payload`; its head names
            the channel on which `constants` says what is the same for every digit.
        on_ask: Called before the next run with {"digit": place} or {"drawing": grey values}, when another image is
            asked for. What a browser sends may be anything.
        key: Of the mount.
    """
    _view(key=key, data=payload, on_asked_change=lambda: on_ask(st.session_state[key].get("asked")))
