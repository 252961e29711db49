"""Jaccard: how well two boxes agree."""

import numpy as np
import streamlit as st

from dashboard import layout
from dashboard.app_pages.loss_functions.boxes_chart import (
    GRADES,
    PREDICTED_BOX,
    SIDES,
    TRUE_BOX,
    boxes_chart,
    grade_chart,
    shift_chart,
)
from dashboard.app_pages.loss_functions.view import LossView
from dashboard.layout.picture import Column
from nnviz.losses import jaccard

VIEW = "Jaccard"
HEIGHT = 370  # px, of a column
SECOND = ((49, 75, 154, 50), (42, 78, 144, 48))  # left, top, width, height; published as 0.7899


@st.cache_data(show_spinner=False)
def charts() -> list[Column]:
    """Return the boxes, the value's grade, and the loss of a sideways move, as Vega-Lite."""
    return [
        boxes_chart(height=HEIGHT).to_dict(),
        [grade_chart(height=165).to_dict(), shift_chart(height=HEIGHT - 177).to_dict()],
    ]


def corners(box: tuple[int, int, int, int]) -> np.ndarray:
    """Return left, top, right, bottom of a box given by left, top, width, height."""
    left, top, width, height = box
    return np.array([left, top, left + width, top + height])


def words() -> str:
    """Say what the value is now, and which corners it takes."""
    first, second = (
        f"{jaccard(*map(corners, pair), inclusive=True):.4f}" for pair in ((TRUE_BOX, PREDICTED_BOX), SECOND)
    )
    return (
        "Jaccard = intersection / union = «lf_intersection» / «lf_union» = «lf_jaccard:.4f». As a loss: 1 minus it, "
        "0 when the boxes are the same.\n"
        "*Corners*: the slide's source takes the right and bottom edge as the last pixel that belongs to the box, and "
        f"adds 1 to each side; so its published values come out, {first} and {second}. Where corners are "
        "places, nothing is added: switch it off.\n"
        f"Poor, good and excellent are words, not a law: here good begins at {GRADES['good'][0]}, as in the source, "
        f"and excellent at {GRADES['excellent'][0]}.\n"
        "Keras has no loss of boxes by this name; its Dice and Tversky losses are of the same family, for pixels. "
        "Where the boxes do not touch, 1 − Jaccard is flat at 1: it says wrong, but not which way to go."
    )


def code_lines() -> dict[str, str]:
    """Return the two boxes and the switch as fields."""
    box = "np.array([«{0}left», «{0}top», «{0}left» + «{0}width», «{0}top» + «{0}height»])"
    return {
        "truth": box.format("lf_true_") + "  # left, top, right, bottom, in pixels",
        "predicted": box.format("lf_"),
        "more": "«lf_more»  # added to each side: 1 where corners are pixels, 0 where they are places",
    }


def query(pair: tuple[tuple[int, int, int, int], tuple[int, int, int, int]]) -> dict[str, str]:
    """Return the address of two boxes."""
    sides = [
        (f"{prefix}{side}", value)
        for prefix, box in zip(("lf_true_", "lf_"), pair, strict=True)
        for side, value in zip(SIDES, box, strict=True)
    ]
    return {"lf_view": VIEW} | {name: str(value) for name, value in sides}


def half_off() -> str:
    """Say what half a box of shift leaves, computed."""
    value = jaccard(np.array([0, 0, 100, 50]), np.array([50, 0, 150, 50]))
    return (
        f"It is {value:.3f}. Half of each box is shared, but the union is one and a half boxes: ½ / 1½. "
        "Jaccard is stricter than it looks, and half an overlap is called poor."
    )


BOXES = LossView(
    charts=charts,
    widths=(1.3, 1),
    key="boxes",
    alt="A true and an answered box, what they share and cover, the Jaccard index and its loss.",
    formulas=(r"J(A, B) = \frac{|A \cap B|}{|A \cup B|} \qquad L = 1 - J",),
    words=words,
    panel="jaccard",
    lines=code_lines,
    tries=(
        layout.Try("The other published pair", query(SECOND)),
        layout.Try("Nearly the same", query((TRUE_BOX, (41, 64, 163, 48)))),
        layout.Try("No overlap, no slope", query(((10, 20, 60, 50), (120, 110, 60, 50)))),
    ),
    guess=layout.Guess(
        "Two equal boxes, one moved by half its width. What is their Jaccard index?",
        ("1/2", "1/3", "1/4"),
        right="1/3",
        because=half_off,
    ),
    sources=(
        "Jaccard, New Phytologist 11 (1912)",
        "boxes and corners: Rosebrock, Intersection over Union for object detection, pyimagesearch.com (2016)",
    ),
)
