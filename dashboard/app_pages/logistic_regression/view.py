"""The picture of logistic regression: a sigmoid on sliders over its losses, and what judges it, in tabs."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import streamlit as st

from dashboard.app_pages.logistic_regression import PAGE
from dashboard.app_pages.logistic_regression.descent_map import descent_map
from dashboard.app_pages.logistic_regression.loss_and_accuracy import accuracy_stairs, loss_valley
from dashboard.app_pages.logistic_regression.right_and_wrong import answer_table
from dashboard.app_pages.logistic_regression.rows import logistic_view
from dashboard.app_pages.logistic_regression.sigmoid import loss_bars, sigmoid_curve
from dashboard.layout.choices import choose
from dashboard.layout.panels import array_of
from dashboard.layout.picture import Tabs, picture
from dashboard.layout.views import Formula, Guess, Said, Try, View
from nnviz.datasets import Points, cars_built_in_usa, overlap, separable
from nnviz.descent import Walk, descend
from nnviz.linear import fit_logistic

CARS, DRAW = 56, 4  # a draw that is like all cars: 62.5 % from the USA, 86 % can be told right
STEPS, RATE = 100, 3.0


def cars() -> Points:
    """Return some of the cars, the same for everybody, by standardised size of the engine."""
    return cars_built_in_usa().standardized().sample(CARS, seed=DRAW)


def raw_cars() -> Points:
    """Return the same cars in cubic inches, as they come."""
    return cars_built_in_usa().sample(CARS, seed=DRAW)


SETS: Mapping[str, Callable[[], Points]] = {
    "cars": cars,
    "made-up overlap": overlap,
    "separable": separable,
    "cars in raw inches³": raw_cars,
}


def walk(name: str) -> Walk:
    """Return the slide's descent, from (1, 0)."""
    points = SETS[name]()
    return descend(points.x, points.y, model="sigmoid", learning_rate=RATE, steps=STEPS)


def ask() -> str:
    """Show the choice of data, and return its name."""
    return choose(PAGE, "Data", list(SETS), key="data")


@st.cache_data(show_spinner=False)
def charts(name: str) -> dict[str, dict[str, Any]]:
    """Return all charts of a set as Vega-Lite."""
    points, run = SETS[name](), walk(name)
    view = logistic_view(points, steps=STEPS)
    drawn = {
        "curve": sigmoid_curve(points, run, view=view),
        "bars": loss_bars(points, view=view),
        "table": answer_table(points, view=view),
        "valley": loss_valley(points, view=view),
        "stairs": accuracy_stairs(points, view=view),
        "map": descent_map(points, run, view=view),
    }
    return {part: chart.to_dict() for part, chart in drawn.items()}


def show(name: str) -> None:
    """Show the sigmoid over its losses, beside it what judges it, at most four charts at once, and the sliders."""
    chart = charts(name)
    judges = {
        "Loss and accuracy": [chart["valley"], chart["stairs"]],
        "Right and wrong": [chart["table"]],
        "Gradient descent": [chart["map"]],
    }
    picture(
        PAGE,
        [chart["curve"], chart["bars"]],
        Tabs(judges),
        alt="Two classes, a sigmoid moved by sliders, what it loses on each point, and its loss and accuracy.",
    )


def slide(name: str) -> tuple[Said, ...]:
    """The slide's formulas with the numbers of the picture, and what became of the minus."""
    count = len(SETS[name]())
    return (
        Formula(r"f(x; m, b) = \frac{1}{1+e^{-(mx+b)}}"),
        Formula(r"L(m, b) = \sum_i y_i \ln f(x_i) + (1 - y_i) \ln\big(1 - f(x_i)\big)"),
        "Your sigmoid is *f*(*x*) = 1 / (1 + e^{−(«m:.2f» · x «b:+.2f»)}).\n"
        "The slide's *L* is the log *likelihood*: now it is −«sum:.2f», and it is to be made large. Its negative, "
        "«sum:.2f», is the log loss, and it is to be made small.\n"
        "Keras calls the mean of it binary cross-entropy: sum = n × mean, "
        f"«sum:.2f» = {count} × «mean:.4f». Steps and rates here use the mean.",
        Formula(r"x_0 = (1, 0) \qquad x_{n+1} = x_n + \gamma \nabla L(m, b)"),
        "On the slide x is the place (m, b), not the input. The sign is plus because L is a likelihood: walking up on "
        "it is walking down on the loss, x − γ∇loss, and that is why it is called gradient **descent**. "
        f"The picture takes γ = {RATE:g} on the mean loss. {best_words(name)}",
    )


def best_words(name: str) -> str:
    """Say where the smallest loss is, or why there is none."""
    points = SETS[name]()
    fit = fit_logistic(points.x, points.y)
    if fit.separable:
        return (
            "These classes do not overlap, so there is no best slope: whatever m is, a larger one makes every right "
            "answer surer and lowers the loss again. Gradient descent walks on towards infinity, ever more slowly."
        )
    return (
        f"The smallest mean loss, {fit.loss:.3f}, is at m = {fit.weights[0]:.3g}, b = {fit.bias:.3g}; there "
        f"{fit.accuracy(points.x, points.y):.1%} of the points are right at threshold 0.5."
    )


def lines(name: str) -> dict[str, str]:
    """Return the data as code, and fields for the sliders."""
    points = SETS[name]()
    return {
        "x": array_of(f"{value:.6g}" for value in points.x),
        "y": array_of(f"{value:.1f}" for value in points.y),
        "m": "«m»",
        "b": "«b»",
        "threshold": "«threshold»",
        "steps": "«step»",
        "rate": f"{RATE}",
    }


def all_cars() -> str:
    """Say what can be reached on all the cars, and what is reached without looking."""
    points = cars_built_in_usa().standardized()
    yes, best = float(np.mean(points.y)), fit_logistic(points.x, points.y).accuracy(points.x, points.y)
    return f"On all {len(points)} cars, always saying yes is right for {yes:.1%}, the best sigmoid for {best:.0%}."


def stairs_and_valley() -> str:
    """Say why the loss notices what the accuracy does not."""
    return (
        "The accuracy is a staircase: between two steps its slope is zero, so it cannot tell an optimizer "
        f"where to go. The loss is smooth and always can. {all_cars()}"
    )


def sources(name: str) -> tuple[str, ...]:
    """Where data and method come from."""
    points = SETS[name]()
    return f"{points.name}: {points.source} ({points.licence})", "logistic regression: Cox 1958"


VIEW = View(
    ask=ask,
    show=show,
    tries=(
        Try("Where it settles", {"data": "cars", "step": "100", "m": "4.25", "b": "2.55"}),
        Try("No end to walk to", {"data": "separable", "step": "100", "m": "8"}),
        Try("Start on raw numbers", {"data": "cars in raw inches³"}),
    ),
    guess=Guess(
        "Move b a little. Which of the two always notices: the loss or the accuracy?",
        ("the loss", "the accuracy", "both"),
        right="the loss",
        because=stairs_and_valley,
    ),
    slide=slide,
    panel="sigmoid_and_descent",
    lines=lines,
    sources=sources,
)
