"""Shift an image, and its maps shift along; what pooling, flattening and a dense layer make of that.

The browser parameters are those of `images`. Read out: of both maps the largest difference, `difference_0` and
`difference_1`, and `cells`, how many were compared.
"""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.lines import PAGE
from dashboard.app_pages.lines.images import CHOSEN, IMAGE, SHIFT, image_frame, image_parameters
from dashboard.app_pages.lines.pixels import Kind, at, frame_layer, head, pixel_frame, pixel_layer
from dashboard.app_pages.lines.three_networks_cards import TITLES
from nnviz.charts import palette
from nnviz.charts.parts import INSIDE, LABEL, NUMBER, TITLE, heading, one_row, picture, readout
from nnviz.datasets.line_images import KINDS, SIDE
from nnviz.recordings.line_classifiers import FILTERS, NAMES, LineClassifiers, seen_by_both

HEIGHT = 390  # px; the screen stretches it
FIRST_SHIFT = 1  # at 0 there is nothing to see
BETWEEN = 14  # px, between two images above each other
CELL = f"(min(0.66 * width, (height - {head(NUMBER)} - {BETWEEN}) / 2) / {SIDE})"  # px, a pixel
SQUARE = f"{SIDE} * {CELL}"
PLACES = (head(NUMBER), f"({head(NUMBER)} + {SQUARE} + {BETWEEN})")  # px from the top: before the shift, after it


def moved_frame(run: LineClassifiers) -> pd.DataFrame:
    """Return one row per shift and test image: what is left of the outputs for the unshifted image.

    Returns:
        shift, image (from 1), cells (compared, per map), and for map k = 0, 1: difference_k (the largest, between
        the shifted map and the map of the shifted image) and its largest cell before and after, pool_k, pool_k_now.

    Example:
        >>> from nnviz.recordings.line_classifiers import load_line_classifiers
        >>> float(moved_frame(load_line_classifiers(shuffled=False))[["difference_0", "difference_1"]].max().max())
        0.0
    """
    rows = []
    for shift, maps in enumerate(run.maps):
        now, before = seen_by_both(shift), slice(1, SIDE - 1 - shift)
        for image in range(len(run.y)):
            row = {"shift": shift, "image": image + 1, "cells": (now.stop - now.start) ** 2}
            for k in range(FILTERS):
                shifted, first = maps[image, now, now, k], run.maps[0, image, before, before, k]
                row[f"difference_{k}"] = np.abs(shifted - first).max()
                row[f"pool_{k}"], row[f"pool_{k}_now"] = run.maps[0, image, ..., k].max(), maps[image, ..., k].max()
            rows.append(row)
    return pd.DataFrame(rows).astype(float).round(4)


def feature_map_frame(run: LineClassifiers, *, number: int) -> pd.DataFrame:
    """Return one row per shift, test image and cell of a map, as `pixel_frame` has them."""
    return pd.concat(
        [
            pixel_frame(maps[image, ..., number], shift=shift, image=image + 1)
            for shift, maps in enumerate(run.maps)
            for image in range(len(run.y))
        ],
        ignore_index=True,
    )


def moved_image_chart(run: LineClassifiers) -> alt.LayerChart:
    """Draw the chosen image above itself shifted."""
    kinds = [KINDS[int(y)] for y in run.y]
    words = alt.Chart(one_row(small="the image")).transform_calculate(large=f"{kinds}[{IMAGE} - 1]")
    said = alt.Chart(one_row()).transform_calculate(before="['before']", after=f"['shifted', 'by ' + {SHIFT}]")
    layers = _before_and_after(alt.Chart(image_frame(run)), "ink", top=1)
    return _plot([*layers, *heading(words, size=NUMBER, inside=True), *_beside(said)], run)


def moved_map_chart(run: LineClassifiers, *, number: int) -> alt.LayerChart:
    """Draw a map of the chosen image above its map of the shifted image; what is compared has a frame.

    Args:
        run: Of either networks.
        number: Which map, from 0.
    """
    rows = alt.Chart(moved_frame(run)).transform_filter(CHOSEN)
    words = rows.transform_calculate(
        large=f"format(datum.difference_{number}, '.2f')", small=f"'map {number + 1}: largest difference'"
    )
    said = rows.transform_calculate(
        before=f"['largest', 'cell', format(datum.pool_{number}, '.2f')]",
        after=f"['largest', 'cell', format(datum.pool_{number}_now, '.2f')]",
    )
    maps = alt.Chart(feature_map_frame(run, number=number))
    told = PAGE.own(**{f"difference_{number}": f"datum.difference_{number}", "cells": "datum.cells"})
    layers = _before_and_after(maps, "activation", top=float(run.maps.max()))
    numbers = heading(words, size=NUMBER, inside=True)
    return _plot([*layers, _compared(), *numbers, *_beside(said), readout(rows, **told)], run)


