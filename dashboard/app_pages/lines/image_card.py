"""The card of one image: its pixels, which can be painted, its line, which can be shifted, where training lines lay."""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.lines import PAGE
from dashboard.app_pages.lines.images import CHOSEN, IMAGE, PAINT, SHIFT, image_frame, image_parameters, painted
from dashboard.app_pages.lines.pixels import at, frame_layer, head, pixel_layer
from dashboard.layout.grips import Grip, grips, sheet, slide
from nnviz.charts import palette
from nnviz.charts.parameters import memory
from nnviz.charts.parts import heading, one_row, picture, readout
from nnviz.datasets.line_images import KINDS, LAST_PLACE, SIDE
from nnviz.recordings.line_classifiers import LineClassifiers

CELL = f"min(width, height - {head(24)}) / {SIDE}"  # px of a pixel of the image


def image_card(run: LineClassifiers, *, shuffled: bool, height: int) -> alt.LayerChart:
    """Draw the chosen test image at the chosen shift, and where the lines of the training lay.

    Args:
        run: Whose images.
        shuffled: Whether their pixels are.
        height: In pixels.
    """
    value = painted(f"({SIDE} * datum.row + datum.column)", "datum.value")
    rows = alt.Chart(image_frame(run)).transform_filter(CHOSEN).transform_calculate(value=value)
    kinds = [KINDS[int(y)] for y in run.y]
    trained = ["trained left of the dashes" if y else "trained above the dashes" for y in run.y]
    small = "'pixels shuffled'" if shuffled else f"{trained}[{IMAGE} - 1]"
    words = alt.Chart(one_row()).transform_calculate(
        large=f"{kinds}[{IMAGE} - 1] + ({SHIFT} ? ', shifted by ' + {SHIFT} : '')",
        small=f"{PAINT} ? 'painted by hand' : {small}",
    )
    above, side = head(24), f"{SIDE} * {CELL}"
    layers = [
        pixel_layer(rows, cell=CELL, top=1, kind="ink", above=above),
        frame_layer(above=above, width=side, height=side),
        *heading(words, size=24, inside=True),
    ]
    right, bottom, top, x, y = PAGE.words(("right", "bottom", "top", "line_x", "line_y"))  # read out
    held = [_paper(run)]
    if not shuffled:
        layers += [_trained_here(run), _line_here(run)]
        held.insert(0, slide("the line in the image", name=SHIFT, at=(x, y), by=(1, 1)))
    layers.append(_spans())
    return grips(plot_of(layers, run, height=height), *held, x=(0, right), y=(bottom, top))


def _paper(run: LineClassifiers) -> Grip:
    """The pixels of the image, which can be painted; of all that may be shown it says which pixels are dark."""
    dark = [["".join("01"[int(value > 0.5)] for value in image.ravel()) for image in images] for images in run.images]
    return sheet("pixels of the image", name=PAINT, side=SIDE, dark=dark, rows=(SHIFT, 0), columns=(IMAGE, -1))


def _spans() -> alt.Chart:
    """Read out what the plot spans, in pixels of the image."""
    above = head(24)
    spans = {"right": f"width / ({CELL})", "bottom": f"(height - {above}) / ({CELL})", "top": f"-{above} / ({CELL})"}
    return readout(alt.Chart(one_row()), **PAGE.own(**spans))


def _line_here(run: LineClassifiers) -> alt.Chart:
    """Read out where the middle of the image's line is, in its pixels."""
    darkest = [
        float(image.sum(axis=0 if y else 1).argmax()) + 0.5 for image, y in zip(run.images[0], run.y, strict=True)
    ]
    x = [place if y else SIDE / 2 for place, y in zip(darkest, run.y, strict=True)]
    y = [SIDE / 2 if vertical else place for place, vertical in zip(darkest, run.y, strict=True)]
    places = {"line_x": f"{x}[{IMAGE} - 1] + {SHIFT}", "line_y": f"{y}[{IMAGE} - 1] + {SHIFT}"}
    return readout(alt.Chart(one_row()), **PAGE.own(**places))


def _trained_here(run: LineClassifiers) -> alt.Chart:
    """The edge of the half in which such lines lay in the training: the upper half, or the left one."""
    rows = alt.Chart(pd.DataFrame({"image": np.arange(len(run.y)) + 1, "upright": run.y.astype(int)}))
    edge, far, above = LAST_PLACE + 1, SIDE, head(24)
    rows = rows.transform_filter(f"datum.image == {IMAGE}").transform_calculate(
        x=f"(datum.upright ? {edge} : 0) * {CELL}",
        x2=f"(datum.upright ? {edge} : {far}) * {CELL}",
        y=f"{above} + (datum.upright ? 0 : {edge}) * {CELL}",
        y2=f"{above} + (datum.upright ? {far} : {edge}) * {CELL}",
    )
    rule = rows.mark_rule(color=palette.INK, strokeWidth=3, strokeDash=[6, 4])
    return rule.encode(**at("x", "y"), x2="x2:Q", y2="y2:Q")


def plot_of(layers: list[alt.Chart], run: LineClassifiers, *, height: int) -> alt.LayerChart:
    """Lay charts over each other that read what is shown and what is painted."""
    parameters = [*image_parameters(run), memory(PAINT)]
    return picture(layers, parameters, width="container", height=height).configure_view(stroke=None)
