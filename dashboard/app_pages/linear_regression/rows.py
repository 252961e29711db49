"""What both charts of page 1 share: the sliders, one point lifted, and the closed form of the best line.

The browser parameters are `lr_m`, `lr_b` (the line), `lr_outlier` (how far one point is lifted) and `lr_best` (show
the best line).
"""

import altair as alt

from nnviz.charts.line_rows import LineView
from nnviz.charts.parts import fine_step, slider, switch
from nnviz.datasets import Points


def line_parameters(points: Points, view: LineView) -> list[alt.Parameter]:
    """Return the sliders and the switch that both charts share; the line is flat at first."""
    across, up = _unit(points.x_names[0]), _unit(points.y_name)
    slope = f"{up}/{across}" if up else ""
    return [
        slider("lr_m", value=0, low=view.m[0], high=view.m[1], step=fine_step(view.m), label=_with("slope m", slope)),
        slider(
            "lr_b",
            value=sum(view.y) / 2,
            low=view.b[0],
            high=view.b[1],
            step=fine_step(view.b),
            label=_with("value at zero, b", up),
        ),
        slider(
            "lr_outlier",
            value=0,
            low=0,
            high=view.lift,
            step=fine_step((0, view.lift)),
            label=_with("lift one point by", up),
        ),
        switch("lr_best", value=False, label="show the best line"),
    ]


def _unit(name: str) -> str:
    unit = name[name.index("(") + 1 : -1].replace("miles per gallon", "mpg")
    return "" if unit == "no unit" else unit


def _with(label: str, unit: str) -> str:
    return f"{label} ({unit})" if unit else label


def lifted_rows(chart: alt.Chart) -> alt.Chart:
    """Add `seen`: y, with one point lifted by the slider."""
    return chart.transform_calculate(seen="datum.y + datum.lifted * lr_outlier")


def best_row(rows: alt.Chart) -> alt.Chart:
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
