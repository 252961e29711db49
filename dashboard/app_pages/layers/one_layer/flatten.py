"""Flatten: neighbors become strangers, and the batch stays."""

from functools import cache
from typing import Any

from dashboard.app_pages.layers.one_layer.controls import FLATTEN as CONTROLS
from dashboard.app_pages.layers.one_layer.declaring import layer_of
from dashboard.layout.views import Formula, Guess
from nnviz.datasets import digits
from nnviz.layer_steps import place_in_flat

COUNT, SIDE = 4, 14


@cache
def given() -> dict[str, Any]:
    """Return the first test digits, each number the mean of 2×2 pixels."""
    images = digits().test_images[:COUNT].reshape(COUNT, SIDE, 2, SIDE, 2).mean(axis=(2, 4))
    return {"images": images.reshape(COUNT, -1).astype(float).round(3).tolist()}


def because() -> str:
    """Say how far apart two neighbors are, computed."""
    places = [place_in_flat(row, 6, 0, shape=(SIDE, SIDE, 1)) for row in (5, 6)]
    return (
        f"Row 6, column 7 is place {places[0] + 1}, the pixel below it place {places[1] + 1}: a whole row lies between."
    )


FLATTEN = layer_of(
    "Flatten",
    controls=CONTROLS,
    given=given,
    story=(
        ("Rows are laid end to end: (3, 14, 14, 1) becomes (3, 196). The batch stays.", {}, "vectors"),
        ("Left and right stay neighbors; above and below are 14 places away.", {"row": "9", "column": "4"}, "vectors"),
        (
            "At a row’s end even the right neighbor is lost: the next place begins another row.",
            {"row": "7", "column": "14"},
            "images",
        ),
    ),
    guess=Guess(
        "Two pixels of 14×14, one below the other: how far apart are they after Flatten?",
        ("1 place", "14 places", "196 places"),
        right="14 places",
        because=because,
    ),
    slide=(
        Formula(r"(r, c, k) \;\to\; (r \cdot \text{width} + c) \cdot \text{channels} + k"),
        "Row «row_shown», column «column_shown» of image «digit» becomes place «place_shown»; its neighbors: "
        "«neighbors».\n"
        "In words: nothing is lost and nothing is computed; only who stands beside whom changes. Rows and columns "
        "count from 1 here, in the formula from 0.",
        "A Dense layer behind it has a weight for every place: it could learn who was a neighbor, but nothing tells "
        "it. That is why convolutions come first, and Flatten (or a global pooling) late.",
        "**Remember.** Flatten merges all axes but the first: the batch is never mixed.",
    ),
    panel="flatten",
    lines={"batch": "«batch»", "image, row, column": "«digit_at», «row_at», «column_at»"},
    sources=("digits: MNIST (LeCun, Cortes, Burges), means of 2×2 pixels",),
)
