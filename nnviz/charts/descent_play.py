"""Page 3: one run of gradient descent in three linked views, and many learning rates against each other.

All charts read one browser parameter, `gd_step`: how many steps have been made.
"""

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from nnviz.charts import palette
from nnviz.charts.line_fit import LineView
from nnviz.charts.parts import LABEL, heading, map_layer, one_row, picture, scale, slider
from nnviz.datasets import Points
from nnviz.descent import Walk
from nnviz.linear import best_line, squared_error_plane

PIXELS = 240  # of the map's image, each way
CAP = 1.5  # losses are drawn up to this many times the loss at the start
NEAR = 1e-4  # where the log scale of the race ends
FAR = 1e6  # places beyond it are not drawn: no screen shows them


def steps_frame(walk: Walk, *, cap: float) -> pd.DataFrame:
    """Return one row per step: step, m, b, loss, and `shown`, the loss cut off at `cap`.

    The table of a run that runs away ends where m or b passes a million; from there on the charts say ∞.

    Example:
        >>> from nnviz.descent import descend
        >>> walk = descend([0, 1], [0, 3], model="line", learning_rate=0.1, steps=2)
        >>> steps_frame(walk, cap=1)["shown"].tolist()
        [1.0, 1.0, 0.9028]
    """
    kept = np.abs(walk.places).max(axis=1) < FAR
    m, b = walk.places[kept].T
    rows = pd.DataFrame({"step": np.arange(len(m)), "m": m, "b": b, "loss": walk.losses[kept]})
    return rows.assign(shown=rows["loss"].clip(upper=cap)).round(5)


def line_at_step(
    points: Points,
    walk: Walk,
    *,
    view: LineView,
    steps: int,
    step: int = 0,
    width: int | str = "container",
    height: int = 300,
) -> alt.LayerChart:
    """Draw the points, the line the run started with, and the line it has now.

    Args:
        points: One input.
        walk: A descent of a line on these points.
        view: What the axes span.
        steps: Where the slider ends; a run that was lost may be shorter.
        step: Where the slider stands at first.
        width: In pixels, or `"container"`.
        height: In pixels.
    """
    x = alt.X("x:Q", title=points.x_names[0], scale=scale(view.x))
    y = alt.Y("y:Q", title=points.y_name, scale=scale(view.y))
    dots = alt.Chart(pd.DataFrame({"x": points.x, "y": points.y}))
    now = _now(_rows(walk))
    first = alt.Chart(_rows(walk).head(1))
    layers = [
        dots.mark_circle(color=palette.QUIET, opacity=0.8, size=50).encode(x=x, y=y),
        _drawn(first, view).mark_rule(color=palette.INK, opacity=0.4, strokeDash=[4, 4], clip=True),
        _drawn(now, view).mark_rule(color=palette.INK, strokeWidth=3, clip=True),
    ]
    ends = {"x": "left:Q", "x2": "right:Q", "y": "low:Q", "y2": "high:Q"}
    layers = [layers[0], *(layer.encode(**ends) for layer in layers[1:])]
    words = now.transform_calculate(
        large="'m = ' + format(datum.m, '.2f') + ', b = ' + format(datum.b, '.2f')",
        small="gd_step > datum.step ? 'lost after step ' + datum.step : 'step ' + datum.step",
    )
    return picture([*layers, *heading(words, size=20)], [_slider(steps, step)], width=width, height=height)


def path_on_map(
    points: Points,
    walk: Walk,
    *,
    view: LineView,
    steps: int,
    step: int = 0,
    width: int | str = "container",
    height: int = 300,
) -> alt.LayerChart:
    """Draw the run's path over the contour map of the mean squared error, and the best place.

    Args: as in `line_at_step`.
    """
    x = alt.X("m:Q", title="slope m", scale=scale(view.m))
    y = alt.Y("b:Q", title="value at zero, b", scale=scale(view.b))
    plane = squared_error_plane(points.x, points.y, m=np.linspace(*view.m, PIXELS), b=np.linspace(*view.b, PIXELS))
    best = best_line(points.x, points.y)
    rows = alt.Chart(_rows(walk))
    gone = rows.transform_filter("datum.step <= gd_step")
    place: dict[str, Any] = {"opacity": 1, "clip": True, "stroke": palette.INK}
    layers = [
        map_layer(plane, x=x, y=y),
        gone.mark_line(color=palette.GRADIENT, strokeWidth=2.5, clip=True).encode(x=x, y=y, order="step:Q"),
        gone.mark_circle(color=palette.GRADIENT, opacity=1, size=30, clip=True).encode(x=x, y=y),
        alt.Chart(one_row(m=best.m, b=best.b))
        .mark_point(shape="diamond", fill=palette.TRUTH, size=180, **place)
        .encode(x=x, y=y),
        _now(_rows(walk)).mark_point(fill=palette.GRADIENT, size=140, **place).encode(x=x, y=y),
    ]
    words = alt.Chart(one_row(large="loss over m and b", small="green: the best line"))
    return picture([*layers, *heading(words, size=20)], [_slider(steps, step)], width=width, height=height)


