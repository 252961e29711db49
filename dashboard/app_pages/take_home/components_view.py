"""The first message: a network is an architecture, a loss function and an optimizer."""

from typing import Any

import streamlit as st

from dashboard.app_pages.gradient_descent import one_run_charts as descent
from dashboard.app_pages.gradient_descent import runs
from dashboard.app_pages.limits_of_linear.boundary import boundary_chart
from dashboard.app_pages.limits_of_linear.view import ACTIVATIONS
from dashboard.app_pages.linear_regression.fit import fit_chart
from dashboard.app_pages.take_home import PAGE
from dashboard.app_pages.take_home.miniatures import HEIGHT, Point, Spec, show_points, small
from nnviz.charts.line_rows import line_view
from nnviz.charts.numbers import percent
from nnviz.charts.parameters import choice
from nnviz.datasets import circles, noisy_line
from nnviz.recordings.decision_maps import HIDDEN, load_decision_map

SETTINGS = runs.Settings(data="made-up line", rate="0.1", batch="full batch")
SHAPE = PAGE.word("ll_activation")

POINTS = ARCHITECTURE, LOSS, OPTIMIZER = (
    Point(
        "architecture",
        "How the perceptrons are arranged",
        "limits-of-linear",
        {"data": "circles", "activation": "tanh", "seen": "2"},
    ),
    Point("loss", "How far actual and expected differ", "linear-regression", {"data": "made-up line"}),
    Point(
        "optimizer",
        "How weights are adjusted",
        "gradient-descent",
        {"data": SETTINGS.data, "rate": SETTINGS.rate, "batch": SETTINGS.batch, "step": "40"},
    ),
)


def architecture_chart() -> dict[str, Any]:
    """Draw what a network makes of a disc in a ring, with an activation between its layers and without."""
    drawn = [_decided(words, activation) for words, activation in ACTIVATIONS.items()]
    return {
        **drawn[0],
        "layer": [layer for each in drawn for layer in each["layer"]],
        "datasets": {name: rows for each in drawn for name, rows in each["datasets"].items()},
    }


def _decided(words: str, activation: str) -> dict[str, Any]:
    """Return page 4's picture of one network, seen where its activation is chosen."""
    run = load_decision_map("circles", activation=activation)
    chart = boundary_chart(
        circles(),
        run.probability.astype(float),
        accuracy=run.accuracy,
        title=f"2-{'-'.join(map(str, HIDDEN))}-1, {words}",
        uncovered=0,
    )
    between = choice(SHAPE, value="tanh", options=tuple(ACTIVATIONS), label="between the layers")
    spec = small(ARCHITECTURE, chart.add_params(between))
    shown = {"filter": f"{SHAPE} == '{words}'"}
    return spec | {"layer": [{**layer, "transform": [*layer.get("transform", []), shown]} for layer in spec["layer"]]}


def loss_chart() -> dict[str, Any]:
    """Draw page 1's line to be turned, its squared errors as squares."""
    points = noisy_line()
    return small(LOSS, fit_chart(points, view=line_view(points), height=HEIGHT))


def optimizer_chart() -> dict[str, Any]:
    """Draw page 3's steps of gradient descent on the map of the loss; the start can be dragged."""
    points = SETTINGS.points
    chart = descent.path_on_map(
        points,
        SETTINGS.run,
        view=runs.axes_of(points),
        steps=runs.STEPS,
        held=descent.start_of(points, rates=[float(SETTINGS.rate)], batch_size=None, steps=runs.STEPS),
    )
    return small(OPTIMIZER, chart)


@st.cache_data(show_spinner=False)
def charts() -> list[Spec]:
    """Return all three as Vega-Lite."""
    return [architecture_chart(), loss_chart(), optimizer_chart()]


def show(_: None) -> None:
    """Show the three components."""
    show_points(
        POINTS,
        charts(),
        alt="A network's decision on a disc in a ring; a line with its squared errors; gradient descent on their map.",
        key="components",
        hidden=("ll_seen", "lr_b", "lr_best", "gd_m0", "gd_b0"),
    )


def because() -> str:
    """Say what each of the three decides, with the numbers of the miniatures."""
    bent, straight = (load_decision_map("circles", activation=name).accuracy for name in ACTIVATIONS.values())
    return (
        f"Same data, same loss, same optimizer: with tanh between its layers the network gets {percent(bent)} of its "
        f"training points right, without an activation {percent(straight)}."
    )
