"""What the address says about the sliding filter: every word checked, nothing in it trusted."""

import re
from collections.abc import Iterable
from typing import Any

import streamlit as st

from dashboard.app_pages.convolution import PAGE
from dashboard.app_pages.convolution.convolution_view import Setting
from dashboard.app_pages.convolution.images import images
from dashboard.app_pages.convolution.limits import (
    BY_NUMBER,
    DRAWING,
    INK,
    INK_WORDS,
    LONGEST_WORD,
    MOST_SHIFT,
    MOST_WEIGHT,
    MOST_ZEROS,
    OWN_FILTER,
    PADDINGS,
    SIZES,
    STRIDES,
)
from dashboard.layout.address import query_choice, query_number
from nnviz.convolution import KERNELS, output_size

MOST_CELLS = (28 + 2 * MOST_ZEROS - 2) ** 2
DEFAULTS: dict[str, str | int] = {
    "image": "digit 7",
    "filter": "vertical edge",
    "size": 3,
    "padding": "valid",
    "zeros": 1,
    "stride": 1,
    "shift": 0,
}


def setting() -> Setting:
    """Return the state that the address asks for; what makes no sense in it falls back with a note."""
    size = query_choice(PAGE.word("size"), {str(size): size for size in SIZES}, default="3")
    image = _name("image", (*images(), DRAWING))
    preset, kernel = _filter(size)
    padding = _name("padding", PADDINGS)
    zeros = _whole("zeros", low=0, high=MOST_ZEROS)
    stride = query_choice(PAGE.word("stride"), {str(each): each for each in STRIDES}, default="1")
    shift = _whole("shift", low=-MOST_SHIFT, high=MOST_SHIFT)
    side = len(images()[image]) if image != DRAWING else 28
    middle = middle_step(side, kernel=size, stride=stride, padding=zeros if padding == BY_NUMBER else padding)
    place = int(query_number(PAGE.word("step"), default=middle, low=0, high=MOST_CELLS - 1))
    return Setting(image, preset, size, kernel, padding, zeros, stride, shift, place, _ink())


def _ink() -> str:
    """Return the strokes that the address spells."""
    names = [PAGE.word(f"ink{number}") for number in range(1, INK_WORDS + 1)]
    words = [st.query_params.get(name) for name in names]
    if words[0] is None:
        return ""
    text = "".join(word or "" for word in words)
    if len(text) <= INK_WORDS * LONGEST_WORD and re.fullmatch(INK, text):
        return text
    st.caption(f"The drawing in the address ({names[0]}, …) cannot be read; this shows an empty one.")
    return ""


def middle_step(side: int, *, kernel: int, stride: int, padding: Any) -> int:
    """Return the output cell a little below the middle, row by row; 0 where no window fits.

    Example:
        >>> middle_step(28, kernel=3, stride=1, padding="valid"), middle_step(4, kernel=5, stride=1, padding="valid")
        (378, 0)
    """
    try:
        out = output_size(side, kernel=kernel, stride=stride, padding=padding)
    except ValueError:
        return 0
    return int(0.56 * out) * (out + 1)


def _filter(size: int) -> tuple[str, tuple[float, ...]]:
    """Return the filter's name and weights: its rows in the address, `row1=1 0 -1`, or a preset."""
    names = [PAGE.word(f"row{row}") for row in range(1, size + 1)]
    rows = [st.query_params.get(name) for name in names]
    preset = _name("filter", KERNELS)
    if not any(row is not None for row in rows):
        return preset, tuple(KERNELS[preset][size].ravel().tolist())
    weights = [weights_of(row or "", count=size) for row in rows]
    for name, found in zip(names, weights, strict=True):
        if found is None:
            st.caption(
                f"The address should give {size} weights from −{MOST_WEIGHT} to {MOST_WEIGHT} in {name}; "
                f"this shows “{preset}”."
            )
    known = [found for found in weights if found]
    if len(known) < size:
        return preset, tuple(KERNELS[preset][size].ravel().tolist())
    return OWN_FILTER, tuple(weight for found in known for weight in found)


def weights_of(text: str, *, count: int) -> tuple[float, ...] | None:
    """Return the weights of a row in the address, or None where they make no sense.

    Example:
        >>> weights_of("1 0 -0.5", count=3), weights_of("1 nan 2", count=3), weights_of("1 2", count=3)
        ((1.0, 0.0, -0.5), None, None)
    """
    try:
        weights = tuple(float(word) for word in text.split())
    except ValueError:
        return None
    return weights if len(weights) == count and all(abs(weight) <= MOST_WEIGHT for weight in weights) else None


def _name(name: str, names: Iterable[str]) -> str:
    return query_choice(PAGE.word(name), {each: each for each in names}, default=str(DEFAULTS[name]))


def _whole(name: str, *, low: int, high: int) -> int:
    return int(query_number(PAGE.word(name), default=float(DEFAULTS[name]), low=low, high=high))
