"""The loss that each learning rate ends with, from wherever runs start; in one of the views the rate is set on it."""

from collections.abc import Sequence

import altair as alt
import numpy as np

from dashboard.app_pages.gradient_descent import PAGE
from dashboard.app_pages.gradient_descent.steps import (
    B0,
    COMPANION,
    M0,
    PICK,
    TOP,
    above_best,
    floor,
    picked,
    start_sliders,
    top_of,
    up_to_top,
)
from dashboard.layout.grips import Grip, detents, grips
from nnviz.charts import palette
from nnviz.charts.line_rows import LineView, squared_unit_of
from nnviz.charts.parameters import memory
from nnviz.charts.parts import LABEL, one_row, picture, readout
from nnviz.datasets import Points
from nnviz.linear import best_line

HELD = 0.6  # of the chart's height, where the rate is held
BOUND = 1e150  # of the ways, so that their losses are numbers


def ends_text(ends: np.ndarray) -> str:
    """Return what leads from a start to the end of each run as text: "rate's number,order,six numbers;…".

    Args:
        ends: Shape (orders of the points, rates, 2, 3).

    Example:
        >>> ends_text(np.array([[[[0.5, 0, 1], [0, np.inf, 2]]]]))
        '0,0,0.5,0,1,0,1e+150,2'
    """
    kept = np.clip(ends, -BOUND, BOUND)
    return ";".join(
        f"{rate},{order}," + ",".join(f"{value:.6g}" for value in kept[order, rate].ravel())
        for rate in range(kept.shape[1])
        for order in range(kept.shape[0])
    )


def rates_chart(
    points: Points,
    ends: np.ndarray,
    *,
    view: LineView,
    rates: Sequence[float],
    diverging: Sequence[int],
    chosen: str,
    stable: float,
    held: Sequence[Grip] = (),
) -> alt.LayerChart:
    """Draw the loss that each learning rate ends with, its range over the orders of the points, and 2 / λmax.

    Read out: `nearest`, the rates that are nearest to the best line, `least` and `most`, the range of the chosen one.

    Args:
        points: One input.
        ends: What leads from a start to the end of each run, shape (orders of the points, rates, 2, 3).
        view: What the axes of the map span.
        rates: Learning rates, rising.
        diverging: The numbers of those whose growth lasts in the order that is shown, the first.
        chosen: The number of the rate that the other charts show, as an expression of the browser.
        stable: The largest stable rate of the full batch.
        held: What can be moved.
    """
    orders, names = len(ends), [f"{rate:g}" for rate in rates]
    runs = _ends(points, ends, rates=rates)
    table = _by_rate(runs, diverging=diverging)
    is_chosen = f"datum.number == {chosen}"
    axis = alt.Axis(format="~g", grid=False, values=list(rates)[::2])
    span = (0.8 * min(rates), 2 * max(rates))
    log = alt.Scale(type="log", domain=span)
    x = alt.X("rate:Q", title="learning rate", scale=log, axis=axis)
    y = alt.Y("loss_shown:Q", title=f"final loss{squared_unit_of(points)}", scale=up_to_top())
    size = alt.condition(is_chosen, alt.value(240), alt.value(90))
    bold = alt.condition(is_chosen, alt.value(38), alt.value(24))
    numbers = {"loss": "loss", **({"least": f"least of {orders} orders", "most": "most"} if orders > 1 else {})}
    tooltip = [
        alt.Tooltip("rate:Q", format=".3~g"),
        *(alt.Tooltip(f"{name}:Q", title=title, format=".4g") for name, title in numbers.items()),
        alt.Tooltip("how:N"),
    ]
    mark = alt.Chart(one_row(rate=stable, words=f"stable up to 2/λmax = {stable:.2f}"))
    fine, far, away = (
        table.transform_filter(f"datum.how == '{how}'") for how in ("comes down", "is thrown far out", "diverges")
    )
    ranges = table.transform_filter("datum.how != 'diverges'").mark_rule(color=palette.LOSS, strokeWidth=6, opacity=0.4)
    high = alt.value(32)
    below = {"y": alt.value(alt.expr(f"{1 - HELD} * height")), "y2": alt.value(alt.expr("height"))}
    here = table.transform_filter(is_chosen)
    layers = [
        floor(points, y),
        *([here.mark_rule(color=palette.INK, strokeWidth=1.5).encode(x=x, **below)] if held else []),
        mark.mark_rule(color=palette.GRADIENT, strokeWidth=2).encode(x=x),
        mark.mark_text(color=palette.INK, align="right", dx=-6, fontSize=LABEL).encode(
            x=x, y=alt.value(10), text="words:N"
        ),
        ranges.encode(x=x, y=alt.Y("least_shown:Q", scale=up_to_top()), y2="most_shown:Q"),
        fine.mark_line(color=palette.LOSS, strokeWidth=2).encode(x=x, y=y),
        fine.mark_circle(color=palette.INK, opacity=1).encode(x=x, y=y, size=size, tooltip=tooltip),
        far.mark_text(text="↑", color=palette.INK, align="center").encode(x=x, y=high, size=bold, tooltip=tooltip),
        away.mark_text(text="∞", color=palette.INK, align="left", dx=4).encode(x=x, y=high, size=bold, tooltip=tooltip),
        readout(_nearest(runs, names), **PAGE.own(nearest="join(sort(pluck(datum.list, 'said')), ', ')")),
        readout(here, **PAGE.own(**{name: _short(f"datum.{name}") for name in ("least", "most")})),
    ]
    remembered = [memory(PICK)] if held else []
    chart = picture(layers, [*start_sliders(view), top_of(points), *remembered], width="container", height=COMPANION)
    return grips(chart, *held, x=span, y=(0, 1), log=True)


