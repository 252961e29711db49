"""One perceptron as a sum of numbers, and as an edge in the plane with the weights at a right angle to it."""

from typing import Any

import altair as alt

from dashboard.app_pages.perceptron import PAGE
from dashboard.app_pages.perceptron.half_planes import class_color, class_shape, foot, half_planes
from dashboard.app_pages.perceptron.neuron import ACTIVATION, W1, W2, B, neuron_parameters, weighed, weighed_corners
from nnviz.charts import palette
from nnviz.charts.parts import LABEL, TEXT, TITLE, one_row, readout, scale

PLANE = (-0.6, 1.6)
SIDE = 265  # px of the plane, both ways: a right angle looks right
DIAGRAM = 172  # px high; it begins left of the plane, above its axis


def sum_and_edge() -> alt.VConcatChart:
    """Draw the perceptron as a diagram with the numbers of the place under the mouse, and its edge below.

    The numbers are read out: x1, x2, z and a. It fits a phone as it is.

    Example:
        >>> [view["height"] for view in sum_and_edge().to_dict()["vconcat"]]
        [172, 265]
    """
    place = alt.selection_point(
        name=PAGE.word("point"),
        on="pointerover",
        nearest=True,
        clear=False,
        fields=["x1", "x2"],
        value=[{"x1": 1, "x2": 1}],
    )
    diagram = alt.LayerChart(layer=_diagram(place)).properties(width=SIDE, height=DIAGRAM)
    plane = alt.LayerChart(layer=_plane(place)).properties(width=SIDE, height=SIDE)
    both = alt.vconcat(diagram, plane, spacing=8).add_params(TEXT, *neuron_parameters())
    ink: dict[str, Any] = {"labelColor": palette.INK, "titleColor": palette.INK}
    both = both.configure_axis(labelFontSize=LABEL, titleFontSize=TITLE, titleFontWeight="normal", **ink)
    return both.configure_view(strokeOpacity=0)


def _places() -> alt.Chart:
    """Return all places of the plane with inputs in whole tenths."""
    low, high = (round(10 * bound) for bound in PLANE)
    rows = alt.Chart(one_row()).transform_calculate(column=f"sequence({low}, {high + 1})").transform_flatten(["column"])
    rows = rows.transform_calculate(row=f"sequence({low}, {high + 1})").transform_flatten(["row"])
    return rows.transform_calculate(x1="datum.column / 10", x2="datum.row / 10")


def _plane(place: alt.Parameter) -> list[alt.Chart]:
    """The two sides of the edge, the weight vector, the four corners, and the place under the mouse."""
    axis = alt.Axis(values=[-0.5, 0, 0.5, 1, 1.5], grid=False)
    x = alt.X("x1:Q", title="input x₁", scale=scale(PLANE), axis=axis)
    y = alt.Y("x2:Q", title="input x₂", scale=scale(PLANE), axis=axis)
    weights = alt.Chart(one_row()).transform_calculate(w1=W1, w2=W2, b=B)
    arrow = foot(weights, PLANE).transform_calculate(x1="datum.foot1 + 0.4 * datum.c", x2="datum.foot2 + 0.4 * datum.s")
    angle = alt.expr(f"90 - atan2({W2}, {W1}) * 180 / PI")
    tip = arrow.mark_point(
        shape="triangle", filled=True, size=150, opacity=1, clip=True, color=palette.INK, angle=angle
    )
    name = arrow.mark_text(text="w", fontSize=TITLE, fontWeight="bold", color=palette.INK, dx=14, dy=-8, clip=True)
    dots = weighed_corners().mark_point(filled=True, size=240, opacity=1, stroke="white", strokeWidth=1)
    places = _places().mark_point(opacity=0, size=1).add_params(place)
    ring = _places().transform_filter(place).mark_point(size=520, color=palette.INK, strokeWidth=2, opacity=1)
    return [
        *half_planes(weights, PLANE, x, y),
        arrow.mark_rule(color=palette.INK, strokeWidth=3, clip=True).encode(x=x, y=y, x2="foot1:Q", y2="foot2:Q"),
        tip.encode(x=x, y=y),
        name.encode(x=x, y=y),
        dots.encode(x=x, y=y, color=class_color("wanted"), shape=class_shape("wanted")),
        ring.encode(x=x, y=y),
        places.encode(x=x, y=y),
    ]


