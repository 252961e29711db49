"""A confusion matrix whose cells open the digits behind them."""

from collections.abc import Callable, Sequence

import numpy as np
import streamlit as st

from dashboard.components import register
from dashboard.server.messages import pack

_view = register(__file__)


def mistakes_view(
    counts: np.ndarray,
    *,
    images: np.ndarray,
    about: Sequence[tuple[int, int, float, int]],
    on_ask: Callable[[object], None],
    key: str,
) -> None:
    """Mount the matrix and the gallery.

    Args:
        counts: Digits by their class and by the network's prediction, shape (10, 10).
        images: The digits that can be opened: uint8 gray values, shape (n, 28, 28).
        about: Of each its class, the network's prediction, its probability, and its place among all digits.
        on_ask: Called before the next run with {"digit": place} when a digit is to be looked into.
        key: Of the mount.
    """
    head = {"counts": counts.tolist(), "about": [list(each) for each in about]}
    _view(
        key=key,
        data=pack(head, {"images": images}),
        on_asked_change=lambda: on_ask(st.session_state[key].get("asked")),
    )
