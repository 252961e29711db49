"""Eight learning rates against each other: their losses by step, and their paths."""

from collections.abc import Collection, Mapping

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.gradient_descent import PAGE
from dashboard.app_pages.gradient_descent.labels import named_dots
from dashboard.app_pages.gradient_descent.steps import (
    CAP,
    COMPANION,
    HERO,
    STEP,
    map_axes,
    map_layers,
    step_slider,
    steps_frame,
    tooltip,
)
from nnviz.charts import palette
from nnviz.charts.line_rows import LineView
from nnviz.charts.numbers import percent
from nnviz.charts.parts import LABEL, heading, one_row, picture, scale, with_halo
from nnviz.datasets import Points
from nnviz.descent import Walk
from nnviz.linear import best_line

HEADROOM = 20  # of the race above the losses that it draws, for its words
NEAR = 1e-3  # of the loss at the start, above the best line: there a run has arrived


def race_frame(
    points: Points, walks: Mapping[float, Walk], *, steps: int, diverging: Collection[float] = ()
) -> pd.DataFrame:
    """Return places and losses of `steps_frame` for every rate, of one that diverges up to the step that throws it out.

    `above` is the loss above the best line, as a share of what it was at the start; `label` names the rate.

    Example:
        >>> from nnviz.datasets import noisy_line
        >>> from nnviz.descent import descend
        >>> points = noisy_line(low=-1, high=1)
        >>> walks = {rate: descend(points.x, points.y, model="line", learning_rate=rate, steps=9) for rate in (0.5, 3)}
        >>> race_frame(points, walks, steps=8, diverging={3}).groupby("rate")["label"].last().tolist()
        ['0.5', '3 → ∞']
    """
    best = best_line(points.x, points.y).mean_of_squares
    frames = []
    for rate, walk in walks.items():
        start = float(walk.losses[0]) - best
        rows = (
            steps_frame(walk, cap=np.inf).drop(columns=["shown", "slope_m", "slope_b"]).query("step <= @steps").round(4)
        )
        above = (rows["loss"] - best) / start
        lost = (above > CAP) & (rate in diverging)
        label = np.where(lost, f"{rate:g} → ∞", f"{rate:g}")
        rows = rows.assign(rate=f"{rate:g}", above=above.clip(NEAR, CAP).round(5), label=label)
        frames.append(rows[~lost.shift(fill_value=False).cummax()])
    return pd.concat(frames)


def race_chart(
    points: Points, walks: Mapping[float, Walk], *, steps: int, diverging: Collection[float]
) -> alt.LayerChart:
    """Draw how far above the best line every learning rate still is, on a log scale, and its name.

    Args:
        points: One input.
        walks: Descents by learning rate, all with the same start, one step longer than what is shown.
        steps: Where the slider ends.
        diverging: The rates whose growth lasts.
    """
    rows = race_frame(points, walks, steps=steps, diverging=diverging)
    x = alt.X("step:Q", title="step", scale=scale((0, steps * 1.15)))
    low, high = np.log10([NEAR, HEADROOM * CAP])
    axis = alt.Axis(grid=False, format="~%", values=[0.001, 0.01, 0.1, 1])
    log = alt.Scale(type="log", domain=[NEAR, HEADROOM * CAP])
    y = alt.Y("above:Q", title="loss above the best line's", scale=log, axis=axis)
    table, ends = _runners(rows)
    words = ends.transform_aggregate(home="sum(home)").transform_calculate(
        large=f"datum.home + ' of {len(walks)} are there'",
        small=f"'at most {percent(0.001)} of the way left'",
    )
    logs = rows.assign(log=np.log10(rows["above"]))
    names = named_dots(logs, steps=steps, across="step", up="log", x=(0, steps), y=(low, high), gap=0.09)
    names = names.assign(**{end: (10 ** names[end]).round(5) for end in ("y", "name_y")})
    layers = [
        table.mark_line(color=palette.GRADIENT, strokeWidth=2.5).encode(
            x=x, y=y, detail="rate:N", opacity=_strength(walks)
        ),
        *_names(names, x=x, y=y),
        ends.mark_circle(color=palette.GRADIENT, opacity=1, size=70).encode(x=x, y=y, tooltip=["rate:N", *tooltip()]),
        *heading(words, size=20, inside=True, right=True),
    ]
    return picture(layers, [step_slider(steps)], width="container", height=COMPANION)


def race_map(
    points: Points, walks: Mapping[float, Walk], *, view: LineView, steps: int, diverging: Collection[float]
) -> alt.LayerChart:
    """Draw the paths of all learning rates over the contour map of the mean squared error.

    Args:
        points: One input.
        walks: Descents by learning rate, all with the same start, one step longer than what is shown.
        view: What the axes span.
        steps: Where the slider ends.
        diverging: The rates whose growth lasts.
    """
    x, y = map_axes(view)
    rows = race_frame(points, walks, steps=steps, diverging=diverging)
    table, ends = _runners(rows)
    hovered = alt.selection_point(name=PAGE.word("hovered"), on="pointerover", fields=["rate"])
    strength = alt.condition(hovered, _strength(walks), alt.value(0.12))
    layers = [
        *map_layers(points, view=view),
        *with_halo(
            table.mark_line(color=palette.GRADIENT, strokeWidth=2.5, clip=True).encode(
                x=x, y=y, detail="rate:N", order="step:Q", opacity=strength
            )
        ),
        *_names(named_dots(rows, steps=steps, across="m", up="b", x=view.m, y=view.b, gap=0.05), x=x, y=y),
        ends.mark_point(fill=palette.GRADIENT, stroke=palette.INK, size=100, opacity=1, clip=True)
        .encode(x=x, y=y, tooltip=["rate:N", *tooltip()])
        .add_params(hovered),
        *heading(alt.Chart(one_row(large="eight paths", small="each named by its rate")), size=20, inside=True),
    ]
    return picture(layers, [step_slider(steps)], width="container", height=HERO)


def _names(names: pd.DataFrame, *, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Write the rates beside their dots, each tied to its own by a thin line."""
    now = alt.Chart(names).transform_filter(f"datum.step == {STEP}")
    name_x, name_y = (axis.copy() for axis in (x, y))
    name_x.shorthand, name_y.shorthand = "name_x:Q", "name_y:Q"
    dot_x, dot_y = (axis.copy() for axis in (x, y))
    dot_x.shorthand, dot_y.shorthand = "x:Q", "y:Q"
    return [
        now.mark_rule(color=palette.INK, opacity=0.6).encode(x=dot_x, y=dot_y, x2="name_x:Q", y2="name_y:Q"),
        now.mark_text(color=palette.INK, align="left", dx=3, fontSize=LABEL).encode(x=name_x, y=name_y, text="label:N"),
    ]


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