def _diagram(place: alt.Parameter) -> list[alt.Chart]:
    """Inputs, edges with their products, sum and output, for the place last under the mouse."""
    x = alt.X("across:Q", scale=alt.Scale(domain=[0, 10]), axis=None)
    y = alt.Y("up:Q", scale=alt.Scale(domain=[0, 6]), axis=None)
    point = weighed(_places().transform_filter(place))
    inputs = (
        f"[{{up: 5, label: 5.45, name: 'x₁', v: datum.x1, w: {W1}}},"
        f" {{up: 3, label: 3.4, name: 'x₂', v: datum.x2, w: {W2}}},"
        f" {{up: 1, label: 0.45, name: '1', v: 1, w: {B}}}]"
    )
    edges = (
        point.transform_calculate(edge=inputs)
        .transform_flatten(["edge"])
        .transform_calculate(
            up="datum.edge.up",
            across="-0.3",
            to_across="6.7",
            to_up="3",
            share="datum.edge.w * datum.edge.v",
            words="datum.edge.name == '1' ? '1' : datum.edge.name + ' = ' + datum.edge.v",
            sum="format(datum.edge.w, '.1f') + ' × ' + datum.edge.v + ' = ' + format(datum.share, '.2f')",
            label_up="datum.edge.label",
        )
    )
    signed = alt.condition("datum.share < 0", alt.value(palette.CLASS_0), alt.value(palette.CLASS_1))
    strength = alt.StrokeWidth("size:Q", scale=alt.Scale(domain=[0, 3], range=[1, 9]), legend=None)
    lines = edges.transform_calculate(size="abs(datum.share)").mark_rule(opacity=0.6)
    nodes = point.transform_calculate(
        node=f"[{{across: 6.7, name: 'sum z', v: datum.z}}, {{across: 9, name: {ACTIVATION}, v: datum.a}}]"
    ).transform_flatten(["node"])
    nodes = nodes.transform_calculate(
        across="datum.node.across", up="3", words="format(datum.node.v, '.2f')", name="datum.node.name"
    )
    link = alt.Chart(one_row(across=6.7, to_across=9, up=3)).mark_rule(color=palette.INK, strokeWidth=2)
    area = alt.expr("pow(2.2 * text_size + 20, 2)")  # square pixels; the number inside has its room at any size
    circle = nodes.mark_circle(size=area, color="white", stroke=palette.INK, strokeWidth=2, opacity=1)
    label_x = alt.X("across:Q", scale=alt.Scale(domain=[0, 10]), axis=None)
    label_y = alt.Y("label_up:Q", scale=alt.Scale(domain=[0, 6]), axis=None)
    return [
        link.encode(x=x, x2="to_across:Q", y=y),
        lines.encode(x=x, y=y, x2="to_across:Q", y2="to_up:Q", color=signed, strokeWidth=strength),
        edges.mark_text(fontSize=TITLE, color=palette.INK, align="right", dx=-6).encode(x=label_x, y=y, text="words:N"),
        edges.mark_text(fontSize=LABEL, color=palette.INK, align="left", dx=8).encode(x=x, y=label_y, text="sum:N"),
        circle.encode(x=x, y=y),
        nodes.mark_text(fontSize=TITLE, fontWeight="bold", color="black").encode(x=x, y=y, text="words:N"),
        nodes.mark_text(fontSize=LABEL, color=palette.INK, dy=alt.expr("1.9 * text_size + 16")).encode(
            x=x, y=y, text="name:N"
        ),
        readout(point, **PAGE.own(x1="datum.x1", x2="datum.x2", z="datum.z", a="datum.a")),
    ]
