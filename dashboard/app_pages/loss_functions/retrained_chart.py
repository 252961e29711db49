"""One of four networks, each trained with its own loss on the same points, epoch by epoch.

Browser parameter: `epoch`, how many epochs have been trained. Each chart reads out the mean of the loss its network was
trained with, such as `mse_own`, and its mean absolute and squared errors to the points and to the curve: `mse_points`,
`mse_points_squared`, `mse_curve`, `mse_curve_squared`. See `name_of`.
"""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.loss_functions import PAGE
from dashboard.app_pages.loss_functions.work import EPOCHS, Fits, errors
from nnviz.charts import palette
from nnviz.charts.parts import NUMBER, TITLE, one_row, picture, readout, scale, slider
from nnviz.datasets import Points, wave

EPOCH, FIT, ERRORS = PAGE.words(("epoch", "fit", "errors"))
MEASURES = ("own", "points", "points_squared", "curve", "curve_squared")
_R = "datum.r"
_OF = {  # a residual's loss and its slope, in the browser
    "MSE": (f"{_R} * {_R}", f"2 * {_R}"),
    "MAE": (f"abs({_R})", f"{_R} > 0 ? 1 : {_R} < 0 ? -1 : 0"),
    "Huber": (f"abs({_R}) <= 1 ? {_R} * {_R} / 2 : abs({_R}) - 0.5", f"clamp({_R}, -1, 1)"),
    "log-cosh": (f"log((exp({_R}) + exp(-{_R})) / 2)", f"1 - 2 / (1 + exp(2 * {_R}))"),
}


def name_of(loss: str, measure: str) -> str:
    """Return the name, without the prefix, under which a chart reads out one of its `MEASURES`.

    Example:
        >>> name_of("log-cosh", "curve")
        'logcosh_curve'
    """
    return f"{loss.lower().replace('-', '')}_{measure}"


def epoch_slider() -> alt.Parameter:
    """Return the parameter that the four charts share; it begins at the end of the training."""
    return slider(EPOCH, value=EPOCHS, low=0, high=EPOCHS, step=1, label="epoch")


def network_chart(points: Points, fits: Fits, *, loss: str, height: int = 360) -> alt.LayerChart:
    """Draw the points, the curve behind them, and what the network of one loss answers after `epoch` epochs.

    Args:
        points: Of `nnviz.datasets.curve_with_outliers`; the outliers are drawn as triangles.
        fits: Of the network that was trained with this loss.
        loss: One of `dashboard.app_pages.loss_functions.work.LOSSES`.
        height: In pixels.
    """
    x = alt.X("x:Q", title=points.x_names[0], scale=scale((-3.1, 3.1)))
    high: Any = {"title": points.y_name, "scale": scale((-2.2, max(2.2, float(points.y.max()) + 0.3)))}
    y = alt.Y("y:Q", **high)
    rows = _rows(points)
    up, others = (rows.transform_filter(f"datum.kind {sign} 'outlier'") for sign in ("==", "!="))
    tip = _tip(points)
    layers = [
        rows.mark_line(color=palette.TRUTH, strokeWidth=8, opacity=0.35).encode(x=x, y=alt.Y("curve:Q", **high)),
        _judged(others, loss).mark_circle(color=palette.QUIET, opacity=0.9, size=45).encode(x=x, y=y, tooltip=tip),
        _judged(up, loss)
        .mark_point(shape="triangle-up", filled=True, color=palette.INK, opacity=0.9, size=90)
        .encode(x=x, y=y, tooltip=tip),
        rows.mark_line(color=palette.INK, strokeWidth=3, clip=True).encode(x=x, y=alt.Y("fit:Q", **high)),
        *_numbers(loss, len(points)),
    ]
    measured = np.column_stack([fits.loss, errors(fits.answers, points)])
    params = [
        epoch_slider(),
        _numbers_of(FIT, fits.answers, decimals=2),
        _numbers_of(ERRORS, measured, decimals=4),
    ]
    return picture(layers, params, width="container", height=height)


