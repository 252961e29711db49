"""The log loss of every sigmoid as a map, with the descent's path on it."""

import altair as alt
import numpy as np

from dashboard.app_pages.logistic_regression.rows import IN_TAB, STEP, B, LogisticView, M, parameters, walk_frame
from nnviz.charts import palette
from nnviz.charts.maps import map_layer
from nnviz.charts.parts import heading, one_row, picture, scale
from nnviz.datasets import Points
from nnviz.descent import Walk
from nnviz.linear import log_loss_plane

PIXELS = 200  # of the map's image, each way


def descent_map(points: Points, walk: Walk, *, view: LogisticView) -> alt.LayerChart:
    """Draw the log loss of every sigmoid as a contour map, with the descent's path and the sliders' place.

    Args:
        points: One input, two classes.
        walk: A descent of a sigmoid on the same points.
        view: What axes and sliders span.
    """
    x = alt.X("m:Q", title="slope m", scale=scale(view.m))
    y = alt.Y("b:Q", title="b", scale=scale(view.b))
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
        gone.mark_line(color=palette.GRADIENT, strokeWidth=3, clip=True).encode(x=x, y=y, order="step:Q"),
        here.mark_circle(color=palette.INK, opacity=1, size=160, clip=True).encode(x=x, y=y),
        now.mark_point(
            shape="triangle-up", fill=palette.GRADIENT, stroke=palette.INK, opacity=1, size=160, clip=True
        ).encode(x=x, y=y, tooltip=tooltip),
        *heading(words, size=20),
    ]
    return picture(layers, parameters(view), width="container", height=IN_TAB)
