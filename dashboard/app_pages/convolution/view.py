"""What the page on convolution is put together from: its images, the state its address asks for, its code."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import streamlit as st

from dashboard import layout
from dashboard.app_pages.convolution.channel_sum import channel_sum
from dashboard.app_pages.convolution.convolution_view import (
    DRAWING,
    INK,
    INK_WORDS,
    MOST_SHIFT,
    MOST_WEIGHT,
    MOST_ZEROS,
    OWN_FILTER,
    Setting,
    convolution_view,
)
from dashboard.app_pages.convolution.filter_pair import filter_pair
from dashboard.app_pages.convolution.two_filters import FILTERS
from dashboard.components.player import player
from dashboard.layout.photo import photo_of
from dashboard.layout.share import LONGEST
from dashboard.pages import LecturePage
from nnviz.convolution import KERNELS, output_size
from nnviz.datasets.mnist import grey_digits
from nnviz.datasets.small_images import cat, line_segments, traffic_light

VIEWS = ("1 filter", "2 filters", "3 channels")
PADDINGS = ("valid", "same", "by number")
SHOWN = (27, 35, 12, 21, 36, 18, 25, 7, 6, 39)  # of the test digits, one of each
MOST_CELLS = (28 + 2 * MOST_ZEROS - 2) ** 2
DEFAULTS: dict[str, str | int] = {
    "cv_image": "digit 7",
    "cv_filter": "vertical edge",
    "cv_size": 3,
    "cv_padding": "valid",
    "cv_zeros": 1,
    "cv_stride": 1,
    "cv_shift": 0,
}
NOISE, AROUND, BIAS = 0.2, 2, -3.0
GREEN_FILTER = np.array([-1.0, 1.0, 0.0]) * np.ones((3, 3, 1))  # (row, column, channel): against red, for green
WORKED_CELL = (5, 3)  # row and column of the map, where the green light is


@st.cache_data(show_spinner=False)
def images() -> dict[str, np.ndarray]:
    """Return the images to choose from: uint8 grey values, ten digits, two lines, one of 4×4 to do by hand, a cat."""
    digits, _ = grey_digits("test")
    chosen = {f"digit {digit}": digits[place] / 255 for digit, place in enumerate(SHOWN)}
    lines = line_segments(count=4, seed=1)
    chosen |= {"horizontal line": lines.images[2], "vertical line": lines.images[1]}
    by_hand = np.array([[0, 0, 1, 1]] * 2 + [[0, 1, 1, 1]] + [[0, 0, 0, 0]], np.float32)
    chosen |= {"4×4 by hand": by_hand, "cat": 1 - cat() / 255}  # dark is 1, as ink is
    return {name: np.round(255 * image).astype(np.uint8) for name, image in chosen.items()}


def one_filter(page: LecturePage, first: Setting) -> None:
    """Show one filter that slides over an image."""
    convolution_view(
        page.path,
        key="cv_picture",
        player="cv_player",
        version=layout.version(page),
        setting=first,
        images=images(),
        kernels=KERNELS,
        defaults=DEFAULTS,
        photo=photo_of(page),
        lecture=layout.lecture_mode(),
    )


def play(page: LecturePage, first: Setting) -> None:
    """Show the player of the window; the picture counts its steps and says how many there are."""
    version = layout.version(page)
    player("cv_step", frames=MOST_CELLS - 1, key="cv_player", start=first.step, version=version, label="window")


def setting() -> Setting:
    """Return the state that the address asks for; what makes no sense in it falls back with a note."""
    size = layout.query_choice("cv_size", {"3": 3, "5": 5}, default="3")
    image = _name("cv_image", (*images(), DRAWING))
    preset, kernel = _filter(size)
    padding = _name("cv_padding", PADDINGS)
    zeros = _whole("cv_zeros", low=0, high=MOST_ZEROS)
    stride = layout.query_choice("cv_stride", {"1": 1, "2": 2, "3": 3}, default="1")
    shift = _whole("cv_shift", low=-MOST_SHIFT, high=MOST_SHIFT)
    side = len(images()[image]) if image != DRAWING else 28
    middle = middle_step(side, kernel=size, stride=stride, padding=zeros if padding == "by number" else padding)
    place = int(layout.query_number("cv_step", default=middle, low=0, high=MOST_CELLS - 1))
    return Setting(image, preset, size, kernel, padding, zeros, stride, shift, place, _ink())


def _ink() -> str:
    """Return the strokes that the address spells."""
    words = [st.query_params.get(f"cv_ink{word}") for word in range(1, INK_WORDS + 1)]
    if words[0] is None:
        return ""
    text = "".join(word or "" for word in words)
    if len(text) <= INK_WORDS * LONGEST and re.fullmatch(INK, text):
        return text
    st.caption("The drawing in the address (cv_ink1, …) cannot be read; this shows an empty one.")
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
    """Return the filter's name and weights: its rows in the address, `cv_row1=1 0 -1`, or a preset."""
    rows = [st.query_params.get(f"cv_row{row}") for row in range(1, size + 1)]
    preset = _name("cv_filter", KERNELS)
    if not any(row is not None for row in rows):
        return preset, tuple(KERNELS[preset][size].ravel().tolist())
    weights = [weights_of(row or "", count=size) for row in rows]
    for row, found in enumerate(weights, 1):
        if found is None:
            st.caption(
                f"The address should give {size} weights from −{MOST_WEIGHT} to {MOST_WEIGHT} in cv_row{row}; "
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


def _name(word: str, names: Iterable[str]) -> str:
    return layout.query_choice(word, {name: name for name in names}, default=str(DEFAULTS[word]))


def _whole(word: str, *, low: int, high: int) -> int:
    return int(layout.query_number(word, default=float(DEFAULTS[word]), low=low, high=high))


def two_filters(page: LecturePage) -> None:
    """Show lines told apart by two filters and the larger of their strongest answers."""
    lines = line_segments()
    filter_pair(
        page.path,
        key="cv_pair",
        version=layout.version(page),
        lines=lines,
        kernels={name: KERNELS[name][3] for name in FILTERS},
        noise=layout.query_number("cv_noise", default=NOISE, low=0, high=1),
        zeros=layout.query_choice("cv_around", {"0": 0, "1": 1, "2": 2}, default=str(AROUND)),
        defaults={"cv_noise": NOISE, "cv_around": AROUND},
    )


def three_channels(page: LecturePage) -> None:
    """Show how three channels and a bias become one map."""
    channel_sum(
        page.path,
        key="cv_channels",
        version=layout.version(page),
        image=traffic_light(),
        kernel=GREEN_FILTER,
        bias=layout.query_number("cv_bias", default=BIAS, low=-9, high=9),
        default_bias=BIAS,
        cell=WORKED_CELL,
    )


def code(page: LecturePage, view: str) -> str:
    """Return the view's code, with fields for what moves in the browser."""
    if view == VIEWS[1]:
        return layout.code_of(replace(page, path="two_filters"), noise="«cv_noise»", zeros="«cv_around»")
    if view == VIEWS[2]:
        return layout.code_of(replace(page, path="three_channels"), bias="«cv_bias»")
    fields = {name: f"«cv_{name}»" for name in ("zeros", "stride")}
    return layout.code_of(
        page,
        **fields,
        kernel='np.array(«cv_kernel», "float32")',
        padding='"«cv_layer»"',
        place="(«cv_row», «cv_column»)",
    )


def size_question() -> tuple[str, str]:
    """Return the size that Guess first asks for, and why."""
    out = output_size(28, kernel=5, stride=2)
    last = 2 * (out - 1)
    return (
        f"{out}×{out}",
        f"⌊(28 − 5) / 2⌋ + 1 = {out}: the windows begin at pixels 0, 2, …, {last}; the next one would need pixel "
        f"{last + 2 + 4}, and the last is 27.",
    )
