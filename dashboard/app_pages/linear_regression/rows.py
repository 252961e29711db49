"""What both charts of page 1 share: the sliders, the points as a hand has moved them, and their best line.

The browser parameters are `m`, `b` (the line), `best` (show the best line) and `points`, which `grips` writes: all
points as "number,x,y;…" once one of them was moved, added or removed.
"""

import altair as alt
import numpy as np

from dashboard.app_pages.linear_regression import PAGE
from dashboard.layout import grips
from nnviz.charts.bounds import fine_step
from nnviz.charts.line_rows import LineView, unit_of
from nnviz.charts.parameters import memory, slider, switch
from nnviz.charts.parts import labels_of, one_row
from nnviz.datasets import Points
from nnviz.linear import best_line, mean_squared_error_of_lines

M, B, BEST, POINTS = PAGE.words(("m", "b", "best", "points"))
LEAST, MORE = 2, 6  # points that stay; that can be added to a set


def line_parameters(points: Points, view: LineView, *, held: bool = True) -> list[alt.Parameter]:
    """Return the sliders and the switch that both charts share; the line is flat at first."""
    across, up = unit_of(points.x_names[0]), unit_of(points.y_name)
    slope = f"{up}/{across}" if up else ""
    return [
        slider(M, value=0, low=view.m[0], high=view.m[1], step=fine_step(view.m), label=_with("slope m", slope)),
        slider(
            B,
            value=sum(view.y) / 2,
            low=view.b[0],
            high=view.b[1],
            step=fine_step(view.b),
            label=_with("value at zero, b", up),
        ),
        switch(BEST, value=False, label="show the best line"),
        memory(POINTS) if held else alt.param(name=POINTS, value=""),
    ]


def held_points(points: Points, view: LineView) -> grips.Grip:
    """Return the points as grips."""
    return grips.points(
        "point",
        name=POINTS,
        own=[(float(f"{x:.6g}"), float(f"{y:.6g}")) for x, y in zip(points.x, points.y, strict=True)],
        steps=(fine_step(view.x), fine_step(view.y)),
        least=LEAST,
        most=len(points) + MORE,
    )


def highest(points: Points, view: LineView) -> float:
    """Return how much the loss rises, from its smallest value, to the corner of the map where it is largest."""
    m, b = ([[end] for end in view.m], [list(view.b)])
    corners = mean_squared_error_of_lines(points.x, points.y, m=np.array(m), b=np.array(b))
    return float(corners.max() - best_line(points.x, points.y).mean_of_squares)


def point_rows(points: Points, view: LineView) -> alt.Chart:
    """Return a row for each point where it is now: number, x, seen (y) and label; and `top`, see `highest`."""
    own = ";".join(f"{number},{x:.9g},{y:.9g}" for number, (x, y) in enumerate(zip(points.x, points.y, strict=True)))
    table = one_row(own=own, names="|".join(labels_of(points)), top=round(highest(points, view), 6))
    rows = alt.Chart(table).transform_calculate(
        each=f"split({POINTS} ? {POINTS} : datum.own, ';')", name="split(datum.names, '|')"
    )
    return rows.transform_flatten(["each"]).transform_calculate(
        part="split(datum.each, ',')",
        number="toNumber(datum.part[0])",
        x="toNumber(datum.part[1])",
        seen="toNumber(datum.part[2])",
        label="isValid(datum.name[datum.number]) ? datum.name[datum.number] : 'your point'",
    )


def _with(label: str, unit: str) -> str:
    return f"{label} ({unit})" if unit else label


def best_row(rows: alt.Chart) -> alt.Chart:
    """Reduce the rows to one with the closed form: m = Cov[x, y] / Var[x], b, and the smallest sum.

    `deep` is the standard deviation of x: how narrow the valley is.
    """
    return (
        rows.transform_joinaggregate(x_mean="mean(x)", y_mean="mean(seen)")
        .transform_calculate(
            xx="pow(datum.x - datum.x_mean, 2)",
            xy="(datum.x - datum.x_mean) * (datum.seen - datum.y_mean)",
            yy="pow(datum.seen - datum.y_mean, 2)",
        )
        .transform_aggregate(
            xx="sum(xx)",
            xy="sum(xy)",
            yy="sum(yy)",
            x_mean="mean(x)",
            y_mean="mean(seen)",
            count="count()",
            top="max(top)",
        )
        .transform_calculate(
            m="datum.xy / max(datum.xx, 1e-9)",
            b="datum.y_mean - datum.m * datum.x_mean",
            sum="max(0, datum.yy - datum.xy * datum.m)",
            deep="sqrt(max(datum.xx, 1e-9) / datum.count)",
        )
    )


def reached(best: alt.Chart) -> alt.Chart:
    """Add to the row of the best line `found`: whether the sliders' sum of squares is within 1 % of its own."""
    return best.transform_calculate(
        tilt=f"{M} - datum.m",
        lift=f"datum.tilt * datum.x_mean + {B} - datum.b",
        found="datum.xx * pow(datum.tilt, 2) + datum.count * pow(datum.lift, 2) <= 0.01 * datum.sum",
    )
