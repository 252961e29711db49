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
    map_layer,
    one_row,
    picture,
    round_bounds,
    scale,
    slider,
)
from nnviz.datasets import Points
from nnviz.descent import Walk
from nnviz.linear import log_loss_plane

PIXELS = 200  # of the map's image, each way
TALLEST = 6.0  # where the axis of the losses ends: a probability of 0.0025 for the truth


@dataclass(frozen=True)
class LogisticView:
    """What the axes and sliders span."""

    x: Bounds
    m: Bounds
    b: Bounds


@dataclass(frozen=True)
class Controls:
    """Where the sliders stand at first: m, b, threshold, step of the descent."""

    m: float = 1.0
    b: float = 0.0
    threshold: float = 0.5
    step: int = 0


def logistic_view(points: Points) -> LogisticView:
    """Choose round bounds for the axes and sliders; the slide's start (1, 0) is always inside.

    Example:
        >>> from nnviz.datasets import overlap
        >>> logistic_view(overlap()).m
        (-2.0, 8.0)
    """
    reach = float(np.abs(points.x).max())
    m = (-2.0, 8.0) if reach < 20 else (-0.2, 1.2)  # on large x a small slope is steep enough
    return LogisticView(x=round_bounds(points.x.min(), points.x.max()), m=m, b=(-8.0, 8.0))


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
    start: Controls,
    width: int | str = "container",
    height: int = 330,
) -> alt.LayerChart:
    """Draw the points at 0 and 1, the sliders' sigmoid, the descent's one, and the threshold.

    Args:
        points: One input, two classes.
        walk: A descent of a sigmoid on the same points.
        view: What axes and sliders span.
        start: Where the sliders stand at first.
        width: In pixels, or `"container"`.
        height: In pixels.
    """
    x = alt.X("x:Q", title=points.x_names[0], scale=scale(view.x))
    axis = alt.Axis(values=[0, 0.5, 1], minExtent=30)
    y = alt.Y("p:Q", title="probability", scale=scale((-0.06, 1.06)), axis=axis)
    curve = _along(alt.Chart(one_row()), view).transform_calculate(p="1 / (1 + exp(-lg_m * datum.x - lg_b))")
    found = alt.Chart(walk_frame(walk)).transform_filter("datum.step == lg_step && lg_step > 0")
    found = _along(found, view).transform_calculate(p="1 / (1 + exp(-datum.m * datum.x - datum.b))")
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
    ]
    return picture(layers, parameters(view, len(walk.losses) - 1, start), width=width, height=height)


def loss_bars(
    points: Points,
    *,
    view: LogisticView,
    steps: int,
    start: Controls,
    width: int | str = "container",
    height: int = 230,
) -> alt.LayerChart:
    """Draw under each point a bar of height −ln p(true class): what the point adds to the loss.

    Args:
        points: One input, two classes.
        view: What axes and sliders span.
        steps: How far the descent goes, for its slider.
        start: Where the sliders stand at first.
        width: In pixels, or `"container"`.
        height: In pixels.
    """
    x = alt.X("x:Q", title=points.x_names[0], scale=scale(view.x))
    axis = alt.Axis(minExtent=30)  # as beside the curve, so that bars stand under their points
    shown = alt.Y("shown:Q", title="−ln p(true class)", scale=scale((0, TALLEST)), axis=axis)
    rows = _lost(points).transform_calculate(shown=f"min(datum.loss, {TALLEST})", p="exp(-datum.loss)")
    bars = rows.mark_rule(color=palette.LOSS, strokeWidth=4, opacity=0.8)
    layers = [bars.encode(x=x, y=shown, y2=alt.datum(0), tooltip=_tooltip(points))]
    return picture(layers, parameters(view, steps, start), width=width, height=height)


