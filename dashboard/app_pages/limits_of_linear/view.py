"""The picture of the limits of lines: the same points with a line of one's own, a linear model and a network."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import streamlit as st

from dashboard.app_pages.limits_of_linear import PAGE
from dashboard.app_pages.limits_of_linear.boundary import boundary_chart
from dashboard.app_pages.limits_of_linear.hand_line import hand_line_chart
from dashboard.layout.choices import choose
from dashboard.layout.picture import picture, specification
from dashboard.layout.text import write
from dashboard.layout.thumbnails import scatter
from dashboard.layout.views import Formula, Guess, Said, Try, View
from nnviz.charts.numbers import percent, with_minus
from nnviz.datasets import xor_corners
from nnviz.linear import BestCut, LogisticFit, add_product, best_cut, fit_logistic
from nnviz.recordings.decision_maps import EPOCHS, HIDDEN, SETS, load_decision_map, plane_grid

INPUTS: Mapping[str, Callable[[np.ndarray], np.ndarray]] = {"inputs x₁, x₂": lambda x: x, "and x₁·x₂": add_product}
INPUT_CODE = {"inputs x₁, x₂": "x", "and x₁·x₂": "np.column_stack([x, x[:, 0] * x[:, 1]])"}
ACTIVATIONS = {"tanh": "tanh", "no activation": "linear"}  # of the network
EVEN = 14  # points along each side of an evenly filled square


@dataclass(frozen=True)
class Asked:
    """What a visitor has chosen, by its names."""

    data: str
    inputs: str
    activation: str = next(iter(ACTIVATIONS))


def ask() -> Asked:
    """Show the choice of data and of what logistic regression sees, and return both."""
    data = choose(PAGE, "Data", list(SETS), key="data", thumbnails=_thumbnails())
    inputs = choose(PAGE, "What logistic regression sees", list(INPUTS), key="inputs")
    return Asked(data, inputs, choose(PAGE, "Between the network's layers", list(ACTIVATIONS), key="activation"))


@st.cache_data(show_spinner=False)
def _thumbnails() -> list[str]:
    return [scatter(*points.x.T, faint=points.y < 0.5) for points in (load() for load in SETS.values())]


@st.cache_data(show_spinner=False)
def best(name: str) -> BestCut:
    """Return the best line for a set, found by search."""
    points = SETS[name]()
    return best_cut(points.x, points.y)


def best_as_state(name: str) -> dict[str, str]:
    """Return where the best line is, as the sliders can be set."""
    cut = best(name)
    angle = math.degrees(math.atan2(cut.weights[1], cut.weights[0])) % 360
    return {"data": name, "angle": f"{angle:.0f}", "shift": f"{-cut.bias:.2f}", "best": "true", "seen": "2"}


def logistic(name: str, inputs: str) -> tuple[LogisticFit, float]:
    """Return logistic regression on a set, and its accuracy there."""
    points, widen = SETS[name](), INPUTS[inputs]
    fit = fit_logistic(widen(points.x), points.y)
    return fit, fit.accuracy(widen(points.x), points.y)


@st.cache_data(show_spinner=False)
def charts(asked: Asked) -> list[dict[str, Any]]:
    """Return the line to be turned by hand, logistic regression and the network, as Vega-Lite."""
    points, run = SETS[asked.data](), load_decision_map(asked.data, activation=ACTIVATIONS[asked.activation])
    fit, accuracy = logistic(asked.data, asked.inputs)
    everywhere = fit.probability(INPUTS[asked.inputs](plane_grid()))
    title = "logistic regression" + (" with x₁·x₂" if fit.weights.size == 3 else "")
    units = "-".join(map(str, HIDDEN))
    linear = "" if asked.activation == "tanh" else ", linear"
    drawn = [
        hand_line_chart(points, best(asked.data)),
        boundary_chart(points, everywhere, accuracy=accuracy, title=title, uncovered=1),
        boundary_chart(
            points,
            run.probability.astype(float),
            accuracy=run.accuracy,
            title=f"a network, 2-{units}-1{linear}",
            uncovered=2,
        ),
    ]
    return [specification(chart) for chart in drawn]


def show(asked: Asked) -> None:
    """Show the three models side by side, the line's sliders, and how far lines get."""
    picture(
        PAGE,
        *charts(asked),
        alt="The same points three times: with your line, with the decision of logistic regression, with a network's.",
        parts=("hand", "linear", "network"),
        hidden=("seen", "beat"),
        score={"beat": "right"},
    )
    with st.container(key=PAGE.word("limits")):
        write(f"{both_numbers(asked.data)} {without_activation(asked)}")


