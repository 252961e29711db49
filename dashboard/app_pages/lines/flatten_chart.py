"""An image becomes a list, row by row; where are the neighbors of a pixel now?

Browser parameters: `step` (of the player), `pixel` (0 to 63, the pixel that is followed), and `image`, see `images`.
Read out: `farthest`, how many places lie between that pixel and its farthest neighbor.
"""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.lines import PAGE
from dashboard.app_pages.lines.images import IMAGE, image_frame, image_slider
from dashboard.app_pages.lines.pixels import at
from dashboard.layout.grips import cell, grips
from nnviz.charts import palette
from nnviz.charts.parameters import slider
from nnviz.charts.parts import LABEL, NUMBER, heading, one_row, picture, readout
from nnviz.datasets.line_images import SIDE, pixel_order
from nnviz.recordings.line_classifiers import LineClassifiers

STEP, PIXEL = PAGE.words(("step", "pixel"))
STEPS = 48
FLIGHT = 13  # steps that a row is on its way; the next one leaves 5 steps later
FOLLOWED = 27  # the pixel at first, in the middle
HEIGHT = 390  # px; the screen stretches it
_BELOW = "(width < 860 ? 5 * text_size : 2)"  # px from the top, the image: on narrow screens its words stand above it
_CELL = f"(min(0.76 * height - {_BELOW}, width) / 8)"  # px, a pixel of the image
_PLACE = "width / 64"  # px, a place of the list
_TALL = "min(0.12 * height, 3 * width / 64)"  # px, the list
_STRIP = "(height - 0.5 * min(0.12 * height, 3 * width / 64) - 2.2 * text_size)"  # px from the top, its middle


def place_frame(run: LineClassifiers, *, shuffled: bool) -> pd.DataFrame:
    """Return one row per test image and pixel: image (from 1), row, column, value, pixel, position in the list.

    Args:
        run: Of the networks that see the pixels in order.
        shuffled: Whether the list is in the disorder of `pixel_order`.

    Example:
        >>> from nnviz.recordings.line_classifiers import load_line_classifiers
        >>> table = place_frame(load_line_classifiers(shuffled=False), shuffled=True)
        >>> sorted(table[table["image"] == 1]["place"]) == list(range(64))
        True
    """
    places = np.argsort(pixel_order()) if shuffled else np.arange(SIDE * SIDE)
    rows = image_frame(run).query("shift == 0").drop(columns="shift")
    pixel = rows["row"] * SIDE + rows["column"]
    return rows.assign(pixel=pixel, place=places[pixel])


def neighbor_distances(pixel: int, *, shuffled: bool) -> list[int]:
    """Return how far from a pixel its neighbors (left, right, above, below, if any) stand in the list.

    Example:
        >>> neighbor_distances(27, shuffled=False)
        [1, 1, 8, 8]
    """
    places = np.argsort(pixel_order()) if shuffled else np.arange(SIDE * SIDE)
    row, column = divmod(pixel, SIDE)
    around = [(row, column - 1), (row, column + 1), (row - 1, column), (row + 1, column)]
    inside = [r * SIDE + c for r, c in around if 0 <= r < SIDE and 0 <= c < SIDE]
    return [int(abs(places[other] - places[pixel])) for other in inside]


def flatten_chart(run: LineClassifiers, *, shuffled: bool) -> alt.LayerChart:
    """Draw the 64 pixels of an image on their way into a list, with one of them and its four neighbors marked.

    Args: as in `place_frame`.
    """
    rows = _on_their_way(alt.Chart(place_frame(run, shuffled=shuffled)))
    tooltip = [
        alt.Tooltip("pixel:Q", title="pixel", format="d"),
        alt.Tooltip("place:Q", title="position in the list", format="d"),
        alt.Tooltip("value:Q", format=".2f"),
    ]
    square: dict[str, Any] = {"width": alt.expr("datum.side"), "height": alt.expr("datum.tall")}
    pixels = rows.mark_rect(**square, color=palette.INK, stroke=palette.QUIET, strokeWidth=0.5, strokeOpacity=0.6)
    marked = rows.transform_filter("datum.role")
    rings = marked.mark_rect(**square, filled=False, strokeWidth=3)
    home: dict[str, Any] = {"width": alt.expr(_CELL), "height": alt.expr(_CELL)}
    ghost = rows.mark_rect(**home, color=palette.INK)
    left_behind = marked.mark_rect(**home, filled=False, strokeWidth=2, strokeDash=[3, 3])
    way = marked.mark_rule(strokeWidth=1.5, strokeDash=[3, 3], opacity=0.8)
    names = ["the pixel", "its neighbors"]
    color = alt.Stroke("role:N", legend=None, scale=alt.Scale(domain=names, range=[palette.GRADIENT, palette.LOSS]))
    fill = alt.FillOpacity("value:Q", scale=None)
    faint = alt.FillOpacity("faint:Q", scale=None)
    layers = [
        ghost.encode(**at("home_x", "home_y"), fillOpacity=faint),
        left_behind.encode(**at("home_x", "home_y"), stroke=color),
        way.encode(**at("home_x", "home_y"), x2="px:Q", y2="py:Q", stroke=color),
        pixels.encode(**at("px", "py"), fillOpacity=fill, tooltip=tooltip),
        rings.encode(**at("px", "py"), stroke=color, tooltip=tooltip),
        *_numbers(marked),
        *_words(shuffled),
        _spans(),
        readout(alt.Chart(one_row()), **PAGE.own(farthest=f"{_farthest(shuffled)}[{PIXEL}]")),
    ]
    controls = [
        slider(STEP, value=0, low=0, high=STEPS, step=1, label="step"),
        slider(PIXEL, value=FOLLOWED, low=0, high=SIDE * SIDE - 1, step=1, label="pixel to follow"),
        image_slider(run),
    ]
    chart = picture(layers, controls, width="container", height=HEIGHT).configure_view(stroke=None)
    left, right, bottom, top = PAGE.words(("left", "right", "bottom", "top"))
    return grips(chart, cell("the pixel to follow", name=PIXEL, side=SIDE), x=(left, right), y=(bottom, top))


