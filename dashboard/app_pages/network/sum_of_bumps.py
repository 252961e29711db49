"""Four units over a line: what they can be summed up to, by hand."""

from typing import Any

import numpy as np
import streamlit as st

from dashboard.app_pages.network import PAGE
from dashboard.app_pages.network.bumps_chart import UNITS, bumps_chart
from dashboard.layout.panels import array_of
from dashboard.layout.picture import picture, specification
from dashboard.layout.views import Formula, Guess, Said, Try, View

NAME = "Sum of bumps"
ALT = "Four curves, each of one hidden unit, their sum, and the curve that the sum should reach."
SLIDERS = ("c", "w", "v")


def settings(**values: tuple[float, ...]) -> dict[str, str]:
    """Return the words of the address for the sliders `c`, `w` and `v` of the units, from the first on."""
    return {
        f"{kind}{unit}": f"{value:g}"
        for kind, numbers in values.items()
        for unit, value in zip(UNITS, numbers, strict=False)
    }


HUMP = settings(c=(0.25, 0.2, -0.3, -0.2), w=(5, -4.5, 4.5, 5), v=(-0.15, 0.5, 0.15, 0.5))
STEPS = settings(c=(-0.5, 0, 0.5, 0), w=(20, 20, 20, 8), v=(0.5, -0.2, 0.5, 0))
WAVE = settings(c=(0.25, 0.7, -0.25, -0.7), w=(-8, -7.5, 8, 8.5), v=(-1.25, 1, 1.25, -0.9)) | {"bias": "0.1"}


WORDS = (*WAVE, "f", "goal", "parts")  # of the address: all controls
HEIGHT = 380  # px, where it does not fill the stage


@st.cache_data(show_spinner=False)
def chart() -> dict[str, Any]:
    """Return the picture as Vega-Lite."""
    return specification(bumps_chart(height=HEIGHT))


def show(_: None) -> None:
    """Show the chart beside its sliders."""
    picture(PAGE, chart(), alt=ALT)


def slide(_: None) -> tuple[Said, ...]:
    """The formula, and what it is now."""
    units = "".join(f" + «v{unit}:.2f»·a(«w{unit}:.1f»·(x − «c{unit}:.2f»))" for unit in UNITS)
    return (
        Formula(
            r"f(x) = b + \sum_{i=1}^{4} v_i\, a(z_i), \qquad z_i = w_i (x - c_i) = w_i x + b_i, \quad b_i = -w_i c_i"
        ),
        f"Now: f(x) = «bias:.2f»{units}, with a = «f».\n"
        "Its mean squared error over 201 values of x is «error:.4f». The sliders set the thirteen parameters of a "
        "network "
        "1-4-1: w and v are weights, b a bias, and c the place where a unit turns: its bias is −w·c. Training would "
        "move "
        "all thirteen at once.",
    )


def lines(_: None) -> dict[str, str]:
    """Return fields for what moves in the browser."""
    arrays = {kind: array_of(f"«{kind}{unit}»" for unit in UNITS) for kind in SLIDERS}
    return {"activation": '"«f»"', "goal": '"«goal»"', "bias": "«bias»"} | arrays


def answer_to_guess() -> str:
    """Say how well one and two units reach a hump, computed."""
    x = np.linspace(-1, 1, 201)
    hump = np.exp(-10 * x**2)

    def error(*curves: np.ndarray) -> float:
        columns = np.column_stack([np.ones_like(x), *curves])
        return float(np.square(columns @ np.linalg.lstsq(columns, hump, rcond=None)[0] - hump).mean())

    turns, steep = np.linspace(-1, 1, 41), np.linspace(0.5, 10, 20)
    one = min(error(np.tanh(w * (x - c))) for c in turns for w in steep)
    two = min(error(np.tanh(w * (x - c)) - np.tanh(w * (x + c))) for c in turns[turns > 0] for w in steep)
    return (
        f"One unit only rises or only falls: its mean squared error is {one:.3f} at best. Two, one going up and one "
        f"going down again, come to {two:.4f}."
    )


SUM_OF_BUMPS = View(
    name=NAME,
    show=show,
    tries=(
        Try("A hump", {"view": NAME, "goal": "hump"} | HUMP),
        Try("Steps", {"view": NAME, "goal": "steps"} | STEPS),
        Try("A wave of straight lines", {"view": NAME, "goal": "wave", "f": "ReLU"} | WAVE),
    ),
    guess=Guess(
        "How many tanh units does a single hump need?",
        ("one", "two", "four"),
        right="two",
        because=answer_to_guess,
    ),
    slide=slide,
    panel="sum_of_bumps",
    lines=lines,
    sources=lambda _: (
        "Cybenko, Approximation by superpositions of a sigmoidal function (1989)",
        "the curves to reach are made up",
    ),
)
