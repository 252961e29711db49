"""Where the network looked, three ways, and where one with random weights did."""

import numpy as np
import streamlit as st

from dashboard.app_pages.inside_a_cnn import PAGE, said, work
from dashboard.app_pages.inside_a_cnn.chosen import Chosen, chosen, pick
from dashboard.app_pages.inside_a_cnn.tiles_view import Tiles, tiles_view
from dashboard.layout.address import lecture_mode
from dashboard.server import once

WIDEST = 930  # px: two rows fit a projector
WAYS = (
    "**Saliency**: how the score of the answer changes with each pixel; orange raises it, blue lowers it. "
    "**Grad-CAM**: the maps of conv2, weighted by what they do for the score. **Occlusion**: what the score loses when "
    "5×5 pixels are covered. Each is on its own scale: random weights look somewhere, too, but at nothing."
)


def ask() -> Chosen:
    """Show the choice of another digit, and return the one that is looked at."""
    pick()
    return chosen()


@st.cache_data(show_spinner="The network is asked again with every part of the image covered.", max_entries=100)
def looked(grey: np.ndarray) -> list[work.Look]:
    """Return where the trained network looked, and one with random weights."""
    return once.ask(once.engine().training, work.look_back, grey)


def show(image: Chosen) -> None:
    """Show the image, and what each of three ways says of it, for both networks."""
    groups = []
    for name, look in zip(("trained", "random"), looked(image.grey), strict=True):
        groups += [
            Tiles(f"{name}: a {look.answer}, {_percent(look.probability)}", _one(look.image), "sequential"),
            Tiles("saliency", _one(look.saliency), "diverging"),
            Tiles("Grad-CAM", _one(look.grad_cam), "sequential"),
            Tiles("occlusion", _one(look.occlusion), "diverging"),
        ]
    tiles_view(groups, key=PAGE.word("looked"), columns=(1, 1, 1, 1), widest=WIDEST)
    if not lecture_mode():
        st.markdown(WAYS)


def _one(image: np.ndarray) -> np.ndarray:
    return image[None, None]


def _percent(probability: float) -> str:
    """99.97 % is not 100 %, and says so."""
    return "> 99.9 %" if probability > 0.9995 else f"{100 * probability:.1f} %"


WHERE_IT_LOOKED = said.view_of_digits(name="where it looked", ask=ask, show=show)
