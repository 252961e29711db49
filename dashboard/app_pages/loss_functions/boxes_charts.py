"""Two boxes, what they share and what they cover, and 1 − Jaccard as a loss.

Browser parameters: left, top, width and height of the true box (`true_left` …) and of the predicted one (`left` …),
in pixels; `inclusive` (corners count in: 1 is added to each side). Read out: `intersection`, `union`, `jaccard`, and
`more`, what is added to each side.
"""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard.app_pages.loss_functions import PAGE
from dashboard.app_pages.loss_functions.within import LEFT, RIGHT
from dashboard.layout.grips import box, grips
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.parameters import slider, switch
from nnviz.charts.parts import LABEL, NUMBER, heading, one_row, picture, readout

IMAGE = (300, 200)  # pixels
ABOVE = 46  # pixels of the image, above it: room for words
TRUE_BOX, PREDICTED_BOX = (39, 63, 164, 49), (54, 66, 144, 48)  # left, top, width, height; published, Jaccard 0.7980
SIDES = {"left": (0, 120), "top": (0, 110), "width": (10, 180), "height": (10, 90)}  # always inside the image
TRUE, PREDICTED = PAGE.words(f"true_{side}" for side in SIDES), PAGE.words(SIDES)  # of these sides
INCLUSIVE = PAGE.word("inclusive")
GRADES = {"poor": (0.0, 0.5), "good": (0.5, 0.9), "excellent": (0.9, 1.0)}
SHIFT = 220  # pixels, how far the profile goes each way


def box_parameters() -> list[alt.Parameter]:
    """Return the four sliders of each box and the switch; at first the boxes of the slide's source."""
    boxes = (("truth", TRUE, TRUE_BOX), ("prediction", PREDICTED, PREDICTED_BOX))
    sliders = [
        slider(word, value=value, low=low, high=high, step=1, label=f"{name} {side}")
        for name, words, box in boxes
        for word, value, (side, (low, high)) in zip(words, box, SIDES.items(), strict=True)
    ]
    corners = switch(INCLUSIVE, value=True, label="corners are pixels: + 1")
    return [*sliders[:4], corners, *sliders[4:]]


def overlapping(shift: str = "0") -> dict[str, str]:
    """Return the expressions of one row: both boxes, the one they share, and the areas; the second moved sideways."""
    return {
        "more": f"{INCLUSIVE} ? 1 : 0",
        **_corners("a", TRUE),
        **_corners("b", PREDICTED, shift),
        **{f"c{side}": f"max(datum.a{side}, datum.b{side})" for side in (0, 1)},
        **{f"c{side}": f"min(datum.a{side}, datum.b{side})" for side in (2, 3)},
        "wide": "max(0, datum.c2 - datum.c0 + datum.more)",
        "high": "max(0, datum.c3 - datum.c1 + datum.more)",
        "intersection": "datum.wide * datum.high",
        "true_area": "(datum.a2 - datum.a0 + datum.more) * (datum.a3 - datum.a1 + datum.more)",
        "predicted_area": "(datum.b2 - datum.b0 + datum.more) * (datum.b3 - datum.b1 + datum.more)",
        "union": "datum.true_area + datum.predicted_area - datum.intersection",
        "jaccard": "datum.intersection / datum.union",
        "loss": "1 - datum.jaccard",
    }


def overlap() -> alt.Chart:
    """Return one row with everything about the two boxes."""
    return _calculated(alt.Chart(one_row()), overlapping())


