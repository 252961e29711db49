"""Page 1: a line on its points with its squared errors, and the loss of every line as a map.

Both charts know the same browser parameters: `lr_m`, `lr_b` (the line), `lr_outlier` (how far one point is
lifted), `lr_best` (show the best line). The map also reads `lr_trail`, the visited places as "m,b;m,b;…".
"""

from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from nnviz.charts import palette
from nnviz.charts.parts import (
    NUMBER,
    Bounds,
    band_image,
    fine_step,
    heading,
    memory,
    one_row,
    picture,
    round_bounds,
    scale,
    slider,
    switch,
)
from nnviz.datasets import Points
from nnviz.linear import best_line, mean_squared_error, squared_error_plane

FINE = 220  # image pixels across half the map


@dataclass(frozen=True)
class LineView:
    """What the axes and sliders span; the same for several sets, so that switching data keeps the sliders."""

    x: Bounds
    y: Bounds
    m: Bounds
    b: Bounds

    @property
    def lift(self) -> float:
        """How far the outlier can be lifted, in units of y."""
        return (self.y[1] - self.y[0]) / 2


def line_view(*sets: Points) -> LineView:
    """Choose round axis bounds that suit all the sets, and sliders with the best lines well inside.

    Args:
        sets: Points with one input, not all x equal.

    Raises:
        ValueError: If the best slope of a set is infinite.

    Example:
        >>> from nnviz.datasets import anscombe
        >>> line_view(*(anscombe(number) for number in (1, 2, 3, 4)))
        LineView(x=(0.0, 20.0), y=(0.0, 14.0), m=(-1.0, 2.0), b=(-10.0, 20.0))
    """
    x, y = np.concatenate([points.x for points in sets]), np.concatenate([points.y for points in sets])
    fits = [best_line(points.x, points.y) for points in sets]
    steep = 0.9 * np.ptp(y) / min(np.ptp(x), 4 * x.std())
    slopes, heights = np.array([fit.m for fit in fits]), np.array([fit.b for fit in fits])
    middle = abs(x).max()
    return LineView(
        x=round_bounds(min(0, x.min()), x.max()),
        y=round_bounds(min(0, y.min()), y.max() + 0.08 * np.ptp(y)),  # room for the squares
        m=round_bounds(slopes.min() - 2 * steep, slopes.max() + 2 * steep),
        b=round_bounds(heights.min() - steep * middle, heights.max() + steep * middle),
    )


def fit_frame(points: Points) -> pd.DataFrame:
    """Return one row per point: x, y, its label, and 1 in `lifted` for the one that the outlier slider lifts.

    It is the lower one of the two ends, where lifting it changes the best line most.

    Example:
        >>> from nnviz.datasets import noisy_line
        >>> fit_frame(noisy_line(count=3, noise=0))["lifted"].tolist()
        [1, 0, 0]
    """
    ends = [int(np.argmin(points.x)), int(np.argmax(points.x))]
    lifted = min(ends, key=lambda end: points.y[end])
    labels = points.labels or tuple(f"point {number}" for number in range(1, len(points) + 1))
    rows = pd.DataFrame({"x": points.x, "y": points.y, "label": labels})
    return rows.assign(lifted=(np.arange(len(points)) == lifted).astype(int))


