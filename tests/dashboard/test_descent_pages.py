"""Pages 3 to 5 without a browser: hostile links, words that are true, and code that gives the numbers on screen."""

import re
from contextlib import redirect_stdout
from io import StringIO

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from dashboard.app_pages import gradient_descent, limits_of_linear, perceptron
from dashboard.app_pages.gradient_descent import runs, words
from dashboard.app_pages.gradient_descent.one_run import ONE_RUN
from dashboard.app_pages.gradient_descent.runs import Settings
from dashboard.app_pages.limits_of_linear import view as limits
from dashboard.app_pages.perceptron import rosenblatt
from dashboard.app_pages.perceptron.by_hand import BY_HAND
from dashboard.app_pages.perceptron.neuron import gate_frame
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from nnviz.descent import largest_stable_rate
from nnviz.plane_models import load_run

HOSTILE = ("nan", "1e999", "-7e5", "<script>alert(1)</script>", "x" * 3000, "")
SLIDERS = {
    "gradient-descent": ("gd_data", "gd_rate", "gd_batch", "gd_view", "gd_step"),
    "limits-of-linear": ("ll_data", "ll_inputs", "ll_angle", "ll_shift", "ll_best"),
    "perceptron": ("pc_view", "pc_w1", "pc_w2", "pc_b", "pc_gate", "pc_activation"),
}


@pytest.mark.parametrize("path", SLIDERS)
@pytest.mark.parametrize("value", HOSTILE, ids=["nan", "huge", "out of range", "html", "long", "empty"])
def test_hostile_links_open_the_page_with_a_note(path, value, run_page):
    """A mistyped link would end in an error, or silently show something else."""
    app = run_page(path, **dict.fromkeys(SLIDERS[path], value))
    assert not app.exception and not app.error
    notes = " ".join(caption.value for caption in app.caption)
    for name in SLIDERS[path]:
        assert name in notes, name


def test_a_step_beyond_rosenblatts_last_one_falls_back(run_page):
    """The player would stand where no chart has a row."""
    app = run_page("perceptron", pc_view=rosenblatt.ROSENBLATT.name, pc_step="999")
    assert not app.exception and "pc_step" in " ".join(caption.value for caption in app.caption)


@pytest.mark.parametrize("data", runs.SETS)
def test_only_the_last_rate_is_unstable(data):
    """Eight rates from far too small to diverging: the mark 2/λmax stands before the last one."""
    points, raced = runs.SETS[data](), runs.walks(data, "full batch")
    stable = largest_stable_rate(points.x)
    assert float(runs.RATES[-2]) < stable < float(runs.RATES[-1])
    worse = [rate for rate, run in raced.items() if run.lost_at or run.losses[-1] > run.losses[0]]
    assert worse == [float(runs.RATES[-1])]


@pytest.mark.parametrize("data", runs.SETS)
def test_the_note_says_what_the_run_does(data):
    """The page would call a run stable that leaves the map."""
    for rate in runs.RATES:
        away = runs.RATES.index(rate) == len(runs.RATES) - 1
        assert ("∞" in words.what_happens(Settings(data, rate, "full batch"))) == away
        for batch in ("mini-batch", "single example"):
            run = runs.walks(data, batch)[float(rate)]
            lost = run.lost_at is not None or run.losses[-1] > run.losses[0]
            assert ("∞" in words.what_happens(Settings(data, rate, batch))) == lost


def test_the_race_is_won_by_a_rate_in_between():
    """Guess first would call a wrong answer right."""
    assert "γ = 0.3," in words.winner()


@pytest.mark.parametrize(
    ("data", "rate", "batch", "step"),
    [
        ("made-up line", "0.1", "full batch", 12),
        ("cars", "0.03", "mini-batch", 85),
        ("made-up line", "0.01", "single example", 40),
        ("cars", "0.5", "full batch", 9),
        ("made-up line", "0.3", "full batch", 0),
    ],
)
def test_code_of_gradient_descent_gives_the_numbers_on_screen(data, rate, batch, step):
    """The panel would promise numbers that it does not print; the last two are from Keras' own SGD."""
    said = run(fill(code(gradient_descent.PAGE, ONE_RUN, Settings(data, rate, batch)), {"gd_step": step}))
    walk = runs.walks(data, batch)[float(rate)]
    (m, b), loss = walk.places[step], walk.losses[step]
    assert said == pytest.approx([m, b, loss, loss * len(runs.SETS[data]()), m, b], rel=2e-4, abs=1e-6)


