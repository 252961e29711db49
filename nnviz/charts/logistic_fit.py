"""Page 2: a sigmoid on two classes, what it loses on each point, and why accuracy cannot be the loss.

All charts know the same browser parameters: `lg_m`, `lg_b` (the sigmoid), `lg_threshold` (from which
probability on the answer is class 1) and `lg_step` (how far gradient descent has come; 0 is its start).
"""

from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from nnviz.charts import palette
from nnviz.charts.parts import (
    NUMBER,
    TITLE,
    Bounds,
    fine_step,
    heading,
    one_row,
    picture,
    readout,
    round_bounds,
    scale,
    slider,
)
from nnviz.datasets import Points
from nnviz.descent import Walk

TALLEST = 4.0  # where the axis of the losses ends: a probability of 0.02 for the truth
EXTENT: dict[str, Any] = {"minExtent": 40, "maxExtent": 40}  # beside both charts, so that bars stand under their points


@dataclass(frozen=True)
class LogisticView:
    """What the axes and sliders span."""

    x: Bounds
    m: Bounds
    b: Bounds
    steps: int
    """Of the descent."""


def logistic_view(points: Points, *, steps: int = 100) -> LogisticView:
    """Choose round bounds for the axes and sliders; the slide's start (1, 0) is always inside.

    Example:
        >>> from nnviz.datasets import overlap
        >>> logistic_view(overlap()).m
        (-2.0, 8.0)
    """
    reach = float(np.abs(points.x).max())
    m = (-2.0, 8.0) if reach < 20 else (-0.2, 1.2)  # on large x a small slope is steep enough
    return LogisticView(x=round_bounds(points.x.min(), points.x.max()), m=m, b=(-8.0, 8.0), steps=steps)


def class_frame(points: Points) -> pd.DataFrame:
    """Return one row per point: x, y (0 or 1), the name of its class and its label.

    Example:
        >>> from nnviz.datasets import separable
        >>> class_frame(separable(count=2))["class"].tolist()
        ['class 0', 'class 1']
    """
    labels = points.labels or tuple(f"point {number}" for number in range(1, len(points) + 1))
    names = [points.classes[int(y)] for y in points.y]
    return pd.DataFrame({"x": points.x, "y": points.y.astype(int), "class": names, "label": labels})


def walk_frame(walk: Walk) -> pd.DataFrame:
    """Return one row per step of a descent: step, m, b, loss.

    Example:
        >>> from nnviz.descent import descend
        >>> walk = descend([0, 1], [0, 1], model="sigmoid", learning_rate=1, steps=2)
        >>> walk_frame(walk)["step"].tolist()
        [0, 1, 2]
    """
    m, b = walk.places.T
    return pd.DataFrame({"step": np.arange(len(m)), "m": m, "b": b, "loss": walk.losses}).round(6)


def sigmoid_chart(
    points: Points,
    walk: Walk,
    *,
    view: LogisticView,
    width: int | str = "container",
    height: int = 330,
) -> alt.LayerChart:
    """Draw the points at 0 and 1, the sliders' sigmoid, the descent's one, and the threshold.

    Args:
        points: One input, two classes.
        walk: A descent of a sigmoid on the same points.
        view: What axes and sliders span.
        width: In pixels, or `"container"`.
        height: In pixels.
    """
    bare = alt.Axis(labels=False, ticks=False, title=None)  # the bars below have the same axis, with its words
    x = alt.X("x:Q", scale=scale(view.x), axis=bare)
    axis = alt.Axis(values=[0, 0.5, 1], **EXTENT)
    y = alt.Y("p:Q", title="probability", scale=scale((-0.06, 1.06)), axis=axis)
    curve = _along(alt.Chart(one_row()), view).transform_calculate(p="1 / (1 + exp(-lg_m * datum.x - lg_b))")
    step = alt.Chart(walk_frame(walk)).transform_filter("datum.step == lg_step && lg_step > 0")
    words = step.transform_calculate(large="'descent: ' + format(datum.loss, ',.3f')", small="''")
    found = _along(step, view).transform_calculate(p="1 / (1 + exp(-datum.m * datum.x - datum.b))")
    cut = alt.Chart(one_row()).transform_calculate(
        p="lg_threshold", x="(log(lg_threshold / (1 - lg_threshold)) - lg_b) / lg_m"
    )
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
    return picture(layers, parameters(view), width=width, height=height)


def loss_bars(
    points: Points,
    *,
    view: LogisticView,
    width: int | str = "container",
    height: int = 230,
) -> alt.LayerChart:
    """Draw under each point a bar of height −ln p(true class): what the point adds to the loss.

    Args:
        points: One input, two classes.
        view: What axes and sliders span.
        width: In pixels, or `"container"`.
        height: In pixels.
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
    return picture(layers, parameters(view), width=width, height=height)


def parameters(view: LogisticView) -> list[alt.Parameter]:
    """Return the four sliders that all charts of the page share; they begin at the slide's start, m = 1 and b = 0."""
    return [
        slider("lg_m", value=1, low=view.m[0], high=view.m[1], step=fine_step(view.m), label="slope m"),
        slider("lg_b", value=0, low=view.b[0], high=view.b[1], step=fine_step(view.b), label="b"),
        slider("lg_threshold", value=0.5, low=0.05, high=0.95, step=0.05, label="threshold"),
        slider("lg_step", value=0, low=0, high=view.steps, step=1, label="gradient descent, step"),
    ]


def weighed(points: Points) -> alt.Chart:
    """Give the points the weighted sum z. `side` is −1 for class 1: the loss is ln(1 + e^(side · z))."""
    rows = class_frame(points).assign(side=1 - 2 * points.y.astype(int))
    return alt.Chart(rows).transform_calculate(z="lg_m * datum.x + lg_b")


def lost_rows(points: Points) -> alt.Chart:
    """Add to each point its loss, −ln of the probability of its true class."""
    return weighed(points).transform_calculate(loss="log(1 + exp(datum.side * datum.z))")


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
    return [*heading(total, size=NUMBER), readout(total, lg_mean="datum.mean", lg_sum="datum.sum")]


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
