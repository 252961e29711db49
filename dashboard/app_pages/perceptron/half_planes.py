"""The two sides of a perceptron's edge in the plane, and how the two classes look."""

from typing import Any

import altair as alt

from nnviz.charts import palette
from nnviz.charts.bounds import Bounds


def half_planes(rows: alt.Chart, bounds: Bounds, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Shade both sides of the edge w1·x₁ + w2·x₂ + b = 0, and draw it.

    Args:
        rows: A chart whose table has one row, with w1, w2 and b.
        bounds: What both axes span.
        x: Encodes the field `x1`.
        y: Encodes the field `x2`.
    """
    low, high = bounds
    crossings = {name: f"-(datum.w2 * {end} + datum.b) / datum.w1" for name, end in (("one", low), ("other", high))}
    columns = rows.transform_calculate(  # where the edge enters the square and leaves it, or its corners
        **{name: f"abs(datum.w1) < 1e-9 ? {low} : clamp({at}, {low}, {high})" for name, at in crossings.items()}
    ).transform_calculate(
        x1=f"[{low}, min(datum.one, datum.other), max(datum.one, datum.other), {high}]",
        side=f"[{low}, {low}, {high}, {high}]",
    )
    columns = columns.transform_flatten(["x1", "side"]).transform_calculate(
        flat=f"datum.w1 * datum.side + datum.b > 0 ? {low} : {high}",
        cut="abs(datum.w2) < 1e-9 ? datum.flat : -(datum.w1 * datum.x1 + datum.b) / datum.w2",
    )
    columns = columns.transform_calculate(x2=f"clamp(datum.cut, {low}, {high})", up="datum.w2 > -1e-9")
    columns = columns.transform_calculate(fires=f"datum.up ? {high} : {low}", silent=f"datum.up ? {low} : {high}")
    edge = _within(foot(rows, bounds), bounds).transform_calculate(
        x1="datum.foot1 - datum.begin * datum.s",
        x2="datum.foot2 + datum.begin * datum.c",
        x1_end="datum.foot1 - datum.end * datum.s",
        x2_end="datum.foot2 + datum.end * datum.c",
    )
    area: dict[str, Any] = {"opacity": 1, "clip": True}
    fires = [columns.mark_area(color=color, **area) for color in (palette.SIDE_1, palette.HATCH)]
    return [
        *(each.encode(x=x, y=y, y2="fires:Q") for each in fires),
        columns.mark_area(color=palette.SIDE_0, **area).encode(x=x, y=y, y2="silent:Q"),
        edge.mark_rule(color=palette.INK, strokeWidth=3, clip=True).encode(x=x, y=y, x2="x1_end:Q", y2="x2_end:Q"),
    ]


def _within(rows: alt.Chart, bounds: Bounds) -> alt.Chart:
    """Add how far from its foot, along itself, an edge enters the square (begin) and leaves it (end)."""
    low, high = bounds
    rows = rows.transform_calculate(
        across="abs(datum.s) < 1e-9 ? 1e-9 : datum.s", up="abs(datum.c) < 1e-9 ? 1e-9 : datum.c"
    )
    rows = rows.transform_calculate(
        left=f"(datum.foot1 - {low}) / datum.across",
        right=f"(datum.foot1 - {high}) / datum.across",
        below=f"({low} - datum.foot2) / datum.up",
        above=f"({high} - datum.foot2) / datum.up",
    )
    rows = rows.transform_calculate(
        begin="max(min(datum.left, datum.right), min(datum.below, datum.above))",
        end="min(max(datum.left, datum.right), max(datum.below, datum.above))",
    )
    return rows.transform_filter("datum.begin < datum.end")


def foot(rows: alt.Chart, bounds: Bounds) -> alt.Chart:
    """Add the edge's point nearest the middle of the square (foot1, foot2), and the weights' direction (c, s).

    Weights of zero have no edge and no direction: the row is left out.
    """
    middle = sum(bounds) / 2
    rows = rows.transform_calculate(n="sqrt(datum.w1 * datum.w1 + datum.w2 * datum.w2)").transform_filter(
        "datum.n > 1e-9"
    )
    rows = rows.transform_calculate(
        c="datum.w1 / datum.n",
        s="datum.w2 / datum.n",
        d=f"({middle} * datum.w1 + {middle} * datum.w2 + datum.b) / datum.n",
    )
    return rows.transform_calculate(foot1=f"{middle} - datum.d * datum.c", foot2=f"{middle} - datum.d * datum.s")


def class_color(field: str) -> alt.Color:
    """Return the color of class 0 or 1."""
    return alt.Color(f"{field}:N", scale=alt.Scale(domain=[0, 1], range=list(palette.CLASSES)), legend=None)


def class_shape(field: str) -> alt.Shape:
    """Return a circle for class 0, a square for class 1."""
    return alt.Shape(f"{field}:N", scale=alt.Scale(domain=[0, 1], range=["circle", "square"]), legend=None)