def both_numbers(name: str) -> str:
    """Say what logistic regression and the best of all lines reach, and why they differ."""
    plain = next(iter(INPUTS))
    words = (
        f"On the points learned from, logistic regression gets **{percent(logistic(name, plain)[1])}**, the best of "
        f"all lines **{percent(best(name).accuracy)}**. "
    )
    if name != "XOR":
        return words + "Logistic regression lowers the cross-entropy, not the number of mistakes."
    corners = xor_corners()
    side = (np.arange(EVEN) + 0.5) / EVEN * 2 - 1
    even = np.column_stack([np.tile(side, EVEN), np.repeat(side, EVEN)])
    on_corners, on_even = (best_cut(x, (x.prod(axis=1) < 0).astype(float)).accuracy for x in (corners.x, even))
    return words + (
        f"Half is not the limit: of four corners a line gets {4 * on_corners:.0f}, of evenly filled quadrants "
        f"{percent(on_even)} ({EVEN} × {EVEN} points; 2/3 in the limit)."
    )


def without_activation(asked: Asked) -> str:
    """Say what the network's layers are worth without an activation, where they have none."""
    if asked.activation == "tanh":
        return ""
    reached = load_decision_map(asked.data, activation="linear").accuracy
    return f"Three layers without activation are one line: **{percent(reached)}**."


def slide(asked: Asked) -> tuple[Said, ...]:
    """The slide has words only; these are the formulas behind the pictures, with their numbers."""
    fit, _ = logistic(asked.data, asked.inputs)
    terms = [f"{weight:.2f} · {name}" for weight, name in zip(fit.weights, ("x₁", "x₂", "x₁·x₂"), strict=False)]
    total = with_minus(" + ".join([*terms, f"{fit.bias:.2f}"])).replace("+ −", "− ")
    infinite = (
        " A line separates the classes: these weights would grow without bound, as larger ones always lower the loss."
    )
    count = len(SETS[asked.data]())
    return (
        Formula(r"p = \sigma(w_1 x_1 + w_2 x_2 + b)"),
        f"Logistic regression found p = σ({total}). Where the sum is 0, p is ½: with "
        f"x₁ and x₂ alone that is a straight line, whatever the weights.{infinite * fit.separable}\n\n"
        "“Model complexity is limited”, says the slide. With x₁·x₂ as a third input the same model bends: "
        "features matter. A network makes such features by itself: its hidden units are what it found.\n\n"
        f"The loss is the binary cross-entropy, here {fit.loss:.4f} on average over {count} points.",
    )


def lines(asked: Asked) -> dict[str, str]:
    """Return the chosen settings as code, and fields for the sliders."""
    return {
        "points": f"datasets.{SETS[asked.data].__name__}()",
        "angle": "«angle»",
        "shift": "«shift»",
        "features": INPUT_CODE[asked.inputs],
        "activation": f'"{ACTIVATIONS[asked.activation]}"',
        "epochs": f"{EPOCHS[asked.data]}",
    }


def sources(asked: Asked) -> tuple[str, ...]:
    """Where data and example come from."""
    points = SETS[asked.data]()
    return f"{points.name}: {points.source} ({points.licence})", "XOR: Minsky and Papert, Perceptrons (1969)"


VIEW = View(
    ask=ask,
    show=show,
    tries=(
        Try("Best line for XOR", partial(best_as_state, "XOR")),
        Try("x₁·x₂ solves XOR", {"inputs": "and x₁·x₂", "seen": "2"}),
        Try("Not the spiral", {"data": "spiral", "inputs": "and x₁·x₂", "seen": "2"}),
        Try("No activation", {"data": "circles", "activation": "no activation", "seen": "2"}),
    ),
    guess=Guess(
        "XOR has four corners. How many of them can one straight line get right?",
        ("two", "three", "four"),
        right="three",
        because=partial(both_numbers, "XOR"),
    ),
    slide=slide,
    panel="three_models",
    lines=lines,
    sources=sources,
)
