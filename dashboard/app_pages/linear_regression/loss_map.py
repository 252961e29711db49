"""Page 1: the loss of every line as a map, with the line of the sliders as a dot on it.

It knows the parameters of `rows`, and `trail`: the visited places as "m,b;m,b;…", which the page collects.
"""

from math import pi, sin, sqrt, tan

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.linear_regression import PAGE
from dashboard.app_pages.linear_regression.rows import (
    BEST,
    NOW,
    SUMS,
    B,
    M,
    best_now,
    highest,
    line_parameters,
    reached,
    sums_of,
)
from dashboard.layout.grips import dot, grips
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.line_rows import LineView
from nnviz.charts.maps import BANDS
from nnviz.charts.parameters import memory
from nnviz.charts.parts import heading, one_row, picture, with_halo
from nnviz.datasets import Points
from nnviz.linear import best_line

TRAIL, VISITED, CENTER = PAGE.words(("trail", "visited", "center"))
PLACES = 150  # of the trail, as many as the page collects
CORNERS = 8  # of a contour line
ROUND = 1 - 4 * tan(pi / (2 * CORNERS)) / sin(2 * pi / CORNERS)  # the tension by which eight corners make a circle
DARKEST, EDGE = 72, 27  # percent of the loss's color outside of the last contour; how much darker a contour line is


def loss_map(
    points: Points,
    *,
    view: LineView,
    width: int | str = "container",
    height: int = 330,
    held: bool = True,
) -> alt.LayerChart:
    """Draw the loss of every line as a contour map, with a dot where the sliders stand and its trail.

    The loss is a square: its contours are ellipses around the best line, drawn anew as points are moved.

    Args:
        points: The same as in `fit_chart`, and so are the other arguments.
        view: What axes and sliders span.
        width: In pixels, or `"container"`.
        height: In pixels.
        held: Whether a hand can move the points.

    Example:
        >>> from nnviz.charts.line_rows import line_view
        >>> from nnviz.datasets import anscombe
        >>> chart = loss_map(anscombe(1), view=line_view(anscombe(1)))
        >>> [parameter["name"].removeprefix(PAGE.prefix + "_") for parameter in chart.to_dict()["params"][1:5]]
        ['m', 'b', 'best', 'points']
    """
    x = alt.X("m:Q", title="slope m", scale=scale(view.m))
    y = alt.Y("b:Q", title="value at zero, b", scale=scale(view.b))
    center = best_now(points)
    found = reached(center)
    diamond = (
        found.transform_filter(f"{BEST} || datum.found")
        .mark_point(
            shape="diamond",
            fill=palette.TRUTH,
            stroke=palette.INK,
            opacity=1,
            size=220,
            strokeWidth=1.5,
            clip=True,
        )
        .encode(x=x, y=y, tooltip=[alt.Tooltip("m:Q", format=".2f"), alt.Tooltip("b:Q", format=".2f")])
    )
    here = alt.Chart(one_row()).transform_calculate(m=M, b=B)
    place = here.mark_circle(color=palette.INK, opacity=1, size=160, clip=True).encode(x=x, y=y)
    contours = _contours(points, view, x=x, y=y)
    layers = [*contours, *with_halo(_trail(x, y)), diamond, place, *_place(here, found)]
    visited = alt.param(name=VISITED, expr=f"split({TRAIL}, ';')")
    parameters = [*line_parameters(points, view, held=held), memory(TRAIL), visited, _center()]
    chart = picture(layers, parameters, width=width, height=height)
    return grips(chart, dot("your line on the map", x=M, y=B), x=view.m, y=view.b)


