"""What a link says was moved by hand: weights and biases of a snapshot, and units that are switched off."""

import re
from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.app_pages.network import PAGE
from dashboard.app_pages.network.choices import Choices

MOST, LARGEST = 60, 99.99  # parameters that a link holds, and their size
NOTHING: Mapping[str, Any] = {"moved": [], "off": [], "step": None}
_MOVED = re.compile(rf"\d{{1,3}}:-?\d{{1,2}}(\.\d{{1,2}})?(_\d{{1,3}}:-?\d{{1,2}}(\.\d{{1,2}})?){{0,{MOST - 1}}}")
_OFF = re.compile(r"[1-6]\.[1-8](_[1-6]\.[1-8]){0,47}")


def words_for(place: str) -> dict[str, str]:
    """Return the words, without the prefix, for what was moved and what is off, of one network or the second of two."""
    return {word: word + place.replace(":", "_") for word in ("moved", "off")}


WORDS = tuple(word for place in ("", ":right") for word in words_for(place).values())


def by_hand(choices: Choices, *, place: str = "") -> dict[str, Any]:
    """Return what the address says was changed by hand; what makes no sense for the network gives a note.

    Args:
        choices: The network.
        place: Which of two it is, as `payload` takes it.

    Returns:
        `moved`, pairs of a parameter's place among all of them and its value; `off`, pairs of a layer, counted
        from 1, and a unit, counted from 0; `step`, that of the player whose weights were moved, if it is not the last.
    """
    (moved_word, off_word), query = PAGE.words(words_for(place).values()), st.query_params
    moved, off = query.get(moved_word), query.get(off_word)
    weights = [(int(at), float(value)) for at, value in _pairs(moved, ":")] if _MOVED.fullmatch(moved or "") else []
    units = [(int(layer), int(unit) - 1) for layer, unit in _pairs(off, ".")] if _OFF.fullmatch(off or "") else []
    parameters = choices.parameters if choices.inputs else 0
    if (moved is not None and not weights) or any(at >= parameters for at, _ in weights):
        weights = []
        st.caption(f"The address asks for an unknown {moved_word}; this shows the weights as they are.")
    if (off is not None and not units) or any(not _has(choices, *each) for each in units):
        units = []
        st.caption(f"The address asks for an unknown {off_word}; this shows the whole network.")
    return {"moved": weights, "off": units, "step": _step(query.get(PAGE.word("step")))}


def _pairs(text: str | None, between: str) -> list[list[str]]:
    return [each.split(between) for each in (text or "").split("_")]


def _has(choices: Choices, layer: int, unit: int) -> bool:
    return layer <= len(choices.hidden) and unit < choices.hidden[layer - 1]


def _step(text: str | None) -> int | None:
    """Return the player's step in the address; the player itself says where it makes no sense."""
    return int(text) if text and re.fullmatch(r"\d{1,4}", text) else None
