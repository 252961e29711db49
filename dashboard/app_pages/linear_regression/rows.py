"""What both charts of page 1 share: the sliders, the points as a hand has moved them, and their best line.

The browser parameters are `m`, `b` (the line), `best` (show the best line), and what `grips` writes once a point was
moved, added or removed: `points`, "x,y;…", and `moments`, of which the best line follows. Rows stay as they are and
read these two: rows that a browser makes anew make it draw anew as well.
"""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.linear_regression import PAGE
from dashboard.layout import grips
from nnviz.charts.bounds import fine_step
from nnviz.charts.line_rows import LineView, unit_of
from nnviz.charts.parameters import memory, slider, switch
from nnviz.charts.parts import labels_of, one_row
from nnviz.datasets import Points
from nnviz.linear import best_line, mean_squared_error_of_lines

M, B, BEST, POINTS, MOMENTS = PAGE.words(("m", "b", "best", "points", "moments"))
EACH, NOW = PAGE.words(("each", "now"))  # both texts, taken apart
SUMS = ("count", "x_mean", "y_mean", "xx", "xy", "yy")
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
        *((memory if held else _never)(name) for name in (POINTS, MOMENTS)),
        alt.param(name=EACH, expr=f"{POINTS} ? split({POINTS}, ';') : null"),
        alt.param(name=NOW, expr=f"{MOMENTS} ? split({MOMENTS}, ',') : null"),
    ]


def _never(name: str) -> alt.Parameter:
    """Return a parameter that nobody moves."""
    return alt.param(name=name, value="")


def held_points(points: Points, view: LineView) -> list[grips.Grip]:
    """Return the points as grips, and what follows from them."""
    held = grips.points(
        "point",
        name=POINTS,
        own=[(float(f"{x:.6g}"), float(f"{y:.6g}")) for x, y in zip(points.x, points.y, strict=True)],
        steps=(fine_step(view.x), fine_step(view.y)),
        least=LEAST,
        most=len(points) + MORE,
    )
    return [held, grips.moments(MOMENTS, of=POINTS)]


def highest(points: Points, view: LineView) -> float:
    """Return how much the loss rises, from its smallest value, to the corner of the map where it is largest."""
    m, b = ([[end] for end in view.m], [list(view.b)])
    corners = mean_squared_error_of_lines(points.x, points.y, m=np.array(m), b=np.array(b))
    return float(corners.max() - best_line(points.x, points.y).mean_of_squares)


def point_rows(points: Points, *, held: bool) -> alt.Chart:
    """Return a row for each point where it is now: x, seen (y) and label."""
    table = pd.DataFrame({"x0": points.x, "y0": points.y, "label": labels_of(points)}).round(9)
    more = len(points) - LEAST + MORE if held else 0  # when all that can be removed were
    added = pd.DataFrame({"label": ["your point"] * more})
    rows = alt.Chart(pd.concat([table, added], ignore_index=True).rename_axis("number").reset_index())
    there = f"{EACH} ? {EACH}[datum.number] : isValid(datum.x0)"
    return rows.transform_filter(there).transform_calculate(
        place=f"{EACH} ? split({EACH}[datum.number], ',') : [datum.x0, datum.y0]",
        x="toNumber(datum.place[0])",
        seen="toNumber(datum.place[1])",
    )


def _with(label: str, unit: str) -> str:
    return f"{label} ({unit})" if unit else label


def best_now(points: Points) -> alt.Chart:
    """Return a row with `SUMS` of the points as they are now, and its best line: m = Cov[x, y] / Var[x], b, sum."""
    rows = alt.Chart(one_row(**{f"own_{name}": value for name, value in sums_of(points).items()}))
    now = {name: f"{NOW} ? toNumber({NOW}[{place}]) : datum.own_{name}" for place, name in enumerate(SUMS)}
    return rows.transform_calculate(**now).transform_calculate(
        m="datum.xy / max(datum.xx, 1e-9)",
        b="datum.y_mean - datum.m * datum.x_mean",
        sum="max(0, datum.yy - datum.xy * datum.m)",
    )


def sums_of(points: Points) -> dict[str, float]:
    """Return `SUMS` of points.

    Example:
        >>> from nnviz.datasets import anscombe
        >>> {name: round(value, 1) for name, value in sums_of(anscombe(1)).items()}
        {'count': 11, 'x_mean': 9.0, 'y_mean': 7.5, 'xx': 110.0, 'xy': 55.0, 'yy': 41.3}
    """
    x, y = points.x - points.x.mean(), points.y - points.y.mean()
    values = (len(points), points.x.mean(), points.y.mean(), x @ x, x @ y, y @ y)
    return {name: value if name == "count" else float(value) for name, value in zip(SUMS, values, strict=True)}


def reached(best: alt.Chart) -> alt.Chart:
    """Add to the row of the best line `found`: whether the sliders' sum of squares is within 1 % of its own."""
    return best.transform_calculate(
        tilt=f"{M} - datum.m",
        lift=f"datum.tilt * datum.x_mean + {B} - datum.b",
        found="datum.xx * pow(datum.tilt, 2) + datum.count * pow(datum.lift, 2) <= 0.01 * datum.sum",
    )
