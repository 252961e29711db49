"""What a sigmoid is judged by while b alone moves: its loss, a smooth valley, and its accuracy, a staircase."""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.logistic_regression import PAGE
from dashboard.app_pages.logistic_regression.rows import (
    HEIGHT,
    LEVELS,
    THRESHOLD,
    B,
    LogisticView,
    M,
    class_frame,
    lost_rows,
    parameters,
    predicted_rows,
)
from dashboard.layout.grips import dot, grips
from nnviz.charts import palette
from nnviz.charts.bounds import Bounds, scale
from nnviz.charts.parts import LABEL, picture, readout
from nnviz.datasets import Points
from nnviz.linear import log_loss_plane

LOSSES = PAGE.word("losses")  # a table in the browser, see `_valley`


def loss_valley(points: Points, *, view: LogisticView) -> alt.LayerChart:
    """Draw the mean cross-entropy while b alone moves; the accuracy below it has the numbers of the shared axis.

    Args:
        points: One input, two classes.
        view: What axes and sliders span.
    """
    here = lost_rows(points).transform_aggregate(loss="mean(loss)")
    rows, table = _valley(points, view)
    line = rows.mark_line(strokeWidth=3, clip=True, color=palette.LOSS, interpolate="monotone")
    return _profile(line, here, table, field="loss", title="mean cross-entropy", bounds=(0, 3), bare=True, view=view)


def accuracy_stairs(points: Points, *, view: LogisticView) -> alt.LayerChart:
    """Draw the accuracy while b alone moves.

    Args:
        points: One input, two classes.
        view: What axes and sliders span.
    """
    here = predicted_rows(points).transform_aggregate(right="mean(right)")
    line = _stairs(points, view).mark_line(strokeWidth=3, clip=True, color=palette.INK, interpolate="step-after")
    return _profile(line, here, field="right", title="accuracy", bounds=(0, 1.02), view=view)


def _profile(
    line: alt.Chart,
    here: alt.Chart,
    *more: alt.Parameter,
    field: str,
    title: str,
    bounds: Bounds,
    view: LogisticView,
    bare: bool = False,
) -> alt.LayerChart:
    """Draw a line over all b, and a dot where the slider stands, or words if it is far above."""
    x = alt.X("b:Q", title="b, with m as it stands", scale=scale(view.b), axis=alt.Axis(values=LEVELS))
    if bare:
        x = x.axis(values=LEVELS, labels=False, ticks=False, title=None)
    y = alt.Y(f"{field}:Q", title=title, scale=scale(bounds), axis=alt.Axis(tickCount=3, minExtent=40, maxExtent=40))
    here = here.transform_calculate(b=B)
    mark = here.mark_circle(color=palette.INK, opacity=1, size=160, clip=True).encode(x=x, y=y)
    above = here.transform_filter(f"datum.{field} > {bounds[1]}").transform_calculate(
        words=f"'▲ ' + format(datum.{field}, ',.1f') + ', far above'"
    )
    text = above.mark_text(color=palette.INK, fontSize=LABEL, baseline="top")
    note = text.encode(text="words:N", x=alt.value(alt.expr("width / 2")), y=alt.value(6))
    told = readout(here, **PAGE.own(**{f"{field}_here": f"datum.{field}"}))
    layers = [line.encode(x=x, y=y), mark, note, told]
    chart = picture(layers, [*parameters(view), *more], width="container", height=HEIGHT // 2)
    held = dot("b, by the loss" if field == "loss" else "b, by the accuracy", x=B, y=f"={PAGE.word(field)}_here")
    return grips(chart, held, x=view.b, y=bounds)


def _valley(points: Points, view: LogisticView) -> tuple[alt.Chart, alt.Parameter]:
    """The mean cross-entropy at 33 values of b, and a table of it for each of these and 101 slopes m.

    The browser only looks up the two slopes beside its own and goes between them in a straight line, which is
    off by less than the line is thick; adding up the loss of all points 33 times made dragging m stutter.
    """
    step = (view.m[1] - view.m[0]) / 100
    plane = log_loss_plane(points.x, points.y, m=np.linspace(*view.m, 101), b=np.linspace(*view.b, 33))
    table = alt.param(name=LOSSES, value=plane.mean.round(4).tolist())
    rows = alt.Chart(pd.DataFrame({"b": plane.b, "row": range(len(plane.b))})).transform_calculate(
        place=f"({M} - {view.m[0]}) / {step}",
        left="min(99, floor(datum.place))",
        loss=f"{LOSSES}[datum.row][datum.left] + (datum.place - datum.left)"
        f" * ({LOSSES}[datum.row][datum.left + 1] - {LOSSES}[datum.row][datum.left])",
    )
    return rows, table


def _stairs(points: Points, view: LogisticView) -> alt.Chart:
    """The accuracy at the places where it jumps: there m·x + b passes the threshold for one of the points."""
    count, ones = len(points), int(points.y.sum())
    ends = pd.DataFrame({"x": 0.0, "y": [0, 0], "end": view.b})  # where the axis begins and ends
    rows = alt.Chart(pd.concat([class_frame(points)[["x", "y"]], ends]))
    rows = rows.transform_calculate(
        b=f"isValid(datum.end) ? datum.end : log({THRESHOLD} / (1 - {THRESHOLD})) - {M} * datum.x",
        jump="isValid(datum.end) ? 0 : datum.y > 0.5 ? 1 : -1",
    )
    rows = rows.transform_window(jumps="sum(jump)", sort=[alt.SortField("b")], frame=[None, 0])
    return rows.transform_calculate(right=f"({count - ones} + datum.jumps) / {count}")
