"""Jaccard: how well two boxes agree."""

import numpy as np
import streamlit as st

from dashboard.app_pages.loss_functions import PAGE
from dashboard.app_pages.loss_functions.boxes_charts import (
    GRADES,
    PREDICTED_BOX,
    SIDES,
    TRUE_BOX,
    boxes_chart,
    grade_chart,
    shift_chart,
)
from dashboard.layout.picture import Column, picture, specification
from dashboard.layout.views import Formula, Guess, Said, Try, View
from nnviz.losses import jaccard

NAME = "Jaccard"
HEIGHT = 370  # px, of a column
SECOND = ((49, 75, 154, 50), (42, 78, 144, 48))  # left, top, width, height; published as 0.7899


@st.cache_data(show_spinner=False)
def charts() -> list[Column]:
    """Return the boxes, the value's grade, and the loss of a sideways move, as Vega-Lite."""
    return [
        specification(boxes_chart(height=HEIGHT)),
        [specification(grade_chart(height=165)), specification(shift_chart(height=HEIGHT - 177))],
    ]


def corners(box: tuple[int, int, int, int]) -> np.ndarray:
    """Return left, top, right, bottom of a box given by left, top, width, height."""
    left, top, width, height = box
    return np.array([left, top, left + width, top + height])


def show(_: None) -> None:
    """Show two boxes and how well they agree, over their sliders."""
    picture(
        PAGE,
        *charts(),
        widths=(1.3, 1),
        alt="A true and a predicted box, what they share and cover, the Jaccard index and its loss.",
        key="boxes",
    )


def slide(_: None) -> tuple[Said, ...]:
    """The slide's value, what it is now, and which corners it takes."""
    first, second = (
        f"{jaccard(*map(corners, pair), inclusive=True):.4f}" for pair in ((TRUE_BOX, PREDICTED_BOX), SECOND)
    )
    return (
        Formula(r"J(A, B) = \frac{|A \cap B|}{|A \cup B|} \qquad L = 1 - J"),
        "Jaccard = intersection / union = «intersection» / «union» = «jaccard:.4f». As a loss: 1 minus it, "
        "0 when the boxes are the same.\n"
        "*Corners*: the slide's source takes right and bottom as the last pixel that belongs to the box, and "
        f"adds 1 to each side; so its published values come out, {first} and {second}. Where corners are "
        "points between the pixels, nothing is added: switch it off.\n"
        f"Poor, good and excellent are words, not a law: here good begins at {GRADES['good'][0]}, as in the source, "
        f"and excellent at {GRADES['excellent'][0]}.\n"
        "Keras has no loss of boxes by this name; its Dice and Tversky losses are of the same family, for pixels. "
        "Where the boxes do not touch, 1 − Jaccard is flat at 1: it is wrong without telling which way to go.",
    )


def lines(_: None) -> dict[str, str]:
    """Return the two boxes and the switch as fields."""
    box = "np.array([«{0}left», «{0}top», «{0}left» + «{0}width», «{0}top» + «{0}height»])"
    return {
        "truth": box.format("true_") + "  # left, top, right, bottom, in pixels",
        "predicted": box.format(""),
        "more": "«more»  # added to each side: 1 where corners are pixels, 0 where they are points between them",
    }


def state(pair: tuple[tuple[int, int, int, int], tuple[int, int, int, int]]) -> dict[str, str]:
    """Return the words of the address that show two boxes."""
    sides = {
        f"{kind}{side}": str(value)
        for kind, box in zip(("true_", ""), pair, strict=True)
        for side, value in zip(SIDES, box, strict=True)
    }
    return {"view": NAME} | sides


def half_off() -> str:
    """Say what half a box of shift leaves, computed."""
    value = jaccard(np.array([0, 0, 100, 50]), np.array([50, 0, 150, 50]))
    return (
        f"It is {value:.3f}. Half of each box is shared, but the union is one and a half boxes: ½ / 1½. "
        "Jaccard is stricter than it looks, and half an overlap is called poor."
    )


def sources(_: None) -> tuple[str, ...]:
    """Where the value, the boxes and their corners come from."""
    return (
        "Jaccard, New Phytologist 11 (1912)",
        "boxes and corners: Rosebrock, Intersection over Union for object detection, pyimagesearch.com (2016)",
    )


VIEW = View(
    name=NAME,
    show=show,
    tries=(
        Try("The other published pair", state(SECOND)),
        Try("Nearly the same", state((TRUE_BOX, (41, 64, 163, 48)))),
        Try("No overlap, no slope", state(((10, 20, 60, 50), (120, 110, 60, 50)))),
    ),
    guess=Guess(
        "Two equal boxes, one moved by half its width. What is their Jaccard index?",
        ("1/2", "1/3", "1/4"),
        right="1/3",
        because=half_off,
    ),
    slide=slide,
    panel="jaccard",
    lines=lines,
    sources=sources,
)
