"""Page 5 without a browser: hostile links, words that are true, and code that gives the numbers on screen."""

import numpy as np
import pytest

from dashboard.app_pages.perceptron import PAGE, rosenblatt
from dashboard.app_pages.perceptron import neuron as neuron_charts
from dashboard.app_pages.perceptron import rosenblatt_charts as rosenblatt_play
from dashboard.app_pages.perceptron.by_hand import BY_HAND
from dashboard.app_pages.perceptron.neuron import gate_frame
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from nnviz import datasets
from nnviz.linear import rosenblatt as train_by_rosenblatt
from tests.dashboard.links import assert_all_noted, hostile, notes
from tests.dashboard.panels import numbers

PATH = "perceptron"
WORDS = ("pc_view", "pc_w1", "pc_w2", "pc_b", "pc_gate", "pc_wanted", "pc_activation")


@hostile
def test_hostile_links_open_the_page_with_a_note(value, run_page):
    """A mistyped link would end in an error, or silently show something else."""
    assert_all_noted(run_page(PATH, **dict.fromkeys(WORDS, value)), WORDS)


def test_a_step_beyond_rosenblatts_last_one_falls_back(run_page):
    """The player would stand where no chart has a row."""
    app = run_page("perceptron", pc_view=rosenblatt.ROSENBLATT.name, pc_step="999")
    assert not app.exception and "pc_step" in notes(app)


@pytest.mark.parametrize("activation", ["step", "sigmoid", "tanh", "ReLU"])
@pytest.mark.parametrize("gate", ["AND", "XOR", "yours"])
def test_code_of_the_perceptron_gives_the_numbers_on_screen(gate, activation):
    """The panel would promise numbers that it does not print."""
    values = {
        "pc_w1": 0.1,
        "pc_w2": 1.2,
        "pc_b": -1.3,
        "pc_gate": gate,
        "pc_activation": activation,
        "pc_wanted": "0010",
    }
    said = numbers(fill(code(PAGE, BY_HAND, None), values))
    corners = gate_frame().assign(yours=[0, 0, 1, 0])
    z = np.round(0.1 * corners["x1"] + 1.2 * corners["x2"] - 1.3, 6)
    outputs = {"step": z > 0, "sigmoid": 1 / (1 + np.exp(-z)), "tanh": np.tanh(z), "ReLU": np.maximum(z, 0)}
    rows = np.column_stack([z, outputs[activation], corners[gate]]).ravel()
    right = ((z > 0) == corners[gate]).sum()
    assert said == pytest.approx([*rows, right, 4], abs=0.0051)


@pytest.mark.parametrize("step", [0, 3, 10])
def test_code_of_rosenblatts_rule_gives_the_numbers_on_screen(step):
    """The panel would correct other mistakes than the picture."""
    said = numbers(fill(code(PAGE, rosenblatt.ROSENBLATT, None), {"pc_step": step}))
    taught = rosenblatt.run()
    wanted = [*taught.weights[step], taught.bias[step], taught.wrong[step], 60]
    assert said == pytest.approx(wanted, abs=1e-6)


def test_rosenblatts_edge_is_in_the_picture_after_every_correction():
    """The picture would be one color without an edge, and nobody would see why."""
    taught = rosenblatt.run()
    spec = next(chart for chart in rosenblatt.charts() if "text_size" in str(chart["params"]))
    low, high = next(
        layer["encoding"]["x"]["scale"]["domain"] for layer in spec["layer"] if "scale" in layer["encoding"]["x"]
    )
    corners = np.array([[low, low], [low, high], [high, low], [high, high]])
    for weights, bias in list(zip(taught.weights, taught.bias, strict=True))[1:]:
        sides = corners @ weights + bias > 0
        assert sides.any() and not sides.all()


def test_gates_are_the_truth_tables():
    """By hand, in the order 00, 01, 10, 11."""
    table = gate_frame()
    assert [table[gate].tolist() for gate in neuron_charts.GATES] == [
        [0, 0, 0, 1],
        [0, 1, 1, 1],
        [1, 1, 1, 0],
        [0, 1, 1, 0],
    ]


def test_the_run_of_the_perceptron_ends_without_a_mistake():
    """The last row has no next mistake to ring."""
    points = datasets.apart()
    frame = rosenblatt_play.run_frame(points, train_by_rosenblatt(points.x, points.y))
    assert frame["wrong"].iloc[-1] == 0 and frame[["x1", "x2"]].iloc[-1].isna().all()