def map_frame(points: Points, *, view: LineView) -> pd.DataFrame:
    """Return one row: the map around the best line as an image, and how the outlier moves it.

    Args:
        points: One input, not all x equal.
        view: What the map's axes span.

    Returns:
        Columns png (a data URI, large enough for every lift), wide, high (its size in plots), m0, b0 (the
        best line without an outlier), m_rise, b_rise (how the best line moves per unit of lift).

    Example:
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
    corners = mean_squared_error(points.x, points.y, m=np.array(view.m)[:, None], b=np.array(view.b)[None, :])
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


def fit_chart(
    points: Points,
    *,
    view: LineView,
    m: float,
    b: float,
    outlier: float = 0.0,
    best: bool = False,
    width: int | str = "container",
    height: int = 330,
) -> alt.LayerChart:
    """Draw points, a line on two sliders, and every residual as a square whose area is its share of the loss.

    Args:
        points: At most about 15, one input; more make the squares a fog.
        view: What axes and sliders span.
        m: Slope at first.
        b: Value at x = 0 at first.
        outlier: How far one point is lifted at first, in units of y.
        best: Whether the best line shows at first.
        width: In pixels, or `"container"`.
        height: In pixels.

    Example:
        >>> from nnviz.datasets import anscombe
        >>> chart = fit_chart(anscombe(1), view=line_view(anscombe(1)), m=1, b=0)
        >>> [parameter["name"] for parameter in chart.to_dict()["params"][:4]]
        ['lr_m', 'lr_b', 'lr_outlier', 'lr_best']
    """
    x = alt.X("x:Q", title=points.x_names[0], scale=scale(view.x))
    y = alt.Y("seen:Q", title=points.y_name, scale=scale(view.y))
    rows = _judged(alt.Chart(fit_frame(points)), view)
    squares = rows.mark_rect(
        color=palette.LOSS, fillOpacity=0.3, stroke=palette.LOSS, strokeWidth=1.5, clip=True
    ).encode(x=x, x2="edge:Q", y=y, y2="line:Q", tooltip=_tooltip(points))
    dots = rows.mark_circle(color=palette.INK, opacity=1, size=70).encode(x=x, y=y, tooltip=_tooltip(points))
    layers = [squares, *_lines(points, view), dots, *_numbers(rows)]
    return picture(layers, _parameters(view, m, b, outlier, best), width=width, height=height)


def loss_map(
    points: Points,
    *,
    view: LineView,
    m: float,
    b: float,
    outlier: float = 0.0,
    best: bool = False,
    width: int | str = "container",
    height: int = 330,
) -> alt.LayerChart:
    """Draw the loss of every line as a contour map, with a dot where the sliders stand and its trail.

    Lifting a point moves the map without changing its shape, which depends on the inputs alone: so one image,
    placed on the best line's (m, b), is right for every position of the outlier slider.

    Args:
        points: The same as in `fit_chart`, and so are the other arguments.
        view: What axes and sliders span.
        m: Slope at first.
        b: Value at x = 0 at first.
        outlier: How far one point is lifted at first, in units of y.
        best: Whether the best place is marked at first.
        width: In pixels, or `"container"`.
        height: In pixels.

    Example:
        >>> from nnviz.datasets import anscombe
        >>> chart = loss_map(anscombe(1), view=line_view(anscombe(1)), m=1, b=0)
        >>> [parameter["name"] for parameter in chart.to_dict()["params"][:5]]
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
    centre = _best(_lifted(alt.Chart(fit_frame(points))))
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
    layers = [image, _trail(x, y), diamond, dot, *_place(here)]
    parameters = [*_parameters(view, m, b, outlier, best), memory("lr_trail")]
    return picture(layers, parameters, width=width, height=height)


def _parameters(view: LineView, m: float, b: float, outlier: float, best: bool) -> list[alt.Parameter]:
    return [
        slider("lr_m", value=m, low=view.m[0], high=view.m[1], step=fine_step(view.m), label="slope m"),
        slider("lr_b", value=b, low=view.b[0], high=view.b[1], step=fine_step(view.b), label="value at zero b"),
        slider(
            "lr_outlier",
            value=outlier,
            low=0,
            high=view.lift,
            step=fine_step((0, view.lift)),
            label="outlier",
        ),
        switch("lr_best", value=best, label="show the best line"),
    ]


def _lifted(chart: alt.Chart) -> alt.Chart:
    return chart.transform_calculate(seen="datum.y + datum.lifted * lr_outlier")


