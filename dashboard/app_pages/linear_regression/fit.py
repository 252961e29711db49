"""Page 1: a line on its points, with its squared errors as squares.

It has the browser parameters of `rows`. The numbers it computes are read out: `sum`, `mean`, `count`; of the best line
`best_m`, `best_b`, `best_sum`; and `cov`, `var`, `x_mean`, `y_mean`.
"""

import json

import altair as alt

from dashboard.app_pages.linear_regression import PAGE
from dashboard.app_pages.linear_regression.rows import (
    BEST,
    B,
    M,
    best_now,
    held_points,
    line_parameters,
    point_rows,
)
from dashboard.layout.grips import grips, line
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.line_rows import LineView, squared_unit_of
from nnviz.charts.parts import INSIDE, NUMBER, SMALLEST, TITLE, heading, one_row, picture, readout
from nnviz.datasets import Points
from nnviz.linear import best_line

CLEAR = 20  # squares that can be told apart


def fit_chart(
    points: Points, *, view: LineView, width: int | str = "container", height: int = 330, held: bool = True
) -> alt.LayerChart:
    """Draw points and a line to take hold of, every residual as a square whose area is its share of the loss.

    Args:
        points: One input; the squares of more than about 15 fade.
        view: What axes and sliders span.
        width: In pixels, or `"container"`.
        height: In pixels.
        held: Whether a hand can move the points.

    Example:
        >>> from nnviz.charts.line_rows import line_view
        >>> from nnviz.datasets import anscombe
        >>> chart = fit_chart(anscombe(1), view=line_view(anscombe(1)))
        >>> [parameter["name"].removeprefix(PAGE.prefix + "_") for parameter in chart.to_dict()["params"][1:5]]
        ['m', 'b', 'best', 'points']
    """
    x = alt.X("x:Q", title=points.x_names[0], scale=scale(view.x))
    y = alt.Y("seen:Q", title=points.y_name, scale=scale(view.y))
    rows = _judged(point_rows(points, held=held), view)
    fade = min(1.0, CLEAR / len(points))
    squares = rows.mark_rect(
        color=palette.LOSS,
        fillOpacity=max(0.3 * fade, 0.03),
        stroke=palette.LOSS,
        strokeWidth=1.5,
        strokeOpacity=max(fade, 0.25),
        clip=True,
    ).encode(x=x, x2="edge:Q", y=y, y2="line:Q", tooltip=_tooltip(points))
    dots = rows.mark_circle(color=palette.INK, opacity=1, size=70 if fade == 1 else 30).encode(
        x=x, y=y, tooltip=_tooltip(points)
    )
    layers = [squares, *_lines(points, view), dots, *_numbers(rows, points)]
    chart = picture(layers, line_parameters(points, view, held=held), width=width, height=height)
    yours = line("your line", m=M, b=B, turn=PAGE.word("x_mean"))
    return grips(chart, yours, *(held_points(points, view) if held else []), x=view.x, y=view.y)


def _judged(chart: alt.Chart, view: LineView) -> alt.Chart:
    """Add the line's value, the residual, its square, and where the square's other side stands."""
    wide = (view.x[1] - view.x[0]) / (view.y[1] - view.y[0])  # x per y, if the plot were as wide as high
    return chart.transform_calculate(
        line=f"{M} * datum.x + {B}",
        residual="datum.seen - datum.line",
        square="datum.residual * datum.residual",
        # As wide on the screen as it is high, on the side that the line leaves free.
        edge=f"datum.x + (datum.residual * {M} > 0 ? -1 : 1) * abs(datum.residual) * {wide} * height / width",
    )


def _lines(points: Points, view: LineView) -> list[alt.Chart]:
    ends = {"left": f"{view.x[0]}", "right": f"{view.x[1]}"}
    drawn = {"x": "left:Q", "x2": "right:Q", "y": "low:Q", "y2": "high:Q"}
    model = alt.Chart(one_row()).transform_calculate(
        **ends, low=f"{M} * {view.x[0]} + {B}", high=f"{M} * {view.x[1]} + {B}"
    )
    found = best_now(points)
    told = readout(
        found,
        **PAGE.own(
            best_m="datum.m",
            best_b="datum.b",
            best_sum="datum.sum",
            cov="datum.xy / datum.count",
            var="datum.xx / datum.count",
            x_mean="datum.x_mean",
            y_mean="datum.y_mean",
        ),
    )
    best = found.transform_filter(BEST).transform_calculate(
        **ends, low=f"datum.m * {view.x[0]} + datum.b", high=f"datum.m * {view.x[1]} + datum.b"
    )
    right, growth = _falls(points), f"(0.5 + text_size / {2 * SMALLEST})"
    words = best.transform_calculate(words="'best line: ' + format(datum.sum, ',.1f')").mark_text(
        color=palette.TRUTH_TEXT, fontSize=TITLE, fontWeight="bold", align="right" if right else "left", baseline="top"
    )
    below = alt.value(alt.expr(f"{INSIDE} + {1.15 * NUMBER} * {growth} + 1.6 * text_size"))
    return [
        best.mark_rule(color=palette.TRUTH, strokeWidth=3, strokeDash=[8, 5], clip=True).encode(**drawn),
        model.mark_rule(color=palette.INK, strokeWidth=3, clip=True).encode(**drawn),
        words.encode(text="words:N", x=alt.value(alt.expr(f"width - {INSIDE}") if right else INSIDE), y=below),
        told,
    ]


def _falls(points: Points) -> bool:
    """Whether y falls with x: then the points leave the right upper corner free for numbers, else the left one."""
    return best_line(points.x, points.y).m < 0


def _numbers(rows: alt.Chart, points: Points) -> list[alt.Chart]:
    """The slide's sum, large and with its unit, and the mean that Keras reports."""
    unit = json.dumps(squared_unit_of(points).removeprefix(","))  # what a name holds would else be read as code
    total = rows.transform_aggregate(sum="sum(square)", mean="mean(square)", count="count()")
    total = total.transform_calculate(
        large=f"format(datum.sum, ',.1f') + {unit}",
        small="'sum = ' + datum.count + ' points × mean ' + format(datum.mean, ',.2f')",
    )
    return [
        *heading(total, size=NUMBER, inside=True, right=_falls(points)),
        readout(total, **PAGE.own(sum="datum.sum", mean="datum.mean", count="datum.count")),
    ]


def _tooltip(points: Points) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("label:N", title="point"),
        alt.Tooltip("x:Q", title=points.x_names[0], format=".2f"),
        alt.Tooltip("seen:Q", title=points.y_name, format=".2f"),
        alt.Tooltip("line:Q", title="prediction", format=".2f"),
        alt.Tooltip("residual:Q", title="residual", format="+.2f"),
        alt.Tooltip("square:Q", title="its square", format=".2f"),
    ]
