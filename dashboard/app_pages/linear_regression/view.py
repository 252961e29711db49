"""The picture of linear regression: a line on sliders, its squares, and the loss of every line as a map."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np
import streamlit as st

from dashboard.app_pages.linear_regression import PAGE
from dashboard.app_pages.linear_regression.drawing import drawn, own_drawn
from dashboard.layout.own_table import OWN, choose_data, own_of, plain
from dashboard.layout.picture import picture
from dashboard.layout.story import Step
from dashboard.layout.thumbnails import scatter
from dashboard.layout.views import Formula, Guess, Said, View
from dashboard.server import once
from nnviz.charts.line_rows import line_view
from nnviz.datasets import Points, anscombe, cars_horsepower, noisy_line
from nnviz.linear import best_line

CARS = 15  # more squares would be a fog


def cars() -> Points:
    """Return some of the cars, the same for everybody."""
    return cars_horsepower().sample(CARS, seed=0)


FOUR = {f"Anscombe {roman}": partial(anscombe, number) for number, roman in enumerate(("I", "II", "III", "IV"), 1)}
SETS: Mapping[str, Callable[[], Points]] = {"made-up line": noisy_line, "cars": cars, **FOUR}


def ask() -> str:
    """Show the choice of data, and return its name."""
    drawn = [make() for make in SETS.values()]
    looks = [scatter(points.x, points.y) for points in drawn]
    return choose_data(PAGE, list(SETS), thumbnails=looks, kind="line")


def points_of(name: str) -> Points:
    """Return the points of a set, or those of the visitor's table."""
    own = own_of(PAGE) if name == OWN else None
    return own.points if own else SETS[name]()


def charts_of(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the charts of a set, for all visitors, or those of the visitor's table, for as long as it is there."""
    own = own_of(PAGE) if name == OWN else None
    if own is None:
        return charts(name)
    if "charts" not in own.made:
        with st.spinner("Drawing your table…"):
            own.made["charts"] = once.ask(once.engine().tables, own_drawn, own.points)
    return own.made["charts"]


@st.cache_data(show_spinner=False)
def charts(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the line on its points and the map of its losses, as Vega-Lite; sets without units share one view."""
    points = SETS[name]()
    family = [points] if name == "cars" else [make() for other, make in SETS.items() if other != "cars"]
    return drawn(points, line_view(*family))


def show(name: str) -> None:
    """Show both charts over their sliders."""
    picture(
        PAGE,
        *charts_of(name),
        alt="Points and a line to be moved, and its squared errors; beside it the sum of the squares for every line.",
        trail="trail",
        parts=("fit", "map"),
        formula="ŷ = «m» · x + «b»",
    )


def slide(_: str) -> tuple[Said, ...]:
    """The slide's loss and its closed form, with the numbers of the picture."""
    return (
        Formula(r"f(x; m, b) = mx + b \qquad \text{loss} = \sum_i \big(f(x_i; m, b) - y_i\big)^2"),
        "Your line is *f*(*x*) = «m:.3f» · *x* «b:+.3f». Its «count» squares add up to «sum:.2f».\n"
        "The slides sum the squares, Keras averages them: sum = n × mean, «sum:.2f» = «count» × «mean:.4f». "
        "Both are smallest for the same line; steps and rates on the next pages use the mean.",
        Formula(r"m = \text{Cov}[x, y] \,/\, \text{Var}[x] \qquad b = \overline{y} - m\,\overline{x}"),
        "Here the best slope is *m* = «cov:.3f» / «var:.3f» = «best_m:.3f», "
        "and *b* = «y_mean:.3f» − «best_m:.3f» · «x_mean:.3f» = «best_b:.3f».\n"
        "In words: choose the slope m by how y varies with x, then lift the line until it passes through the mean "
        "point. "
        "Its squares add up to «best_sum:.2f», and no line has less.",
        "Some other models have such a formula; a neural network has none. What can nearly always be tried is to walk "
        "downhill on the map: that is gradient descent, and it is how neural networks are trained.",
    )


def lines(name: str) -> dict[str, str]:
    """Return fields for the points as they are now, or code that reads the visitor's table; and the sliders."""
    own = own_of(PAGE) if name == OWN else None
    if own:
        return {"first": own.first, "x": own.x_code, "y": own.y_code, "m": "«m»", "b": "«b»"}
    return {"x": "np.array([«points_x»])", "y": "np.array([«points_y»])", "m": "«m»", "b": "«b»"}


def four_lines() -> str:
    """Return the best lines of Anscombe's four sets, to the digits in which they differ, computed."""
    fits = {name: best_line(points.x, points.y) for name, points in ((name, make()) for name, make in FOUR.items())}
    said = "; ".join(f"{name}: m = {fit.m:.4f}, b = {fit.b:.4f}" for name, fit in fits.items())
    return (
        f"{said}. To two decimals they are one. Choose each set and show the best line: the loss alone does not tell "
        "whether the model fits. Look at the data."
    )


def sources(name: str) -> tuple[str, ...]:
    """Where data and method come from."""
    own = own_of(PAGE) if name == OWN else None
    points = points_of(name)
    told = plain(own.source) if own else f"{points.name}: {points.source} ({points.licence})"
    return told, "least squares: Legendre 1805"


def best_of(make: Callable[[], Points], **more: str) -> dict[str, str]:
    """Return the state in which the sliders stand as near to a set's best line as their steps allow."""
    best = best_line(make().x, make().y)
    return {"m": f"{best.m:.2f}", "b": f"{best.b:.1f}", **more}


def lifted(make: Callable[[], Points], *, by: float) -> str:
    """Return the state in which one point is lifted: the lower one of both ends, where that changes the line most."""
    points = make()
    ends = [int(np.argmin(points.x)), int(np.argmax(points.x))]
    end = min(ends, key=lambda each: points.y[each])
    return f"{end}~{points.x[end]:.2f}~{points.y[end] + by:.2f}"


def one_line() -> str:
    """Return the best line of Anscombe's sets, as a formula."""
    best = best_line(anscombe(2).x, anscombe(2).y)
    return f"{best.m:.2f}·x + {best.b:.2f}"


LINE = {"data": "made-up line"}
STORY = (
    Step("A line is a formula with two knobs: its slope m and its value at zero, b.", LINE, lit="fit"),
    Step(
        "Each miss is a square; the loss is the sum of their areas. This line misses a lot.",
        LINE | {"m": "-0.4", "b": "10"},
        lit="fit",
    ),
    Step(
        "Each pair of knobs is one point of this map. In the valley the loss is small.",
        LINE | {"m": "0.2", "b": "8"},
        lit="map",
    ),
    Step(
        "Training turns the knobs until the dot lies at the bottom: there the loss is smallest.",
        best_of(noisy_line, **LINE),
    ),
    Step(
        "Lift one point, and the best line, dashed, goes after it: a large miss has a huge square.",
        best_of(noisy_line, points=lifted(noisy_line, by=7), best="true", **LINE),
        lit="fit",
    ),
    Step(
        f"Look at the data: to two decimals, all four Anscombe sets share the line {one_line()}.",
        {"data": "Anscombe II", "m": "0.5", "b": "3", "best": "true"},
        lit="fit",
    ),
)

VIEW = View(
    ask=ask,
    show=show,
    story=STORY,
    guess=Guess(
        "Anscombe's four sets look nothing alike. To two decimals, how many best lines do they have?",
        ("one", "two", "four"),
        right="one",
        because=four_lines,
    ),
    slide=slide,
    panel="best_line",
    lines=lines,
    sources=sources,
)
