"""The third message: special data require special networks."""

from typing import Any

import streamlit as st

from dashboard.app_pages.lines.flatten_chart import STEPS, flatten_chart
from dashboard.app_pages.lines.images import FIRST
from dashboard.app_pages.lines.run import run
from dashboard.app_pages.lines.shift_a_map_charts import moved_image_chart, moved_map_chart
from dashboard.app_pages.lines.three_networks_cards import SHORT, accuracies_chart
from dashboard.app_pages.take_home import PAGE
from dashboard.app_pages.take_home.miniatures import HEIGHT, Point, show_ways, small
from dashboard.layout.address import lecture_mode
from dashboard.layout.picture import picture
from nnviz.charts.numbers import percent
from nnviz.recordings.line_classifiers import NAMES, SHIFTS, TEST

PATH, IMAGE, SHIFT = "lines", "image", "2"  # the shift in pixels, where the miniatures open
POINTS = NEARBY, MAP, ACCURACY = (
    Point("nearby", "Nearby pixels are related", PATH, {"view": "flatten", "step": str(STEPS)}),
    Point("map", "Convolutions exploit translation", PATH, {"view": "shift a map", "shift": SHIFT}),
    Point("accuracy", "Exploit symmetries", PATH, {"view": "three networks", "shift": SHIFT}),
)
WIDTHS = (1.1, 0.9, 0.9, 1.1)  # of the pictures
LECTURED = (1, 0.85, 1.15)  # without the image: large letters need the room


@st.cache_data(show_spinner=False)
def charts() -> list[dict[str, Any]]:
    """Return pictures of page 13: pixels that become a list, an image and its map that moves along, the accuracies."""
    here = run(shuffled=False)
    bright = int(here.maps[0, FIRST - 1].max(axis=(0, 1)).argmax())  # the map that the image's line lights up
    return [
        small(NEARBY, flatten_chart(here, shuffled=False)),
        small(MAP, moved_image_chart(here)),
        small(MAP, moved_map_chart(here, number=bright)),
        small(ACCURACY, accuracies_chart(here, here, height=HEIGHT)),
    ]


def show(_: None) -> None:
    """Show what a list loses, what moves along, and how often three networks are right, all of one image."""
    drawn = dict(zip((NEARBY.part, IMAGE, MAP.part, ACCURACY.part), charts(), strict=True))
    if lecture_mode():
        del drawn[IMAGE]
    picture(
        PAGE,
        *drawn.values(),
        widths=LECTURED if lecture_mode() else WIDTHS,
        parts=tuple(drawn),
        alt="An image that becomes a list; a feature map that moves along with its image; the accuracies of three "
        "networks at each shift.",
        key="data",
        hidden=("ln_pixel", "ln_image"),
    )
    first, image, own, last = WIDTHS
    show_ways(POINTS, widths=(first, image + own, last))


def accuracies(shift: int) -> dict[str, float]:
    """Return each network's accuracy at a shift, by its short name."""
    right = run(shuffled=False).right[:, shift] / TEST["count"]
    return {SHORT[name]: float(share) for name, share in zip(NAMES, right, strict=True)}


def best() -> str:
    """Return the name of the network that is right most often at the largest shift."""
    found = accuracies(SHIFTS[-1])
    return max(found, key=lambda name: found[name])


def because() -> str:
    """Say how often each network is right where no training line lay."""
    found = ", ".join(f"{name} {percent(share)}" for name, share in accuracies(SHIFTS[-1]).items())
    return f"At shift {SHIFTS[-1]}, where no training line lay: {found}."