def boxes_chart(*, height: int = 350) -> alt.LayerChart:
    """Draw the true and the predicted box, what they cover, and what they share.

    Args:
        height: In pixels.
    """
    rows = overlap()
    words = rows.transform_calculate(
        large="'Jaccard ' + format(datum.jaccard, '.4f')",
        small="'intersection ' + format(datum.intersection, ',') + ' / union ' + format(datum.union, ',') + ' px²'",
    )
    told = readout(
        rows,
        **PAGE.own(intersection="datum.intersection", union="datum.union", jaccard="datum.jaccard", more="datum.more"),
    )
    both = rows.transform_filter("datum.intersection > 0")
    layers = [
        _image(),
        _missed(rows),
        _box(both, "c", color=palette.INK, opacity=0.12),
        _box(rows, "a", filled=False, stroke=palette.TRUTH, strokeWidth=4),
        _box(rows, "b", filled=False, stroke=palette.INK, strokeWidth=3, strokeDash=[8, 4]),
        _name(rows, "truth", "datum.a0", "max(datum.a1, 14)", palette.TRUTH, dy=-5, baseline="bottom"),
        _name(rows, "prediction", "datum.b2", "min(datum.b3, 186)", palette.INK, dy=6, baseline="top", align="right"),
        _within(both),
        *heading(words, size=NUMBER, inside=True),
        told,
    ]
    chart = picture(layers, box_parameters(), width="container", height=height)
    held = [
        box(name, left=words[0], top=words[1], width=words[2], height=words[3])
        for name, words in (("prediction", PREDICTED), ("truth", TRUE))
    ]
    return grips(chart, *held, x=(0, IMAGE[0]), y=(IMAGE[1], -ABOVE))


def grade_chart(*, height: int = 130) -> alt.LayerChart:
    """Draw where the value stands between poor, good and excellent.

    Args: as in `boxes_chart`.
    """
    x = alt.X("low:Q", title=None, scale=scale((0, 1)), axis=alt.Axis(grid=False))
    low: Any = {"y": alt.value(alt.expr("0.5 * height")), "y2": alt.value(alt.expr("height"))}  # words above them
    table = pd.DataFrame(
        [
            {"grade": grade, "low": low, "high": high, "middle": (low + high) / 2, "shade": 0.1 + 0.6 * low * high}
            for grade, (low, high) in GRADES.items()
        ]
    )
    grades = alt.Chart(table)
    shades = alt.Opacity("shade:Q", scale=None)
    now = overlap().transform_calculate(
        low="datum.jaccard", large=_grade("datum.jaccard"), small="'Jaccard index, in words of habit'"
    )
    layers = [
        grades.mark_rect(color=palette.LOSS).encode(x=x, x2="high:Q", opacity=shades, **low),
        _grade_names(grades, "middle", "!= 'excellent'", align="center"),
        _grade_names(grades, "high", "== 'excellent'", align="right", dx=-5),  # wider than its place
        now.mark_rule(color=palette.INK, strokeWidth=5).encode(x=x, **low),
        *heading(now, size=24, inside=True),
    ]
    return picture(layers, box_parameters(), width="container", height=height)


def shift_chart(*, height: int = 220) -> alt.LayerChart:
    """Draw 1 − Jaccard while the predicted box alone moves sideways: a valley, flat where the boxes do not touch.

    Args: as in `boxes_chart`.
    """
    x = alt.X("shift:Q", title="moved sideways (px)", scale=scale((-SHIFT, SHIFT)), axis=alt.Axis(**LEFT))
    y = alt.Y("loss:Q", title=None, scale=scale((0, 1.6)), axis=alt.Axis(values=[0, 0.5, 1]))
    along = alt.Chart(one_row()).transform_calculate(shift=f"sequence({-SHIFT}, {SHIFT + 1}, 2)")
    profile = _calculated(along.transform_flatten(["shift"]), overlapping("datum.shift"))
    now = overlap().transform_calculate(
        shift="0",
        large="'1 − Jaccard = ' + format(datum.loss, '.4f')",
        small="datum.intersection ? 'flat where the boxes do not touch' : 'no overlap: no slope to follow sideways'",
    )
    layers = [
        profile.mark_line(color=palette.LOSS, strokeWidth=4).encode(x=x, y=y),
        now.mark_circle(color=palette.INK, opacity=1, size=180).encode(x=x, y=y),
        *heading(now, size=24, inside=True),
    ]
    return picture(layers, box_parameters(), width="container", height=height)


def _grade(value: str) -> str:
    return f"{value} < {GRADES['good'][0]} ? 'poor' : {value} < {GRADES['excellent'][0]} ? 'good' : 'excellent'"


def _grade_names(grades: alt.Chart, x: str, which: str, **place: Any) -> alt.Chart:
    text = grades.transform_filter(f"datum.grade {which}").mark_text(
        fontSize=LABEL, color=palette.INK, baseline="top", **place
    )
    return text.encode(x=f"{x}:Q", y=alt.value(alt.expr("0.5 * height + 6")), text="grade:N")


