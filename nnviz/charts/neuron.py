"""Page 5: one perceptron as a sum of numbers, as an edge in the plane, and as a curve; and how it learns.

Browser parameters: `pc_w1`, `pc_w2`, `pc_b` (its weights), `pc_activation`, `pc_gate` (AND, OR, NAND, XOR),
`pc_point` (the corner under the mouse), and `pc_step` (mistakes corrected so far, by Rosenblatt's rule).
"""

from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from nnviz.charts import palette
from nnviz.charts.boundaries import plane_frame
from nnviz.charts.parts import (
    LABEL,
    NUMBER,
    TITLE,
    choice,
    heading,
    one_row,
    picture,
    round_bounds,
    scale,
    slider,
)
from nnviz.datasets import Points
from nnviz.linear import Perceptron

GATES = ("AND", "OR", "NAND", "XOR")
ACTIVATIONS = ("step", "sigmoid", "tanh", "ReLU")
PLANE = (-0.6, 1.6)
SIDE = 280  # px of the plane, both ways: its weight vector stands at a right angle to its edge


@dataclass(frozen=True)
class Neuron:
    """Where the sliders stand at first."""

    w1: float = 1.0
    w2: float = 1.0
    b: float = -0.5
    activation: str = "step"
    gate: str = "AND"