def _judged(chart: alt.Chart, view: LineView) -> alt.Chart:
    """Add the line's value, the residual, its square, and where the square's other side stands."""
    wide = (view.x[1] - view.x[0]) / (view.y[1] - view.y[0])  # x per y, if the plot were as wide as high
    return _lifted(chart).transform_calculate(
        line="lr_m * datum.x + lr_b",
        residual="datum.line - datum.seen",
        square="datum.residual * datum.residual",
        # As wide on the screen as it is high, on the side that the line leaves free.
        edge=f"datum.x + (datum.residual * lr_m < 0 ? -1 : 1) * abs(datum.residual) * {wide} * height / width",
    )


def _best(rows: alt.Chart) -> alt.Chart:
    """Reduce the rows to one with the closed form: m = Cov[x, y] / Var[x], b, and the smallest sum."""
    return (
        rows.transform_joinaggregate(x_mean="mean(x)", y_mean="mean(seen)")
        .transform_calculate(
            xx="pow(datum.x - datum.x_mean, 2)",
            xy="(datum.x - datum.x_mean) * (datum.seen - datum.y_mean)",
            yy="pow(datum.seen - datum.y_mean, 2)",
        )
        .transform_aggregate(
            xx="sum(xx)", xy="sum(xy)", yy="sum(yy)", x_mean="mean(x)", y_mean="mean(seen)", count="count()"
        )
        .transform_calculate(
            m="datum.xy / datum.xx",
            b="datum.y_mean - datum.m * datum.x_mean",
            sum="max(0, datum.yy - datum.xy * datum.m)",
        )
    )


def _lines(points: Points, view: LineView) -> list[alt.Chart]:
    ends = {"left": f"{view.x[0]}", "right": f"{view.x[1]}"}
    drawn = {"x": "left:Q", "x2": "right:Q", "y": "low:Q", "y2": "high:Q"}
    model = alt.Chart(one_row()).transform_calculate(
        **ends, low=f"lr_m * {view.x[0]} + lr_b", high=f"lr_m * {view.x[1]} + lr_b"
    )
    best = _best(_lifted(alt.Chart(fit_frame(points)))).transform_filter("lr_best")
    best = best.transform_calculate(
        **ends, low=f"datum.m * {view.x[0]} + datum.b", high=f"datum.m * {view.x[1]} + datum.b"
    )
    words = best.transform_calculate(
        large="'best: ' + format(datum.sum, ',.1f')",
        small="'m = ' + format(datum.m, '.2f') + ', b = ' + format(datum.b, '.2f')",
    )
    return [
        best.mark_rule(color=palette.TRUTH, strokeWidth=3, strokeDash=[8, 5], clip=True).encode(**drawn),
        model.mark_rule(color=palette.INK, strokeWidth=3, clip=True).encode(**drawn),
        *heading(words, color=palette.TRUTH, size=20, right=True),
    ]


def _numbers(rows: alt.Chart) -> list[alt.Chart]:
    """The slide's sum, large, and the mean that Keras reports, above the plot."""
    total = rows.transform_aggregate(sum="sum(square)", mean="mean(square)", count="count()")
    total = total.transform_calculate(
        large="format(datum.sum, ',.1f')",
        small="'sum = ' + datum.count + ' points × mean ' + format(datum.mean, ',.2f')",
    )
    return heading(total, size=NUMBER)


def _place(here: alt.Chart) -> list[alt.Chart]:
    """Where the dot stands, and how to read the map, above the plot: as high as the numbers beside it."""
    words = here.transform_calculate(
        large="'m = ' + format(lr_m, '.2f') + ', b = ' + format(lr_b, '.2f')",
        small="'each place is a line; amber: larger sum'",
    )
    return heading(words, size=20)


def _tooltip(points: Points) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("label:N", title="point"),
        alt.Tooltip("x:Q", title=points.x_names[0], format=".2f"),
        alt.Tooltip("seen:Q", title=points.y_name, format=".2f"),
        alt.Tooltip("line:Q", title="the line says", format=".2f"),
        alt.Tooltip("residual:Q", title="line − point", format="+.2f"),
        alt.Tooltip("square:Q", title="its square", format=".2f"),
    ]


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
