"""The picture of logistic regression: a sigmoid on sliders with its losses, and what judges it, in tabs."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import streamlit as st

from dashboard.app_pages.logistic_regression import PAGE
from dashboard.app_pages.logistic_regression.drawing import RATE, STEPS, drawn, walk_of
from dashboard.glossary import explained
from dashboard.layout.own_table import OWN, choose_data, own_of, plain
from dashboard.layout.panels import array_of
from dashboard.layout.picture import Tabs, picture
from dashboard.layout.thumbnails import scatter
from dashboard.layout.views import Formula, Guess, Said, Try, View
from dashboard.server import once
from nnviz.charts.numbers import percent
from nnviz.datasets import Points, cars_built_in_usa, overlap, separable
from nnviz.descent import Walk
from nnviz.linear import best_cut, fit_logistic

CARS, DRAW = 56, 4  # a draw that is like all cars: 62.5 % from the USA
RAW = "cars in raw inches³"


def cars() -> Points:
    """Return some of the cars, the same for everybody, by the standardized size of the engine."""
    return cars_built_in_usa().standardized().sample(CARS, seed=DRAW)


def raw_cars() -> Points:
    """Return the same cars in cubic inches, as they come."""
    return cars_built_in_usa().sample(CARS, seed=DRAW)


SETS: Mapping[str, Callable[[], Points]] = {
    "cars": cars,
    "made-up overlap": overlap,
    "separable": separable,
    RAW: raw_cars,
}


def points_of(name: str) -> Points:
    """Return the points of a set, or those of the visitor's table."""
    own = own_of(PAGE) if name == OWN else None
    return own.points if own else SETS[name]()


def walk(name: str) -> Walk:
    """Return the slide's descent, from (1, 0)."""
    return walk_of(points_of(name))


def ask() -> str:
    """Show the choice of data, and return its name."""
    drawn = [make() for make in SETS.values()]
    looks = [scatter(points.x, points.y, faint=points.y == 0) for points in drawn]
    beside = st.container(width="content")
    name = choose_data(PAGE, list(SETS), thumbnails=looks, kind="classes")
    if name == RAW:
        beside.popover("Why it does not settle").markdown(explained(raw_words(name)))
    return name


def charts_of(name: str) -> dict[str, dict[str, Any]]:
    """Return the charts of a set, for all visitors, or those of the visitor's table, for as long as it is there."""
    own = own_of(PAGE) if name == OWN else None
    if own is None:
        return charts(name)
    if "charts" not in own.made:
        with st.spinner("Drawing your table…"):
            own.made["charts"] = once.ask(once.engine().tables, drawn, own.points)
    return own.made["charts"]


@st.cache_data(show_spinner=False)
def charts(name: str) -> dict[str, dict[str, Any]]:
    """Return all charts of a set as Vega-Lite."""
    return drawn(SETS[name]())


def show(name: str) -> None:
    """Show the sigmoid with its losses, beside it what judges it, and the sliders."""
    chart = charts_of(name)
    judges = {
        "Loss and accuracy": [chart["valley"], chart["stairs"]],
        "Right and wrong": [chart["table"]],
        "Gradient descent": [chart["map"]],
    }
    picture(
        PAGE,
        chart["curve"],
        Tabs(judges),
        alt="Two classes, a sigmoid moved by sliders, its loss on each point, and its mean loss and accuracy.",
    )


def slide(name: str) -> tuple[Said, ...]:
    """The slide's formulas with the numbers of the picture, and what became of the minus."""
    count = len(points_of(name))
    return (
        Formula(r"f(x; m, b) = \frac{1}{1+e^{-(mx+b)}}"),
        Formula(r"L(m, b) = \sum_i y_i \ln f(x_i) + (1 - y_i) \ln\big(1 - f(x_i)\big)"),
        "Your sigmoid is *f*(*x*) = 1 / (1 + e^{−(«m:.2f» · x «b:+.2f»)}).\n"
        "The slide's *L* is the log *likelihood*, now −«sum:.2f»: the larger, the better. Its negative, «sum:.2f», "
        "is the "
        "log loss, the slides' word for (binary) cross-entropy: the smaller, the better.\n"
        f"Keras takes its mean: sum = n × mean, «sum:.2f» = {count} × «mean:.4f». Of probabilities Keras keeps p "
        "between 10⁻⁷ and 1 − 10⁻⁷, where no point counts more than about 16; behind a sigmoid layer it takes the "
        "logits, and clips nothing. Steps and rates here use the mean.",
        Formula(r"x_0 = (1, 0) \qquad x_{n+1} = x_n + \gamma \nabla L(m, b)"),
        "On the slide x is the pair (m, b), not the input. The sign is plus because L is a likelihood: walking up on "
        "it is walking down on the loss, x − γ∇loss, and that is why it is called gradient **descent**. "
        f"The picture takes γ = {RATE:g} on the mean loss. {best_words(name)}",
    )