def _corners(box: str, sides: Sequence[str], shift: str = "0") -> dict[str, str]:
    """Return the expressions of a box's left, top, right and bottom, moved sideways."""
    left, top, width, height = sides
    return {
        f"{box}0": f"{left} + {shift}",
        f"{box}1": top,
        f"{box}2": f"{left} + {width} + {shift}",
        f"{box}3": f"{top} + {height}",
    }


def _calculated(rows: alt.Chart, expressions: dict[str, str]) -> alt.Chart:
    for name, expression in expressions.items():  # each may need those before it
        rows = rows.transform_calculate(**{name: expression})
    return rows


def _axes(x: str, y: str) -> dict[str, Any]:
    down = alt.Axis(values=list(range(0, IMAGE[1] + 1, 50)))
    return {
        "x": alt.X(f"{x}:Q", title="x (px)", scale=scale((0, IMAGE[0])), axis=alt.Axis(**RIGHT)),
        "y": alt.Y(f"{y}:Q", title="y (px), from the top", scale=scale((IMAGE[1], -ABOVE)), axis=down),
    }


def _image() -> alt.Chart:
    """The edge of the image; above it is room for words."""
    edge = alt.Chart(one_row(left=0, top=0, right=IMAGE[0], bottom=IMAGE[1]))
    rect = edge.mark_rect(fill=None, stroke=palette.QUIET)
    return rect.encode(**_axes("left", "top"), x2="right:Q", y2="bottom:Q")


def _missed(rows: alt.Chart) -> alt.Chart:
    """Fill what only one of the boxes covers: four strips of each around what they share, or both boxes."""
    strips = ", ".join(
        f"[d.{box}0, d.{box}1, d.{box}2 + d.more, d.c1],"
        f" [d.{box}0, d.c3 + d.more, d.{box}2 + d.more, d.{box}3 + d.more],"
        f" [d.{box}0, d.c1, d.c0, d.c3 + d.more], [d.c2 + d.more, d.c1, d.{box}2 + d.more, d.c3 + d.more]"
        for box in ("a", "b")
    )
    whole = ", ".join(f"[d.{box}0, d.{box}1, d.{box}2 + d.more, d.{box}3 + d.more]" for box in ("a", "b"))
    parts = f"d.intersection > 0 ? [{strips}] : [{whole}]".replace("d.", "datum.")
    rows = rows.transform_calculate(part=parts).transform_flatten(["part"])
    corners = dict(zip(("left", "top", "right", "bottom"), (f"datum.part[{n}]" for n in range(4)), strict=True))
    rows = rows.transform_calculate(**corners).transform_filter("datum.right > datum.left && datum.bottom > datum.top")
    fill = rows.mark_rect(color=palette.LOSS, opacity=0.45)
    return fill.encode(**_axes("left", "top"), x2="right:Q", y2="bottom:Q")


def _box(rows: alt.Chart, corner: str, **look: Any) -> alt.Chart:
    # Where corners are pixels, the box ends behind the last one.
    ends = rows.transform_calculate(right=f"datum.{corner}2 + datum.more", bottom=f"datum.{corner}3 + datum.more")
    tooltip = [
        alt.Tooltip(f"{name}:Q", format=".3~f") for name in ("true_area", "predicted_area", "intersection", "union")
    ]
    return ends.mark_rect(**look).encode(
        **_axes(f"{corner}0", f"{corner}1"), x2="right:Q", y2="bottom:Q", tooltip=tooltip
    )


def _within(rows: alt.Chart) -> alt.Chart:
    """Name the shared part where it is large enough, beside the handles in the middles."""
    place = rows.transform_filter("datum.wide > 75 && datum.high > 30").transform_calculate(x="datum.c0", y="datum.c3")
    words = place.mark_text(text="intersection", color=palette.INK, fontSize=LABEL, align="left", dx=8, dy=-8)
    return words.encode(x="x:Q", y="y:Q")


def _name(rows: alt.Chart, text: str, x: str, y: str, color: str, **look: Any) -> alt.Chart:
    place = {"align": "left", "fontSize": LABEL, "fontWeight": "bold"} | look
    placed = rows.transform_calculate(x=x, y=y)  # inside the image, also where the box ends at its edge
    return placed.mark_text(text=text, color=color, **place).encode(x="x:Q", y="y:Q")
