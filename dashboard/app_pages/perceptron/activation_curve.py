"""The activation as a curve, with the four corners' sums on it."""

from typing import Any

import altair as alt

from dashboard.app_pages.perceptron.half_planes import class_color, class_shape
from dashboard.app_pages.perceptron.neuron import (
    ACTIVATION,
    JUDGES,
    activation_of,
    neuron_parameters,
    weighed_corners,
)
from nnviz.charts import palette
from nnviz.charts.parts import LABEL, heading, one_row, picture, scale


def activation_curve() -> alt.LayerChart:
    """Draw the chosen activation, with the weighted sums z of the four corners marked on it."""
    x = alt.X("z:Q", title="weighted sum z", scale=scale((-6, 6)))
    y = alt.Y("a:Q", title="output", scale=scale((-1.4, 3.4)))
    along = alt.Chart(one_row()).transform_calculate(z="sequence(-6, 6.01, 0.05)").transform_flatten(["z"])
    curve = along.transform_calculate(a=activation_of("datum.z"))
    corners = weighed_corners()
    names = _names_of_sums(corners)
    ink: dict[str, Any] = {"fontSize": LABEL, "color": palette.INK}
    placed = {"x": x, "y": y, "text": "words:N"}
    dots = corners.mark_point(filled=True, size=140, opacity=1, clip=True)
    tooltip = [alt.Tooltip(f"{name}:Q", format=".2f") for name in ("x1", "x2", "z", "a")]
    words = alt.Chart(one_row(small="a dot for each corner")).transform_calculate(large=ACTIVATION)
    layers = [
        curve.mark_line(color=palette.INK, strokeWidth=3, clip=True).encode(x=x, y=y),
        dots.encode(x=x, y=y, color=class_color("wanted"), shape=class_shape("wanted"), tooltip=tooltip),
        names.transform_filter("!(datum.order % 2)").mark_text(dy=alt.expr("-text_size - 3"), **ink).encode(**placed),
        names.transform_filter("datum.order % 2").mark_text(dy=alt.expr("text_size + 5"), **ink).encode(**placed),
        *heading(words, size=20),
    ]
    return picture(layers, neuron_parameters(), width="container", height=JUDGES)


def _names_of_sums(corners: alt.Chart) -> alt.Chart:
    """Name each sum by its corners in one text; neighbours differ in `order`, so that one stands above, one below."""
    named = corners.transform_calculate(words="'(' + datum.x1 + ', ' + datum.x2 + ')'")
    sums = named.transform_aggregate(groupby=["z", "a"], corners="values(words)")
    sums = sums.transform_calculate(words="join(pluck(datum.corners, 'words'), ' ')")
    return sums.transform_window(order="row_number()", sort=[alt.SortField("z")])
