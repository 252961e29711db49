"""The cross-entropy of every sigmoid as a map, with the descent's path on it."""

import altair as alt
import numpy as np

from dashboard.app_pages.logistic_regression.rows import (
    HEIGHT,
    LEVELS,
    STEP,
    B,
    LogisticView,
    M,
    parameters,
    walk_frame,
)
from dashboard.layout.grips import dot, grips
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.maps import map_layer
from nnviz.charts.parts import LABEL, heading, one_row, picture, with_halo
from nnviz.datasets import Points
from nnviz.descent import Walk
from nnviz.linear import fit_logistic, log_loss_plane

PIXELS = 400  # of the map's image, each way


def descent_map(points: Points, walk: Walk, *, view: LogisticView) -> alt.LayerChart:
    """Draw the cross-entropy of every sigmoid as a contour map, with the descent's path and the sliders' place.

    Args:
        points: One input, two classes.
        walk: A descent of a sigmoid on the same points.
        view: What axes and sliders span.
    """
    x = alt.X("m:Q", title="slope m", scale=scale(view.m))
    y = alt.Y("b:Q", title="b", scale=scale(view.b), axis=alt.Axis(values=LEVELS))
    plane = log_loss_plane(points.x, points.y, m=np.linspace(*view.m, PIXELS), b=np.linspace(*view.b, PIXELS))
    gone = alt.Chart(walk_frame(walk)).transform_filter(f"datum.step <= {STEP}")
    now = alt.Chart(walk_frame(walk)).transform_filter(f"datum.step == {STEP}")
    here = alt.Chart(one_row()).transform_calculate(m=M, b=B)
    tooltip = [alt.Tooltip(f"{name}:Q", format=".3f") for name in ("m", "b", "loss")]
    words = now.transform_calculate(
        large="'step ' + datum.step + ': loss ' + format(datum.loss, '.3f')",
        small="'m = ' + format(datum.m, '.2f') + ', b = ' + format(datum.b, '.2f')",
    )
    layers = [
        map_layer(plane, x=x, y=y),
        *with_halo(gone.mark_line(color=palette.GRADIENT, strokeWidth=3, clip=True).encode(x=x, y=y, order="step:Q")),
        here.mark_circle(color=palette.INK, opacity=1, size=160).encode(x=x, y=y),
        now.mark_point(
            shape="triangle-up", fill=palette.GRADIENT, stroke=palette.INK, opacity=1, size=160, clip=True
        ).encode(x=x, y=y, tooltip=tooltip),
        *heading(words, size=20, inside=True),
        *_no_end(points, view, x, y),
    ]
    chart = picture(layers, parameters(view), width="container", height=HEIGHT)
    return grips(chart, dot("your sigmoid on the map", x=M, y=B), x=view.m, y=view.b)


def _no_end(points: Points, view: LogisticView, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Say at the slider's upper end that the valley goes on, where no slope is the best one."""
    if not fit_logistic(points.x, points.y).separable:
        return []
    words = f"m = {view.m[1]:g}, and the loss falls on  ►"
    end = alt.Chart(one_row(words=words)).transform_calculate(m=M, b=B).transform_filter(f"{M} >= {view.m[1]}")
    text = end.mark_text(color=palette.INK, fontSize=LABEL, align="right", baseline="top", dx=-4, dy=14)
    return [text.encode(x=x, y=y, text="words:N")]