def forgiven_chart(run: LineClassifiers, *, height: int) -> alt.LayerChart:
    """Draw the three outputs, before and after the shift.

    Args:
        run: Of either networks.
        height: In pixels.
    """
    outputs = [
        {"shift": s, "image": i + 1, "what": TITLES[name], "before": shifts[0, i], "after": shifts[s, i]}
        for name, shifts in zip(NAMES, run.probability, strict=True)
        for s in range(len(shifts))
        for i in range(len(run.y))
    ]
    rows = alt.Chart(pd.DataFrame(outputs).astype({"before": float, "after": float}).round(4))
    rows = rows.transform_filter(CHOSEN).transform_calculate(
        flips="(datum.before > 0.5) != (datum.after > 0.5)",
        now="format(datum.before, '.2f') + ' → ' + format(datum.after, '.2f')",
        said="datum.flips ? '✗ its prediction flips' : '✓ its prediction stays'",
        line=f"indexof({[TITLES[name] for name in reversed(NAMES)]}, datum.what)",
    )
    words = alt.Chart(one_row(large="before → after", small="p of “vertical”"))
    layers = [
        _of_a_network(rows, "what", 0, fontSize=TITLE),
        _of_a_network(rows, "now", 1.5, fontSize=alt.expr("24 * (0.5 + text_size / 26)"), fontWeight="bold"),
        _of_a_network(rows, "said", 3.9, fontSize=LABEL),
        *heading(words, size=20, inside=True),
    ]
    return _plot(layers, run, height=height)


def _of_a_network(rows: alt.Chart, field: str, lines: float, **look: Any) -> alt.Chart:
    """Write a field of each network into its third of the plot, so many lines of text below its upper end."""
    placed = rows.transform_calculate(
        x=f"{INSIDE}", y=f"{PLACES[0]} + (height - {PLACES[0]}) * datum.line / 3 + {lines} * text_size"
    )
    text = placed.mark_text(align="left", baseline="top", color=palette.INK, **look)
    return text.encode(**at("x", "y"), text=f"{field}:N")


def _before_and_after(rows: alt.Chart, kind: Kind, *, top: float) -> list[alt.Chart]:
    """The chosen image or map at shift 0, and below it at the chosen shift."""
    return [
        layer
        for above, chosen in zip(PLACES, (f"datum.shift == 0 && datum.image == {IMAGE}", CHOSEN), strict=True)
        for layer in (
            pixel_layer(rows.transform_filter(chosen), cell=CELL, top=top, kind=kind, above=above),
            frame_layer(above=above, width=SQUARE, height=SQUARE),
        )
    ]


def _beside(rows: alt.Chart) -> list[alt.Chart]:
    """Write the lines of text `before` and `after` at the right of the two images."""
    placed = rows.transform_calculate(x=f"{SQUARE} + 10", before_y=f"{PLACES[0]} + 2", after_y=f"{PLACES[1]} + 2")
    text = placed.mark_text(
        align="left", baseline="top", color=palette.INK, fontSize=LABEL, lineHeight=alt.expr("1.3 * text_size")
    )
    return [text.encode(**at("x", f"{field}_y"), text=f"{field}:N") for field in ("before", "after")]


def _compared() -> alt.Chart:
    """The frame of the cells whose windows lie in the image before and after: above, and shifted along below."""
    rows = alt.Chart(pd.DataFrame({"low": [0, 1]}))
    rows = rows.transform_calculate(
        x=f"{CELL} * (1 + datum.low * {SHIFT})", y=f"(datum.low ? {PLACES[1]} : {PLACES[0]}) + datum.x"
    )
    rows = rows.transform_calculate(x2=f"datum.x + {CELL} * (6 - {SHIFT})", y2=f"datum.y + {CELL} * (6 - {SHIFT})")
    frame = rows.mark_rect(fill=None, stroke=palette.INK, strokeWidth=3)
    return frame.encode(**at("x", "y"), x2="x2:Q", y2="y2:Q")


def _plot(layers: list[alt.Chart], run: LineClassifiers, *, height: int = HEIGHT) -> alt.LayerChart:
    controls = image_parameters(run, shift=FIRST_SHIFT)
    return picture(layers, controls, width="container", height=height).configure_view(stroke=None)