def _spans() -> alt.Chart:
    """Read out what the plot spans, in pixels of the image."""
    half = f"width / (2 * {_CELL})"
    spans = {"left": f"4 - {half}", "right": f"4 + {half}", "bottom": f"(height - {_BELOW}) / {_CELL}"}
    return readout(alt.Chart(one_row()), **PAGE.own(**spans, top=f"-{_BELOW} / {_CELL}"))


def _on_their_way(rows: alt.Chart) -> alt.Chart:
    """Place the pixels of the chosen image: `gone` runs from 0 in the image to 1 in the list, row after row."""
    rows = rows.transform_filter(f"datum.image == {IMAGE}")
    rows = rows.transform_calculate(
        late=f"clamp(({STEP} - 5 * datum.row) / {FLIGHT}, 0, 1)",
        near=f"abs(datum.row - floor({PIXEL} / 8)) + abs(datum.column - {PIXEL} % 8)",
    )
    rows = rows.transform_calculate(
        gone="datum.late * datum.late * (3 - 2 * datum.late)",
        role="datum.near == 0 ? 'the pixel' : datum.near == 1 ? 'its neighbors' : ''",
    )
    return rows.transform_calculate(
        side=f"{_CELL} + datum.gone * ({_PLACE} - {_CELL})",
        tall=f"{_CELL} + datum.gone * ({_TALL} - {_CELL})",
        faint="0.25 * datum.value",
        home_x=f"width / 2 + (datum.column - 3.5) * {_CELL}",
        home_y=f"{_BELOW} + (datum.row + 0.5) * {_CELL}",
    ).transform_calculate(
        px=f"(1 - datum.gone) * datum.home_x + datum.gone * (datum.place + 0.5) * {_PLACE}",
        py=f"(1 - datum.gone) * datum.home_y + datum.gone * {_STRIP}",
    )


def _numbers(marked: alt.Chart) -> list[alt.Chart]:
    """The places of the marked pixels once all have arrived: above the list, and of the neighbors below it."""
    arrived = marked.transform_filter(f"{STEP} == {STEPS}")
    own = arrived.transform_filter("datum.near == 0")
    # On a phone the neighbors in the row would write over each other.
    others = arrived.transform_filter(f"datum.near == 1 && (width > 600 || datum.row != floor({PIXEL} / 8))")
    words: dict[str, Any] = {"fontSize": LABEL, "fontWeight": "bold", "color": palette.INK}
    return [
        rows.mark_text(dy=alt.expr(f"{sign}({_TALL} / 2 + 4 + text_size / 2)"), **words).encode(
            **at("px", "py"), text="place:Q"
        )
        for rows, sign in ((own, "-"), (others, ""))
    ]


def _words(shuffled: bool) -> list[alt.Chart]:
    far = _farthest(shuffled)
    arrived = f"{STEP} == {STEPS}"
    words = alt.Chart(one_row()).transform_calculate(
        large=f"{arrived} ? {far}[{PIXEL}] + ' positions apart' : 'next to each other'",
        small=f"{arrived} ? 'pixel and farthest neighbor' : 'a pixel and its neighbors'",
    )
    return heading(words, size=NUMBER, inside=True)


def _farthest(shuffled: bool) -> list[int]:
    return [max(neighbor_distances(pixel, shuffled=shuffled)) for pixel in range(SIDE * SIDE)]