def _contours(points: Points, view: LineView, *, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Fill the map from outside to the valley; the cube root of the rise, so that the valley has contours too.

    With dm and db from the best line: rise = Var[x] · dm² + (mean x · dm + db)², a circle in these two terms.
    """
    level, corner = (each.ravel() for each in np.mgrid[BANDS:0:-1, :CORNERS])
    reach, turn = np.sqrt(highest(points, view) * (level / BANDS) ** 3), 2 * pi * corner / CORNERS
    table = pd.DataFrame({"level": level, "order": CORNERS * (BANDS - level) + corner})
    table = table.assign(tilt=reach * np.cos(turn), lift=reach * np.sin(turn))
    best, sums = best_line(points.x, points.y), sums_of(points)
    tilt = table["tilt"] / sqrt(sums["xx"] / sums["count"])
    table = table.assign(m0=best.m + tilt, b0=best.b + table["lift"] - sums["x_mean"] * tilt).round(9)
    rows = alt.Chart(table).transform_calculate(
        fill=_mix(f"{DARKEST} / {BANDS} * (datum.level - 1)"), edge=_mix(f"{EDGE} + {DARKEST} / {BANDS} * datum.level")
    )
    rows = rows.transform_calculate(
        m=f"{CENTER} ? {CENTER}[0] + datum.tilt / {CENTER}[2] : datum.m0",
        b=f"{CENTER} ? {CENTER}[1] + datum.lift - {CENTER}[3] * datum.tilt / {CENTER}[2] : datum.b0",
    )
    ground = alt.Chart(one_row()).transform_calculate(fill=_mix(f"{DARKEST}"))
    whole = {"x": alt.value(0), "x2": alt.value("width"), "y": alt.value(0), "y2": alt.value("height")}
    return [
        ground.mark_rect().encode(fill=alt.Fill("fill:N", scale=None), **whole),
        rows.mark_line(interpolate="cardinal-closed", tension=ROUND, strokeWidth=1, clip=True).encode(
            x=x,
            y=y,
            order="order:Q",
            detail="level:Q",
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("edge:N", scale=None),
        ),
    ]


def _center() -> alt.Parameter:
    """Return the best line of points that were moved: m, b, the standard deviation of x, and its mean."""
    count, x_mean, y_mean, xx, xy, _ = (f"toNumber({NOW}[{place}])" for place in range(len(SUMS)))
    m = f"({xy} / max({xx}, 1e-9))"
    line = f"[{m}, {y_mean} - {m} * {x_mean}, sqrt(max({xx}, 1e-9) / {count}), {x_mean}]"
    return alt.param(name=CENTER, expr=f"{NOW} ? {line} : null")


def _mix(share: str) -> str:
    return f"'color-mix(in srgb, {palette.LOSS} ' + ({share}) + '%, {palette.GROUND})'"


def _place(here: alt.Chart, center: alt.Chart) -> list[alt.Chart]:
    """Where the dot stands, and below it how to read the map, or where the best place is, or that it is reached."""
    words = here.transform_calculate(large=f"'m = ' + format({M}, '.2f') + ', b = ' + format({B}, '.2f')", small="''")
    hint = center.transform_filter(f"!{BEST} && !datum.found").transform_calculate(
        large="''", small="'in the valley: small loss'"
    )
    best = center.transform_filter(f"{BEST} || datum.found").transform_calculate(
        large="''",
        small="(datum.found ? 'You found it: ' : 'best: ')"
        " + 'm = ' + format(datum.m, '.2f') + ', b = ' + format(datum.b, '.2f')",
    )
    below = (heading(hint, size=20, inside=True), heading(best, size=20, color=palette.TRUTH_TEXT, inside=True))
    return [*heading(words, size=20, inside=True), *(small for _, small in below)]


def _trail(x: alt.X, y: alt.Y) -> alt.Chart:
    visited = alt.Chart(pd.DataFrame({"order": range(PLACES)})).transform_filter(f"{VISITED}[datum.order]")
    return (
        visited.transform_calculate(place=f"split({VISITED}[datum.order], ',')")
        .transform_calculate(m="toNumber(datum.place[0])", b="toNumber(datum.place[1])")
        .mark_line(color=palette.GRADIENT, strokeWidth=2.5, clip=True)
        .encode(x=x, y=y, order="order:Q")
    )
