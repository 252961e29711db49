"""MAE, MSE and Huber: three losses, three lines."""

from functools import cache

import streamlit as st

from dashboard.app_pages.loss_functions import PAGE
from dashboard.app_pages.loss_functions.outlier_lines import lines_chart
from dashboard.app_pages.loss_functions.outlier_pulls import LIFTS, lifted, pull_chart
from dashboard.layout.panels import array_of
from dashboard.layout.picture import Column, picture, specification
from dashboard.layout.views import Formula, Guess, Said, Try, View
from nnviz.datasets import Points, noisy_line
from nnviz.losses import LOSSES, fit_line

NAME = "MAE, MSE, Huber"
M, B = 0.5, 1.0  # the line behind the data
HEIGHT = 400  # px, of a chart; the screen stretches it


@cache
def points() -> Points:
    """Return 13 points around a line; the first is the outlier."""
    return noisy_line(count=13, low=0, high=12, m=M, b=B, noise=0.6, seed=7)


@st.cache_data(show_spinner=False)
def charts() -> list[Column]:
    """Return the curves with the pulls, and the three lines, as Vega-Lite."""
    return [
        specification(pull_chart(points(), height=HEIGHT)),
        specification(lines_chart(points(), truth=(M, B), height=HEIGHT)),
    ]


def show(_: None) -> None:
    """Show the pulls, and the lines that come of them, over their sliders."""
    picture(
        PAGE,
        *charts(),
        widths=(1, 1.25),
        alt="Three losses by residual with the pull of every point, and the three lines that are best by them.",
        key="outlier",
    )


def slide(_: None) -> tuple[Said, ...]:
    """The slide's sums, what they are now, and what Keras makes of them."""
    count = len(points())
    return (
        Formula(r"\text{MAE: } L = \sum_i |\hat y_i - y_i| \qquad \text{MSE: } L = \sum_i (\hat y_i - y_i)^2"),
        Formula(
            r"\text{Huber: } \tfrac12 r^2 \text{ if } |r| \le \delta, \text{ else } \delta\,(|r| - \tfrac12\delta)"
        ),
        f"The slide's MAE and MSE are *sums* over the examples; Keras averages, as their names say: sum = {count} × "
        "mean. Steps and rates in this lecture use the mean.\n"
        "Now, each loss on its own line:  *MAE* = «mae:.4f» on *y* = «mae_m:.3f»·x «mae_b:+.3f»;  "
        "*MSE* = «mse:.4f» on *y* = «mse_m:.3f»·x «mse_b:+.3f»;  "
        "*Huber* = «huber:.4f» on *y* = «huber_m:.3f»·x «huber_b:+.3f».\n"
        "Huber's loss inside δ = «delta:.1f» is ½r², *half* the square, not the square; outside it is a straight "
        "line of slope δ. In words: with the squared error a point pulls harder the further off it is; with the "
        "absolute "
        "error every point pulls equally hard; with Huber's loss the pull grows up to δ, and stays the same beyond. In "
        "Keras: MeanAbsoluteError, MeanSquaredError, Huber(delta).",
    )


def lines(_: None) -> dict[str, str]:
    """Return the points, the first of them with the slider's field, and δ."""
    y = [f"{value:.4f}" + " + «outlier»" * (number == 0) for number, value in enumerate(points().y)]
    return {
        "x": array_of(f"{value:g}" for value in points().x),
        "y": array_of(y),
        "delta": "«delta»  # of Huber's loss",
    }


def followed() -> str:
    """Say how far each line turns when the outlier is lifted as far as the slider goes, computed."""
    lift = float(LIFTS[-1])
    slopes = {
        loss: [fit_line(points().x, lifted(points(), each), loss=loss).m for each in (0.0, lift)] for loss in LOSSES
    }
    said = ", ".join(f"{loss} from {before:.2f} to {after:.2f}" for loss, (before, after) in slopes.items())
    return (
        f"Lift it by {lift:g} and the slopes go: {said} (δ = 1). The slope of the squared error grows with the "
        "residual, so the furthest point pulls hardest; that of the absolute error is ±1, however far."
    )


def sources(_: None) -> tuple[str, ...]:
    """Where the loss and the points come from."""
    return (
        "Huber, Robust estimation of a location parameter, Annals of Mathematical Statistics 35 (1964)",
        points().source,
    )


VIEW = View(
    name=NAME,
    show=show,
    tries=(
        Try("MSE chases it", {"view": NAME, "outlier": "6"}),
        Try("MAE does not", {"view": NAME, "outlier": "6", "loss": "MAE"}),
        Try("Huber, gently", {"view": NAME, "outlier": "6", "loss": "Huber", "delta": "0.6"}),
    ),
    guess=Guess(
        "Lift the outlier as far as it goes. Which line follows it?",
        LOSSES,
        right="MSE",
        because=followed,
    ),
    slide=slide,
    panel="three_lines",
    lines=lines,
    sources=sources,
)
