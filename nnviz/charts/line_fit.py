"""Page 1: a line on its points, with its squared errors as squares.

It and the map of `line_map` know the same browser parameters: `lr_m`, `lr_b` (the line), `lr_outlier` (how far
one point is lifted) and `lr_best` (show the best line). The numbers it computes are read out: `lr_sum`, `lr_mean`; of
the best line `lr_best_m`, `lr_best_b`, `lr_best_sum`; and `lr_cov`, `lr_var`, `lr_x_mean`, `lr_y_mean`.
"""

from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from nnviz.charts import palette
from nnviz.charts.parts import (
    NUMBER,
    Bounds,
    fine_step,
    heading,
    one_row,
    picture,
    readout,
    round_bounds,
    scale,
    slider,
    switch,
)
from nnviz.datasets import Points
from nnviz.linear import best_line


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


def fit_chart(points: Points, *, view: LineView, width: int | str = "container", height: int = 330) -> alt.LayerChart:
    """Draw points, a line on two sliders, and every residual as a square whose area is its share of the loss.

    Args:
        points: At most about 15, one input; more make the squares a fog.
        view: What axes and sliders span.
        width: In pixels, or `"container"`.
        height: In pixels.

    Example:
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