def loss_by_step(
    points: Points,
    walk: Walk,
    *,
    steps: int,
    step: int = 0,
    width: int | str = "container",
    height: int = 300,
) -> alt.LayerChart:
    """Draw the mean squared error at every step, cut off above, with the smallest one any line can have.

    Args: as in `line_at_step`.
    """
    best = best_line(points.x, points.y).mean_of_squares
    x = alt.X("step:Q", title="step", scale=scale((0, steps)))
    y = alt.Y("shown:Q", title="mean squared error", scale=scale((0, CAP * float(walk.losses[0]))))
    rows = alt.Chart(_rows(walk))
    layers = [
        _floor(points, y),
        rows.mark_line(color=palette.LOSS, opacity=0.35, strokeWidth=2).encode(x=x, y=y),
        rows.transform_filter("datum.step <= gd_step").mark_line(color=palette.LOSS, strokeWidth=3).encode(x=x, y=y),
        _now(_rows(walk)).mark_circle(color=palette.INK, opacity=1, size=120).encode(x=x, y=y),
    ]
    text = "datum.loss > 1e6 ? format(datum.loss, '.1e') : format(datum.loss, ',.2f')"
    words = _now(_rows(walk)).transform_calculate(
        large=f"'loss ' + (gd_step > datum.step ? '∞' : {text})",
        small=f"'smallest possible: {best:,.2f}'",
    )
    return picture([*layers, *heading(words, size=20)], [_slider(steps, step)], width=width, height=height)


def rates_frame(walks: Mapping[float, Walk], *, stable: float) -> pd.DataFrame:
    """Return one row per learning rate: rate, loss at the start and at the end, and how it went.

    Example:
        >>> from nnviz.descent import descend
        >>> runs = {r: descend([-1, 1], [0, 1], model="line", learning_rate=r, steps=90) for r in (0.1, 1.1)}
        >>> rates_frame(runs, stable=1.0)["how"].tolist()
        ['converges', 'runs away']
    """
    rows = [
        {
            "rate": rate,
            "start": float(walk.losses[0]),
            "loss": float(walk.losses[-1]),
            "how": "runs away" if rate > stable or walk.lost_at is not None else "converges",
        }
        for rate, walk in walks.items()
    ]
    frame = pd.DataFrame(rows)
    return frame.assign(shown=np.minimum(frame["loss"], CAP * frame["start"]))


def rates_chart(
    points: Points,
    walks: Mapping[float, Walk],
    *,
    chosen: float,
    stable: float,
    width: int | str = "container",
    height: int = 220,
) -> alt.LayerChart:
    """Draw the loss that each learning rate ends with, and the largest stable rate, 2 / λmax, as a mark.

    Args:
        points: One input.
        walks: A full-batch descent by learning rate, all with the same start and number of steps.
        chosen: The rate that the other charts show.
        stable: The largest stable rate.
        width: In pixels, or `"container"`.
        height: In pixels.
    """
    rows = rates_frame(walks, stable=stable).assign(chosen=[rate == chosen for rate in walks])
    bounds = (0.8 * min(walks), 1.6 * max(walks))
    axis = alt.Axis(format="~g", grid=False)
    x = alt.X("rate:Q", title="learning rate", scale=alt.Scale(type="log", domain=bounds), axis=axis)
    y = alt.Y("shown:Q", title="loss at the end", scale=scale((0, CAP * float(rows["start"].max()))))
    size = alt.condition("datum.chosen", alt.value(240), alt.value(90))
    bold = alt.condition("datum.chosen", alt.value(40), alt.value(26))
    tooltip = [alt.Tooltip("rate:Q"), alt.Tooltip("loss:Q", format=".4g"), alt.Tooltip("how:N")]
    mark = alt.Chart(one_row(rate=stable, words=f"2/λmax = {stable:.3g}"))
    fine = alt.Chart(rows).transform_filter("datum.how == 'converges'")
    away = alt.Chart(rows).transform_filter("datum.how != 'converges'")
    layers = [
        _floor(points, y),
        mark.mark_rule(color=palette.GRADIENT, strokeWidth=2).encode(x=x),
        mark.mark_text(color=palette.INK, align="right", dx=-6, fontSize=LABEL).encode(
            x=x, y=alt.value(10), text="words:N"
        ),
        fine.mark_line(color=palette.LOSS, strokeWidth=2).encode(x=x, y=y),
        fine.mark_circle(color=palette.INK, opacity=1).encode(x=x, y=y, size=size, tooltip=tooltip),
        away.mark_text(text="∞", color=palette.INK, align="left", dx=4).encode(
            x=x, y=alt.value(24), size=bold, tooltip=tooltip
        ),
    ]
    return picture(layers, [], width=width, height=height)


