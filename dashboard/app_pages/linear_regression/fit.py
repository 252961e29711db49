"""Page 1: a line on its points, with its squared errors as squares.

It has the browser parameters of `rows`. The numbers it computes are read out: `lr_sum`, `lr_mean`; of the best
line `lr_best_m`, `lr_best_b`, `lr_best_sum`; and `lr_cov`, `lr_var`, `lr_x_mean`, `lr_y_mean`.
"""

import altair as alt

from dashboard.app_pages.linear_regression.rows import best_row, lifted_rows, line_parameters
from nnviz.charts import palette
from nnviz.charts.line_rows import LineView, fit_frame
from nnviz.charts.parts import NUMBER, heading, one_row, picture, readout, scale
from nnviz.datasets import Points


def fit_chart(points: Points, *, view: LineView, width: int | str = "container", height: int = 330) -> alt.LayerChart:
    """Draw points, a line on two sliders, and every residual as a square whose area is its share of the loss.

    Args:
        points: At most about 15, one input; more make the squares a fog.
        view: What axes and sliders span.
        width: In pixels, or `"container"`.
        height: In pixels.

    Example:
        >>> from nnviz.charts.line_rows import line_view
        >>> from nnviz.datasets import anscombe
        >>> chart = fit_chart(anscombe(1), view=line_view(anscombe(1)))
        >>> [parameter["name"] for parameter in chart.to_dict()["params"][1:5]]
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
    return picture(layers, line_parameters(points, view), width=width, height=height)


def _judged(chart: alt.Chart, view: LineView) -> alt.Chart:
    """Add the line's value, the residual, its square, and where the square's other side stands."""
    wide = (view.x[1] - view.x[0]) / (view.y[1] - view.y[0])  # x per y, if the plot were as wide as high
    return lifted_rows(chart).transform_calculate(
        line="lr_m * datum.x + lr_b",
        residual="datum.line - datum.seen",
        square="datum.residual * datum.residual",
        # As wide on the screen as it is high, on the side that the line leaves free.
        edge=f"datum.x + (datum.residual * lr_m < 0 ? -1 : 1) * abs(datum.residual) * {wide} * height / width",
    )


def _lines(points: Points, view: LineView) -> list[alt.Chart]:
    ends = {"left": f"{view.x[0]}", "right": f"{view.x[1]}"}
    drawn = {"x": "left:Q", "x2": "right:Q", "y": "low:Q", "y2": "high:Q"}
    model = alt.Chart(one_row()).transform_calculate(
        **ends, low=f"lr_m * {view.x[0]} + lr_b", high=f"lr_m * {view.x[1]} + lr_b"
    )
    found = best_row(lifted_rows(alt.Chart(fit_frame(points))))
    told = readout(
        found,
        lr_best_m="datum.m",
        lr_best_b="datum.b",
        lr_best_sum="datum.sum",
        lr_cov="datum.xy / datum.count",
        lr_var="datum.xx / datum.count",
        lr_x_mean="datum.x_mean",
        lr_y_mean="datum.y_mean",
    )
    best = found.transform_filter("lr_best").transform_calculate(
        **ends, low=f"datum.m * {view.x[0]} + datum.b", high=f"datum.m * {view.x[1]} + datum.b"
    )
    words = best.transform_calculate(large="'best: ' + format(datum.sum, ',.1f')", small="''")
    return [
        best.mark_rule(color=palette.TRUTH, strokeWidth=3, strokeDash=[8, 5], clip=True).encode(**drawn),
        model.mark_rule(color=palette.INK, strokeWidth=3, clip=True).encode(**drawn),
        *heading(words, color=palette.TRUTH, size=20, right=True),
        told,
    ]


def _numbers(rows: alt.Chart) -> list[alt.Chart]:
    """The slide's sum, large, and the mean that Keras reports, above the plot."""
    total = rows.transform_aggregate(sum="sum(square)", mean="mean(square)", count="count()")
    total = total.transform_calculate(
        large="format(datum.sum, ',.1f')",
        small="'sum = ' + datum.count + ' points × mean ' + format(datum.mean, ',.2f')",
    )
    return [*heading(total, size=NUMBER), readout(total, lr_sum="datum.sum", lr_mean="datum.mean")]


def _tooltip(points: Points) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("label:N", title="point"),
        alt.Tooltip("x:Q", title=points.x_names[0], format=".2f"),
        alt.Tooltip("seen:Q", title=points.y_name, format=".2f"),
        alt.Tooltip("line:Q", title="the line says", format=".2f"),
        alt.Tooltip("residual:Q", title="line − point", format="+.2f"),
        alt.Tooltip("square:Q", title="its square", format=".2f"),
    ]