@pytest.mark.parametrize("activation", ["step", "sigmoid", "tanh", "ReLU"])
@pytest.mark.parametrize("gate", ["AND", "XOR"])
def test_code_of_the_perceptron_gives_the_numbers_on_screen(gate, activation):
    """The panel would promise numbers that it does not print."""
    values = {"pc_w1": 0.1, "pc_w2": 1.2, "pc_b": -1.3, "pc_gate": gate, "pc_activation": activation}
    said = run(fill(code(perceptron.PAGE, BY_HAND, None), values))
    corners = gate_frame()
    z = np.round(0.1 * corners["x1"] + 1.2 * corners["x2"] - 1.3, 6)
    outputs = {"step": z > 0, "sigmoid": 1 / (1 + np.exp(-z)), "tanh": np.tanh(z), "ReLU": np.maximum(z, 0)}
    rows = np.column_stack([z, outputs[activation], corners[gate]]).ravel()
    right = ((z > 0) == corners[gate]).sum()
    assert said == pytest.approx([*rows, right, 4], abs=0.0051)


@pytest.mark.parametrize("step", [0, 3, 10])
def test_code_of_rosenblatts_rule_gives_the_numbers_on_screen(step):
    """The panel would correct other mistakes than the picture."""
    said = run(fill(code(perceptron.PAGE, rosenblatt.ROSENBLATT, None), {"pc_step": step}))
    taught = rosenblatt.run()
    wanted = [*taught.weights[step], taught.bias[step], taught.wrong[step], 60]
    assert said == pytest.approx(wanted, abs=1e-6)


def test_rosenblatts_edge_is_in_the_picture_after_every_correction():
    """The picture would be one colour without an edge, and nobody would see why."""
    taught = rosenblatt.run()
    spec = next(chart for chart in rosenblatt.charts() if "text_size" in str(chart["params"]))
    low, high = next(
        layer["encoding"]["x"]["scale"]["domain"] for layer in spec["layer"] if "scale" in layer["encoding"]["x"]
    )
    corners = np.array([[low, low], [low, high], [high, low], [high, high]])
    for weights, bias in list(zip(taught.weights, taught.bias, strict=True))[1:]:
        sides = corners @ weights + bias > 0
        assert sides.any() and not sides.all()


@pytest.mark.parametrize(
    ("data", "inputs"), [("XOR", "inputs x₁, x₂"), ("XOR", "and x₁·x₂"), ("moons", "inputs x₁, x₂")]
)
def test_code_of_the_limits_gives_the_numbers_on_screen(data, inputs):
    """The panel would promise numbers that it does not print; its network is trained by `fit`, ours is not."""
    sliders = {"ll_angle": 225, "ll_shift": 0.4}
    said = run(fill(code(limits_of_linear.PAGE, limits.VIEW, limits.Asked(data, inputs)), sliders))
    points = limits.SETS[data]()
    turn = np.radians(225)
    right = np.sum((points.x @ [np.cos(turn), np.sin(turn)] - 0.4 > 0) == points.y)
    assert said == pytest.approx([right, 200, limits.logistic(data, inputs)[1], load_run(data).accuracy])


def test_xor_numbers():
    """The trap: half is where logistic regression settles, not the best that a line can do."""
    points = limits.SETS["XOR"]()
    theirs = LogisticRegression(C=np.inf).fit(points.x, points.y).score(points.x, points.y)
    assert limits.logistic("XOR", "inputs x₁, x₂")[1] == pytest.approx(theirs) == pytest.approx(0.5, abs=0.02)
    assert limits.logistic("XOR", "and x₁·x₂")[1] == 1
    assert limits.best("XOR").accuracy > 2 / 3
    said = limits.both_numbers("XOR")
    assert "50.0%" in said and "71.5%" in said and "of four corners a line gets 3," in said and "2/3" in said


@pytest.mark.parametrize("data", limits.SETS)
def test_the_network_bends_where_a_line_cannot(data):
    """The claim would not hold for what is on screen."""
    accuracy = load_run(data).accuracy
    assert accuracy >= 0.99 and accuracy > limits.best(data).accuracy


def run(text: str) -> list[float]:
    """Execute a code panel and return the numbers it prints after the first colon of each line."""
    printed = StringIO()
    with redirect_stdout(printed):
        exec(compile(text, "panel", "exec"), {})
    said = re.sub(r"^[^:]*:", "", printed.getvalue(), flags=re.M)
    return [float(number) for number in re.findall(r"-?\d+\.?\d*(?:e[-+]?\d+)?", said)]
