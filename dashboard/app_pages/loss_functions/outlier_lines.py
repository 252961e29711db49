"""The lines that three losses find in the same points, one of which is lifted.

The browser parameters are those of `outlier_pulls`. Read out: of each loss the mean over the points on its own line,
and that line, such as `mae`, `mae_m`, `mae_b`.
"""

import altair as alt
import pandas as pd

from dashboard.app_pages.loss_functions import PAGE
from dashboard.app_pages.loss_functions.outlier_pulls import (
    FIT,
    IS_CHOSEN,
    OUTLIER,
    by_loss,
    judged,
    named,
    pull_parameters,
    tooltip,
)
from dashboard.app_pages.loss_functions.within import RIGHT
from dashboard.layout.grips import dot, grips
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.parts import LABEL, heading, picture, readout
from nnviz.datasets import Points
from nnviz.losses import LOSSES

SEEN = (-0.5, 10.0)  # what the axis of the points spans: above them is room for words


def lines_chart(points: Points, *, truth: tuple[float, float], height: int = 390) -> alt.LayerChart:
    """Draw the points, the best line by each loss, the line behind the data, and the pulls at the chosen line.

    Args:
        points: One input; the first is the outlier.
        truth: m and b of the line behind the data.
        height: In pixels.
    """
    ends = (float(points.x.min()) - 0.5, float(points.x.max()) + 0.5)
    x = alt.X("x:Q", title=points.x_names[0], scale=scale(ends), axis=alt.Axis(**RIGHT))
    y = alt.Y("seen:Q", title=points.y_name, scale=scale(SEEN))
    rows = judged(points).transform_filter(IS_CHOSEN)
    arrows = rows.transform_filter("abs(datum.slope) > 0.02").transform_calculate(tip="datum.line - datum.slope / 2")
    shape = alt.Shape("up:N", scale=alt.Scale(domain=[0, 1], range=["triangle-down", "triangle-up"]), legend=None)
    fits = alt.Chart(pd.DataFrame({"loss": LOSSES})).transform_calculate(fit=FIT, x=f"[{ends[0]}, {ends[1]}]")
    fits = fits.transform_flatten(["x"]).transform_calculate(seen="datum.fit[0] * datum.x + datum.fit[1]")
    behind = alt.Chart(pd.DataFrame({"x": ends, "seen": [truth[0] * end + truth[1] for end in ends]}))
    outlier = rows.transform_filter("datum.lifted")
    layers = [
        behind.mark_line(color=palette.TRUTH, strokeWidth=8, opacity=0.3).encode(x=x, y=y),
        *by_loss(fits, x=x, y=y, chosen=palette.INK),
        *named(_ends(ends[1]), x=x, y="place:Q", align="left"),
        arrows.mark_rule(color=palette.GRADIENT, strokeWidth=2.5).encode(x=x, y="line:Q", y2="tip:Q"),
        arrows.transform_calculate(up="datum.slope < 0 ? 1 : 0")
        .mark_point(filled=True, size=60, opacity=1, color=palette.GRADIENT)
        .encode(x=x, y="tip:Q", shape=shape),
        rows.mark_circle(color=palette.INK, opacity=1, size=90).encode(x=x, y=y, tooltip=tooltip(points)),
        outlier.mark_text(text="the outlier", align="left", dx=10, dy=-4, fontSize=LABEL, color=palette.INK).encode(
            x=x, y=y
        ),
        *_numbers(points, truth[0]),
    ]
    chart = picture(layers, pull_parameters(points), width="container", height=height)
    first = dot("the outlier", x=float(points.x[0]), y=(OUTLIER, round(float(points.y[0]), 4)))
    return grips(chart, first, x=ends, y=SEEN)


def _ends(x: float) -> alt.Chart:
    """One row for each loss: the right end of its line, and `place`, which keeps the names there apart."""
    rows = alt.Chart(pd.DataFrame({"loss": LOSSES, "x": x})).transform_calculate(fit=FIT)
    rows = rows.transform_calculate(seen="datum.fit[0] * datum.x + datum.fit[1]")
    rows = rows.transform_joinaggregate(middle="median(seen)")
    rows = rows.transform_window(rank="row_number()", sort=[alt.SortField("seen", order="descending")])
    rows = rows.transform_calculate(least=f"1.3 * text_size * {SEEN[1] - SEEN[0]} / height")
    return rows.transform_calculate(
        place="datum.rank == 1 ? max(datum.seen, datum.middle + datum.least)"
        " : datum.rank == 3 ? min(datum.seen, datum.middle - datum.least) : datum.middle"
    )


def _numbers(points: Points, slope: float) -> list[alt.Chart]:
    means = judged(points).transform_aggregate(groupby=["loss"], mean="mean(loss_of)", sum="sum(loss_of)")
    means = means.transform_calculate(fit=FIT)
    shown = means.transform_filter(IS_CHOSEN).transform_calculate(
        large="'slope m = ' + format(datum.fit[0], '.2f')",
        small=f"'behind the data {slope:.2f}; ' + datum.loss + ' ' + format(datum.mean, '.2f') + ' = '"
        f" + format(datum.sum, '.2f') + ' / {len(points)}'",
    )
    told = [
        readout(
            means.transform_filter(f"datum.loss == '{loss}'"),
            **PAGE.own(**{name: "datum.mean", f"{name}_m": "datum.fit[0]", f"{name}_b": "datum.fit[1]"}),
        )
        for loss, name in ((loss, loss.lower()) for loss in LOSSES)
    ]
    return [*heading(shown, size=24, inside=True), *told]
