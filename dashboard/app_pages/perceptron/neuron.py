"""One perceptron in numbers: its sliders, the four corners, the sum and the output at each of them.

The browser parameters are W1, W2, B (the weights), ACTIVATION, GATE (what is wanted: AND, OR, NAND, XOR, or YOURS) and
WANTED, which grips write: what YOURS wants at each of the corners, "0110".
"""

import altair as alt
import pandas as pd

from dashboard.app_pages.perceptron import PAGE
from nnviz.charts.parameters import choice, memory, slider

W1, W2, B, GATE, WANTED, ACTIVATION = PAGE.words(("w1", "w2", "b", "gate", "wanted", "activation"))
GATES, YOURS = ("AND", "OR", "NAND", "XOR"), "yours"
ACTIVATIONS = ("step", "sigmoid", "tanh", "ReLU")
JUDGES = 220  # px, the height of what judges it


def gate_frame() -> pd.DataFrame:
    """Return the four corners: x1, x2, and what each gate puts out there.

    Example:
        >>> gate_frame()["XOR"].tolist(), gate_frame()["NAND"].tolist()
        ([0, 1, 1, 0], [1, 1, 1, 0])
    """
    rows = pd.DataFrame({"point": range(4), "x1": [0, 0, 1, 1], "x2": [0, 1, 0, 1]})
    both = rows["x1"] + rows["x2"]
    return rows.assign(AND=both // 2, OR=(both > 0).astype(int), NAND=1 - both // 2, XOR=both % 2)


def neuron_parameters() -> list[alt.Parameter]:
    """Return the controls that the charts share; at first the weights give OR where AND is wanted."""
    return [
        slider(W1, value=1, low=-3, high=3, step=0.1, label="weight w₁"),
        slider(W2, value=1, low=-3, high=3, step=0.1, label="weight w₂"),
        slider(B, value=-0.5, low=-3, high=3, step=0.1, label="bias b"),
        choice(GATE, value="AND", options=(*GATES, YOURS), label="wanted"),
        choice(ACTIVATION, value="step", options=ACTIVATIONS, label="activation"),
        memory(WANTED),
    ]


def weighed(rows: alt.Chart) -> alt.Chart:
    """Add to rows with x1 and x2 the sum z, the output a, and whether the perceptron `fires`."""
    rows = rows.transform_calculate(z=f"{W1} * datum.x1 + {W2} * datum.x2 + {B}")
    # What 0.1 + 0.2 − 0.3 leaves over in binary is no decision.
    rows = rows.transform_calculate(z="round(datum.z * 1e6) / 1e6")
    return rows.transform_calculate(a=activation_of("datum.z"), fires="datum.z > 0 ? 1 : 0")


def weighed_corners() -> alt.Chart:
    """Return the weighed corners with what is `wanted`, and whether that is what they get (`right`)."""
    rows = weighed(alt.Chart(gate_frame())).transform_calculate(
        wanted=f"{GATE} == '{YOURS}' ? toNumber(substring({WANTED}, datum.point, datum.point + 1)) : datum[{GATE}]"
    )
    return rows.transform_calculate(right="datum.fires == datum.wanted ? 1 : 0")


def activation_of(z: str) -> str:
    """Return the expression of the chosen activation of an expression z."""
    return (
        f"{ACTIVATION} == 'step' ? ({z} > 0 ? 1 : 0) : {ACTIVATION} == 'sigmoid' ? 1 / (1 + exp(-({z})))"
        f" : {ACTIVATION} == 'tanh' ? 2 / (1 + exp(-2 * ({z}))) - 1 : max(0, {z})"
    )
