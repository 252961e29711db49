"""Four units over a line: what they can be summed up to, by hand."""

from dataclasses import replace
from typing import Any

import numpy as np
import streamlit as st

from dashboard import layout
from dashboard.app_pages.network.bumps_chart import UNITS, bumps_chart
from dashboard.components.live_text import live_text
from dashboard.layout.picture import picture
from dashboard.pages import LecturePage, page_at

VIEW = "Sum of bumps"
ALT = "Four curves, each of one hidden unit, their sum, and the curve that the sum should reach."
SLIDERS = ("c", "w", "v")


def settings(**values: tuple[float, ...]) -> dict[str, str]:
    """Return the words of the address for the sliders `c`, `w` and `v` of the units, from the first on."""
    return {
        f"nw_{kind}{unit}": f"{value:g}"
        for kind, numbers in values.items()
        for unit, value in zip(UNITS, numbers, strict=False)
    }


HUMP = settings(c=(0.25, 0.2, -0.3, -0.2), w=(5, -4.5, 4.5, 5), v=(-0.15, 0.5, 0.15, 0.5))
STEPS = settings(c=(-0.5, 0, 0.5, 0), w=(20, 20, 20, 8), v=(0.5, -0.2, 0.5, 0))
WAVE = settings(c=(0.25, 0.7, -0.25, -0.7), w=(-8, -7.5, 8, 8.5), v=(-1.25, 1, 1.25, -0.9)) | {"nw_bias": "0.1"}


WORDS = (*WAVE, "nw_f", "nw_goal", "nw_parts")  # of the address: all controls
LOW, HIGH = 262, 300  # px, the chart's height in a lecture, whose controls are larger, and else


@st.cache_data(show_spinner=False)
def chart(height: int) -> dict[str, Any]:
    """Return the picture as Vega-Lite."""
    return bumps_chart(height=height).to_dict()


def show(page: LecturePage) -> None:
    """Show the picture and what stands below it."""
    picture(page, chart(LOW if layout.lecture_mode() else HIGH), alt=ALT, key="bumps")
    layout.close_page(
        page,
        layout.Close(
            tries=(
                layout.Try("A hump", {"nw_view": VIEW, "nw_goal": "hump"} | HUMP),
                layout.Try("Steps", {"nw_view": VIEW, "nw_goal": "steps"} | STEPS),
                layout.Try("A wave of straight lines", {"nw_view": VIEW, "nw_goal": "wave", "nw_f": "ReLU"} | WAVE),
            ),
            guess=layout.Guess(
                "How many tanh units does a single hump need?",
                ("one", "two", "four"),
                right="two",
                because=answer_to_guess,
            ),
            slide=lambda: slide(page),
            code=lambda: live_text(code(), channel=page.path, key="nw_bumps_code", kind="code"),
            sources=(
                "Cybenko, Approximation by superpositions of a sigmoidal function (1989)",
                "the curves to reach are made up",
            ),
        ),
    )


def slide(page: LecturePage) -> None:
    """Show the formula, and what it is now."""
    st.latex(r"f(x) = b + \sum_{i=1}^{4} v_i\, a(z_i), \qquad z_i = w_i (x - c_i) = w_i x + b_i, \quad b_i = -w_i c_i")
    live_text(
        "Now: f(x) = «nw_bias:.2f»"
        + "".join(f" + «nw_v{unit}:.2f»·a(«nw_w{unit}:.1f»·(x − «nw_c{unit}:.2f»))" for unit in UNITS)
        + ", with a = «nw_f».\n"
        "Its mean squared error over 201 places is «nw_error:.4f»: the sum of the squares is 201 times that. Each "
        "slider is a weight or a bias of a network 1-4-1; training would move all thirteen at once.",
        channel=page.path,
        key="nw_bumps_slide",
    )


def code() -> str:
    """Return the code of the picture, with fields for what moves in the browser."""
    arrays = {kind: layout.array_of(f"«nw_{kind}{unit}»" for unit in UNITS) for kind in SLIDERS}
    page = replace(page_at("network"), path="bumps")
    return layout.code_of(page, activation='"«nw_f»"', goal='"«nw_goal»"', bias="«nw_bias»", **arrays)


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
