"""The picture of linear regression: a line on sliders, its squares, and the loss of every line as a map."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from dashboard.app_pages.linear_regression import PAGE
from dashboard.app_pages.linear_regression.fit import fit_chart
from dashboard.app_pages.linear_regression.loss_map import loss_map
from dashboard.layout.choices import choose
from dashboard.layout.panels import array_of
from dashboard.layout.picture import picture
from dashboard.layout.views import Formula, Guess, Said, Try, View
from nnviz.charts.line_rows import fit_frame, line_view
from nnviz.datasets import Points, anscombe, cars_horsepower, noisy_line
from nnviz.linear import best_line

CARS = 15  # more squares would be a fog
HEIGHT = 385  # px, of the charts with their axes and numbers


def cars() -> Points:
    """Return some of the cars, the same for everybody."""
    return cars_horsepower().sample(CARS, seed=0)


FOUR = {f"Anscombe {roman}": partial(anscombe, number) for number, roman in enumerate(("I", "II", "III", "IV"), 1)}
SETS: Mapping[str, Callable[[], Points]] = {"made-up line": noisy_line, "cars": cars, **FOUR}


def ask() -> str:
    """Show the choice of data, and return its name."""
    return choose(PAGE, "Data", list(SETS), key="data")


@st.cache_data(show_spinner=False)
def charts(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the line on its points and the map of its losses, as Vega-Lite; sets without units share one view."""
    points = SETS[name]()
    family = [points] if name == "cars" else [make() for other, make in SETS.items() if other != "cars"]
    view = line_view(*family)
    return (
        fit_chart(points, view=view, height=HEIGHT).to_dict(),
        loss_map(points, view=view, height=HEIGHT).to_dict(),
    )


def show(name: str) -> None:
    """Show both charts over their sliders."""
    picture(
        PAGE,
        *charts(name),
        alt="Points, a line moved by sliders and its squared errors; beside it the sum of the squares for every line.",
        trail="trail",
    )


def slide(name: str) -> tuple[Said, ...]:
    """The slide's loss and its closed form, with the numbers of the picture."""
    count = len(SETS[name]())
    return (
        Formula(r"f(x; m, b) = mx + b \qquad \text{loss} = \sum_i \big(f(x_i; m, b) - y_i\big)^2"),
        f"Your line is *f*(*x*) = «m:.3f» · *x* «b:+.3f». Its {count} squares add up to «sum:.2f».\n"
        f"The slides sum the squares, Keras averages them: sum = n × mean, «sum:.2f» = {count} × «mean:.4f». "
        "Both are smallest at the same place; steps and rates on the next pages use the mean.",
        Formula(r"m = \text{Cov}[x, y] \,/\, \text{Var}[x] \qquad b = \overline{y} - m\,\overline{x}"),
        "Here the best slope is *m* = «cov:.3f» / «var:.3f» = «best_m:.3f», "
        "and *b* = «y_mean:.3f» − «best_m:.3f» · «x_mean:.3f» = «best_b:.3f».\n"
        "In words: tilt the line as y goes along with x, then lift it until it passes through the mean point. "
        "Its squares add up to «best_sum:.2f», and no line has less.",
        "Such a formula exists for hardly any other model. What always works is to walk downhill on the map: "
        "that is gradient descent, and it is how neural networks are trained.",
    )


def lines(name: str) -> dict[str, str]:
    """Return the data as code, and fields for the sliders."""
    points = SETS[name]()
    lifted = fit_frame(points)["lifted"].tolist()
    y = [f"{value:.6g}" + " + «outlier»" * up for value, up in zip(points.y, lifted, strict=True)]
    return {"x": array_of(f"{value:.6g}" for value in points.x), "y": array_of(y), "m": "«m»", "b": "«b»"}


def four_lines() -> str:
    """Say the best lines of Anscombe's four sets, computed."""
    fits = {name: best_line(points.x, points.y) for name, points in ((name, make()) for name, make in FOUR.items())}
    said = "; ".join(f"{name}: m = {fit.m:.2f}, b = {fit.b:.2f}" for name, fit in fits.items())
    return (
        f"{said}. Choose each set and show the best line: the loss alone does not tell whether the model fits. "
        "Look at the data."
    )


def sources(name: str) -> tuple[str, ...]:
    """Where data and method come from."""
    points = SETS[name]()
    return f"{points.name}: {points.source} ({points.licence})", "least squares: Legendre 1805"


VIEW = View(
    ask=ask,
    show=show,
    tries=(
        Try("Not a line at all", {"data": "Anscombe II", "m": "0.5", "b": "3", "best": "true"}),
        Try(
            "One point pulls the line",
            {"data": "made-up line", "m": "0.63", "b": "2.5", "outlier": "7", "best": "true"},
        ),
        Try("More power, fewer miles", {"data": "cars", "m": "-0.16", "b": "40", "best": "true"}),
    ),
    guess=Guess(
        "Anscombe's four sets look nothing alike. How many different best lines do they have?",
        ("one", "two", "four"),
        right="one",
        because=four_lines,
    ),
    slide=slide,
    panel="best_line",
    lines=lines,
    sources=sources,
)
