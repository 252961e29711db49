"""Page 1: the loss of every line as a map, with the line of the sliders as a dot on it.

It knows the parameters of `rows`, and `lr_trail`: the visited places as "m,b;m,b;…", which the page collects.
"""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.linear_regression.rows import best_row, lifted_rows, line_parameters
from nnviz.charts import palette
from nnviz.charts.line_rows import LineView, fit_frame
from nnviz.charts.maps import band_image
from nnviz.charts.parts import heading, memory, one_row, picture, scale
from nnviz.datasets import Points
from nnviz.linear import best_line, mean_squared_error_of_lines, squared_error_plane

FINE = 220  # image pixels across half the map


def map_frame(points: Points, *, view: LineView) -> pd.DataFrame:
    """Return one row: the map around the best line as an image, and how the outlier moves it.

    Args:
        points: One input, not all x equal.
        view: What the map's axes span.

    Returns:
        Columns png (a data URI, large enough for every lift), wide, high (its size in plots), m0, b0 (the
        best line without an outlier), m_rise, b_rise (how the best line moves per unit of lift).

    Example:
        >>> from nnviz.charts.line_rows import line_view
        >>> from nnviz.datasets import noisy_line
        >>> row = map_frame(noisy_line(noise=0), view=line_view(noisy_line())).iloc[0]
        >>> f"{row['m0']:.2f}", bool(row["m_rise"] < 0)  # the left end is lifted
        ('0.70', True)
    """
    rows = fit_frame(points)
    seen = rows["y"].to_numpy() + np.outer([0, view.lift], rows["lifted"])  # (2, points)
    first, last = (best_line(points.x, y) for y in seen)
    reach_m = max(max(view.m[1] - fit.m, fit.m - view.m[0]) for fit in (first, last))
    reach_b = max(max(view.b[1] - fit.b, fit.b - view.b[0]) for fit in (first, last))
    grid = np.linspace(-1, 1, 2 * FINE + 1)
    plane = squared_error_plane(points.x, points.y, m=first.m + reach_m * grid, b=first.b + reach_b * grid)
    corners = mean_squared_error_of_lines(points.x, points.y, m=np.array(view.m)[:, None], b=np.array(view.b)[None, :])
    smallest = first.mean_of_squares
    return one_row(
        png=band_image(plane.mean - smallest, top=float(corners.max() - smallest)),
        wide=2 * reach_m / (view.m[1] - view.m[0]),
        high=2 * reach_b / (view.b[1] - view.b[0]),
        m0=first.m,
        b0=first.b,
        m_rise=(last.m - first.m) / view.lift,
        b_rise=(last.b - first.b) / view.lift,
    )


def loss_map(
    points: Points,
    *,
    view: LineView,
    width: int | str = "container",
    height: int = 330,
) -> alt.LayerChart:
    """Draw the loss of every line as a contour map, with a dot where the sliders stand and its trail.

    Lifting a point moves the map without changing its shape, which depends on the inputs alone: so one image,
    placed on the best line's (m, b), is right for every position of the outlier slider.

    Args:
        points: The same as in `fit_chart`, and so are the other arguments.
        view: What axes and sliders span.
        width: In pixels, or `"container"`.
        height: In pixels.

    Example:
        >>> from nnviz.charts.line_rows import line_view
        >>> from nnviz.datasets import anscombe
        >>> chart = loss_map(anscombe(1), view=line_view(anscombe(1)))
        >>> [parameter["name"] for parameter in chart.to_dict()["params"][1:6]]
        ['lr_m', 'lr_b', 'lr_outlier', 'lr_best', 'lr_trail']
    """
    x = alt.X("m:Q", title="slope m", scale=scale(view.m))
    y = alt.Y("b:Q", title="value at zero, b", scale=scale(view.b))
    placed = alt.Chart(map_frame(points, view=view)).transform_calculate(
        m="datum.m0 + datum.m_rise * lr_outlier", b="datum.b0 + datum.b_rise * lr_outlier"
    )
    # The image and its size come from the table: the same specification for all sets keeps the sliders.
    image = placed.mark_image(
        aspect=False,
        clip=True,
        width=alt.expr("width * datum.wide"),
        height=alt.expr("height * datum.high"),
    ).encode(x=x, y=y, url="png:N")
    centre = best_row(lifted_rows(alt.Chart(fit_frame(points))))
    diamond = (
        centre.transform_filter("lr_best")
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
    here = alt.Chart(one_row()).transform_calculate(m="lr_m", b="lr_b")
    dot = here.mark_circle(color=palette.INK, opacity=1, size=160, clip=True).encode(x=x, y=y)
    layers = [image, _trail(x, y), diamond, dot, *_place(here, centre)]
    parameters = [*line_parameters(points, view), memory("lr_trail")]
    return picture(layers, parameters, width=width, height=height)


def _place(here: alt.Chart, centre: alt.Chart) -> list[alt.Chart]:
    """Where the dot stands, and below it how to read the map, or where the best place is."""
    words = here.transform_calculate(
        large="'m = ' + format(lr_m, '.2f') + ', b = ' + format(lr_b, '.2f')",
        small="lr_best ? '' : 'deeper colour: larger sum'",
    )
    best = centre.transform_filter("lr_best").transform_calculate(
        large="''", small="'best: m = ' + format(datum.m, '.2f') + ', b = ' + format(datum.b, '.2f')"
    )
    return [*heading(words, size=20), heading(best, size=20, color=palette.TRUTH)[-1]]


def _trail(x: alt.X, y: alt.Y) -> alt.Chart:
    visited = alt.Chart(one_row()).transform_calculate(place="split(lr_trail, ';')")
    return (
        visited.transform_flatten(["place"])
        .transform_window(order="row_number()")
        .transform_calculate(m="toNumber(split(datum.place, ',')[0])", b="toNumber(split(datum.place, ',')[1])")
        .transform_filter("isValid(datum.b)")
        .mark_line(color=palette.GRADIENT, strokeWidth=2.5, clip=True)
        .encode(x=x, y=y, order="order:Q")
    )
