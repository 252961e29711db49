"""What the pictures of page 1 share: axes, sliders, the points as rows, and the closed form of the best line.

The browser parameters are `lr_m`, `lr_b` (the line), `lr_outlier` (how far one point is lifted) and `lr_best` (show
the best line).
"""

from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from nnviz.charts.parts import Bounds, fine_step, labels_of, round_bounds, slider, switch
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
    rows = pd.DataFrame({"x": points.x, "y": points.y, "label": labels_of(points)})
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
