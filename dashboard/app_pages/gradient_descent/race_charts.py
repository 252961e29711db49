"""Eight learning rates against each other: their losses by step, their paths, and what each ends with."""

from collections.abc import Mapping

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.gradient_descent.steps import (
    CAP,
    HEIGHT,
    STEP,
    floor,
    map_axes,
    map_layers,
    step_slider,
    steps_frame,
    tooltip,
)
from nnviz.charts import palette
from nnviz.charts.line_rows import LineView
from nnviz.charts.parts import LABEL, heading, one_row, picture, scale
from nnviz.datasets import Points
from nnviz.descent import Walk
from nnviz.linear import best_line

NEAR = 1e-3  # of the loss at the start, above the best line: there a run has arrived


def rates_frame(walks: Mapping[float, Walk]) -> pd.DataFrame:
    """Return one row per learning rate: rate, loss at the start and at the end, and how it went.

    Example:
        >>> from nnviz.descent import descend
        >>> runs = {r: descend([-1, 1], [0, 1], model="line", learning_rate=r, steps=90) for r in (0.1, 1.1)}
        >>> rates_frame(runs)["how"].tolist()
        ['comes down', 'runs away']
    """
    rows = [
        {
            "rate": rate,
            "start": float(walk.losses[0]),
            "loss": float(walk.losses[-1]),
            "how": "runs away" if walk.lost_at or walk.losses[-1] > walk.losses[0] else "comes down",
        }
        for rate, walk in walks.items()
    ]
    frame = pd.DataFrame(rows)
    return frame.assign(shown=np.minimum(frame["loss"], CAP * frame["start"]))