def best_words(name: str) -> str:
    """Say where the smallest loss is, or why there is none."""
    points = points_of(name)
    fit = fit_logistic(points.x, points.y)
    if fit.separable:
        return (
            "These classes do not overlap, so there is no best slope: with the threshold between them, a larger m "
            "moves "
            "every probability nearer to its class and lowers the loss again. Gradient descent never arrives: m grows "
            "without bound, ever more slowly."
        )
    return (
        f"The smallest mean loss, {fit.loss:.3f}, is at m = {fit.weights[0]:.3g}, b = {fit.bias:.3g}; there the "
        "accuracy "
        f"on these points is {percent(fit.accuracy(points.x, points.y))} at threshold 0.5. {raw_words(name)}"
    )


def raw_words(name: str) -> str:
    """Say why descent does not settle on raw numbers, computed; nothing for standardized ones."""
    if name != RAW:
        return ""
    points, run = SETS[name](), walk(name)
    after, least = run.losses[1:], fit_logistic(points.x, points.y).loss
    return (
        f"With x up to {points.x.max():.0f}, nearly every p is 0 or 1: saturated. The loss hops between "
        f"{after.min():.0f} and {after.max():,.0f} ({least:.2f} is possible): standardize first, as in “cars”."
    )


def best_state() -> dict[str, str]:
    """Return the state of the sigmoid of least loss on the cars, beside the descent after its last step."""
    fit = fit_logistic(cars().x, cars().y)
    return {"data": "cars", "step": f"{STEPS}", "m": f"{fit.weights[0]:.2f}", "b": f"{fit.bias:.2f}"}


def lines(name: str) -> dict[str, str]:
    """Return the data as code, or what reads the visitor's table, and fields for the sliders."""
    own, points = own_of(PAGE) if name == OWN else None, points_of(name)
    data = (
        {"first": own.first, "x": own.x_code, "y": own.y_code}
        if own
        else {
            "x": array_of(f"{value:.6g}" for value in points.x),
            "y": array_of(f"{value:.1f}" for value in points.y),
        }
    )
    return data | {
        "m": "«m»",
        "b": "«b»",
        "threshold": "«threshold»",
        "steps": "«step»",
        "rate": f"{RATE}",
    }


def all_cars() -> str:
    """Say what can be reached on all the cars, and what is reached without looking."""
    points = cars_built_in_usa().standardized()
    yes, least = float(np.mean(points.y)), fit_logistic(points.x, points.y).accuracy(points.x, points.y)
    return (
        f"On all {len(points)} cars, always predicting the USA is right for {percent(yes)}, the sigmoid of least "
        "loss for "
        f"{percent(least)}, and the best of all thresholds for {percent(best_cut(points.x, points.y).accuracy)}."
    )


def stairs_and_valley() -> str:
    """Say why the loss notices what the accuracy does not."""
    return (
        "The accuracy is a staircase: between two steps its slope is zero, so it cannot tell an optimizer where to go. "
        f"The loss is smooth: everywhere but at its minimum its slope points the way. {all_cars()}"
    )


def sources(name: str) -> tuple[str, ...]:
    """Where data and method come from."""
    own, points = own_of(PAGE) if name == OWN else None, points_of(name)
    told = plain(own.source) if own else f"{points.name}: {points.source} ({points.licence})"
    return told, "logistic regression: Cox 1958"


VIEW = View(
    ask=ask,
    show=show,
    tries=(
        Try("Least loss", best_state),
        Try("No end to walk to", {"data": "separable", "step": "100", "m": "8"}),
        Try("Start on raw numbers", {"data": RAW}),
    ),
    guess=Guess(
        "Move b by as little as you can. Which of the two notices: the loss or the accuracy?",
        ("the loss", "the accuracy", "both"),
        right="the loss",
        because=stairs_and_valley,
    ),
    slide=slide,
    panel="sigmoid_and_descent",
    lines=lines,
    sources=sources,
)
