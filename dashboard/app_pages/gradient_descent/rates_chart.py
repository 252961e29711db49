"""The loss that each learning rate ends with; in one of the views the rate is set on it."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.gradient_descent import PAGE
from dashboard.app_pages.gradient_descent.steps import CAP, COMPANION, PICK, START, floor, picked
from dashboard.layout.grips import Grip, detents, grips
from nnviz.charts import palette
from nnviz.charts.line_rows import squared_unit_of
from nnviz.charts.parts import LABEL, memory, one_row, picture, scale
from nnviz.datasets import Points
from nnviz.descent import Fates
from nnviz.linear import mean_squared_error_of_lines

HELD = 0.6  # of the chart's height, where the rate is held


def rates_frame(fates: Fates, *, rates: Sequence[float], top: float) -> pd.DataFrame:
    """Return one row per learning rate: the loss it ends with, its range over orders of the points, how it went.

    Args:
        fates: Of the rates; row 0 is the run that is shown.
        rates: As many as `fates` has columns.
        top: Losses are drawn up to this one.

    Example:
        >>> from nnviz.descent import fates
        >>> ended = fates([-1, 1], [0, 1], learning_rates=(0.1, 1.1), batch_size=None, steps=90, seeds=1)
        >>> rates_frame(ended, rates=(0.1, 1.1), top=9)["how"].tolist()
        ['comes down', 'diverges']
    """
    losses = fates.losses
    rows = pd.DataFrame({"rate": rates, "loss": losses[0], "least": losses.min(axis=0), "most": losses.max(axis=0)})
    how = np.where(fates.diverges[0], "diverges", np.where(losses[0] > top, "is thrown far out", "comes down"))
    shown = {f"{name}_shown": np.minimum(rows[name], top) for name in ("loss", "least", "most")}
    return rows.replace(np.inf, 1e300).assign(how=how, **shown)  # ∞ has no JSON


def top_of(points: Points) -> float:
    """Return the largest loss that is drawn: some times that of the slide's start."""
    m, b = (np.array(value) for value in START)
    return CAP * float(mean_squared_error_of_lines(points.x, points.y, m=m, b=b))


def rates_chart(
    points: Points,
    fates: Fates,
    *,
    rates: Sequence[float],
    chosen: str,
    stable: float,
    held: Sequence[Grip] = (),
) -> alt.LayerChart:
    """Draw the loss that each learning rate ends with, its range over the orders of the points, and 2 / λmax.

    Args:
        points: One input.
        fates: Of all rates, with the same start and number of steps.
        rates: Learning rates, rising.
        chosen: The number of the rate that the other charts show, as an expression of the browser.
        stable: The largest stable rate of the full batch.
        held: What can be moved.
    """
    top = top_of(points)
    rows = rates_frame(fates, rates=rates, top=top).assign(number=range(len(rates)))
    is_chosen = f"datum.number == {chosen}"
    # With a handle the chart is low: its title stands inside.
    inside: dict[str, Any] = {"titleAnchor": "start", "titleAlign": "left", "titleX": 8, "titleY": -8} if held else {}
    axis = alt.Axis(format="~g", grid=False, values=list(rates)[::2], **inside)
    span = (0.8 * min(rates), 2 * max(rates))
    log = alt.Scale(type="log", domain=span)
    x = alt.X("rate:Q", title="learning rate", scale=log, axis=axis)
    y = alt.Y("loss_shown:Q", title=f"loss at the end{squared_unit_of(points)}", scale=scale((0, top)))
    size = alt.condition(is_chosen, alt.value(240), alt.value(90))
    bold = alt.condition(is_chosen, alt.value(38), alt.value(24))
    numbers = {"loss": "loss", "least": f"least of {len(fates.losses)} orders", "most": "most"}
    if len(fates.losses) == 1:
        numbers = {"loss": "loss"}
    tooltip = [
        alt.Tooltip("rate:Q", format=".3~g"),
        *(alt.Tooltip(f"{name}:Q", title=title, format=".4g") for name, title in numbers.items()),
        alt.Tooltip("how:N"),
    ]
    mark = alt.Chart(one_row(rate=stable, words=f"stable up to 2/λmax = {stable:.2f}"))
    table = alt.Chart(rows)
    fine, far, away = (
        table.transform_filter(f"datum.how == '{how}'") for how in ("comes down", "is thrown far out", "diverges")
    )
    ranges = table.transform_filter("datum.how != 'diverges'").mark_rule(color=palette.LOSS, strokeWidth=6, opacity=0.4)
    high = alt.value(24)
    here = table.transform_filter(is_chosen).mark_rule(color=palette.INK, strokeWidth=1.5)
    layers = [
        floor(points, y),
        *([here.encode(x=x)] if held else []),
        mark.mark_rule(color=palette.GRADIENT, strokeWidth=2).encode(x=x),
        mark.mark_text(color=palette.INK, align="right", dx=-6, fontSize=LABEL).encode(
            x=x, y=alt.value(10), text="words:N"
        ),
        ranges.encode(x=x, y=alt.Y("least_shown:Q", scale=scale((0, top))), y2="most_shown:Q"),
        fine.mark_line(color=palette.LOSS, strokeWidth=2).encode(x=x, y=y),
        fine.mark_circle(color=palette.INK, opacity=1).encode(x=x, y=y, size=size, tooltip=tooltip),
        far.mark_text(text="↑", color=palette.INK, align="center").encode(x=x, y=high, size=bold, tooltip=tooltip),
        away.mark_text(text="∞", color=palette.INK, align="left", dx=4).encode(x=x, y=high, size=bold, tooltip=tooltip),
    ]
    chart = picture(layers, [memory(PICK)] if held else [], width="container", height=COMPANION)
    return grips(chart, *held, x=span, y=(0, top), log=True)


def rate_to_pick(points: Points, fates: Fates, *, rates: Sequence[str], chosen: int, stable: float) -> alt.LayerChart:
    """Draw the same with a handle on its axis, which sets the rate.

    Args:
        points: One input.
        fates: As in `rates_chart`.
        rates: As they stand on the page's choice.
        chosen: The number of the one that the server shows.
        stable: As in `rates_chart`.
    """
    numbers = [float(rate) for rate in rates]
    choice = (PAGE.word("rate"), *rates)
    handle = detents("learning rate", name=PICK, values=numbers, at=HELD * top_of(points), chosen=chosen, choice=choice)
    return rates_chart(points, fates, rates=numbers, chosen=picked(chosen), stable=stable, held=[handle])
