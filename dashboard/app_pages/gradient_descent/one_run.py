"""Page 3: one run of gradient descent in three linked views: the line, its path over the loss, the loss by step.

All charts read one browser parameter, `gd_step`: how many steps have been made. `line_at_step` reads out the
numbers of that step: `gd_m`, `gd_b`, `gd_loss`, `gd_slope_m`, `gd_slope_b`, `gd_next_m` and `gd_next_b`.
"""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from nnviz.charts import palette
from nnviz.charts.line_rows import LineView
from nnviz.charts.maps import map_layer
from nnviz.charts.parts import heading, one_row, picture, readout, scale, slider
from nnviz.datasets import Points
from nnviz.descent import Walk
from nnviz.linear import best_line, squared_error_plane

PIXELS = 240  # of the map's image, each way
CAP = 1.5  # losses are drawn up to this many times the loss at the start
FAR = 1e6  # places beyond it are not drawn: no screen shows them
HEIGHT = 345  # px, of a view with its axes and headings


def steps_frame(walk: Walk, *, cap: float) -> pd.DataFrame:
    """Return one row per step that was made: step, m, b, loss, the slopes there, and `shown`: the loss up to `cap`.

    The table of a run that runs away ends where m or b passes a million; from there on the charts say ∞.

    Example:
        >>> from nnviz.descent import descend
        >>> walk = descend([0, 1], [0, 3], model="line", learning_rate=0.1, steps=3)
        >>> steps_frame(walk, cap=1)["shown"].tolist()
        [1.0, 1.0, 0.9028]
    """
    made = len(walk.slopes)
    kept = np.abs(walk.places[:made]).max(axis=1) < FAR
    (m, b), (slope_m, slope_b) = walk.places[:made][kept].T, walk.slopes[kept].T
    rows = pd.DataFrame({"m": m, "b": b, "loss": walk.losses[:made][kept], "slope_m": slope_m, "slope_b": slope_b})
    return rows.assign(shown=rows["loss"].clip(upper=cap)).round(5).rename_axis("step").reset_index()


def step_slider(steps: int) -> alt.Parameter:
    """Return the parameter that all charts of the page share, for a run of so many steps."""
    return slider("gd_step", value=0, low=0, high=steps, step=1, label="step")


def line_at_step(
    points: Points, walk: Walk, *, view: LineView, learning_rate: float, steps: int, height: int = HEIGHT
) -> alt.LayerChart:
    """Draw the points, the line the run started with, and the line it has now.

    Args:
        points: One input.
        walk: A descent of a line on these points, one step longer than what is shown.
        view: What the axes span.
        learning_rate: Of the walk.
        steps: Where the slider ends; a run that was lost may be shorter.
        height: In pixels.
    """
    x = alt.X("x:Q", title=points.x_names[0], scale=scale(view.x))
    y = alt.Y("y:Q", title=points.y_name, scale=scale(view.y))
    dots = alt.Chart(pd.DataFrame({"x": points.x, "y": points.y}).round(4))
    now = _now(walk)
    ends = {"x": "left:Q", "x2": "right:Q", "y": "low:Q", "y2": "high:Q"}
    words = now.transform_calculate(
        large="'m = ' + format(datum.m, '.2f') + ', b = ' + format(datum.b, '.2f')",
        small="gd_step > datum.step ? 'lost after step ' + datum.step : 'the line after step ' + gd_step",
    )
    told = readout(
        now,
        **{f"gd_{name}": f"datum.{name}" for name in ("m", "b", "loss", "slope_m", "slope_b")},
        gd_next_m=f"datum.m - {learning_rate} * datum.slope_m",
        gd_next_b=f"datum.b - {learning_rate} * datum.slope_b",
    )
    layers = [
        dots.mark_circle(color=palette.QUIET, opacity=0.8, size=50).encode(x=x, y=y, tooltip=["x:Q", "y:Q"]),
        _drawn(alt.Chart(_rows(walk).head(1)), view)
        .mark_rule(color=palette.QUIET, strokeDash=[4, 4], strokeWidth=2, clip=True)
        .encode(**ends),
        _drawn(now, view).mark_rule(color=palette.INK, strokeWidth=3, clip=True).encode(**ends),
        *heading(words, size=20),
        told,
    ]
    return picture(layers, [step_slider(steps)], width="container", height=height)


