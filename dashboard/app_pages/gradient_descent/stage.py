"""What the stage holds in both views: the map large, two companions beside it, the player and one sentence below."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.app_pages.gradient_descent import PAGE
from dashboard.app_pages.gradient_descent.runs import STEPS
from dashboard.components.player import player
from dashboard.layout.address import query_number, version
from dashboard.layout.picture import picture
from dashboard.layout.views import say


def show_stage(hero: dict[str, Any], companions: Sequence[dict[str, Any]], *, alt: str, says: str) -> None:
    """Show the charts, the player of the steps, and why it goes as it goes.

    Args:
        hero: The map of the loss, as Vega-Lite.
        companions: What stands beside it.
        alt: What all of them show, for those who do not see them.
        says: The sentence, as Markdown; with fields if it follows the start, then as plain text.
    """
    picture(
        PAGE,
        hero,
        companions,
        alt=alt,
        widths=(1.85, 1),
        hidden=("step", "m0", "b0"),
        parts=("map", "companions"),
    )
    with st.container(key=PAGE.word("below"), horizontal=True, vertical_alignment="center"):
        step = PAGE.word("step")
        start = int(query_number(step, default=0, low=0, high=STEPS))
        player(step, frames=STEPS, key=PAGE.word("player"), start=start, version=version(PAGE), rate=6)
        with st.container(key=PAGE.word("why")):
            say(PAGE, says, key="says")
