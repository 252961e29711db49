"""Page 5: one perceptron judged by a truth table, and its activation as a curve.

Browser parameters, shared with `neuron_plane`: `pc_w1`, `pc_w2`, `pc_b` (its weights), `pc_activation`, and
`pc_gate` (what it is to answer: AND, OR, NAND, XOR).
"""

from typing import Any

import altair as alt
import pandas as pd

from nnviz.charts import palette
from nnviz.charts.parts import LABEL, NUMBER, choice, heading, one_row, picture, readout, scale, slider

GATES = ("AND", "OR", "NAND", "XOR")
ACTIVATIONS = ("step", "sigmoid", "tanh", "ReLU")


def gate_frame() -> pd.DataFrame:
    """Return the four corners: x1, x2, and what each gate answers there.

    Example:
        >>> gate_frame()["XOR"].tolist(), gate_frame()["NAND"].tolist()
        ([0, 1, 1, 0], [1, 1, 1, 0])
    """
    rows = pd.DataFrame({"point": range(4), "x1": [0, 0, 1, 1], "x2": [0, 1, 0, 1]})
    both = rows["x1"] + rows["x2"]
    return rows.assign(AND=both // 2, OR=(both > 0).astype(int), NAND=1 - both // 2, XOR=both % 2)


def neuron_parameters() -> list[alt.Parameter]:
    """Return the controls that the charts share; at first the weights answer OR where AND is wanted."""
    return [
        slider("pc_w1", value=1, low=-3, high=3, step=0.1, label="weight w₁"),
        slider("pc_w2", value=1, low=-3, high=3, step=0.1, label="weight w₂"),
        slider("pc_b", value=-0.5, low=-3, high=3, step=0.1, label="bias b"),
        choice("pc_gate", value="AND", options=GATES, label="wanted"),
        choice("pc_activation", value="step", options=ACTIVATIONS, label="activation"),
    ]


def weighed(rows: alt.Chart) -> alt.Chart:
    """Add to rows with x1 and x2 the sum z, the output a, and whether the perceptron `fires`."""
    rows = rows.transform_calculate(z="pc_w1 * datum.x1 + pc_w2 * datum.x2 + pc_b")
    # What 0.1 + 0.2 − 0.3 leaves over in binary is no decision.
    rows = rows.transform_calculate(z="round(datum.z * 1e6) / 1e6")
    return rows.transform_calculate(a=_activation("datum.z"), fires="datum.z > 0 ? 1 : 0")


def weighed_corners() -> alt.Chart:
    """Return the weighed corners with what is `wanted`, and whether that is what they get (`right`)."""
    rows = weighed(alt.Chart(gate_frame())).transform_calculate(wanted="datum[pc_gate]")
    return rows.transform_calculate(right="datum.fires == datum.wanted ? 1 : 0")


def class_color(field: str) -> alt.Color:
    """Return the colour of class 0 or 1."""
    return alt.Color(f"{field}:N", scale=alt.Scale(domain=[0, 1], range=list(palette.CLASSES)), legend=None)


def class_shape(field: str) -> alt.Shape:
    """Return a circle for class 0, a square for class 1."""
    return alt.Shape(f"{field}:N", scale=alt.Scale(domain=[0, 1], range=["circle", "square"]), legend=None)


def truth_table(*, height: int = 255) -> alt.LayerChart:
    """Draw the gate's truth table beside the perceptron's answers, each row right or wrong; read out: `pc_right`.

    Args:
        height: In pixels.
    """
    rows = weighed_corners()
    names = {"x₁": "datum.x1", "x₂": "datum.x2", "wanted": "datum.wanted", "answer": "datum.fires"}
    cells = "[" + ", ".join(f"{{c: '{name}', v: '' + {value}}}" for name, value in names.items())
    cells += ", {c: 'right?', v: datum.right ? '✓' : '✗'}]"
    table = rows.transform_calculate(cell=cells).transform_flatten(["cell"])
    table = table.transform_calculate(column="datum.cell.c", words="datum.cell.v")
    axis = alt.Axis(orient="top", labelAngle=0, labelOverlap=False, domain=False, ticks=False, grid=False)
    x = alt.X("column:N", title=None, sort=[*names, "right?"], axis=axis)
    y = alt.Y("point:O", axis=None)
    shade = alt.condition("datum.right", alt.value(palette.TRUTH), alt.value(palette.CLASS_1))
    strips = rows.mark_rect(opacity=0.2).encode(y=y, color=shade)
    words = table.mark_text(fontSize=20, color=palette.INK).encode(x=x, y=y, text="words:N")
    total = rows.transform_aggregate(right="sum(right)").transform_calculate(
        large="datum.right + ' of 4'", small="pc_gate + (datum.right == 4 ? ' is met' : ' is not met')"
    )
    layers = [strips, words, *heading(total, size=NUMBER, lift=42), readout(total, pc_right="datum.right")]
    return picture(layers, neuron_parameters(), width="container", height=height)


def activation_chart(*, height: int = 255) -> alt.LayerChart:
    """Draw the chosen activation, with the weighted sums z of the four corners marked on it.

    Args: as in `truth_table`.
    """
    x = alt.X("z:Q", title="weighted sum z", scale=scale((-6, 6)))
    y = alt.Y("a:Q", title="output", scale=scale((-1.4, 3.4)))
    along = alt.Chart(one_row()).transform_calculate(z="sequence(-6, 6.01, 0.05)").transform_flatten(["z"])
    curve = along.transform_calculate(a=_activation("datum.z"))
    corners = weighed_corners()
    names = _names_of_sums(corners)
    ink: dict[str, Any] = {"fontSize": LABEL, "color": palette.INK}
    placed = {"x": x, "y": y, "text": "words:N"}
    dots = corners.mark_point(filled=True, size=140, opacity=1, clip=True)
    tooltip = [alt.Tooltip(f"{name}:Q", format=".2f") for name in ("x1", "x2", "z", "a")]
    words = alt.Chart(one_row(small="a dot for each corner")).transform_calculate(large="pc_activation")
    layers = [
        curve.mark_line(color=palette.INK, strokeWidth=3, clip=True).encode(x=x, y=y),
        dots.encode(x=x, y=y, color=class_color("wanted"), shape=class_shape("wanted"), tooltip=tooltip),
        names.transform_filter("!(datum.order % 2)").mark_text(dy=alt.expr("-text_size - 3"), **ink).encode(**placed),
        names.transform_filter("datum.order % 2").mark_text(dy=alt.expr("text_size + 5"), **ink).encode(**placed),
        *heading(words, size=20),
    ]
    return picture(layers, neuron_parameters(), width="container", height=height)


def _names_of_sums(corners: alt.Chart) -> alt.Chart:
    """Name each sum by its corners in one text; neighbours differ in `order`, so that one stands above, one below."""
    named = corners.transform_calculate(words="'(' + datum.x1 + ', ' + datum.x2 + ')'")
    sums = named.transform_aggregate(groupby=["z", "a"], corners="values(words)")
    sums = sums.transform_calculate(words="join(pluck(datum.corners, 'words'), ' ')")
    return sums.transform_window(order="row_number()", sort=[alt.SortField("z")])


def _activation(z: str) -> str:
    return (
        f"pc_activation == 'step' ? ({z} > 0 ? 1 : 0) : pc_activation == 'sigmoid' ? 1 / (1 + exp(-({z})))"
        f" : pc_activation == 'tanh' ? 2 / (1 + exp(-2 * ({z}))) - 1 : max(0, {z})"
    )