def _numbers_of(name: str, table: np.ndarray, *, decimals: int) -> alt.Parameter:
    """Return a table as one list of texts, row after row: as numbers, Altair would take a second to look at them."""
    words = " ".join(f"{value:.{decimals}f}" for value in table.ravel())
    return alt.param(name=name, expr=f"split('{words}', ' ')")


def _rows(points: Points) -> alt.Chart:
    """One row for each point, with the network's answer there."""
    table = pd.DataFrame({"x": points.x, "y": points.y, "curve": wave(points.x)}).round(4)
    table = table.assign(kind=points.labels, place=np.arange(len(points)))
    return alt.Chart(table).transform_calculate(fit=f"toNumber({FIT}[{len(points)} * {EPOCH} + datum.place])")


def _judged(rows: alt.Chart, loss: str) -> alt.Chart:
    """Add a point's residual, what it loses, and the slope of that."""
    lost, slope = _OF[loss]
    return rows.transform_calculate(r="datum.fit - datum.y").transform_calculate(
        lost=lost, slope=slope, number="datum.place + 1"
    )


def _tip(points: Points) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("kind:N", title="kind"),
        alt.Tooltip("number:Q", title="point"),
        alt.Tooltip("x:Q", title=points.x_names[0], format=".2f"),
        alt.Tooltip("y:Q", title=points.y_name, format=".2f"),
        alt.Tooltip("curve:Q", title="the curve behind it", format=".2f"),
        alt.Tooltip("fit:Q", title="the network says", format=".2f"),
        alt.Tooltip("r:Q", title="residual, network − point", format="+.2f"),
        alt.Tooltip("lost:Q", title="what it loses", format=".3f"),
        alt.Tooltip("slope:Q", title="slope of that", format="+.2f"),
    ]


def _numbers(loss: str, count: int) -> list[alt.Chart]:
    """Write the loss, and how far the network is from the curve and from the points, above the plot."""
    now = alt.Chart(one_row(loss=loss)).transform_calculate(
        **{name: f"toNumber({ERRORS}[{len(MEASURES)} * {EPOCH} + {place}])" for place, name in enumerate(MEASURES)}
    )
    now = now.transform_calculate(
        distance="format(datum.curve, '.2f')",
        absolute="'MAE to the points ' + format(datum.points, '.2f')",
        squared="'MSE to the points ' + format(datum.points_squared, '.2f')",
        what="'MAE to the curve'",
        from_curve=_sum("|network − curve|", "curve", count),
        from_points=_sum("|network − point|", "points", count),
        from_squares=_sum("(network − point)²", "points_squared", count),
    )
    large: dict[str, Any] = {"fontSize": NUMBER, "fontWeight": "bold"}
    return [
        _text(now, "loss:N", line=3, **large),
        _text(now, "distance:N", line=3, tip="from_curve", **large),
        _text(now, "what:N", line=2, tip="from_curve", fontSize=TITLE),
        _text(now, "absolute:N", line=1, tip="from_points", fontSize=TITLE),
        _text(now, "squared:N", line=0, tip="from_squares", fontSize=TITLE),
        readout(now, **PAGE.own(**{name_of(loss, measure): f"datum.{measure}" for measure in MEASURES})),
    ]


def _sum(what: str, measure: str, count: int) -> str:
    """Say which sum a mean comes from."""
    return f"'sum of {what}: ' + format({count} * datum.{measure}, '.2f') + ', over {count} points'"


def _text(rows: alt.Chart, words: str, *, line: int, tip: str = "", **style: Any) -> alt.Chart:
    """Write into one of the lines above the plot, counted upwards: a number with its sum at the right, else a name."""
    mark = rows.mark_text(align="right" if tip else "left", baseline="bottom", color=palette.INK, **style)
    place: Any = alt.expr("width" if tip else "-2.6 * text_size")  # a name begins above the labels of the axis
    mark = mark.encode(text=words, x=alt.value(place), y=alt.value(alt.expr(f"-6 - {1.35 * line} * text_size")))
    return mark.encode(tooltip=f"{tip}:N" if tip else alt.value(None))