def gate_frame() -> pd.DataFrame:
    """Return the four corners: x1, x2, and what each gate answers there.

    Example:
        >>> gate_frame()["XOR"].tolist(), gate_frame()["NAND"].tolist()
        ([0, 1, 1, 0], [1, 1, 1, 0])
    """
    rows = pd.DataFrame({"point": range(4), "x1": [0, 0, 1, 1], "x2": [0, 1, 0, 1]})
    both = rows["x1"] + rows["x2"]
    return rows.assign(AND=both // 2, OR=(both > 0).astype(int), NAND=1 - both // 2, XOR=both % 2)


def neuron_chart(*, start: Neuron, side: int = SIDE) -> alt.VConcatChart:
    """Draw the perceptron as a diagram with the numbers of the corner under the mouse, and its edge below.

    Args:
        start: Where the sliders stand at first.
        side: Width of both parts and height of the plane, in pixels: it fits a phone as it is.

    Example:
        >>> [view["height"] for view in neuron_chart(start=Neuron()).to_dict()["vconcat"]]
        [170, 280]
    """
    corner = alt.selection_point(
        name="pc_point", on="pointerover", nearest=True, clear=False, fields=["point"], value=[{"point": 3}]
    )
    diagram = alt.LayerChart(layer=_diagram(corner)).properties(width=side, height=170)
    plane = alt.LayerChart(layer=_half_planes(corner)).properties(width=side, height=side)
    both = alt.vconcat(diagram, plane, spacing=10).add_params(*neuron_parameters(start))
    both = both.configure_axis(labelFontSize=LABEL, titleFontSize=TITLE, titleFontWeight="normal")
    return both.configure_view(strokeOpacity=0)


def truth_table(*, start: Neuron, width: int | str = "container", height: int = 210) -> alt.LayerChart:
    """Draw the gate's truth table beside the perceptron's answers, each row right or wrong.

    Args:
        start: Where the sliders stand at first.
        width: In pixels, or `"container"`.
        height: In pixels.
    """
    rows = _weighed(alt.Chart(gate_frame()))
    names = {"x₁": "datum.x1", "x₂": "datum.x2", "wanted": "datum.wanted", "answer": "datum.fires"}
    cells = "[" + ", ".join(f"{{c: '{name}', v: '' + {value}}}" for name, value in names.items())
    cells += ", {c: 'right?', v: datum.right ? '✓' : '✗'}]"
    table = rows.transform_calculate(cell=cells).transform_flatten(["cell"])
    table = table.transform_calculate(column="datum.cell.c", words="datum.cell.v")
    axis = alt.Axis(orient="top", labelAngle=0, domain=False, ticks=False, grid=False)
    x = alt.X("column:N", title=None, sort=[*names, "right?"], axis=axis)
    y = alt.Y("point:O", axis=None)
    shade = alt.condition("datum.right", alt.value(palette.TRUTH), alt.value(palette.CLASS_1))
    strips = rows.mark_rect(opacity=0.2).encode(y=y, color=shade)
    words = table.mark_text(fontSize=18, color=palette.INK).encode(x=x, y=y, text="words:N")
    total = rows.transform_aggregate(right="sum(right)").transform_calculate(
        large="datum.right + ' of 4'", small="pc_gate + (datum.right == 4 ? ': met' : ': not met')"
    )
    layers = [strips, words, *heading(total, size=NUMBER, lift=22)]
    return picture(layers, neuron_parameters(start), width=width, height=height)


def activation_chart(*, start: Neuron, width: int | str = "container", height: int = 230) -> alt.LayerChart:
    """Draw the chosen activation, with the weighted sums z of the four corners marked on it.

    Args: as in `truth_table`.
    """
    bounds = (-6.0, 6.0)
    x = alt.X("z:Q", title="weighted sum z = w₁·x₁ + w₂·x₂ + b", scale=scale(bounds))
    y = alt.Y("a:Q", title="output", scale=scale((-1.3, 3.3)))
    along = alt.Chart(one_row()).transform_calculate(z="sequence(-6, 6.01, 0.05)").transform_flatten(["z"])
    curve = along.transform_calculate(a=_activation("datum.z"))
    corners = _weighed(alt.Chart(gate_frame()))
    names = corners.transform_calculate(words="'(' + datum.x1 + ', ' + datum.x2 + ')'")
    ink: dict[str, Any] = {"fontSize": LABEL, "color": palette.INK}
    placed = {"x": x, "y": y, "text": "words:N"}
    dots = corners.mark_point(filled=True, size=110, opacity=1, clip=True)
    tooltip = [alt.Tooltip(f"{name}:Q", format=".2f") for name in ("x1", "x2", "z", "a")]
    layers = [
        curve.mark_line(color=palette.INK, strokeWidth=3, clip=True).encode(x=x, y=y),
        dots.encode(x=x, y=y, color=_class("wanted"), shape=_shape("wanted"), tooltip=tooltip),
        names.transform_filter("datum.x1 <= datum.x2").mark_text(dy=-16, **ink).encode(**placed),
        names.transform_filter("datum.x1 > datum.x2").mark_text(dy=18, **ink).encode(**placed),
    ]
    return picture(layers, neuron_parameters(start), width=width, height=height)


def rosenblatt_chart(
    points: Points, run: Perceptron, *, step: int = 0, width: int = SIDE, height: int = SIDE
) -> alt.LayerChart:
    """Draw two clouds and the perceptron's edge after every mistake it corrected, played by a slider.

    Args:
        points: Two inputs, two classes.
        run: What `nnviz.linear.rosenblatt` returned for them.
        step: Where the slider stands at first: mistakes corrected.
        width: In pixels.
        height: In pixels.
    """
    bounds = round_bounds(points.x.min(), points.x.max())
    x = alt.X("x1:Q", title=points.x_names[0], scale=scale(bounds))
    y = alt.Y("x2:Q", title=points.x_names[1], scale=scale(bounds))
    ends = alt.Chart(run_frame(points, run)).transform_filter("datum.step == pc_step")
    edge = ends.transform_calculate(n="max(1e-9, sqrt(datum.w1 * datum.w1 + datum.w2 * datum.w2))")
    edge = edge.transform_calculate(c="datum.w1 / datum.n", s="datum.w2 / datum.n", d="-datum.b / datum.n")
    edge = edge.transform_calculate(
        x1="datum.d * datum.c - 9 * datum.s",
        x2="datum.d * datum.s + 9 * datum.c",
        x1_end="datum.d * datum.c + 9 * datum.s",
        x2_end="datum.d * datum.s - 9 * datum.c",
    )
    rows = alt.Chart(plane_frame(points)).transform_calculate(wanted="datum.y")
    next_one = ends.transform_filter("isValid(datum.x1)")
    dots = rows.mark_point(filled=True, size=55, opacity=0.9, clip=True)
    words = ends.transform_calculate(
        large="datum.wrong + ' wrong'",
        small="pc_step + (pc_step == 1 ? ' mistake' : ' mistakes') + ' corrected'",
    )
    layers = [
        dots.encode(x=x, y=y, color=_class("wanted"), shape=_shape("wanted")),
        next_one.mark_point(size=260, strokeWidth=3, color=palette.GRADIENT, opacity=1).encode(x=x, y=y),
        edge.mark_rule(color=palette.INK, strokeWidth=3, clip=True).encode(x=x, y=y, x2="x1_end:Q", y2="x2_end:Q"),
        *heading(words, size=NUMBER),
    ]
    last = len(run.bias) - 1
    steps = slider("pc_step", value=step, low=0, high=last, step=1, label="mistakes corrected")
    return picture(layers, [steps], width=width, height=height)


def run_frame(points: Points, run: Perceptron) -> pd.DataFrame:
    """Return one row per correction: step, weights, bias, how many are wrong, and the next mistake's place.

    Example:
        >>> from nnviz.datasets import gaussians
        >>> from nnviz.linear import rosenblatt
        >>> clouds = gaussians(noise=0.1)
        >>> run_frame(clouds, rosenblatt(clouds.x, clouds.y))["wrong"].tolist()[-1]
        0
    """
    place = np.full((len(run.bias), 2), np.nan)
    place[: len(run.mistakes)] = points.x[run.mistakes]
    w1, w2 = run.weights.T
    rows = {"w1": w1, "w2": w2, "b": run.bias, "wrong": run.wrong, "x1": place[:, 0], "x2": place[:, 1]}
    return pd.DataFrame(rows).round(4).rename_axis("step").reset_index()


def neuron_parameters(start: Neuron) -> list[alt.Parameter]:
    """Return the controls that the charts of the page share."""
    return [
        slider("pc_w1", value=start.w1, low=-3, high=3, step=0.1, label="weight w₁"),
        slider("pc_w2", value=start.w2, low=-3, high=3, step=0.1, label="weight w₂"),
        slider("pc_b", value=start.b, low=-3, high=3, step=0.1, label="bias b"),
        choice("pc_activation", value=start.activation, options=ACTIVATIONS, label="activation"),
        choice("pc_gate", value=start.gate, options=GATES, label="wanted"),
    ]


def _activation(z: str) -> str:
    return (
        f"pc_activation == 'step' ? ({z} > 0 ? 1 : 0) : pc_activation == 'sigmoid' ? 1 / (1 + exp(-({z})))"
        f" : pc_activation == 'tanh' ? 2 / (1 + exp(-2 * ({z}))) - 1 : max(0, {z})"
    )


def _weighed(rows: alt.Chart) -> alt.Chart:
    rows = rows.transform_calculate(z="pc_w1 * datum.x1 + pc_w2 * datum.x2 + pc_b", wanted="datum[pc_gate]")
    # What 0.1 + 0.2 − 0.3 leaves over in binary is no decision.
    rows = rows.transform_calculate(z="round(datum.z * 1e6) / 1e6")
    return rows.transform_calculate(
        a=_activation("datum.z"), fires="datum.z > 0 ? 1 : 0", right="datum.fires == datum.wanted ? 1 : 0"
    )


def _class(field: str) -> alt.Color:
    return alt.Color(f"{field}:N", scale=alt.Scale(domain=[0, 1], range=list(palette.CLASSES)), legend=None)


def _shape(field: str) -> alt.Shape:
    return alt.Shape(f"{field}:N", scale=alt.Scale(domain=[0, 1], range=["circle", "square"]), legend=None)


def _half_planes(corner: alt.Parameter) -> list[alt.Chart]:
    """The two sides of the edge, the weight vector at a right angle to it, and the four corners."""
    low, high = PLANE
    axis = alt.Axis(values=[-0.5, 0, 0.5, 1, 1.5], grid=False)
    x = alt.X("x1:Q", title="x₁", scale=scale(PLANE), axis=axis)
    y = alt.Y("x2:Q", title="x₂", scale=scale(PLANE), axis=axis)
    columns = alt.Chart(one_row()).transform_calculate(x1=f"sequence({low}, {high} + 0.01, 0.02)")
    columns = columns.transform_flatten(["x1"]).transform_calculate(
        flat=f"pc_w1 * datum.x1 + pc_b > 0 ? {low} : {high}",
        cut="abs(pc_w2) < 1e-9 ? datum.flat : -(pc_w1 * datum.x1 + pc_b) / pc_w2",
    )
    columns = columns.transform_calculate(
        x2=f"clamp(datum.cut, {low}, {high})", floor=f"{low}", roof=f"{high}", up="pc_w2 > -1e-9"
    )
    columns = columns.transform_calculate(fires=f"datum.up ? {high} : {low}", silent=f"datum.up ? {low} : {high}")
    length = "max(1e-9, sqrt(pc_w1 * pc_w1 + pc_w2 * pc_w2))"
    arrow = alt.Chart(one_row()).transform_calculate(n=length, c="pc_w1 / datum.n", s="pc_w2 / datum.n")
    # From the edge's point nearest the middle of the square.
    arrow = arrow.transform_calculate(d="(0.5 * pc_w1 + 0.5 * pc_w2 + pc_b) / datum.n")
    arrow = arrow.transform_calculate(foot1="0.5 - datum.d * datum.c", foot2="0.5 - datum.d * datum.s")
    arrow = arrow.transform_calculate(x1="datum.foot1 + 0.4 * datum.c", x2="datum.foot2 + 0.4 * datum.s")
    edge = arrow.transform_calculate(
        x1="datum.foot1 - 4 * datum.s",
        x2="datum.foot2 + 4 * datum.c",
        x1_end="datum.foot1 + 4 * datum.s",
        x2_end="datum.foot2 - 4 * datum.c",
    )
    tip = arrow.mark_point(
        shape="triangle",
        filled=True,
        size=150,
        opacity=1,
        clip=True,
        color=palette.INK,
        angle=alt.expr("90 - atan2(pc_w2, pc_w1) * 180 / PI"),
    )
    corners = _weighed(alt.Chart(gate_frame()))
    dots = corners.mark_point(filled=True, size=220, opacity=1, stroke="white", strokeWidth=1)
    dots = dots.add_params(corner)
    ring = corners.transform_filter(corner).mark_point(size=500, color=palette.INK, strokeWidth=2, opacity=1)
    return [
        columns.mark_area(color=palette.CLASS_1, opacity=0.22, clip=True).encode(x=x, y=y, y2="fires:Q"),
        columns.mark_area(color=palette.CLASS_0, opacity=0.18, clip=True).encode(x=x, y=y, y2="silent:Q"),
        edge.mark_rule(color=palette.INK, strokeWidth=3, clip=True).encode(x=x, y=y, x2="x1_end:Q", y2="x2_end:Q"),
        arrow.mark_rule(color=palette.INK, strokeWidth=3, clip=True).encode(x=x, y=y, x2="foot1:Q", y2="foot2:Q"),
        tip.encode(x=x, y=y),
        dots.encode(x=x, y=y, color=_class("wanted"), shape=_shape("wanted")),
        ring.encode(x=x, y=y),
    ]


def _diagram(corner: alt.Parameter) -> list[alt.Chart]:
    """Inputs, edges with their products, sum and output, for the corner last under the mouse."""
    x = alt.X("across:Q", scale=alt.Scale(domain=[0, 10]), axis=None)
    y = alt.Y("up:Q", scale=alt.Scale(domain=[0, 6]), axis=None)
    point = _weighed(alt.Chart(gate_frame())).transform_filter(corner)
    inputs = (
        "[{up: 5.2, name: 'x₁', v: datum.x1, w: pc_w1}, {up: 3, name: 'x₂', v: datum.x2, w: pc_w2},"
        " {up: 0.8, name: '1', v: 1, w: pc_b}]"
    )
    edges = point.transform_calculate(edge=inputs).transform_flatten(["edge"])
    edges = edges.transform_calculate(
        up="datum.edge.up",
        across="2",
        to_across="6.2",
        to_up="3",
        share="datum.edge.w * datum.edge.v",
        words="datum.edge.name == '1' ? '1' : datum.edge.name + ' = ' + datum.edge.v",
        sum="format(datum.edge.w, '.1f') + ' × ' + datum.edge.v + ' = ' + format(datum.share, '.1f')",
        label_up="(datum.edge.up + 3) / 2 + 0.62",
    )
    signed = alt.condition("datum.share < 0", alt.value(palette.CLASS_0), alt.value(palette.CLASS_1))
    strength = alt.StrokeWidth("size:Q", scale=alt.Scale(domain=[0, 3], range=[1, 9]), legend=None)
    lines = edges.transform_calculate(size="abs(datum.share)").mark_rule(opacity=0.75)
    nodes = point.transform_calculate(
        node="[{across: 6.2, name: 'sum z', v: datum.z}, {across: 9.1, name: pc_activation, v: datum.a}]"
    ).transform_flatten(["node"])
    nodes = nodes.transform_calculate(
        across="datum.node.across", up="3", words="format(datum.node.v, '.2f')", name="datum.node.name"
    )
    link = alt.Chart(one_row(across=6.2, to_across=9.1, up=3)).mark_rule(color=palette.INK, strokeWidth=2)
    circle = nodes.mark_circle(size=2600, color="white", stroke=palette.INK, strokeWidth=2, opacity=1)
    return [
        link.encode(x=x, x2="to_across:Q", y=y),
        lines.encode(x=x, y=y, x2="to_across:Q", y2="to_up:Q", color=signed, strokeWidth=strength),
        edges.mark_text(fontSize=TITLE, color=palette.INK, align="right", dx=-6).encode(
            x=alt.X("across:Q", scale=alt.Scale(domain=[0, 10]), axis=None), y=y, text="words:N"
        ),
        edges.mark_text(fontSize=LABEL, color=palette.INK, dx=62).encode(
            x=x, y=alt.Y("label_up:Q", scale=alt.Scale(domain=[0, 6]), axis=None), text="sum:N"
        ),
        circle.encode(x=x, y=y),
        nodes.mark_text(fontSize=TITLE, fontWeight="bold", color="black").encode(x=x, y=y, text="words:N"),
        nodes.mark_text(fontSize=LABEL, color=palette.INK, dy=40).encode(x=x, y=y, text="name:N"),
    ]