def rate_to_pick(
    points: Points,
    ends: np.ndarray,
    *,
    view: LineView,
    rates: Sequence[str],
    diverging: Sequence[int],
    chosen: int,
    stable: float,
) -> alt.LayerChart:
    """Draw the same with a handle, which sets the rate.

    Args:
        points: One input.
        ends: As in `rates_chart`.
        view: As in `rates_chart`.
        rates: As they stand on the page's choice.
        diverging: As in `rates_chart`.
        chosen: The number of the one that the server shows.
        stable: As in `rates_chart`.
    """
    numbers = [float(rate) for rate in rates]
    choice = (PAGE.word("rate"), *rates)
    handle = detents("learning rate", name=PICK, values=numbers, at=HELD, chosen=chosen, choice=choice)
    return rates_chart(
        points,
        ends,
        view=view,
        rates=numbers,
        diverging=diverging,
        chosen=picked(chosen),
        stable=stable,
        held=[handle],
    )


def _ends(points: Points, ends: np.ndarray, *, rates: Sequence[float]) -> alt.Chart:
    """Return the loss of each run after its last step, from the present start."""
    rows = alt.Chart(one_row(own=ends_text(ends))).transform_calculate(each="split(datum.own, ';')")
    rows = rows.transform_flatten(["each"]).transform_calculate(part="split(datum.each, ',')")
    rows = rows.transform_calculate(
        number="toNumber(datum.part[0])",
        order="toNumber(datum.part[1])",
        rate=f"{list(rates)}[datum.number]",
        **{f"way_{place}": f"toNumber(datum.part[{2 + place}])" for place in range(6)},
    )
    rows = rows.transform_calculate(
        m=f"datum.way_0 * {M0} + datum.way_1 * {B0} + datum.way_2",
        b=f"datum.way_3 * {M0} + datum.way_4 * {B0} + datum.way_5",
    )
    least = best_line(points.x, points.y).mean_of_squares
    return rows.transform_calculate(
        loss=f"{least} + {above_best(points, 'datum.m', 'datum.b')}", shown="datum.order ? null : datum.loss"
    )


def _by_rate(runs: alt.Chart, *, diverging: Sequence[int]) -> alt.Chart:
    """Return one row per learning rate: the loss it ends with, its range over orders of the points, how it went."""
    rows = runs.transform_aggregate(loss="max(shown)", least="min(loss)", most="max(loss)", groupby=["number", "rate"])
    far = f"datum.loss > {TOP} ? 'is thrown far out' : 'comes down'"
    how = f"indexof({list(diverging)}, datum.number) >= 0 ? 'diverges' : {far}"
    shown = {f"{name}_shown": f"min(datum.{name}, {TOP})" for name in ("loss", "least", "most")}
    return rows.transform_calculate(how=how, **shown)


def _nearest(runs: alt.Chart, names: Sequence[str]) -> alt.Chart:
    """Return one row that lists the rates with the least loss, each with in how many orders, if there are several."""
    won = runs.transform_joinaggregate(best="min(loss)", groupby=["order"]).transform_filter("datum.loss == datum.best")
    counts = won.transform_aggregate(times="count()", groupby=["number"]).transform_joinaggregate(all="sum(times)")
    said = counts.transform_calculate(
        said=f"{list(names)}[datum.number] + (datum.all > 1 ? ' (' + datum.times + '×)' : '')"
    )
    return said.transform_aggregate([alt.AggregatedFieldDef(op="values", field="said", **{"as": "list"})])


def _short(loss: str) -> str:
    return f"{loss} >= 1e6 ? format({loss}, '.1e') : {loss} >= 100 ? format({loss}, ',.0f') : format({loss}, '.3~g')"
