"""One perceptron as a sum of numbers, and as an edge in the plane with the weights at a right angle to it."""

from typing import Any

import altair as alt

from dashboard.app_pages.perceptron import PAGE
from dashboard.app_pages.perceptron.half_planes import class_color, class_shape, foot, half_planes
from dashboard.app_pages.perceptron.neuron import (
    ACTIVATION,
    GATE,
    GATES,
    W1,
    W2,
    WANTED,
    YOURS,
    B,
    gate_frame,
    neuron_parameters,
    weighed,
    weighed_corners,
)
from dashboard.layout.grips import bit, grips, neuron, number, within
from nnviz.charts import palette
from nnviz.charts.parts import TITLE, one_row, picture, readout

PLANE = (-0.6, 1.6)
HEIGHT = 560  # px, where the screen does not say how high
# In pixels of the whole plot: where it is narrow, the plane stands below the diagram, else at its right.
NARROW = "(width < 560)"
GAP = "(3.2 * text_size)"  # for the plane's axis
SIDE = f"({NARROW} ? min(width - {GAP}, 0.55 * height) : min(height, 0.45 * width))"  # of the plane: right angles
ACROSS = f"({NARROW} ? width : width - {SIDE} - {GAP})"  # of the diagram
UP = f"({NARROW} ? height - {SIDE} - 2 * text_size : height)"
NUMBER = f"min(2.15 * text_size, 0.055 * {ACROSS})"  # px, in the circles
WEIGHT = f"max(text_size, min(1.55 * text_size, 0.045 * {ACROSS}))"  # px, on the edges
NOW, AS_YOURS = PAGE.word("bits"), {GATE: YOURS}  # what is wanted at the corners; a click makes it the visitor's own
ARROW = 0.2  # of the plane, for each unit of the weights


def sum_and_edge() -> alt.LayerChart:
    """Draw the perceptron as a diagram with the numbers of the place under the mouse, and its edge in a plane.

    The numbers are read out: x1, x2, z and a.

    Example:
        >>> [len(part["layer"]) > 6 for part in sum_and_edge().to_dict()["layer"]]
        [True, True]
    """
    place = alt.selection_point(
        name=PAGE.word("point"),
        on="pointerover",
        clear=False,
        fields=["x1", "x2"],
        value=[{"x1": 1, "x2": 1}],
    )
    both = [alt.LayerChart(layer=_diagram(place)), alt.LayerChart(layer=_plane(place))]
    chart = picture(both, neuron_parameters(), width="container", height=HEIGHT)  # type: ignore[arg-type]
    chart = chart.resolve_scale(x="independent", y="independent").configure_view(strokeOpacity=0)
    left, top, wide, low, at = PAGE.words(("left", "top", "wide", "low", "at"))  # read out
    corners = [
        bit(f"what ({x1}, {x2}) should give", name=WANTED, which=place, count=4, at=(x1, x2), now=NOW, also=AS_YOURS)
        for place, (x1, x2) in enumerate(((0, 0), (0, 1), (1, 0), (1, 1)))
    ]
    numbers = [
        within(number(f"{name}, number", name=word, at=(at, up)), x=(0, wide), y=(low, 6))
        for name, word, up in (("weight w₁", W1, 5.3), ("weight w₂", W2, 3.3), ("bias b", B, 0.55))
    ]
    plane = neuron("the neuron", w1=W1, w2=W2, b=B, bounds=PLANE)
    return grips(chart, plane, *numbers, *corners, x=(left, PLANE[1]), y=(PLANE[0], top))


def _plane_axes() -> tuple[alt.X, alt.Y]:
    """Return axes that keep the plane a square in the lower right of the plot."""
    low, high = PLANE
    line: dict[str, Any] = {"values": [0, 1], "format": "d", "grid": False, "domain": False, "ticks": False}
    across = alt.Scale(
        domainMin=alt.expr(f"{high} - {high - low} * width / {SIDE}"), domainMax=high, nice=False, zero=False
    )
    up = alt.Scale(domainMin=low, domainMax=alt.expr(f"{low} + {high - low} * height / {SIDE}"), nice=False, zero=False)
    return (
        alt.X(
            "x1:Q",
            title="input x₁",
            scale=across,
            axis=alt.Axis(**line, titleX=alt.expr(f"width - {SIDE} / 2"), titleY=8, titleBaseline="top"),
        ),
        alt.Y(
            "x2:Q",
            title="input x₂",
            scale=up,
            axis=alt.Axis(
                **line,
                offset=alt.expr(f"{SIDE} - width"),
                titleX=alt.expr("-1.7 * text_size"),
                titleY=alt.expr(f"height - {SIDE} / 2"),
            ),
        ),
    )


def _places() -> alt.Chart:
    """Return all places of the plane with inputs in whole tenths."""
    low, high = (round(10 * bound) for bound in PLANE)
    rows = alt.Chart(one_row()).transform_calculate(column=f"sequence({low}, {high + 1})").transform_flatten(["column"])
    rows = rows.transform_calculate(row=f"sequence({low}, {high + 1})").transform_flatten(["row"])
    return rows.transform_calculate(x1="datum.column / 10", x2="datum.row / 10")


