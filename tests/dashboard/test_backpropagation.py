"""Backpropagation: what the address may say, and code that gives the same gradients three times."""

import json

import numpy as np
import pytest

from dashboard.app_pages.backpropagation import PAGE, said
from dashboard.app_pages.backpropagation.costs import COSTS, counted_chart
from dashboard.app_pages.backpropagation.fading import median_ratio
from dashboard.app_pages.backpropagation.fading_chart import FADING, fading_chart
from dashboard.app_pages.backpropagation.limits import LOSSES, STARTS, TASKS
from dashboard.app_pages.backpropagation.setting import first_weights
from dashboard.app_pages.backpropagation.training_steps import FIVE_STEPS
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from nnviz.backprop import Network, backward, forward
from tests.dashboard.links import NUMBERS, assert_all_noted
from tests.dashboard.panels import numbers, printed

WORDS = ("network", "activation", "loss", "rate", "batch", "example", "weight", "step", "w1", "w9")


@pytest.mark.parametrize("value", NUMBERS.values(), ids=NUMBERS)
def test_nonsense_in_the_address_falls_back_with_a_note(value, run_page):
    """A weight of a link would be ∞ or a script, and the picture empty."""
    weights = dict.fromkeys(("w1", "w9"), value.replace("e5", "e12"))  # up to 10⁹ is a weight
    app = run_page(PAGE.path, **PAGE.own(**dict.fromkeys(WORDS, value) | weights))
    assert_all_noted(app, PAGE.words(WORDS))


def test_a_link_brings_its_own_weights(run_page):
    """Copy link would lose the weights that the lecturer set, or put one in another's place."""
    app = run_page(PAGE.path, **PAGE.own(network="1-1-1", w2="-0.25", w4="1e9", weight="3", example="2", step="7"))
    assert not app.exception and not [note for note in app.caption if "address" in note.value]
    first = sent(app)["first"]
    assert first["weights"] == [0.7, -0.25, 1.0, 1e9]
    assert (first["weight"], first["example"], first["step"]) == (3, 1, 7)


def sent(app) -> dict:
    """Return what the picture is sent."""
    return next(data for each in app.get("bidi_component") if "first" in (data := json.loads(each.proto.json or "{}")))


@pytest.mark.parametrize(("network", "loss"), [("2-2-1", "cross-entropy"), ("2-2-2-1", "squared error")])
def test_the_code_gives_the_pictures_gradients_three_times(network, loss):
    """A student would run another network than the one on screen, or one of the three would be another gradient."""
    start, task = STARTS[network], TASKS[2]
    name, last = LOSSES[loss]
    y = [[each] for each in task["y"]]
    values = PAGE.own(
        x=json.dumps(task["x"]),
        y=json.dumps(y),
        weights=json.dumps(start["weights"]),
        biases=json.dumps(start["biases"]),
        **{"activation": "tanh", "task": name, "rate": 1},
    )
    said_by_code = numbers(fill(code(PAGE, FIVE_STEPS, None), values))
    own = Network(start["weights"], start["biases"], [*["tanh"] * (network.count("-") - 1), last])
    found = backward(own, forward(own, task["x"]), y, loss=name)
    wanted = np.concatenate([np.ravel(part) for pair in zip(found.weights, found.biases, strict=True) for part in pair])
    assert said_by_code == pytest.approx(np.tile(wanted, 3), abs=2e-4)
    assert len(first_weights(network)) == len(wanted)


def test_the_code_about_fading_gives_what_was_recorded():
    """The panel would build other networks than the bars show: of seed 0."""
    from dashboard.app_pages.backpropagation.fading import lengths_of

    values = PAGE.own(depth=3, units="ReLU", initializer="normal, σ = 1", normalized="false")
    lengths = numbers(fill(code(PAGE, FADING, None), values))
    recorded = lengths_of(3, "relu", normalized=False, initializer="normal, σ = 1")[0]
    assert lengths == pytest.approx(recorded.tolist(), rel=2e-3)


def test_the_code_about_costs_runs_and_both_ways_agree():
    """Nudging would give another number than the tape."""
    said_lines = printed(fill(code(PAGE, COSTS, None), PAGE.own(counted="2-3-1"))).splitlines()
    assert said_lines[0].endswith(": 13")
    gradient, nudged = said_lines[-1].split(": ")[1].split(", by nudging ")
    assert float(gradient) == pytest.approx(float(nudged), abs=5e-3)


def test_the_bars_are_what_was_counted_and_recorded():
    """A bar would stand for another network, or be clipped without a word."""
    rows = next(iter(counted_chart(height=300).to_dict()["datasets"].values()))
    by_hand = {(row["network"], row["way"]): row["count"] for row in rows}
    assert by_hand["2-2-1", "nudging"] == 10 * 6 and by_hand["2-2-1", "backpropagation"] == 6 + 2 + 6
    lengths = next(iter(fading_chart(height=300).to_dict()["datasets"].values()))
    assert len(lengths) == 12 * sum(range(2, 12))  # kinds, and 2 to 11 layers of each
    assert all(row["low"] <= row["length"] <= row["high"] for row in lengths)


def test_what_the_page_says_of_fading_is_so():
    """The guess or the story would claim what the recording does not show."""
    glorot = {"normalized": False, "initializer": "Glorot uniform"}
    assert median_ratio(10, "sigmoid", **glorot) < median_ratio(10, "tanh", **glorot)
    assert median_ratio(10, "relu", normalized=False, initializer="normal, σ = 1") != pytest.approx(1, abs=0.5)
    assert said.FADES.answer in said.FADES.options
