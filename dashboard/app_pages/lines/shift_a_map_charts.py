"""Shift an image, and its maps shift along; what pooling, flattening and a dense layer make of that.

The browser parameters are those of `images`. Read out: of both maps the largest difference, `difference_0` and
`difference_1`, and `cells`, how many were compared.
"""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.lines import PAGE
from dashboard.app_pages.lines.images import CHOSEN, IMAGE, SHIFT, image_frame, image_parameters
from dashboard.app_pages.lines.pixels import Kind, at, frame_layer, pixel_frame, pixel_layer
from dashboard.app_pages.lines.three_networks_cards import TITLES
from nnviz.charts import palette
from nnviz.charts.parts import LABEL, NUMBER, heading, one_row, picture, readout
from nnviz.datasets.line_images import KINDS, SIDE
from nnviz.recordings.line_classifiers import FILTERS, NAMES, LineClassifiers, seen_by_both

CELL, BETWEEN = 21, 30  # px: a pixel; between two images above each other
SQUARE = SIDE * CELL
HEIGHT = 2 * SQUARE + BETWEEN


def moved_frame(run: LineClassifiers) -> pd.DataFrame:
    """Return one row per shift and test image: what is left of the answers to the unshifted image.

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
    words = alt.Chart(one_row(small="image; below: shifted")).transform_calculate(large=f"{kinds}[{IMAGE} - 1]")
    return _plot([*_before_and_after(alt.Chart(image_frame(run)), "ink", top=1), *heading(words, size=24)], run)


def moved_map_chart(run: LineClassifiers, *, number: int) -> alt.LayerChart:
    """Draw a map of the chosen image above its map of the shifted image; what is compared has a frame.

    Args:
        run: Of either networks.
        number: Which map, from 0.
    """
    rows = alt.Chart(moved_frame(run)).transform_filter(CHOSEN)
    words = rows.transform_calculate(
        large=f"format(datum.difference_{number}, '.2f')", small=f"'map {number + 1}: difference'"
    )
    maps = alt.Chart(feature_map_frame(run, number=number))
    told = PAGE.own(**{f"difference_{number}": f"datum.difference_{number}", "cells": "datum.cells"})
    layers = _before_and_after(maps, "activation", top=float(run.maps.max()))
    return _plot([*layers, _compared(), *heading(words, size=NUMBER), readout(rows, **told)], run)


def forgiven_chart(run: LineClassifiers, *, height: int) -> alt.LayerChart:
    """Draw what comes behind: the pooled numbers and the three answers, before and after the shift.

    Args:
        run: Of either networks.
        height: In pixels.
    """
    table = moved_frame(run).melt(["shift", "image"], [f"pool_{k}" for k in range(FILTERS)], "what", "before")
    after = moved_frame(run).melt(["shift", "image"], [f"pool_{k}_now" for k in range(FILTERS)], "what", "after")
    table["after"] = after["after"]
    table["what"] = table["what"].map({f"pool_{k}": f"largest cell, map {k + 1}" for k in range(FILTERS)})
    answers = [
        {"shift": s, "image": i + 1, "what": f"{TITLES[name]}: p", "before": shifts[0, i], "after": shifts[s, i]}
        for name, shifts in zip(NAMES, run.probability, strict=True)
        for s in range(len(shifts))
        for i in range(len(run.y))
    ]
    rows = alt.Chart(pd.concat([table, pd.DataFrame(answers)]).astype({"before": float, "after": float}).round(4))
    order = [f"largest cell, map {k + 1}" for k in range(FILTERS)] + [f"{TITLES[n]}: p" for n in reversed(NAMES)]
    rows = (
        rows.transform_filter(CHOSEN)
        .transform_calculate(
            flipped="indexof(datum.what, ': p') > 0 && (datum.before > 0.5) != (datum.after > 0.5) ? 'flips' : 'stays'",
        )
        .transform_calculate(
            now="format(datum.before, '.2f') + ' → ' + format(datum.after, '.2f')"
            " + (datum.flipped == 'flips' ? '  flips' : '')"
        )
    )
    y = alt.Y("what:N", sort=order, axis=None, scale=alt.Scale(domain=order))
    color = alt.Color(
        "flipped:N", legend=None, scale=alt.Scale(domain=["stays", "flips"], range=[palette.INK, palette.CLASS_1])
    )
    name = rows.mark_text(align="left", fontSize=LABEL, color=palette.INK, baseline="bottom", dy=-2)
    numbers = rows.mark_text(align="left", fontSize=20, fontWeight="bold", baseline="top", dy=1)
    words = alt.Chart(one_row(large="before → after", small="p: the probability of “vertical”"))
    layers = [
        name.encode(y=y, x=alt.value(0), text="what:N"),
        numbers.encode(y=y, x=alt.value(0), text="now:N", color=color),
        *heading(words, size=20),
    ]
    return picture(layers, image_parameters(run), width=240, height=height).configure_view(stroke=None)


def _before_and_after(rows: alt.Chart, kind: Kind, *, top: float) -> list[alt.Chart]:
    """The chosen image or map at shift 0, and below it at the chosen shift."""
    places = ((0, f"datum.shift == 0 && datum.image == {IMAGE}"), (SQUARE + BETWEEN, CHOSEN))
    return [
        layer
        for above, chosen in places
        for layer in (
            pixel_layer(rows.transform_filter(chosen), cell=CELL, top=top, kind=kind, above=above),
            frame_layer(left=0, above=above, width=SQUARE, height=SQUARE),
        )
    ]


def _compared() -> alt.Chart:
    """The frame of the cells whose windows lie in the image before and after: above, and shifted along below."""
    rows = alt.Chart(pd.DataFrame({"above": [0, SQUARE + BETWEEN], "low": [0, 1]}))
    rows = rows.transform_calculate(x=f"{CELL} * (1 + datum.low * {SHIFT})", y="datum.above + datum.x")
    rows = rows.transform_calculate(x2=f"datum.x + {CELL} * (6 - {SHIFT})", y2=f"datum.y + {CELL} * (6 - {SHIFT})")
    frame = rows.mark_rect(fill=None, stroke=palette.TRUTH, strokeWidth=3)
    return frame.encode(**at("x", "y"), x2="x2:Q", y2="y2:Q")


def _plot(layers: list[alt.Chart], run: LineClassifiers) -> alt.LayerChart:
    return picture(layers, image_parameters(run), width=SQUARE, height=HEIGHT).configure_view(stroke=None)
