"""Page 13: shift an image, and its maps shift along; what pooling, flattening and a dense layer make of that.

Browser parameters, shared with `line_cards`: `ln_shift` and `ln_image`.
"""

import altair as alt
import numpy as np
import pandas as pd

from nnviz.charts import palette
from nnviz.charts.line_cards import AT_SHIFT, TITLES, image_frame, line_parameters
from nnviz.charts.parts import LABEL, NUMBER, heading, one_row, picture, readout
from nnviz.charts.pixels import at, frame_layer, pixel_frame, pixel_layer
from nnviz.datasets.lines import SIDE
from nnviz.line_models import FILTERS, NAMES, LineRun, seen_by_both

CELL, GAP, BETWEEN = 18, 24, 34  # px: a pixel; between two images beside and above each other
SQUARE = SIDE * CELL
WIDTH, HEIGHT = 3 * SQUARE + 2 * GAP, 2 * SQUARE + BETWEEN
CHOSEN = f"{AT_SHIFT} && datum.image == ln_image"


def moved_frame(run: LineRun) -> pd.DataFrame:
    """Return one row per shift and test image: what is left of the answers to the unshifted image.

    Returns:
        shift, image (from 1), cells (compared, per map), difference (the largest, between the shifted maps and the
        maps of the shifted image), and for k = 0, 1 the largest cell of map k before and after: pool_k, pool_k_now.

    Example:
        >>> from nnviz.line_models import load_run
        >>> float(moved_frame(load_run(shuffled=False))["difference"].max())
        0.0
    """
    rows = []
    for shift, maps in enumerate(run.maps):
        now, before = seen_by_both(shift), slice(1, SIDE - 1 - shift)
        for image in range(len(run.y)):
            shifted, first = maps[image][now, now], run.maps[0, image][before, before]
            pools = {f"pool_{k}": float(run.maps[0, image, ..., k].max()) for k in range(FILTERS)}
            pools |= {f"pool_{k}_now": float(maps[image, ..., k].max()) for k in range(FILTERS)}
            difference = float(np.abs(shifted - first).max())
            rows.append({"shift": shift, "image": image + 1, "cells": first.shape[0] ** 2, "difference": difference})
            rows[-1] |= pools
    return pd.DataFrame(rows).round(4)


def map_frame(run: LineRun, *, number: int) -> pd.DataFrame:
    """Return one row per shift, test image and cell of a map, as `pixel_frame` has them."""
    return pd.concat(
        [
            pixel_frame(maps[image, ..., number], shift=shift, image=image + 1)
            for shift, maps in enumerate(run.maps)
            for image in range(len(run.y))
        ],
        ignore_index=True,
    )


def moves_chart(run: LineRun) -> alt.LayerChart:
    """Draw an image and its two maps above the shifted image and its maps; what is compared has a frame.

    Args:
        run: Of either networks.
    """
    below, top = SQUARE + BETWEEN, float(run.maps.max())
    images, maps = alt.Chart(image_frame(run)), [alt.Chart(map_frame(run, number=k)) for k in range(FILTERS)]
    layers = []
    for above, rows_of in ((0, "datum.shift == 0 && datum.image == ln_image"), (below, CHOSEN)):
        layers.append(pixel_layer(images.transform_filter(rows_of), cell=CELL, top=1, kind="ink", above=above))
        for k, each in enumerate(maps):
            left = (k + 1) * (SQUARE + GAP)
            chosen = each.transform_filter(rows_of)
            layers.append(pixel_layer(chosen, cell=CELL, top=top, kind="activation", left=left, above=above))
    layers += [
        frame_layer(left=column * (SQUARE + GAP), above=above, width=SQUARE, height=SQUARE)
        for column in range(3)
        for above in (0, below)
    ]
    layers += [_compared(), *_captions(), *_largest_difference(run)]
    return picture(layers, line_parameters(run), width=WIDTH, height=HEIGHT).configure_view(stroke=None)


def forgiven_chart(run: LineRun, *, height: int) -> alt.LayerChart:
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
    rows = rows.transform_filter(CHOSEN).transform_calculate(
        now="format(datum.before, '.2f') + ' → ' + format(datum.after, '.2f')",
        flipped="indexof(datum.what, ': p') > 0 && (datum.before > 0.5) != (datum.after > 0.5) ? 'flips' : 'stays'",
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
    return picture(layers, line_parameters(run), width=240, height=height).configure_view(stroke=None)


def _compared() -> alt.Chart:
    """The frame of the cells that see no edge before nor after: on both maps above, and shifted on those below."""
    columns = pd.DataFrame(
        [
            {"left": (k + 1) * (SQUARE + GAP), "above": above, "low": above > 0}
            for k in range(FILTERS)
            for above in (0, SQUARE + BETWEEN)
        ]
    )
    placed = alt.Chart(columns).transform_calculate(
        x=f"datum.left + {CELL} * (1 + datum.low * ln_shift)", y=f"datum.above + {CELL} * (1 + datum.low * ln_shift)"
    )
    placed = placed.transform_calculate(
        x2=f"datum.x + {CELL} * (6 - ln_shift)", y2=f"datum.y + {CELL} * (6 - ln_shift)"
    )
    frame = placed.mark_rect(fill=None, stroke=palette.TRUTH, strokeWidth=3)
    return frame.encode(**at("x", "y"), x2="x2:Q", y2="y2:Q")


def _captions() -> list[alt.Chart]:
    names = ["shifted image", *(f"its map {k + 1}" for k in range(FILTERS))]
    rows = [{"x": k * (SQUARE + GAP), "y": SQUARE + BETWEEN - 8, "words": name} for k, name in enumerate(names)]
    mark = alt.Chart(pd.DataFrame(rows)).mark_text(align="left", baseline="bottom", fontSize=LABEL, color=palette.INK)
    return [mark.encode(**at("x", "y"), text="words:N")]


def _largest_difference(run: LineRun) -> list[alt.Chart]:
    rows = alt.Chart(moved_frame(run)).transform_filter(CHOSEN)
    words = rows.transform_calculate(
        large="format(datum.difference, '.2f')",
        small="'largest difference of ' + datum.cells + ' framed cells per map, before and after'",
    )
    return [*heading(words, size=NUMBER), readout(rows, ln_difference="datum.difference", ln_cells="datum.cells")]
