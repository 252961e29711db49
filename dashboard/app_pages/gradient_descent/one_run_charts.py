"""One run of gradient descent in three linked charts: the line, its path over the loss, the loss by step."""

from collections.abc import Collection, Sequence

import altair as alt
import pandas as pd

from dashboard.app_pages.gradient_descent import PAGE
from dashboard.app_pages.gradient_descent.steps import (
    B0,
    COMPANION,
    HERO,
    M0,
    PICK,
    STEP,
    TOP,
    WALK,
    floor,
    map_axes,
    map_layers,
    moments_of,
    picked,
    run_parameters,
    tooltip,
    top_of,
    up_to_top,
    walked,
)
from dashboard.layout.grips import Grip, dot, grips
from dashboard.layout.grips import walk as walk_from
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.line_rows import LineView, squared_unit_of, unit_of
from nnviz.charts.parts import heading, picture, readout, with_halo
from nnviz.datasets import Points
from nnviz.descent import Walk
from nnviz.descent.plain import batches
from nnviz.linear import best_line

NOW = f"datum.step == min({STEP}, datum.last)"  # the row of the present step, or of the last one there is


def line_at_step(
    points: Points, walk: Walk, *, view: LineView, rates: Sequence[float], chosen: int, steps: int
) -> alt.LayerChart:
    """Draw the points, the line the run started with, and the line it has now.

    The numbers of the step are read out: m, b, loss, slope_m, slope_b, next_m and next_b.

    Args:
        points: One input.
        walk: A descent of a line on these points, one step longer than what is shown.
        view: What the axes span.
        rates: All learning rates.
        chosen: The number of the walk's.
        steps: Where the slider ends; a run that was lost may be shorter.
    """
    rate = f"{list(rates)}[{picked(chosen)}]"
    x = alt.X("x:Q", title=points.x_names[0], scale=scale(view.x))
    y = alt.Y("y:Q", title=unit_of(points.y_name) or points.y_name, scale=scale(view.y))  # three share a column
    dots = alt.Chart(pd.DataFrame({"x": points.x, "y": points.y}).round(4))
    now = walked(walk, steps=steps).transform_filter(NOW)
    ends = {"x": "left:Q", "x2": "right:Q", "y": "low:Q", "y2": "high:Q"}
    words = now.transform_calculate(
        large="'m = ' + format(datum.m, '.2f') + ', b = ' + format(datum.b, '.2f')",
        small=f"{STEP} > datum.step ? 'lost after step ' + datum.step : 'the line after step ' + {STEP}",
    )
    told = readout(
        now,
        **{PAGE.word(name): f"datum.{name}" for name in ("m", "b", "loss", "slope_m", "slope_b")},
        **PAGE.own(next_m=f"datum.m - {rate} * datum.slope_m", next_b=f"datum.b - {rate} * datum.slope_b"),
    )
    falls = best_line(points.x, points.y).m < 0  # the words stand where the points leave room
    layers = [
        dots.mark_circle(color=palette.QUIET, opacity=0.8, size=50).encode(
            x=x, y=y, tooltip=[alt.Tooltip(f"{name}:Q", format=".2f") for name in "xy"]
        ),
        _drawn(walked(walk, steps=steps).transform_filter("datum.step == 0"), view)
        .mark_rule(color=palette.QUIET, strokeDash=[4, 4], strokeWidth=2, clip=True)
        .encode(**ends),
        _drawn(now, view).mark_rule(color=palette.INK, strokeWidth=3, clip=True).encode(**ends),
        *heading(words, size=20, inside=True, right=falls),
        told,
    ]
    return picture(layers, run_parameters(steps, view), width="container", height=COMPANION)


def start_of(points: Points, *, rates: Sequence[float], batch_size: int | None, steps: int) -> list[Grip]:
    """Return the start of a run as a grip, and the run that follows from it and from the rate that is picked."""
    x, y = points.x, points.y
    seen = batches(len(x), batch_size=batch_size, steps=steps + 1, seed=0) if batch_size else []
    follows = walk_from(
        WALK,
        start=(M0, B0),
        rates=rates,
        pick=PICK,
        steps=steps,
        moments=moments_of(x, y),
        batches=[moments_of(x[chosen], y[chosen]) for chosen in seen],
    )
    return [dot("start of the descent", x=M0, y=B0), follows]


