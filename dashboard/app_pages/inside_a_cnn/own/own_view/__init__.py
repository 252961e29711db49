"""Any network as columns of maps, one of them taken apart; another map is asked of Python."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from dashboard.components import register
from dashboard.server.messages import pack

_view = register(__file__)


def own_view(
    about: Mapping[str, Any], seen: bytes, apart: bytes, *, on_ask: Callable[[object], None], key: str
) -> None:
    """Mount the picture; it says the numbers of the cell that is taken apart on "<channel>:own" of the bus.

    Args:
        about: `channel`; `image`, what it shows, in words; `attributed`, whether the maps are attributions, which lie
            over the image; `says`, about the maps.
        seen: `work.packed`: the image and the maps of all layers.
        apart: `work.packed_cells`: the map that is taken apart.
        on_ask: Called before the next run with the layer and the unit that the visitor chose. What a browser sends
            may be anything.
        key: Of the mount.
    """
    _view(
        key=key,
        data=pack(dict(about), {}) + seen + apart,
        on_asked_change=lambda: on_ask(st.session_state[key].get("asked")),
    )