def race_chart(
    points: Points,
    walks: Mapping[float, Walk],
    *,
    steps: int,
    step: int = 0,
    width: int | str = "container",
    height: int = 300,
) -> alt.LayerChart:
    """Draw how far above the best line every learning rate still is, on a log scale, and its name.

    Args:
        points: One input.
        walks: Descents by learning rate, all with the same start.
        steps: Where the slider ends.
        step: Where the slider stands at first.
        width: In pixels, or `"container"`.
        height: In pixels.
    """
    best = best_line(points.x, points.y).mean_of_squares
    frames = [_rows(walk).assign(rate=f"{rate:g}") for rate, walk in walks.items()]
    rows = pd.concat(frames)
    rows["above"] = np.maximum(rows["loss"] - best, NEAR)
    names = [f"{rate:g}" for rate in walks]
    x = alt.X("step:Q", title="step", scale=scale((0, steps * 1.12)))
    top = 3 * max(float(walk.losses[0]) for walk in walks.values())
    log = alt.Scale(type="log", domain=[NEAR, top], clamp=True)
    y = alt.Y("above:Q", title="loss above the best line", scale=log, axis=alt.Axis(grid=False))
    rising = alt.Scale(domain=names, range=np.linspace(0.35, 1, len(names)).round(2).tolist())
    strength = alt.Opacity("rate:O", sort=names, scale=rising, legend=None)
    table = alt.Chart(rows[["step", "rate", "above", "loss"]]).transform_filter("datum.step <= gd_step")
    ends = table.transform_joinaggregate(last="max(step)", groupby=["rate"])
    ends = ends.transform_filter("datum.step == datum.last")
    layers = [
        table.mark_line(color=palette.GRADIENT, strokeWidth=2.5).encode(x=x, y=y, detail="rate:N", opacity=strength),
        ends.mark_circle(color=palette.GRADIENT, opacity=1, size=60).encode(x=x, y=y),
        ends.mark_text(color=palette.INK, align="left", dx=7, fontSize=LABEL).encode(x=x, y=y, text="rate:N"),
    ]
    return picture(layers, [_slider(steps, step)], width=width, height=height)


def _slider(steps: int, step: int) -> alt.Parameter:
    return slider("gd_step", value=step, low=0, high=steps, step=1, label="step")


def _rows(walk: Walk) -> pd.DataFrame:
    return steps_frame(walk, cap=CAP * float(walk.losses[0]))


def _now(rows: pd.DataFrame) -> alt.Chart:
    """The row of the present step, or of the last one there is."""
    return alt.Chart(rows).transform_filter(f"datum.step == min(gd_step, {int(rows['step'].max())})")


def _drawn(rows: alt.Chart, view: LineView) -> alt.Chart:
    left, right = view.x
    return rows.transform_calculate(
        left=f"{left}",
        right=f"{right}",
        low=f"datum.m * {left} + datum.b",
        high=f"datum.m * {right} + datum.b",
    )


def _floor(points: Points, y: alt.Y) -> alt.Chart:
    """The smallest loss that any line can have."""
    best = one_row(shown=best_line(points.x, points.y).mean_of_squares)
    return alt.Chart(best).mark_rule(color=palette.TRUTH, strokeDash=[6, 4], strokeWidth=2).encode(y=y)