def path_on_map(points: Points, walk: Walk, *, view: LineView, steps: int, held: Sequence[Grip] = ()) -> alt.LayerChart:
    """Draw the run's path over the contour map of the mean squared error, and the best place.

    Args:
        points: One input.
        walk: A descent of a line on these points, one step longer than what is shown.
        view: What the axes span.
        steps: Where the slider ends.
        held: What can be moved: see `start_of`.
    """
    x, y = map_axes(view)
    now = walked(walk, steps=steps).transform_filter(NOW)
    gone = walked(walk, steps=steps).transform_filter(f"datum.step <= {STEP}")
    inside = f"inrange(datum.m, [{view.m[0]}, {view.m[1]}]) && inrange(datum.b, [{view.b[0]}, {view.b[1]}])"
    words = now.transform_calculate(
        large="'gradient ' + format(datum.slope_m, '.3~g') + ', ' + format(datum.slope_b, '.3~g')",
        small=f"{inside} ? 'of the loss by m and by b' : 'it has left the map'",
    )
    layers = [
        *map_layers(points, view=view),
        *with_halo(gone.mark_line(color=palette.GRADIENT, strokeWidth=2.5, clip=True).encode(x=x, y=y, order="step:Q")),
        gone.mark_circle(color=palette.GRADIENT, opacity=1, size=36, clip=True).encode(x=x, y=y, tooltip=tooltip()),
        now.mark_point(fill=palette.GRADIENT, stroke=palette.INK, size=140, opacity=1, clip=True).encode(x=x, y=y),
        *heading(words, size=20, inside=True),
    ]
    chart = picture(layers, run_parameters(steps, view), width="container", height=HERO)
    return grips(chart, *held, x=view.m, y=view.b)


def loss_by_step(
    points: Points, walk: Walk, *, view: LineView, steps: int, diverging: Collection[int], chosen: int
) -> alt.LayerChart:
    """Draw the mean squared error at every step, cut off above, with the smallest one any line can have.

    Args:
        points: One input.
        walk: A descent of a line on these points, one step longer than what is shown.
        view: What the axes of the map span.
        steps: Where the slider ends.
        diverging: The numbers of the rates whose growth lasts; of others what is cut off comes back.
        chosen: The number of the walk's.
    """
    best = best_line(points.x, points.y).mean_of_squares
    table = walked(walk, steps=steps).transform_calculate(shown=f"min(datum.loss, {TOP})")
    x = alt.X("step:Q", title="step", scale=scale((0, steps)))
    y = alt.Y("shown:Q", title=f"loss{squared_unit_of(points)}", scale=up_to_top())
    now = table.transform_filter(NOW)
    away = table.transform_filter(f"datum.step <= {STEP} && datum.loss > {TOP}").transform_aggregate(step="min(step)")
    number = "datum.loss > 1e6 ? format(datum.loss, '.1e') : format(datum.loss, ',.3f')"
    words = now.transform_calculate(
        large=f"'loss ' + ({STEP} > datum.step ? '∞' : {number})",
        small=f"'mean squared error; at best {best:,.3f}'",
    )
    thrown = f"datum.most > {TOP} ? ', it is thrown far out and comes back' : ''"
    layers = [
        floor(points, y),
        table.mark_line(color=palette.LOSS, opacity=0.35, strokeWidth=2).encode(x=x, y=y),
        table.transform_filter(f"datum.step <= {STEP}").mark_line(color=palette.LOSS, strokeWidth=3).encode(x=x, y=y),
        now.mark_circle(color=palette.INK, opacity=1, size=120).encode(x=x, y=y, tooltip=tooltip()),
        away.transform_calculate(words=f"indexof({list(diverging)}, {picked(chosen)}) < 0 ? '↑' : '↑ ∞'")
        .mark_text(color=palette.INK, fontSize=26, align="left", baseline="top", dx=4)
        .encode(x=x, y=alt.value(4), text="words:N"),
        *heading(words, size=20, inside=True, right=True),
        readout(table.transform_aggregate(most="max(loss)"), **PAGE.own(thrown=thrown)),
    ]
    return picture(layers, [*run_parameters(steps, view), top_of(points)], width="container", height=COMPANION)


def _drawn(rows: alt.Chart, view: LineView) -> alt.Chart:
    left, right = view.x
    low, high = (f"datum.m * {end} + datum.b" for end in view.x)
    return rows.transform_calculate(left=f"{left}", right=f"{right}", low=low, high=high)
