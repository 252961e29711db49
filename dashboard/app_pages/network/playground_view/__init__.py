"""The playground's picture: a network, the map of every unit, its decision, its losses, drawn from recorded weights."""

from collections.abc import Callable

import streamlit as st

from dashboard.components import register

_view = register(__file__)


def playground_view(payload: bytes, *, on_change: Callable[[object], None], key: str) -> None:
    """Mount the picture; the browser computes every map from the weights of the snapshot that the player stands at.

    It hears the snapshot on the channel that the payload names as `step`, and says on "<channel>:maps" what it
    painted: the snapshot, the side of the grid, every unit's output at each of its places, and the bent sheet if shown.

    Args:
        payload: Packed by `dashboard.server.messages.pack`; see `dashboard.app_pages.network.picture.payload`.
        on_change: Called before the next run with {"name", "value"} of a word of the address, when an input or the
            number of layers or units was pressed. What a browser sends may be anything.
        key: Of the mount.
    """
    _view(key=key, data=payload, on_asked_change=lambda: on_change(st.session_state[key].get("asked")))
