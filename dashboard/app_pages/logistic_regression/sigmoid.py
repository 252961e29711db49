"""A sigmoid on two classes; from each point hangs what it adds to the loss."""

from typing import Any

import altair as alt

from dashboard.app_pages.logistic_regression import PAGE
from dashboard.app_pages.logistic_regression.rows import (
    HEIGHT,
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
from dashboard.layout.grips import curve, dot, grips
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.parts import LABEL, NUMBER, TITLE, heading, one_row, picture, readout
from nnviz.datasets import Points
from nnviz.descent import Walk

TALLEST = 4.0  # the loss whose bar is as long as from probability 0 to 1; it belongs to a probability of 0.02
SHOWN = (-0.13, 1.3)  # of the axis of probabilities: above 1 is room for numbers, below 0 for a name
DASHED: dict[str, Any] = {"color": palette.QUIET, "strokeWidth": 1.5, "strokeDash": [5, 4], "clip": True}


def sigmoid_curve(points: Points, walk: Walk, *, view: LogisticView) -> alt.LayerChart:
    """Draw the points at 0 and 1 with their losses, the sliders' sigmoid, the descent's one, and the threshold.

    Args:
        points: One input, two classes.
        walk: A descent of a sigmoid on the same points.
        view: What axes and sliders span.
    """
    x = alt.X("x:Q", title=points.x_names[0], scale=scale(view.x))
    y = alt.Y("p:Q", title="probability", scale=scale(SHOWN), axis=alt.Axis(values=[0, 0.5, 1]))
    layers = [
        *_threshold(x, y),
        *_losses(points, x, y),
        *_curves(walk, view, x, y),
        alt.Chart(class_frame(points).assign(p=points.y))
        .mark_point(filled=True, opacity=0.75, size=70, clip=True)
        .encode(x=x, y=y, color=_color(points), shape=_shape(points), tooltip=_tooltip(points)[:3]),
        *_class_names(points),
        *_loss_numbers(points),
    ]
    chart = picture(layers, parameters(view), width="container", height=HEIGHT)
    end = view.x[1] - 0.02 * (view.x[1] - view.x[0])
    yours = curve("your sigmoid", m=M, b=B)
    return grips(chart, yours, dot("threshold", x=end, y=THRESHOLD), x=view.x, y=SHOWN)


def _threshold(x: alt.X, y: alt.Y) -> list[alt.Chart]:
    cut = alt.Chart(one_row()).transform_calculate(p=THRESHOLD, x=f"(log({THRESHOLD} / (1 - {THRESHOLD})) - {B}) / {M}")
    return [
        cut.mark_rule(**DASHED).encode(y=y),
        cut.transform_filter("isFinite(datum.x)").mark_rule(**DASHED).encode(x=x),
    ]


def _losses(points: Points, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """From each point a bar of −ln p(true class), towards the other class; an arrow where it would be longer."""
    rows = lost_rows(points).transform_calculate(
        p="datum.y", end=f"datum.y + datum.side * min(datum.loss, {TALLEST}) / {TALLEST}", sure="exp(-datum.loss)"
    )
    bars = rows.mark_rule(color=palette.LOSS, strokeWidth=4, opacity=0.8).encode(
        x=x, y=y, y2="end:Q", tooltip=_tooltip(points)
    )
    further = rows.transform_filter(f"datum.loss > {TALLEST}").transform_calculate(p="datum.end")
    arrows = further.mark_point(filled=True, color=palette.LOSS, opacity=1, size=90).encode(
        x=x,
        y=y,
        shape=alt.condition("datum.y == 1", alt.value("triangle-down"), alt.value("triangle-up")),
        tooltip=_tooltip(points),
    )
    return [bars, arrows, *_measure(y)]


def _measure(y: alt.Y) -> list[alt.Chart]:
    """Show how long a loss of 1 is."""
    half = 0.5 / TALLEST
    row = alt.Chart(one_row(p=0.5 - half, end=0.5 + half, words="loss 1"))
    bar = row.mark_rule(color=palette.LOSS, strokeWidth=4).encode(x=alt.value(alt.expr("width - 12")), y=y, y2="end:Q")
    text = row.transform_calculate(p=f"0.5 + {half} / 2").mark_text(color=palette.INK, fontSize=LABEL, align="right")
    return [bar, text.encode(x=alt.value(alt.expr("width - 20")), y=y, text="words:N")]


def _curves(walk: Walk, view: LogisticView, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The sliders' sigmoid, over that of the descent with its loss in words."""
    curve = _along(alt.Chart(one_row()), view).transform_calculate(p=f"1 / (1 + exp(-{M} * datum.x - {B}))")
    step = alt.Chart(walk_frame(walk)).transform_filter(f"datum.step == {STEP} && {STEP} > 0")
    words = step.transform_calculate(large="'descent: ' + format(datum.loss, ',.3f')", small="''")
    found = _along(step, view).transform_calculate(p="1 / (1 + exp(-datum.m * datum.x - datum.b))")
    return [
        found.mark_line(color=palette.GRADIENT, strokeWidth=3, clip=True).encode(x=x, y=y),
        curve.mark_line(color=palette.INK, strokeWidth=3, clip=True).encode(x=x, y=y),
        *heading(words, size=20, color=palette.GRADIENT, right=True, inside=True),
    ]


def _along(rows: alt.Chart, view: LogisticView) -> alt.Chart:
    step = (view.x[1] - view.x[0]) / 80
    xs = f"sequence({view.x[0]}, {view.x[1] + step / 2}, {step})"
    return rows.transform_calculate(x=xs).transform_flatten(["x"])


def _class_names(points: Points) -> list[alt.Chart]:
    """The classes in words, outside of the curve: class 1 in the upper corner, class 0 below its points."""
    name: dict[str, Any] = {"fontSize": TITLE, "baseline": "middle"}
    above = alt.Chart(one_row(words=f"{points.classes[1]} ■"))
    below = alt.Chart(one_row(words=f"● {points.classes[0]}", p=-0.07))
    return [
        above.mark_text(color=palette.CLASS_1_TEXT, align="right", **name).encode(
            text="words:N", x=alt.value(alt.expr("width - 4")), y=alt.value(alt.expr("10 + 0.6 * text_size"))
        ),
        below.mark_text(color=palette.CLASS_0_TEXT, align="left", **name).encode(
            text="words:N", x=alt.value(4), y="p:Q"
        ),
    ]


def _loss_numbers(points: Points) -> list[alt.Chart]:
    total = lost_rows(points).transform_aggregate(sum="sum(loss)", mean="mean(loss)", count="count()")
    total = total.transform_calculate(
        large="format(datum.mean, '.3f')",
        small="'mean cross-entropy = ' + format(datum.sum, '.2f') + ' / ' + datum.count",
    )
    return [*heading(total, size=NUMBER, inside=True), readout(total, **PAGE.own(mean="datum.mean", sum="datum.sum"))]


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
        alt.Tooltip("sure:Q", title="p(true class)", format=".3f"),
        alt.Tooltip("loss:Q", title="−ln p(true class)", format=".3f"),
    ]
