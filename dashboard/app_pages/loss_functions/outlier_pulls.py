"""How hard each residual pulls at a line under three losses, and the lines that come of it.

Browser parameters: `outlier` (how far the first point is lifted), `delta` (δ of Huber's loss), `loss` (whose line and
pulls are shown). The best lines by the absolute and the Huber error have no formula: they are computed beforehand for
every place of the two sliders, in `fits`. Read out: `pull`, the outlier's under `loss`; the chart of the lines, in
`outlier_lines`, reads out the rest.
"""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.loss_functions import PAGE
from dashboard.app_pages.loss_functions.within import LEFT
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.parameters import choice, slider
from nnviz.charts.parts import TITLE, heading, picture, readout
from nnviz.datasets import Points
from nnviz.losses import LOSSES, fit_line, huber_lines

OUTLIER, DELTA, CHOSEN, FITS = PAGE.words(("outlier", "delta", "loss", "fits"))
LIFTS = np.round(np.arange(0, 6.01, 0.1), 1)  # where the sliders can stand
DELTAS = np.round(np.arange(0.2, 4.01, 0.2), 1)
RESIDUALS, LOST = (-7.0, 3.0), (0.0, 20.0)  # what the axes of the curves span
DASH = {"MAE": [10, 5], "MSE": [1, 0], "Huber": [3, 3]}


def pull_parameters(points: Points) -> list[alt.Parameter]:
    """Return the controls that both charts share, and the lines computed beforehand."""
    return [
        slider(OUTLIER, value=4, low=0, high=LIFTS[-1], step=0.1, label="lift the outlier by"),
        slider(DELTA, value=1, low=DELTAS[0], high=DELTAS[-1], step=0.2, label="δ of Huber's loss"),
        choice(CHOSEN, value="MSE", options=LOSSES, label="fit by"),
        alt.param(name=FITS, value=fits_table(points)),
    ]


def lifted(points: Points, lift: float) -> np.ndarray:
    """Return y with the first point lifted, float64, shape (points,)."""
    return points.y + lift * (np.arange(len(points)) == 0)


def fits_table(points: Points) -> dict[str, list]:
    """Return the best [m, b] by each loss: lists by lift, for Huber by lift and δ.

    Example:
        >>> from nnviz.datasets import noisy_line
        >>> table = fits_table(noisy_line(count=5, noise=0))
        >>> table["MAE"][60], len(table["Huber"]), len(table["Huber"][0])
        ([0.7, 2.0], 61, 20)
    """
    table: dict[str, list] = {
        loss: [[round(fit.m, 5), round(fit.b, 5)] for fit in (_fit(points, lift, loss) for lift in LIFTS)]
        for loss in ("MAE", "MSE")
    }
    outputs = np.repeat([lifted(points, lift) for lift in LIFTS], len(DELTAS), axis=0)  # (lifts · deltas, points)
    m, b = huber_lines(points.x, outputs, delta=np.tile(DELTAS, len(LIFTS)))
    return table | {"Huber": np.stack([m, b], axis=1).reshape(len(LIFTS), len(DELTAS), 2).round(5).tolist()}


def _fit(points: Points, lift: float, loss: str) -> Any:
    return fit_line(points.x, lifted(points, lift), loss=loss)


def pull_chart(points: Points, *, height: int = 390) -> alt.LayerChart:
    """Draw the three losses by residual; on the chosen one a dot for each point, its slope as an arrow.

    Args:
        points: One input; the first is the outlier.
        height: In pixels.
    """
    x = alt.X("r:Q", title="residual: line − point", scale=scale(RESIDUALS), axis=alt.Axis(**LEFT))
    y = alt.Y("loss_of:Q", title="loss of one point", scale=scale(LOST))
    curves = alt.Chart(pd.DataFrame({"loss": LOSSES})).transform_calculate(
        r=f"sequence({RESIDUALS[0]}, {RESIDUALS[1] + 0.05}, 0.1)"
    )
    curves = curves.transform_flatten(["r"]).transform_calculate(loss_of=_loss("datum.r"))
    rows = judged(points).transform_filter(IS_CHOSEN)
    arrows = rows.transform_filter("abs(datum.slope) > 0.02").transform_calculate(tip="datum.r - datum.slope / 2")
    shape = alt.Shape("left:N", scale=alt.Scale(domain=[0, 1], range=["triangle-right", "triangle-left"]), legend=None)
    purple: dict[str, Any] = {"color": palette.GRADIENT, "clip": True}
    steep = rows.transform_calculate(own="datum.lifted * abs(datum.slope)", other="abs(datum.slope) - datum.own")
    steep = steep.transform_aggregate(own="max(own)", other="max(other)").transform_calculate(
        large="'pull ' + format(datum.own, '.1f')",
        small="'of the outlier; others up to ' + format(datum.other, '.1f')",
    )
    layers = [
        *by_loss(curves, x=x, y=y, chosen=palette.LOSS),
        arrows.mark_rule(strokeWidth=2.5, **purple).encode(x=x, x2="tip:Q", y=y),
        arrows.transform_calculate(left="datum.slope > 0 ? 1 : 0")
        .mark_point(filled=True, size=60, opacity=1, **purple)
        .encode(x="tip:Q", y=y, shape=shape),
        rows.mark_circle(color=palette.INK, opacity=1, size=80, clip=True).encode(x=x, y=y, tooltip=tooltip(points)),
        *_curve_names(x, y),
        *heading(steep, size=24, right=True, inside=True),
        readout(steep, **PAGE.own(pull="datum.own")),
    ]
    return picture(layers, pull_parameters(points), width="container", height=height)


