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
from dashboard.app_pages.loss_functions.within import RIGHT
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.parameters import slider
from nnviz.charts.parts import LABEL, one_row, picture, readout
from nnviz.datasets import Points, wave
from nnviz.recordings.four_losses import EPOCHS, MEASURES, Fits

BELOW, ABOVE = 0.15, 0.19  # shares of a plot's height, for words
LARGE: dict[str, Any] = {"fontSize": alt.expr("26 * (0.5 + text_size / 26)"), "fontWeight": "bold"}
EPOCH, FIT, ERRORS = PAGE.words(("epoch", "fit", "errors"))
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
    """Draw the points, the curve behind them, and what the network of one loss predictions after `epoch` epochs.

    Args:
        points: Of `nnviz.recordings.four_losses.points_with`; the outliers are drawn as triangles.
        fits: Of the network that was trained with this loss.
        loss: One of `nnviz.recordings.four_losses.LOSSES`.
        height: In pixels.
    """
    x = alt.X(
        "x:Q",
        title=points.x_names[0].split(" (")[0],
        scale=scale((-3.1, 3.1)),
        axis=alt.Axis(values=[-2, 0, 2], **RIGHT),
    )
    high: Any = {"title": None, "scale": scale(_bounds(points))}
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
    params = [
        epoch_slider(),
        _numbers_of(FIT, fits.predictions, decimals=2),
        _numbers_of(ERRORS, fits.measures, decimals=4),
    ]
    return picture(layers, params, width="container", height=height)


def _bounds(points: Points) -> tuple[float, float]:
    """Return what the axis of the outputs spans: with room for words above the points, and below them."""
    low, high = -2.0, max(2.2, float(points.y.max()) + 0.3)
    room = (high - low) / (1 - BELOW - ABOVE)
    return round(low - BELOW * room, 2), round(high + ABOVE * room, 2)


def _numbers_of(name: str, table: np.ndarray, *, decimals: int) -> alt.Parameter:
    """Return a table as one list of texts, row after row: as numbers, Altair would take a second to look at them."""
    words = " ".join(f"{value:.{decimals}f}" for value in table.ravel())
    return alt.param(name=name, expr=f"split('{words}', ' ')")


def _rows(points: Points) -> alt.Chart:
    """One row for each point, with the network's prediction there."""
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
        alt.Tooltip("number:Q", title="point", format="d"),
        alt.Tooltip("x:Q", title=points.x_names[0], format=".2f"),
        alt.Tooltip("y:Q", title=points.y_name, format=".2f"),
        alt.Tooltip("curve:Q", title="the curve behind it", format=".2f"),
        alt.Tooltip("fit:Q", title="prediction", format=".2f"),
        alt.Tooltip("r:Q", title="residual, network − point", format="+.2f"),
        alt.Tooltip("lost:Q", title="what it loses", format=".3f"),
        alt.Tooltip("slope:Q", title="slope of that", format="+.2f"),
    ]


def _numbers(loss: str, count: int) -> list[alt.Chart]:
    """Write the loss, and how far the network is from the curve, into the plot's upper end; from the points: below."""
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
    return [
        _text(now, "loss:N", line=3, **LARGE),
        _text(now, "distance:N", line=3, tip="from_curve", **LARGE),
        _text(now, "what:N", line=2, tip="from_curve", fontSize=LABEL),
        _text(now, "absolute:N", line=1, tip="from_points", fontSize=LABEL),
        _text(now, "squared:N", line=0, tip="from_squares", fontSize=LABEL),
        readout(now, **PAGE.own(**{name_of(loss, measure): f"datum.{measure}" for measure in MEASURES})),
    ]


def _sum(what: str, measure: str, count: int) -> str:
    """Say which sum a mean comes from."""
    return f"'sum of {what}: ' + format({count} * datum.{measure}, '.2f') + ', over {count} points'"


def _text(rows: alt.Chart, words: str, *, line: int, tip: str = "", **style: Any) -> alt.Chart:
    """Write into one of the four lines of words, counted upwards: two at the plot's lower end, two at its upper.

    A number with its sum stands at the right, the loss's name at the left.
    """
    right, top = bool(tip) and line > 1, line > 1
    mark = rows.mark_text(
        align="right" if right else "left", baseline="top" if top else "bottom", color=palette.INK, **style
    )
    grown = "33 * (0.5 + text_size / 26)"
    lines = {3: "8", 2: f"8 + {grown}", 1: "height - 6 - 1.3 * text_size", 0: "height - 6"}
    place: Any = alt.expr("width - 8") if right else 8
    mark = mark.encode(text=words, x=alt.value(place), y=alt.value(alt.expr(lines[line])))
    return mark.encode(tooltip=f"{tip}:N" if tip else alt.value(None))
