"""Where the network looked, three ways, and where one with random weights did."""

import numpy as np
import streamlit as st

from dashboard import loaders, tasks
from dashboard.components.tiles_view import Tiles, tiles_view
from dashboard.inside.chosen import Chosen

VIEW = "where it looked"


@st.cache_data(show_spinner="The network is asked again with every part of the image covered.", max_entries=100)
def looked(grey: np.ndarray) -> list[tasks.Look]:
    """Return where the trained network looked, and one with random weights."""
    return loaders.engine().answering.submit(tasks.look_back, grey).result()


def show(image: Chosen) -> None:
    """Show the image, and what each of three ways says of it, for both networks."""
    groups = []
    for name, look in zip(("trained", "random weights"), looked(image.grey), strict=True):
        groups += [
            Tiles(f"{name}: “{look.answer}”, {100 * look.probability:.1f} %", _one(look.image), "sequential"),
            Tiles("saliency: slope of the score at each pixel", _one(look.saliency), "diverging"),
            Tiles("Grad-CAM: maps of conv2 that speak for it", _one(look.grad_cam), "sequential"),
            Tiles("occlusion: what the score loses, covered", _one(look.occlusion), "diverging"),
        ]
    tiles_view(groups, key="ic_looked", columns=(1, 1, 1, 1))


def _one(image: np.ndarray) -> np.ndarray:
    return image[None, None]
