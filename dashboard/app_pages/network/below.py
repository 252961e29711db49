"""What stands below the networks: what to try, the guess, the slide, the code."""

import streamlit as st

from dashboard import layout
from dashboard.app_pages.network import words
from dashboard.app_pages.network.choices import Choices
from dashboard.app_pages.network.picture import NO_INPUT
from dashboard.components.live_text import live_text
from dashboard.pages import LecturePage


def close(page: LecturePage, choices: Choices) -> None:
    """Show it."""
    points = choices.points
    layout.close_page(
        page,
        layout.Close(
            tries=(
                layout.Try(
                    "Solve the spiral", {"nw_data": "spiral", "nw_hidden": "8-8", "nw_epochs": "1000", "nw_run": "1"}
                ),
                layout.Try(
                    "Overfit 40 points",
                    {"nw_data": "moons", "nw_noise": "30", "nw_share": "10", "nw_hidden": "8-8", "nw_run": "1"},
                ),
                layout.Try(
                    "tanh against ReLU",
                    {"nw_view": "Two side by side", "nw_data": "circles", "nw_hidden": "4", "nw_run": "1"},
                ),
            ),
            guess=layout.Guess(
                "A disc in a ring: how many of the points can a network without a hidden layer get right?",
                ("about half", "two of three", "all"),
                right="two of three",
                because=words.answer_to_guess,
            ),
            slide=lambda: _slide(choices),
            code=lambda: live_text(words.code(page, choices), channel=page.path, key="nw_code", kind="code"),
            sources=(
                f"{points.source} ({points.licence})",
                "after TensorFlow Playground, Smilkov et al. (2017), arXiv:1708.03788",
            ),
        ),
    )


def _slide(choices: Choices) -> None:
    last = r"y = w \cdot a^{(L)} + b" if choices.quantity else r"p = \sigma\left(w \cdot a^{(L)} + b\right)"
    st.latex(rf"a^{{(l)}} = f\left(W^{{(l)}} a^{{(l-1)}} + b^{{(l)}}\right), \qquad {last}")
    st.markdown(words.slide(choices) if choices.inputs else NO_INPUT)