def rates_chart(points: Points, walks: Mapping[float, Walk], *, chosen: float, stable: float) -> alt.LayerChart:
    """Draw the loss that each learning rate ends with, and the largest stable rate, 2 / λmax, as a mark.

    Args:
        points: One input.
        walks: A descent by learning rate, all with the same start and number of steps.
        chosen: The rate that the other charts show.
        stable: The largest stable rate of the full batch.
    """
    rows = rates_frame(walks).assign(chosen=[rate == chosen for rate in walks])
    axis = alt.Axis(format="~g", grid=False, values=list(walks)[::2])
    log = alt.Scale(type="log", domain=(0.8 * min(walks), 2 * max(walks)))
    x = alt.X("rate:Q", title="learning rate", scale=log, axis=axis)
    y = alt.Y("shown:Q", title="loss at the end", scale=scale((0, CAP * float(rows["start"].max()))))
    size = alt.condition("datum.chosen", alt.value(240), alt.value(90))
    bold = alt.condition("datum.chosen", alt.value(38), alt.value(24))
    tooltip = [alt.Tooltip("rate:Q"), alt.Tooltip("loss:Q", format=".4g"), alt.Tooltip("how:N")]
    mark = alt.Chart(one_row(rate=stable, words=f"2/λmax = {stable:.2f}"))
    fine = alt.Chart(rows).transform_filter("datum.how == 'comes down'")
    away = alt.Chart(rows).transform_filter("datum.how == 'runs away'")
    words = one_row(large=f"stable up to {stable:.2f}", small="loss at the end, by rate")
    layers = [
        *heading(alt.Chart(words), size=20),
        floor(points, y),
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
    return picture(layers, [], width="container", height=HEIGHT)


def race_frame(points: Points, walks: Mapping[float, Walk], *, steps: int) -> pd.DataFrame:
    """Return the rows of `steps_frame` for every rate, each up to the step at which it arrived or ran away.

    `above` is the loss above the best line, as a share of what it was at the start; `label` names the rate.

    Example:
        >>> from nnviz.datasets import noisy_line
        >>> from nnviz.descent import descend
        >>> points = noisy_line(low=-1, high=1)
        >>> walks = {rate: descend(points.x, points.y, model="line", learning_rate=rate, steps=9) for rate in (0.5, 3)}
        >>> race_frame(points, walks, steps=8).groupby("rate")["label"].last().tolist()
        ['0.5', '3 → ∞']
    """
    best = best_line(points.x, points.y).mean_of_squares
    frames = []
    for rate, walk in walks.items():
        start = float(walk.losses[0]) - best
        rows = steps_frame(walk, cap=np.inf).query("step <= @steps")
        above = (rows["loss"] - best) / start
        over = ((above <= NEAR) | (above > CAP)).shift(fill_value=False).cummax()
        label = np.where(above > CAP, f"{rate:g} → ∞", f"{rate:g}")
        frames.append(rows.assign(rate=f"{rate:g}", above=above.clip(NEAR, CAP).round(5), label=label)[~over])
    return pd.concat(frames)


def race_chart(points: Points, walks: Mapping[float, Walk], *, steps: int) -> alt.LayerChart:
    """Draw how far above the best line every learning rate still is, on a log scale, and its name.

    Args:
        points: One input.
        walks: Descents by learning rate, all with the same start, one step longer than what is shown.
        steps: Where the slider ends.
    """
    rows = race_frame(points, walks, steps=steps)
    x = alt.X("step:Q", title="step", scale=scale((0, steps * 1.1)))
    log = alt.Scale(type="log", domain=[NEAR, 2 * CAP])
    axis = alt.Axis(grid=False, format="~%", values=[0.001, 0.01, 0.1, 1])
    y = alt.Y("above:Q", title="loss above the best line's", scale=log, axis=axis)
    table, ends = _runners(rows)
    words = ends.transform_aggregate(home="sum(home)").transform_calculate(
        large=f"datum.home + ' of {len(walks)} have arrived'",
        small="'0.1 % of the way left'",
    )
    layers = [
        table.mark_line(color=palette.GRADIENT, strokeWidth=2.5).encode(
            x=x, y=y, detail="rate:N", opacity=_strength(walks)
        ),
        ends.mark_circle(color=palette.GRADIENT, opacity=1, size=70).encode(x=x, y=y, tooltip=["rate:N", *tooltip()]),
        ends.mark_text(color=palette.INK, align="left", dx=8, dy=-3, fontSize=LABEL).encode(x=x, y=y, text="label:N"),
        *heading(words, size=20),
    ]
    return picture(layers, [step_slider(steps)], width="container", height=HEIGHT)


def race_map(points: Points, walks: Mapping[float, Walk], *, view: LineView, steps: int) -> alt.LayerChart:
    """Draw the paths of all learning rates over the contour map of the mean squared error.

    Args:
        points: One input.
        walks: Descents by learning rate, all with the same start, one step longer than what is shown.
        view: What the axes span.
        steps: Where the slider ends.
    """
    x, y = map_axes(view)
    table, ends = _runners(race_frame(points, walks, steps=steps))
    layers = [
        *map_layers(points, view=view),
        table.mark_line(color=palette.GRADIENT, strokeWidth=2.5, clip=True).encode(
            x=x, y=y, detail="rate:N", order="step:Q", opacity=_strength(walks)
        ),
        ends.mark_point(fill=palette.GRADIENT, stroke=palette.INK, size=80, opacity=1, clip=True).encode(
            x=x, y=y, tooltip=["rate:N", *tooltip()]
        ),
        *heading(alt.Chart(one_row(large="eight paths", small="stronger colour: larger rate")), size=20),
    ]
    return picture(layers, [step_slider(steps)], width="container", height=HEIGHT)


def _runners(rows: pd.DataFrame) -> tuple[alt.Chart, alt.Chart]:
    """Every run up to the present step, and the last row of each."""
    table = alt.Chart(rows).transform_filter(f"datum.step <= {STEP}")
    ends = table.transform_joinaggregate(last="max(step)", groupby=["rate"])
    ends = ends.transform_filter("datum.step == datum.last")
    return table, ends.transform_calculate(home=f"datum.above <= {NEAR} ? 1 : 0")


def _strength(walks: Mapping[float, Walk]) -> alt.Opacity:
    names = [f"{rate:g}" for rate in walks]
    rising = alt.Scale(domain=names, range=np.linspace(0.5, 1, len(names)).round(2).tolist())
    return alt.Opacity("rate:O", sort=names, scale=rising, legend=None)
