"""Page 2: judging a sigmoid. Its answers in a table, its loss and its accuracy by b, and the map of all losses.

The parameters are those of `logistic_rows`.
"""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.logistic_regression.rows import (
    LogisticView,
    class_frame,
    lost_rows,
    parameters,
    walk_frame,
    weighed,
)
from nnviz.charts import palette
from nnviz.charts.maps import map_layer
from nnviz.charts.parts import LABEL, NUMBER, Bounds, heading, one_row, picture, scale
from nnviz.datasets import Points
from nnviz.descent import Walk
from nnviz.linear import log_loss_plane

PIXELS = 200  # of the map's image, each way


def answer_table(
    points: Points,
    *,
    view: LogisticView,
    width: int | str = "container",
    height: int = 230,
) -> alt.LayerChart:
    """Draw the live 2×2 table of answers against the truth, and the accuracy as a large number.

    Args: as in `loss_bars`.
    """
    names = list(points.classes)
    level = alt.Axis(labelAngle=0)
    x = alt.X("answer:N", title="the answer", sort=names, scale=alt.Scale(domain=names), axis=level)
    y = alt.Y("truth:N", title="the truth", sort=names, scale=alt.Scale(domain=names))
    counts = _answered(points).transform_aggregate(
        right="sum(right)", count="count()", yes="sum(answer)", truly="sum(y)"
    )
    # right = yes_yes + no_no, and no_no = count − yes − truly + yes_yes
    counts = counts.transform_calculate(yes_yes="(datum.right - datum.count + datum.yes + datum.truly) / 2")
    cells = counts.transform_calculate(
        cell="[{t: 1, a: 1, n: datum.yes_yes}, {t: 1, a: 0, n: datum.truly - datum.yes_yes},"
        " {t: 0, a: 1, n: datum.yes - datum.yes_yes},"
        " {t: 0, a: 0, n: datum.count - datum.yes - datum.truly + datum.yes_yes}]"
    ).transform_flatten(["cell"])
    cells = cells.transform_calculate(
        truth=f"datum.cell.t ? '{names[1]}' : '{names[0]}'",
        answer=f"datum.cell.a ? '{names[1]}' : '{names[0]}'",
        n="datum.cell.n",
        words="datum.n + (datum.cell.t == datum.cell.a ? ' right' : ' wrong')",
    )
    shade = alt.condition("datum.cell.t == datum.cell.a", alt.value(palette.TRUTH), alt.value(palette.QUIET))
    boxes = cells.mark_rect(opacity=0.35, stroke=palette.QUIET).encode(x=x, y=y, color=shade)
    words = cells.mark_text(fontSize=20, color=palette.INK).encode(x=x, y=y, text="words:N")
    total = counts.transform_calculate(
        large="format(datum.right / datum.count, '.1%')",
        small="'accuracy = ' + datum.right + ' right of ' + datum.count",
    )
    layers = [boxes, words, *heading(total, size=NUMBER)]
    return picture(layers, parameters(view), width=width, height=height)


def profile_charts(
    points: Points,
    *,
    view: LogisticView,
    width: int | str = "container",
    height: int = 230,
) -> tuple[alt.LayerChart, alt.LayerChart]:
    """Draw the mean log loss and the accuracy while b alone moves: a smooth valley, and a staircase.

    Args: as in `loss_bars`.
    """
    lost = lost_rows(points).transform_aggregate(loss="mean(loss)").transform_calculate(b="lg_b")
    hit = _answered(points).transform_aggregate(right="mean(right)").transform_calculate(b="lg_b")
    x = alt.X("b:Q", title="b, with m as it stands", scale=scale(view.b))

    def profile(
        rows: alt.Chart, here: alt.Chart, field: str, title: str, bounds: Bounds, *more: alt.Parameter, **look: Any
    ) -> alt.LayerChart:
        y = alt.Y(f"{field}:Q", title=title, scale=scale(bounds))
        line = rows.mark_line(strokeWidth=3, clip=True, **look).encode(x=x, y=y)
        dot = here.mark_circle(color=palette.INK, opacity=1, size=160, clip=True).encode(x=x, y=y)
        above = here.transform_filter(f"datum.{field} > {bounds[1]}").transform_calculate(
            words=f"'▲ ' + format(datum.{field}, ',.1f') + ', far above'"
        )
        text = above.mark_text(color=palette.INK, fontSize=LABEL, baseline="top")
        note = text.encode(text="words:N", x=alt.value(alt.expr("width / 2")), y=alt.value(6))
        return picture([line, dot, note], [*parameters(view), *more], width=width, height=height)

    loss = {"color": palette.LOSS, "interpolate": "monotone"}
    right = {"color": palette.TRUTH, "interpolate": "step-after"}
    valley, table = _valley(points, view)
    return (
        profile(valley, lost, "loss", "mean log loss", (0, 3), table, **loss),
        profile(_stairs(points, view), hit, "right", "accuracy", (0, 1.02), **right),
    )


