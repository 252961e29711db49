"""The plane of all three charts: a square of equal size, its axes, the points in it, what stands above it."""

from typing import Any

import altair as alt

from dashboard.app_pages.limits_of_linear import PAGE
from nnviz.charts import palette
from nnviz.charts.decision_maps import class_points, plane_frame
from nnviz.charts.parts import LABEL, SMALLEST
from nnviz.datasets import Points
from nnviz.recordings.decision_maps import REACH

HEIGHT = 400  # px, of a chart with its axes, where the screen does not say how high
SIDE = "min(width, height)"  # px of the square in it: circles look round, angles right
LARGE = 26  # px, the accuracy
RIGHT = 0.35  # opacity of points that are on their side; the others stand out


def axes_of(points: Points, *, labels: bool = True) -> tuple[alt.X, alt.Y]:
    """Return the axes of the plane, named as the inputs are; a tenth is as long upwards as across.

    Args:
        points: Two inputs.
        labels: Whether there is an axis upwards; a chart beside another one with the same needs none.
    """
    line: dict[str, Any] = {"values": [-1, 0, 1], "format": "d", "grid": False, "domain": False, "ticks": False}
    name: dict[str, Any] = {
        "titleX": alt.expr(f"width / 2 + 0.5 / {REACH} * {SIDE} / 2"),
        "titleY": 4,
        "titleBaseline": "top",
    }
    across = alt.Axis(**line, **name, labelPadding=4)
    up = alt.Axis(**line, minExtent=alt.expr("1.3 * text_size"))
    return (
        alt.X("x1:Q", title=points.x_names[0], scale=_reaching("width"), axis=across),
        alt.Y(
            "x2:Q",
            title=points.x_names[1] if labels else None,
            scale=_reaching("height"),
            axis=up if labels else None,
        ),
    )


def _reaching(length: str) -> alt.Scale:
    end = f"{REACH} * {length} / {SIDE}"
    return alt.Scale(domainMin=alt.expr(f"-{end}"), domainMax=alt.expr(end), nice=False, zero=False)


def spans_of_the_plane() -> dict[str, str]:
    """Return what the axes span, to be read out: left, right, bottom, top."""
    ends = {"left": ("-", "width"), "right": ("", "width"), "bottom": ("-", "height"), "top": ("", "height")}
    return {PAGE.word(f"plane_{name}"): f"{sign}{REACH} * {length} / {SIDE}" for name, (sign, length) in ends.items()}


def dots(rows: alt.Chart, points: Points, *, labels: bool = True) -> alt.Chart:
    """Draw the points: circles of class 0, squares of class 1; those that are `right` faint, the others solid.

    Args:
        rows: See `rows_of`, with `right`, 0 or 1.
        points: Two inputs, two classes.
        labels: See `axes_of`.
    """
    x, y = axes_of(points, labels=labels)
    drawn = class_points(rows, x=x, y=y, classes=points.classes)
    return drawn.encode(opacity=alt.condition("datum.right", alt.value(RIGHT), alt.value(1)))


def rows_of(points: Points, **columns: Any) -> alt.Chart:
    """Return a chart whose table are the points: see `plane_frame`, with more columns."""
    return alt.Chart(plane_frame(points.x, points.y, classes=points.classes).assign(**columns))


def above(rows: alt.Chart, *, color: str = palette.INK, right: bool = False) -> list[alt.Chart]:
    """Write the fields `large` and `small` of a table of one row in one line above the square, at either end of it."""
    growth = f"(0.5 + text_size / {2 * SMALLEST})"
    edge = f"(width {'+' if right else '-'} {SIDE}) / 2"
    beside = f"{edge} {'-' if right else '+'} {LARGE} * (0.62 * length(datum.large) + 0.25) * {growth}"
    line: dict[str, Any] = {"color": color, "align": "right" if right else "left", "baseline": "alphabetic"}
    large = rows.mark_text(fontSize=alt.expr(f"{LARGE} * {growth}"), fontWeight="bold", **line)
    small = rows.mark_text(fontSize=LABEL, **line)
    y = alt.value(-8)
    return [
        large.encode(text="large:N", x=alt.value(alt.expr(edge)), y=y),
        small.encode(text="small:N", x=alt.value(alt.expr(beside)), y=y),
    ]
