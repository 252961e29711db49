"""A sigmoid on two classes, and under each point what the point adds to the loss."""

from typing import Any

import altair as alt

from dashboard.app_pages.logistic_regression import PAGE
from dashboard.app_pages.logistic_regression.rows import (
    COLUMN,
    STEP,
    THRESHOLD,
    B,
    LogisticView,
    M,
    class_frame,
    lost_rows,
    parameters,
    walk_frame,
)
from nnviz.charts import palette
from nnviz.charts.parts import NUMBER, TITLE, heading, one_row, picture, readout, scale
from nnviz.datasets import Points
from nnviz.descent import Walk

CURVE = 225  # px, its height
BARS = COLUMN - CURVE - 10
TALLEST = 4.0  # where the axis of the losses ends: a probability of 0.02 for the truth
EXTENT: dict[str, Any] = {"minExtent": 40, "maxExtent": 40}  # beside both charts, so that bars stand under their points


def sigmoid_curve(points: Points, walk: Walk, *, view: LogisticView) -> alt.LayerChart:
    """Draw the points at 0 and 1, the sliders' sigmoid, the descent's one, and the threshold.

    Args:
        points: One input, two classes.
        walk: A descent of a sigmoid on the same points.
        view: What axes and sliders span.
    """
    bare = alt.Axis(labels=False, ticks=False, title=None)  # the bars below have the same axis, with its words
    x = alt.X("x:Q", scale=scale(view.x), axis=bare)
    axis = alt.Axis(values=[0, 0.5, 1], **EXTENT)
    y = alt.Y("p:Q", title="probability", scale=scale((-0.06, 1.06)), axis=axis)
    curve = _along(alt.Chart(one_row()), view).transform_calculate(p=f"1 / (1 + exp(-{M} * datum.x - {B}))")
    step = alt.Chart(walk_frame(walk)).transform_filter(f"datum.step == {STEP} && {STEP} > 0")
    words = step.transform_calculate(large="'descent: ' + format(datum.loss, ',.3f')", small="''")
    found = _along(step, view).transform_calculate(p="1 / (1 + exp(-datum.m * datum.x - datum.b))")
    cut = alt.Chart(one_row()).transform_calculate(p=THRESHOLD, x=f"(log({THRESHOLD} / (1 - {THRESHOLD})) - {B}) / {M}")
    dashed: dict[str, Any] = {"color": palette.QUIET, "strokeWidth": 1.5, "strokeDash": [5, 4], "clip": True}
    dots = alt.Chart(class_frame(points).assign(p=points.y))
    layers = [
        cut.mark_rule(**dashed).encode(y=y),
        cut.transform_filter("isFinite(datum.x)").mark_rule(**dashed).encode(x=x),
        found.mark_line(color=palette.GRADIENT, strokeWidth=3, clip=True).encode(x=x, y=y),
        curve.mark_line(color=palette.INK, strokeWidth=3, clip=True).encode(x=x, y=y),
        dots.mark_point(filled=True, opacity=0.75, size=70, clip=True).encode(
            x=x, y=y, color=_color(points), shape=_shape(points), tooltip=["label:N", "x:Q", "class:N"]
        ),
        *_class_names(points),
        *_loss_numbers(points),
        *heading(words, size=20, color=palette.GRADIENT, right=True),
    ]
    return picture(layers, parameters(view), width="container", height=CURVE)


def loss_bars(points: Points, *, view: LogisticView) -> alt.LayerChart:
    """Draw under each point a bar of height −ln p(true class): what the point adds to the loss.

    Args:
        points: One input, two classes.
        view: What axes and sliders span.
    """
    x = alt.X("x:Q", title=points.x_names[0], scale=scale(view.x))
    axis = alt.Axis(tickCount=4, **EXTENT)
    shown = alt.Y("shown:Q", title="loss, −ln p", scale=scale((0, TALLEST)), axis=axis)
    rows = lost_rows(points).transform_calculate(shown=f"min(datum.loss, {TALLEST})", p="exp(-datum.loss)")
    bars = rows.mark_rule(color=palette.LOSS, strokeWidth=4, opacity=0.8)
    higher = rows.transform_filter(f"datum.loss > {TALLEST}").mark_point(
        shape="triangle-up", filled=True, color=palette.LOSS, opacity=1, size=90
    )
    layers = [
        bars.encode(x=x, y=shown, y2=alt.datum(0), tooltip=_tooltip(points)),
        higher.encode(x=x, y=shown, tooltip=_tooltip(points)),
    ]
    return picture(layers, parameters(view), width="container", height=BARS)


def _along(rows: alt.Chart, view: LogisticView) -> alt.Chart:
    step = (view.x[1] - view.x[0]) / 80
    xs = f"sequence({view.x[0]}, {view.x[1] + step / 2}, {step})"
    return rows.transform_calculate(x=xs).transform_flatten(["x"])


def _class_names(points: Points) -> list[alt.Chart]:
    """The classes in words by their points, where the curve seldom is: class 1 at the left, class 0 at the right."""
    left = alt.Chart(one_row(words=f"■ {points.classes[1]}", p=0.78)).mark_text(
        align="left", color=palette.CLASS_1, fontSize=TITLE
    )
    right = alt.Chart(one_row(words=f"{points.classes[0]} ●", p=0.22)).mark_text(
        align="right", color=palette.CLASS_0, fontSize=TITLE
    )
    return [
        left.encode(text="words:N", x=alt.value(4), y="p:Q"),
        right.encode(text="words:N", x=alt.value(alt.expr("width - 4")), y="p:Q"),
    ]


def _loss_numbers(points: Points) -> list[alt.Chart]:
    total = lost_rows(points).transform_aggregate(sum="sum(loss)", mean="mean(loss)", count="count()")
    total = total.transform_calculate(
        large="format(datum.mean, '.3f')",
        small="'mean log loss = sum ' + format(datum.sum, '.2f') + ' / ' + datum.count + ' points'",
    )
    return [*heading(total, size=NUMBER), readout(total, **PAGE.own(mean="datum.mean", sum="datum.sum"))]


def _color(points: Points) -> alt.Color:
    domain = alt.Scale(domain=list(points.classes), range=list(palette.CLASSES))
    return alt.Color("class:N", scale=domain, legend=None)


def _shape(points: Points) -> alt.Shape:
    domain = alt.Scale(domain=list(points.classes), range=["circle", "square"])
    return alt.Shape("class:N", scale=domain, legend=None)


def _tooltip(points: Points) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("label:N", title="point"),
        alt.Tooltip("x:Q", title=points.x_names[0], format=".2f"),
        alt.Tooltip("class:N", title="truth"),
        alt.Tooltip("z:Q", title="m·x + b", format=".2f"),
        alt.Tooltip("p:Q", title="p(true class)", format=".3f"),
        alt.Tooltip("loss:Q", title="−ln p(true class)", format=".3f"),
    ]