def descent_map(
    points: Points,
    walk: Walk,
    *,
    view: LogisticView,
    width: int | str = "container",
    height: int = 330,
) -> alt.LayerChart:
    """Draw the log loss of every sigmoid as a contour map, with the descent's path and the sliders' place.

    Args: as in `sigmoid_chart`.
    """
    x = alt.X("m:Q", title="slope m", scale=scale(view.m))
    y = alt.Y("b:Q", title="b", scale=scale(view.b))
    plane = log_loss_plane(points.x, points.y, m=np.linspace(*view.m, PIXELS), b=np.linspace(*view.b, PIXELS))
    gone = alt.Chart(walk_frame(walk)).transform_filter("datum.step <= lg_step")
    now = alt.Chart(walk_frame(walk)).transform_filter("datum.step == lg_step")
    here = alt.Chart(one_row()).transform_calculate(m="lg_m", b="lg_b")
    tooltip = [alt.Tooltip(f"{name}:Q", format=".3f") for name in ("m", "b", "loss")]
    words = now.transform_calculate(
        large="'step ' + datum.step + ': loss ' + format(datum.loss, '.3f')",
        small="'m = ' + format(datum.m, '.2f') + ', b = ' + format(datum.b, '.2f')",
    )
    layers = [
        map_layer(plane, x=x, y=y),
        gone.mark_line(color=palette.GRADIENT, strokeWidth=3, clip=True).encode(x=x, y=y, order="step:Q"),
        here.mark_circle(color=palette.INK, opacity=1, size=160, clip=True).encode(x=x, y=y),
        now.mark_point(
            shape="triangle-up", fill=palette.GRADIENT, stroke=palette.INK, opacity=1, size=160, clip=True
        ).encode(x=x, y=y, tooltip=tooltip),
        *heading(words, size=20),
    ]
    return picture(layers, parameters(view), width=width, height=height)


def _answered(points: Points) -> alt.Chart:
    # Equal to p ≥ threshold. Browsers interpret these words, point by point: few of them make a smooth drag.
    rows = weighed(points).transform_calculate(answer="datum.z >= log(lg_threshold / (1 - lg_threshold)) ? 1 : 0")
    return rows.transform_calculate(right="datum.answer == datum.y ? 1 : 0")


def _valley(points: Points, view: LogisticView) -> tuple[alt.Chart, alt.Parameter]:
    """The mean log loss at 33 values of b, and a table of it for each of these and 101 slopes m.

    The browser only looks up the two slopes beside `lg_m` and goes between them in a straight line, which is
    off by less than the line is thick; adding up the loss of all points 33 times made dragging m stutter.
    """
    step = (view.m[1] - view.m[0]) / 100
    plane = log_loss_plane(points.x, points.y, m=np.linspace(*view.m, 101), b=np.linspace(*view.b, 33))
    table = alt.param(name="lg_losses", value=plane.mean.round(4).tolist())
    rows = alt.Chart(pd.DataFrame({"b": plane.b, "row": range(len(plane.b))})).transform_calculate(
        place=f"(lg_m - {view.m[0]}) / {step}",
        left="min(99, floor(datum.place))",
        loss="lg_losses[datum.row][datum.left] + (datum.place - datum.left)"
        " * (lg_losses[datum.row][datum.left + 1] - lg_losses[datum.row][datum.left])",
    )
    return rows, table


def _stairs(points: Points, view: LogisticView) -> alt.Chart:
    """The accuracy at the places where it jumps: there m·x + b passes the threshold for one of the points."""
    count, ones = len(points), int(points.y.sum())
    ends = pd.DataFrame({"x": 0.0, "y": [0, 0], "end": view.b})  # where the axis begins and ends
    rows = alt.Chart(pd.concat([class_frame(points)[["x", "y"]], ends]))
    rows = rows.transform_calculate(
        b="isValid(datum.end) ? datum.end : log(lg_threshold / (1 - lg_threshold)) - lg_m * datum.x",
        jump="isValid(datum.end) ? 0 : datum.y > 0.5 ? 1 : -1",
    )
    rows = rows.transform_window(jumps="sum(jump)", sort=[alt.SortField("b")], frame=[None, 0])
    return rows.transform_calculate(right=f"({count - ones} + datum.jumps) / {count}")
