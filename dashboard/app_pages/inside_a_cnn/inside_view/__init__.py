"""The CNN as columns of maps, one of them taken apart; the server is asked for nothing but the network's answers."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from dashboard.app_pages.inside_a_cnn import PAGE
from dashboard.components import register

_view = register(__file__)


def inside_view(first: Mapping[str, Any], *, on_ask: Callable[[object], None], key: str) -> None:
    """Mount the picture.

    It asks on "<channel>:ask" of the bus for what the network computes, and hears the answer on "<channel>:answer"
    (see `link`); it says numbers on "<channel>:values", and what a link needs on "address:<channel>".

    Args:
        first: `channel`; `version`, which names the state; `ask`, the first question: {"digit": place} or
            {"drawing": gray values in base64}; `first`, {"layer", "unit", "open"}, what is taken apart at first, and
            whether it is opened in place; `constants`,
            the channel on which `constants` says what is the same for every digit; and `lecture`.
        on_ask: Called before the next run with a question that the visitor has had answered, so that the address
            follows. What a browser sends may be anything.
        key: Of the mount.
    """
    _view(
        key=key,
        data={**first, "prefix": PAGE.prefix},
        on_asked_change=lambda: on_ask(st.session_state[key].get("asked")),
    )