def _plane(place: alt.Parameter) -> list[alt.Chart]:
    """The two sides of the edge, the weight vector, the four corners, and the place under the mouse."""
    x, y = _plane_axes()
    weights = alt.Chart(one_row()).transform_calculate(w1=W1, w2=W2, b=B)
    low, high = PLANE
    seen = f"inrange(datum.foot1, [{low}, {high}]) && inrange(datum.foot2, [{low}, {high}])"
    arrow = foot(weights, PLANE).transform_filter(seen)
    arrow = arrow.transform_calculate(x1=f"datum.foot1 + {ARROW} * datum.w1", x2=f"datum.foot2 + {ARROW} * datum.w2")
    angle = alt.expr(f"90 - atan2({W2}, {W1}) * 180 / PI")
    tip = arrow.mark_point(
        shape="triangle", filled=True, size=150, opacity=1, clip=True, color=palette.INK, angle=angle
    )
    name = arrow.mark_text(text="w", fontSize=TITLE, fontWeight="bold", color=palette.INK, dx=14, dy=-8, clip=True)
    dots = weighed_corners().mark_point(filled=True, size=240, opacity=1, stroke=palette.GROUND, strokeWidth=1)
    cell = alt.expr(f"pow({SIDE} / {10 * (high - low)}, 2)")  # a tenth each way
    places = _places().mark_point(shape="square", filled=True, opacity=0, size=cell).add_params(place)
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
    wide = alt.Scale(domainMin=0, domainMax=alt.expr(f"10 * width / {ACROSS}"), nice=False, zero=False)
    tall = alt.Scale(domainMin=alt.expr(f"6 - 6 * height / {UP}"), domainMax=6, nice=False, zero=False)
    x, y = alt.X("across:Q", scale=wide, axis=None), alt.Y("up:Q", scale=tall, axis=None)
    label_y = alt.Y("label_up:Q", scale=tall, axis=None)
    point = weighed(_places().transform_filter(place))
    inputs = (
        f"[{{up: 5, label: 5.3, name: 'x₁', v: datum.x1, w: {W1}}},"
        f" {{up: 3, label: 3.3, name: 'x₂', v: datum.x2, w: {W2}}},"
        f" {{up: 1, label: 0.55, name: '1', v: 1, w: {B}}}]"
    )
    edges = (
        point.transform_calculate(edge=inputs)
        .transform_flatten(["edge"])
        .transform_calculate(
            up="datum.edge.up",
            across="1.9",
            to_across="6.55",
            to_up="3",
            share="datum.edge.w * datum.edge.v",
            words="datum.edge.name == '1' ? '1' : datum.edge.name + ' = ' + datum.edge.v",
            sum="format(datum.edge.w, '.1f') + ' × ' + datum.edge.v + ' = ' + format(datum.share, '.2f')",
            label_up="datum.edge.label",
        )
    )
    signed = alt.condition("datum.share < 0", alt.value(palette.CLASS_0), alt.value(palette.CLASS_1))
    strength = alt.StrokeWidth("size:Q", scale=alt.Scale(domain=[0, 3], range=[1, 12]), legend=None)
    lines = edges.transform_calculate(size="abs(datum.share)").mark_rule(opacity=0.6)
    nodes = point.transform_calculate(
        node=f"[{{across: 6.55, name: 'sum z', v: datum.z}}, {{across: 8.85, name: {ACTIVATION}, v: datum.a}}]"
    ).transform_flatten(["node"])
    nodes = nodes.transform_calculate(
        across="datum.node.across", up="3", words="format(datum.node.v, '.2f')", name="datum.node.name"
    )
    link = alt.Chart(one_row(across=6.55, to_across=8.85, up=3)).mark_rule(color=palette.INK, strokeWidth=2)
    circle = nodes.mark_circle(
        size=alt.expr(f"pow(3.8 * {NUMBER}, 2)"), color=palette.GROUND, stroke=palette.INK, strokeWidth=2.5, opacity=1
    )
    weight, large = alt.expr(WEIGHT), alt.expr(NUMBER)
    return [
        link.encode(x=x, x2="to_across:Q", y=y),
        lines.encode(x=x, y=y, x2="to_across:Q", y2="to_up:Q", color=signed, strokeWidth=strength),
        edges.mark_text(fontSize=weight, color=palette.INK, align="right", dx=-6).encode(x=x, y=y, text="words:N"),
        edges.mark_text(fontSize=weight, color=palette.INK, align="left", dx=8).encode(x=x, y=label_y, text="sum:N"),
        circle.encode(x=x, y=y),
        nodes.mark_text(fontSize=large, fontWeight="bold", color=palette.INK).encode(x=x, y=y, text="words:N"),
        nodes.mark_text(fontSize=weight, color=palette.INK, dy=alt.expr(f"2.4 * {NUMBER}")).encode(
            x=x, y=y, text="name:N"
        ),
        readout(point, **PAGE.own(x1="datum.x1", x2="datum.x2", z="datum.z", a="datum.a")),
        *_measures(),
    ]


def _measures() -> list[alt.Chart]:
    """What grips have to know: what both parts of the plot span, where the weights are written, what is wanted."""
    low, high = PLANE
    spans = {
        "left": f"{high} - {high - low} * width / {SIDE}",
        "top": f"{low} + {high - low} * height / {SIDE}",
        "wide": f"10 * width / {ACROSS}",
        "low": f"6 - 6 * height / {UP}",
        "at": f"1.9 + 10 * (8 + 0.9 * {WEIGHT}) / {ACROSS}",
    }
    gates = {gate: "".join(map(str, gate_frame()[gate])) for gate in GATES}
    wanted = f"'b' + ({GATE} == '{YOURS}' ? {WANTED} || '0000' : {gates}[{GATE}])"
    return [readout(alt.Chart(one_row()), **PAGE.own(**spans), **{NOW: wanted})]
