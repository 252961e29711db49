"""Page 1: the loss of every line as a map, with the line of the sliders as a dot on it.

It knows the parameters of `rows`, and `trail`: the visited places as "m,b;m,b;…", which the page collects.
"""

import altair as alt

from dashboard.app_pages.linear_regression import PAGE
from dashboard.app_pages.linear_regression.rows import BEST, B, M, best_row, line_parameters, point_rows, reached
from dashboard.layout.grips import dot, grips
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.line_rows import LineView
from nnviz.charts.maps import BANDS
from nnviz.charts.parameters import memory
from nnviz.charts.parts import heading, one_row, picture, with_halo
from nnviz.datasets import Points

TRAIL = PAGE.word("trail")
CORNERS = 32  # of a contour line
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
        >>> [parameter["name"].removeprefix(PAGE.prefix + "_") for parameter in chart.to_dict()["params"][1:6]]
        ['m', 'b', 'best', 'points', 'trail']
    """
    x = alt.X("m:Q", title="slope m", scale=scale(view.m))
    y = alt.Y("b:Q", title="value at zero, b", scale=scale(view.b))
    centre = best_row(point_rows(points, view))
    found = reached(centre)
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
    contours = _contours(centre, x=x, y=y)
    layers = [*contours, *with_halo(_trail(x, y)), diamond, place, *_place(here, found)]
    parameters = [*line_parameters(points, view, held=held), memory(TRAIL)]
    chart = picture(layers, parameters, width=width, height=height)
    return grips(chart, dot("your line on the map", x=M, y=B), x=view.m, y=view.b)


def _contours(centre: alt.Chart, *, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Fill the map from outside to the valley; the cube root of the rise, so that the valley has contours too.

    With dm and db from the best line: rise = Var[x] · dm² + (mean x · dm + db)², a circle in these two terms.
    """
    rows = centre.transform_calculate(corner=f"sequence(0, {BANDS * CORNERS})").transform_flatten(["corner"])
    rows = rows.transform_calculate(
        level=f"{BANDS} - floor(datum.corner / {CORNERS})",
        turn=f"2 * PI * (datum.corner % {CORNERS}) / {CORNERS}",
        reach=f"sqrt(datum.top * pow(datum.level / {BANDS}, 3))",
        dm="datum.reach * cos(datum.turn) / datum.deep",
        fill=_mix(f"{DARKEST} / {BANDS} * (datum.level - 1)"),
        edge=_mix(f"{EDGE} + {DARKEST} / {BANDS} * datum.level"),
    )
    rows = rows.transform_calculate(
        b="datum.b + datum.reach * sin(datum.turn) - datum.x_mean * datum.dm", m="datum.m + datum.dm"
    )
    ground = alt.Chart(one_row()).transform_calculate(fill=_mix(f"{DARKEST}"))
    whole = {"x": alt.value(0), "x2": alt.value("width"), "y": alt.value(0), "y2": alt.value("height")}
    return [
        ground.mark_rect().encode(fill=alt.Fill("fill:N", scale=None), **whole),
        rows.mark_line(interpolate="cardinal-closed", strokeWidth=1, clip=True).encode(
            x=x,
            y=y,
            order="corner:Q",
            detail="level:Q",
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("edge:N", scale=None),
        ),
    ]


def _mix(share: str) -> str:
    return f"'color-mix(in srgb, {palette.LOSS} ' + ({share}) + '%, {palette.GROUND})'"


def _place(here: alt.Chart, centre: alt.Chart) -> list[alt.Chart]:
    """Where the dot stands, and below it how to read the map, or where the best place is, or that it is reached."""
    words = here.transform_calculate(large=f"'m = ' + format({M}, '.2f') + ', b = ' + format({B}, '.2f')", small="''")
    hint = centre.transform_filter(f"!{BEST} && !datum.found").transform_calculate(
        large="''", small="'in the valley: small loss'"
    )
    best = centre.transform_filter(f"{BEST} || datum.found").transform_calculate(
        large="''",
        small="(datum.found ? 'You found it: ' : 'best: ')"
        " + 'm = ' + format(datum.m, '.2f') + ', b = ' + format(datum.b, '.2f')",
    )
    below = (heading(hint, size=20, inside=True), heading(best, size=20, color=palette.TRUTH_TEXT, inside=True))
    return [*heading(words, size=20, inside=True), *(small for _, small in below)]


def _trail(x: alt.X, y: alt.Y) -> alt.Chart:
    visited = alt.Chart(one_row()).transform_calculate(place=f"split({TRAIL}, ';')")
    return (
        visited.transform_flatten(["place"])
        .transform_window(order="row_number()")
        .transform_calculate(m="toNumber(split(datum.place, ',')[0])", b="toNumber(split(datum.place, ',')[1])")
        .transform_filter("isValid(datum.b)")
        .mark_line(color=palette.GRADIENT, strokeWidth=2.5, clip=True)
        .encode(x=x, y=y, order="order:Q")
    )
