"""The activation as a curve, with the four corners' sums on it."""

import altair as alt

from dashboard.app_pages.perceptron.half_planes import class_color, class_shape
from dashboard.app_pages.perceptron.neuron import (
    ACTIVATION,
    JUDGES,
    activation_of,
    gate_frame,
    neuron_parameters,
    weighed_corners,
)
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.parts import LABEL, heading, one_row, picture

NAMES = -1.6  # where the corners' names hang


def activation_curve() -> alt.LayerChart:
    """Draw the chosen activation, with the weighted sums z of the four corners marked on it."""
    x = alt.X("z:Q", title="weighted sum z", scale=scale((-6, 6)))
    y = alt.Y("a:Q", title="output", scale=scale((-2.6, 4.2)), axis=alt.Axis(values=[-1, 0, 1, 2, 3]))
    along = alt.Chart(one_row()).transform_calculate(z="sequence(-6, 6.01, 0.05)").transform_flatten(["z"])
    curve = along.transform_calculate(a=activation_of("datum.z"))
    corners = weighed_corners()
    dots = corners.mark_point(filled=True, size=110, opacity=1, clip=True)
    tooltip = [alt.Tooltip(f"{name}:Q", format=".2f") for name in ("x1", "x2", "z", "a")]
    words = alt.Chart(one_row(small="a dot for each corner")).transform_calculate(large=ACTIVATION)
    layers = [
        curve.mark_line(color=palette.INK, strokeWidth=3, clip=True).encode(x=x, y=y),
        dots.encode(x=x, y=y, color=class_color("wanted"), shape=class_shape("wanted"), tooltip=tooltip),
        *_names(corners, x, y),
        *heading(words, size=18, inside=True),
    ]
    return picture(layers, neuron_parameters(), width="container", height=JUDGES)


def _names(corners: alt.Chart, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Name the corners in a row below the curve, in the order of their sums, each tied to its dot."""
    order: list[alt.SortField | dict[str, str]] = [alt.SortField("z"), alt.SortField("point")]
    named = corners.transform_window(order="row_number()", sort=order).transform_calculate(
        words="'(' + datum.x1 + ', ' + datum.x2 + ')'", place=f"-6 + 12 * (datum.order - 0.5) / {len(gate_frame())}"
    )
    place, low = x.copy(), y.copy()
    place.shorthand, low.shorthand = "place:Q", "low:Q"
    below = named.transform_calculate(low=f"{NAMES}")
    return [
        below.mark_rule(color=palette.INK, opacity=0.5, clip=True).encode(x=x, y=y, x2="place:Q", y2="low:Q"),
        below.mark_text(color=palette.INK, fontSize=LABEL, baseline="top", dy=1).encode(x=place, y=low, text="words:N"),
    ]
