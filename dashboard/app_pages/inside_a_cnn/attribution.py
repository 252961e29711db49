"""What a prediction is attributed to, in four ways, beside a network with random weights, and what that is worth."""

import numpy as np
import streamlit as st

from dashboard.app_pages.inside_a_cnn import PAGE, said, work
from dashboard.app_pages.inside_a_cnn.chosen import Chosen, chosen, pick
from dashboard.app_pages.inside_a_cnn.tiles_view import Tiles, tiles_view
from dashboard.layout.address import lecture_mode
from dashboard.layout.text import write
from dashboard.layout.views import Said
from dashboard.server import once
from nnviz.charts.numbers import probability, with_minus
from nnviz.recordings.attributions import COUNT, TWINS, WAYS, load_measures

WHAT = (
    "How much does each pixel matter for the logit of the predicted digit? **Saliency**: the gradient, a sensitivity. "
    "**Integrated gradients**: what each pixel's ink adds on the way from empty paper. **Occlusion**: what the logit "
    "loses when 3×3 pixels are covered. **Grad-CAM**: maps of conv2, weighted by their gradient; only what speaks "
    "for the "
    "digit, its cells at their receptive fields. Each map has its own scale; both networks' are of one digit."
)


def ask() -> Chosen:
    """Show the choice of another digit, and return the one that is explained."""
    pick()
    return chosen()


@st.cache_data(show_spinner="The network is asked again with every part of the image covered.", max_entries=100)
def attributed(gray: np.ndarray) -> list[work.Attributed]:
    """Return the maps of the trained network, and of one with random weights."""
    return once.ask(once.engine().training, work.attribute, gray)


def show(image: Chosen) -> None:
    """Show the image under the maps of both networks, one column for each way, and what was measured of them."""
    under = image.gray / 255
    found = dict(zip(("trained", "random"), attributed(image.gray), strict=True))
    groups = [
        Tiles(f"{name}: a {one.prediction}, {probability(one.probability)}", under[None, None], "image")
        for name, one in found.items()
    ]
    for way in work.SHOWN:
        kind = "sequential" if way == "Grad-CAM" else "diverging"
        groups += [Tiles(way, one.maps[way][None, None], kind, under=under) for one in found.values()]  # type: ignore[arg-type]
    with st.container(key=PAGE.word("beside")):
        tiles_view(groups, key=PAGE.word("looked"), rows=[2] * len(groups))
        if not lecture_mode():
            write(f"Orange speaks for the digit, blue against it; none of them is a gaze. {in_short()}")


def in_short() -> str:
    """Say how far the maps of both networks go along with the ink, for the way that does best and for the gradient."""
    measures = load_measures()
    said_of = []
    for way in ("occlusion 3×3", "saliency"):
        own, twin = (with_minus(f"{part[WAYS.index(way)]:.2f}") for part in (measures.ink, measures.twin_ink))
        said_of.append(f"{way} {own} (random network {twin})")
    return f"Correlation with the ink: {', '.join(said_of)}."


def slide(_: Chosen) -> tuple[Said, ...]:
    """The formulas, and what was measured of all ways."""
    return *said.slide(_), WHAT, measured()


def measured() -> str:
    """Return the sanity numbers of all ways that were measured, shown or not, as a table."""
    measures = load_measures()
    rows = [
        "| | with the ink | random network | with a random map | insertion | deletion | shift by 1 px |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for place, way in enumerate(WAYS):
        parts = (
            measures.ink,
            measures.twin_ink,
            measures.twin,
            measures.insertion,
            measures.deletion,
            measures.shift,
        )
        rows.append(f"| {way} | " + " | ".join(with_minus(f"{part[place]:.2f}") for part in parts) + " |")
    table = "\n".join(rows)
    return (
        f"{table}\n\nMeans over {COUNT} test digits and {TWINS} random networks. Correlation of the map with the "
        "ink, of "
        "a random network's map with it, of both maps with each other: a map that a random network gives as well "
        "explains "
        "little (Adebayo et al. 2018). Insertion and deletion: the probability while pixels come or go, the most "
        "important "
        "first; high and low is good. Shift: how alike the map stays."
    )


ATTRIBUTION = said.view_of_digits(name="attribution", ask=ask, show=show, slide=slide)