def path_on_map(points: Points, walk: Walk, *, view: LineView, steps: int, height: int = HEIGHT) -> alt.LayerChart:
    """Draw the run's path over the contour map of the mean squared error, and the best place.

    Args: as in `line_at_step`.
    """
    x, y = map_axes(view)
    now = _now(walk)
    gone = alt.Chart(_rows(walk)).transform_filter("datum.step <= gd_step")
    inside = f"inrange(datum.m, [{view.m[0]}, {view.m[1]}]) && inrange(datum.b, [{view.b[0]}, {view.b[1]}])"
    words = now.transform_calculate(
        large="'slopes ' + format(datum.slope_m, '.3~g') + ', ' + format(datum.slope_b, '.3~g')",
        small=f"{inside} ? 'of the loss by m and by b' : 'it has left the map'",
    )
    layers = [
        *map_layers(points, view=view),
        gone.mark_line(color=palette.GRADIENT, strokeWidth=2.5, clip=True).encode(x=x, y=y, order="step:Q"),
        gone.mark_circle(color=palette.GRADIENT, opacity=1, size=36, clip=True).encode(x=x, y=y, tooltip=tooltip()),
        now.mark_point(fill=palette.GRADIENT, stroke=palette.INK, size=140, opacity=1, clip=True).encode(x=x, y=y),
        *heading(words, size=20),
    ]
    return picture(layers, [step_slider(steps)], width="container", height=height)


def loss_by_step(points: Points, walk: Walk, *, steps: int, height: int = HEIGHT) -> alt.LayerChart:
    """Draw the mean squared error at every step, cut off above, with the smallest one any line can have.

    Args: as in `line_at_step`.
    """
    rows, top = _rows(walk), CAP * float(walk.losses[0])
    x = alt.X("step:Q", title="step", scale=scale((0, steps)))
    y = alt.Y("shown:Q", title="mean squared error", scale=scale((0, top)))
    now, table = _now(walk), alt.Chart(rows)
    away = table.transform_filter(f"datum.step <= gd_step && datum.loss > {top}").transform_aggregate(step="min(step)")
    best = best_line(points.x, points.y).mean_of_squares
    number = "datum.loss > 1e6 ? format(datum.loss, '.1e') : format(datum.loss, ',.3f')"
    words = now.transform_calculate(
        large=f"'loss ' + (gd_step > datum.step ? '∞' : {number})",
        small=f"'the best line has {best:,.3f}'",
    )
    layers = [
        floor(points, y),
        table.mark_line(color=palette.LOSS, opacity=0.35, strokeWidth=2).encode(x=x, y=y),
        table.transform_filter("datum.step <= gd_step").mark_line(color=palette.LOSS, strokeWidth=3).encode(x=x, y=y),
        now.mark_circle(color=palette.INK, opacity=1, size=120).encode(x=x, y=y, tooltip=tooltip()),
        away.mark_text(text="↑ ∞", color=palette.INK, fontSize=26, align="left", baseline="top", dx=4).encode(
            x=x, y=alt.value(4)
        ),
        *heading(words, size=20),
    ]
    return picture(layers, [step_slider(steps)], width="container", height=height)


def map_axes(view: LineView) -> tuple[alt.X, alt.Y]:
    """Return the axes of a map of the loss."""
    x = alt.X("m:Q", title="slope m", scale=scale(view.m))
    return x, alt.Y("b:Q", title="value at zero, b", scale=scale(view.b))


def map_layers(points: Points, *, view: LineView) -> list[alt.Chart]:
    """Return the contour map of the mean squared error, and a green diamond at the best line."""
    x, y = map_axes(view)
    plane = squared_error_plane(points.x, points.y, m=np.linspace(*view.m, PIXELS), b=np.linspace(*view.b, PIXELS))
    best = best_line(points.x, points.y)
    place = alt.Chart(one_row(m=round(best.m, 5), b=round(best.b, 5), what="the best line"))
    diamond = place.mark_point(shape="diamond", fill=palette.TRUTH, stroke=palette.INK, size=180, opacity=1)
    return [map_layer(plane, x=x, y=y), diamond.encode(x=x, y=y, tooltip=["what:N", "m:Q", "b:Q"])]


def floor(points: Points, y: alt.Y) -> alt.Chart:
    """Return a rule at the smallest loss that any line can have."""
    best = one_row(shown=best_line(points.x, points.y).mean_of_squares)
    return alt.Chart(best).mark_rule(color=palette.TRUTH, strokeDash=[6, 4], strokeWidth=2).encode(y=y)


def tooltip() -> list[Any]:
    """Return what hovering over a step shows: where it is, and the slopes that lead on."""
    titles = {"m": "slope m", "b": "b", "loss": "mean squared error", "slope_m": "∂L/∂m", "slope_b": "∂L/∂b"}
    return ["step:Q", *(alt.Tooltip(f"{name}:Q", title=title, format=".4~g") for name, title in titles.items())]


def _rows(walk: Walk) -> pd.DataFrame:
    return steps_frame(walk, cap=CAP * float(walk.losses[0]))


def _now(walk: Walk) -> alt.Chart:
    """The row of the present step, or of the last one there is."""
    rows = _rows(walk)
    return alt.Chart(rows).transform_filter(f"datum.step == min(gd_step, {int(rows['step'].max())})")


def _drawn(rows: alt.Chart, view: LineView) -> alt.Chart:
    left, right = view.x
    low, high = (f"datum.m * {end} + datum.b" for end in view.x)
    return rows.transform_calculate(left=f"{left}", right=f"{right}", low=low, high=high)
