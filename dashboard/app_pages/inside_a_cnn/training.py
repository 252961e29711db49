"""How the filters came about: the recording, and the chosen image seen through each of its moments."""

import numpy as np
import streamlit as st

from dashboard.app_pages.inside_a_cnn import PAGE, said, work
from dashboard.app_pages.inside_a_cnn.chosen import Chosen, chosen, pick
from dashboard.app_pages.inside_a_cnn.tiles_view import Tiles, tiles_view
from dashboard.components.player import player
from dashboard.layout.address import query_number, version
from dashboard.server import once
from nnviz.charts.numbers import percent
from nnviz.recordings.inside_cnn import Inside, load_inside

PLAYER = PAGE.word("player")
ROWS = (2, 2, 1, 1)  # filters and gradients stand below each other


@st.cache_data(show_spinner=False)
def recording() -> Inside:
    """Return the shipped recording."""
    return load_inside()


@st.cache_data(show_spinner="The image is shown to every moment of the training.", max_entries=20)  # 0.75 MB each
def maps(gray: np.ndarray) -> dict[str, np.ndarray]:
    """Return the activations of both convolutions for an image at every moment, (moments, maps, side, side)."""
    return once.ask(once.engine().training, work.through_training, gray)


def _choose_moment() -> None:
    """Show the choice of another digit, and beside it the player of the training."""
    with st.container(key=PAGE.word("moments"), horizontal=True, vertical_alignment="center"):
        pick()
        _play()


def _play() -> None:
    step, last = PAGE.word("step"), len(recording().epochs) - 1
    start = int(query_number(step, default=last, low=0, high=last))
    player(step, frames=last, key=PLAYER, start=start, version=version(PAGE), label="moment", rate=1.5)


def show(image: Chosen) -> None:
    """Show filters, gradients and maps at the player's moment."""
    _choose_moment()
    inside, seen = recording(), maps(image.gray)
    tiles_view(
        (
            Tiles("filters of conv1", _tiles(inside.conv1), "diverging", 4),
            Tiles("their gradients", _tiles(inside.conv1_gradient), "diverging", 4),
            Tiles("conv1: its maps of this digit", seen["conv1"], "sequential", 4),
            Tiles("conv2: its maps", seen["conv2"], "sequential", 7),
        ),
        key=PAGE.word("training"),
        rows=ROWS,
        captions=[caption(inside, moment) for moment in range(len(inside.epochs))],
        player=PLAYER,
    )


def caption(inside: Inside, moment: int) -> str:
    r"""Say where the training stands.

    Example:
        >>> caption(load_inside(), 0)
        'Before training: test accuracy 11.2\xa0%, loss 2.32; gradient norms on 500 digits 0.19 (conv1), 0.34 (conv2)'
    """
    epoch = inside.epochs[moment]
    when = "Before training" if epoch == 0 else f"After {epoch} epoch{'s' if epoch > 1 else ''}"
    if moment == len(inside.epochs) - 1:
        when += " (a moving average of the weights)"
    lengths = [np.linalg.norm(gradient[moment]) for gradient in (inside.conv1_gradient, inside.conv2_gradient)]
    right, loss = percent(inside.accuracy[moment]), inside.loss[moment]
    return (
        f"{when}: test accuracy {right}, loss {loss:.2f}; gradient norms on 500 digits {lengths[0]:.2g} (conv1), "
        f"{lengths[1]:.2g} (conv2)"
    )


def _tiles(kernels: np.ndarray) -> np.ndarray:
    """Return (moments, side, side, 1, filters) as (moments, filters, side, side)."""
    return np.moveaxis(kernels[:, :, :, 0], -1, 1)


TRAINING = said.view_of_digits(
    name="training",
    ask=chosen,
    show=show,
    panel="digit_cnn",
    lines=lambda _: {},
    about_code=(
        "The same layers, trained on the digits as they are: three epochs, about half a minute. The shipped network "
        "was trained for 120, each with new variants of every digit (`nnviz.augmentation`), at a falling learning "
        "rate, and ends with a moving average of its weights."
    ),
)
