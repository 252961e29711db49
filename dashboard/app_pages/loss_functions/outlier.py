"""MAE, MSE and Huber: three losses, three lines."""

from functools import cache

import streamlit as st

from dashboard import layout
from dashboard.app_pages.loss_functions.lines_chart import lines_chart
from dashboard.app_pages.loss_functions.pull_chart import LIFTS, lifted, pull_chart
from dashboard.app_pages.loss_functions.view import LossView
from dashboard.layout.picture import Column
from nnviz.datasets import Points, noisy_line
from nnviz.losses import LOSSES, fit_line

VIEW = "MAE, MSE, Huber"
M, B = 0.5, 1.0  # the line behind the data
HEIGHT = 400  # px, of a chart with its axes and headings


@cache
def points() -> Points:
    """Return 13 points around a line; the first is the outlier."""
    return noisy_line(count=13, low=0, high=12, m=M, b=B, noise=0.6, seed=7)


@st.cache_data(show_spinner=False)
def charts() -> list[Column]:
    """Return the curves with the pulls, and the three lines, as Vega-Lite."""
    return [
        pull_chart(points(), height=HEIGHT).to_dict(),
        lines_chart(points(), truth=(M, B), height=HEIGHT).to_dict(),
    ]


def words() -> str:
    """Say what the slide's sums are now, and what Keras makes of them."""
    count = len(points())
    return (
        f"The slide's MAE and MSE are *sums* over the examples; Keras averages, as their names say: sum = {count} × "
        "mean. Steps and rates in this lecture use the mean.\n"
        "Now, each loss on its own line:  *MAE* = «lf_mae:.4f» on *y* = «lf_mae_m:.3f»·x «lf_mae_b:+.3f»;  "
        "*MSE* = «lf_mse:.4f» on *y* = «lf_mse_m:.3f»·x «lf_mse_b:+.3f»;  "
        "*Huber* = «lf_huber:.4f» on *y* = «lf_huber_m:.3f»·x «lf_huber_b:+.3f».\n"
        "Huber's loss inside δ = «lf_delta:.1f» is ½r², *half* the square, not the square; outside it is a straight "
        "line of slope δ. In words: the square pulls harder the further a point is off, the absolute error always "
        "alike, Huber's like the square up to δ and no harder beyond. In Keras: MeanAbsoluteError, MeanSquaredError, "
        "Huber(delta)."
    )


def code_lines() -> dict[str, str]:
    """Return the points, the first of them with the slider's field, and δ."""
    y = [f"{value:.4f}" + " + «lf_outlier»" * (number == 0) for number, value in enumerate(points().y)]
    return {
        "x": layout.array_of(f"{value:g}" for value in points().x),
        "y": layout.array_of(y),
        "delta": "«lf_delta»  # of Huber's loss",
    }


def followed() -> str:
    """Say how far each line turns when the outlier is lifted as far as the slider goes, computed."""
    lift = float(LIFTS[-1])
    slopes = {
        loss: [fit_line(points().x, lifted(points(), each), loss=loss).m for each in (0.0, lift)] for loss in LOSSES
    }
    said = ", ".join(f"{loss} from {before:.2f} to {after:.2f}" for loss, (before, after) in slopes.items())
    return (
        f"Lift it by {lift:g} and the slopes go: {said} (δ = 1). A square's slope grows with the residual, so the "
        "furthest point pulls hardest; an absolute error's is 1, however far."
    )


QUANTITIES = LossView(
    charts=charts,
    widths=(1, 1.25),
    key="outlier",
    alt="Three losses by residual with the pull of every point, and the three lines that are best by them.",
    formulas=(
        r"\text{MAE: } L = \sum_i |\hat y_i - y_i| \qquad \text{MSE: } L = \sum_i (\hat y_i - y_i)^2",
        r"\text{Huber: } \tfrac12 r^2 \text{ if } |r| \le \delta, \text{ else } \delta\,(|r| - \tfrac12\delta)",
    ),
    words=words,
    panel="loss_functions",
    lines=code_lines,
    tries=(
        layout.Try("MSE chases it", {"lf_view": VIEW, "lf_outlier": "6"}),
        layout.Try("MAE does not", {"lf_view": VIEW, "lf_outlier": "6", "lf_loss": "MAE"}),
        layout.Try("Huber, gently", {"lf_view": VIEW, "lf_outlier": "6", "lf_loss": "Huber", "lf_delta": "0.6"}),
    ),
    guess=layout.Guess(
        "Lift the outlier as far as it goes. Which line follows it?",
        LOSSES,
        right="MSE",
        because=followed,
    ),
    sources=(
        "Huber, Robust estimation of a location parameter, Annals of Mathematical Statistics 35 (1964)",
        points().source,
    ),
)