_PLACE = f"round(10 * {OUTLIER})"  # in the tables of fits
FIT = f"datum.loss == 'Huber' ? {FITS}.Huber[{_PLACE}][round(5 * {DELTA}) - 1] : {FITS}[datum.loss][{_PLACE}]"
IS_CHOSEN = f"datum.loss == {CHOSEN}"


def _loss(r: str) -> str:
    huber = f"abs({r}) <= {DELTA} ? {r} * {r} / 2 : {DELTA} * (abs({r}) - {DELTA} / 2)"
    return f"datum.loss == 'MSE' ? {r} * {r} : datum.loss == 'MAE' ? abs({r}) : {huber}"


def judged(points: Points) -> alt.Chart:
    """One row for each point and loss: its residual on that loss's line, what it loses there, and the slope of that."""
    first = (np.arange(len(points)) == 0).astype(int)
    rows = pd.DataFrame({"x": points.x, "y": points.y.round(4), "lifted": first, "point": np.arange(len(points)) + 1})
    rows = rows.merge(pd.DataFrame({"loss": LOSSES}), how="cross")
    chart = alt.Chart(rows).transform_calculate(seen=f"datum.y + datum.lifted * {OUTLIER}", fit=FIT)
    chart = chart.transform_calculate(line="datum.fit[0] * datum.x + datum.fit[1]")
    # Rounded: by the absolute error the line goes through two points, whose residual is 0 and pulls nowhere.
    chart = chart.transform_calculate(r="round(1e3 * (datum.line - datum.seen)) / 1e3")
    slope = "datum.loss == 'MSE' ? 2 * datum.r : (datum.r > 0 ? 1 : datum.r < 0 ? -1 : 0)"
    slope += f" * (datum.loss == 'MAE' ? 1 : min({DELTA}, abs(datum.r)))"
    return chart.transform_calculate(loss_of=_loss("datum.r"), slope=slope)


def by_loss(rows: alt.Chart, *, x: alt.X, y: alt.Y, chosen: str) -> list[alt.Chart]:
    """Draw a line for each loss, each with dashes of its own; the chosen one stands out."""
    dashes = alt.Scale(domain=list(DASH), range=list(DASH.values()))
    dash = alt.StrokeDash("loss:N", scale=dashes, legend=None)
    quiet = rows.transform_filter(f"datum.loss != {CHOSEN}").mark_line(color=palette.QUIET, strokeWidth=2.5, clip=True)
    loud = rows.transform_filter(IS_CHOSEN).mark_line(color=chosen, strokeWidth=4, clip=True)
    return [quiet.encode(x=x, y=y, strokeDash=dash), loud.encode(x=x, y=y, strokeDash=dash)]


def _curve_names(x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Name the curves where they are apart, below the headline; at the left the higher of the flat ones above."""
    rows = alt.Chart(pd.DataFrame({"loss": LOSSES})).transform_calculate(r="datum.loss == 'MSE' ? -3.7 : -6")
    rows = rows.transform_calculate(high=_loss("datum.r"))
    rows = rows.transform_window(rank="rank()", sort=[alt.SortField("high")])
    rows = rows.transform_calculate(
        loss_of="datum.loss == 'MSE' ? 12 : datum.high + (datum.rank == 1 ? -2 : 1.6)",
    )
    return named(rows, x=x, y=y, align="right")


def named(rows: alt.Chart, **place: Any) -> list[alt.Chart]:
    """Write each row's loss, the chosen one's bold."""
    align = place.pop("align")
    look: dict[str, Any] = {"fontSize": TITLE, "color": palette.INK, "align": align, "dx": 6 if align == "left" else 0}
    others = rows.transform_filter(f"datum.loss != {CHOSEN}").mark_text(**look)
    chosen = rows.transform_filter(IS_CHOSEN).mark_text(**look, fontWeight="bold")
    return [text.encode(**place, text="loss:N") for text in (others, chosen)]


def tooltip(points: Points) -> list[alt.Tooltip]:
    """Say where each number of a point comes from."""
    return [
        alt.Tooltip("point:Q", title="point", format="d"),
        alt.Tooltip("x:Q", title=points.x_names[0], format=".1f"),
        alt.Tooltip("seen:Q", title=points.y_name, format=".2f"),
        alt.Tooltip("line:Q", title="prediction of the line", format=".2f"),
        alt.Tooltip("r:Q", title="residual, line − point", format="+.2f"),
        alt.Tooltip("loss:N", title="loss"),
        alt.Tooltip("loss_of:Q", title="what it loses", format=".3f"),
        alt.Tooltip("slope:Q", title="slope of that", format="+.2f"),
    ]