def answer_table(
    points: Points,
    *,
    view: LogisticView,
    steps: int,
    start: Controls,
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
    shade = alt.condition("datum.cell.t == datum.cell.a", alt.value(palette.TRUTH), alt.value(palette.LOSS))
    boxes = cells.mark_rect(opacity=0.35, stroke=palette.QUIET).encode(x=x, y=y, color=shade)
    words = cells.mark_text(fontSize=20, color=palette.INK).encode(x=x, y=y, text="words:N")
    total = counts.transform_calculate(
        large="format(datum.right / datum.count, '.1%')",
        small="'accuracy = ' + datum.right + ' right of ' + datum.count",
    )
    layers = [boxes, words, *heading(total, size=NUMBER)]
    return picture(layers, parameters(view, steps, start), width=width, height=height)


def profile_charts(
    points: Points,
    *,
    view: LogisticView,
    steps: int,
    start: Controls,
    width: int | str = "container",
    height: int = 230,
) -> tuple[alt.LayerChart, alt.LayerChart]:
    """Draw the mean log loss and the accuracy while b alone moves: a smooth valley, and a staircase.

    Args: as in `loss_bars`.
    """
    lost = _lost(points).transform_aggregate(loss="mean(loss)").transform_calculate(b="lg_b")
    hit = _answered(points).transform_aggregate(right="mean(right)").transform_calculate(b="lg_b")
    x = alt.X("b:Q", title="b, with m as it stands", scale=scale(view.b))

    def profile(
        rows: alt.Chart, here: alt.Chart, field: str, title: str, bounds: Bounds, **look: Any
    ) -> alt.LayerChart:
        y = alt.Y(f"{field}:Q", title=title, scale=scale(bounds))
        line = rows.mark_line(strokeWidth=3, clip=True, **look).encode(x=x, y=y)
        dot = here.mark_circle(color=palette.INK, opacity=1, size=160, clip=True).encode(x=x, y=y)
        return picture([line, dot], parameters(view, steps, start), width=width, height=height)

    loss = {"color": palette.LOSS, "interpolate": "monotone"}
    right = {"color": palette.TRUTH, "interpolate": "step-after"}
    return (
        profile(_valley(points, view), lost, "loss", "mean log loss", (0, 3), **loss),
        profile(_stairs(points, view), hit, "right", "accuracy", (0, 1.02), **right),
    )


def descent_map(
    points: Points,
    walk: Walk,
    *,
    view: LogisticView,
    start: Controls,
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
    return picture(layers, parameters(view, len(walk.losses) - 1, start), width=width, height=height)


def parameters(view: LogisticView, steps: int, start: Controls) -> list[alt.Parameter]:
    """Return the four sliders that all charts of the page share."""
    return [
        slider("lg_m", value=start.m, low=view.m[0], high=view.m[1], step=fine_step(view.m), label="slope m"),
        slider("lg_b", value=start.b, low=view.b[0], high=view.b[1], step=fine_step(view.b), label="b"),
        slider("lg_threshold", value=start.threshold, low=0.05, high=0.95, step=0.05, label="threshold"),
        slider("lg_step", value=start.step, low=0, high=steps, step=1, label="descent, step"),
    ]


def _weighed(points: Points) -> alt.Chart:
    """The points with the weighted sum z. `side` is −1 for class 1: the loss is ln(1 + e^(side · z))."""
    rows = class_frame(points).assign(side=1 - 2 * points.y.astype(int))
    return alt.Chart(rows).transform_calculate(z="lg_m * datum.x + lg_b")


def _lost(points: Points) -> alt.Chart:
    return _weighed(points).transform_calculate(loss="log(1 + exp(datum.side * datum.z))")


def _answered(points: Points) -> alt.Chart:
    # Equal to p ≥ threshold. Browsers interpret these words, point by point: few of them make a smooth drag.
    rows = _weighed(points).transform_calculate(answer="datum.z >= log(lg_threshold / (1 - lg_threshold)) ? 1 : 0")
    return rows.transform_calculate(right="datum.answer == datum.y ? 1 : 0")


def _valley(points: Points, view: LogisticView) -> alt.Chart:
    """The mean log loss at 33 values of b, each row with its losses for 101 slopes m.

    The browser only looks up the two slopes beside `lg_m` and goes between them in a straight line, which is
    off by less than the line is thick; adding up the loss of all points 33 times made dragging m stutter.
    """
    step = (view.m[1] - view.m[0]) / 100
    plane = log_loss_plane(points.x, points.y, m=np.linspace(*view.m, 101), b=np.linspace(*view.b, 33))
    rows = alt.Chart(pd.DataFrame({"b": plane.b, "losses": plane.mean.round(4).tolist()}))
    return rows.transform_calculate(
        place=f"(lg_m - {view.m[0]}) / {step}",
        left="min(99, floor(datum.place))",
        loss="datum.losses[datum.left] + (datum.place - datum.left)"
        " * (datum.losses[datum.left + 1] - datum.losses[datum.left])",
    )


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


def _along(rows: alt.Chart, view: LogisticView) -> alt.Chart:
    step = (view.x[1] - view.x[0]) / 80
    xs = f"sequence({view.x[0]}, {view.x[1] + step / 2}, {step})"
    return rows.transform_calculate(x=xs).transform_flatten(["x"])


def _class_names(points: Points) -> list[alt.Chart]:
    """The classes in words beside their points: class 1 at the top left, class 0 at the bottom right."""
    left = alt.Chart(one_row(words=f"■ {points.classes[1]}", p=0.92)).mark_text(
        align="left", color=palette.CLASS_1, fontSize=TITLE
    )
    right = alt.Chart(one_row(words=f"{points.classes[0]} ●", p=0.08)).mark_text(
        align="right", color=palette.CLASS_0, fontSize=TITLE
    )
    return [
        left.encode(text="words:N", x=alt.value(4), y="p:Q"),
        right.encode(text="words:N", x=alt.value(alt.expr("width - 4")), y="p:Q"),
    ]


def _loss_numbers(points: Points) -> list[alt.Chart]:
    total = _lost(points).transform_aggregate(sum="sum(loss)", mean="mean(loss)", count="count()")
    total = total.transform_calculate(
        large="format(datum.mean, '.3f')",
        small="'mean log loss = sum ' + format(datum.sum, '.2f') + ' / ' + datum.count + ' points'",
    )
    return heading(total, size=NUMBER)


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
