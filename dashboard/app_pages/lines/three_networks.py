"""Three networks: what they learned, and how often they are right when lines lie where none lay before."""

from typing import Any

import streamlit as st

from dashboard.app_pages.lines import PAGE
from dashboard.app_pages.lines.run import LAST, run, said, tell, view_of_lines
from dashboard.app_pages.lines.three_networks_cards import answer_card, image_card, shift_card, weights_card
from dashboard.layout.picture import Column, picture
from nnviz.recordings.line_classifiers import NAMES, SEED, STARTS, TEST

BELOW = 84  # px, of the charts under the images
LEGEND = (
    "Orange weights raise a sum, blue ones lower it; the number under a unit or a kernel is what its answer is "
    "multiplied by on the way to “vertical”."
)


@st.cache_data(show_spinner=False)
def charts(shuffled: bool) -> list[Column]:
    """Return the image with the networks' answers, and a column for each network, as Vega-Lite."""
    here, usual = run(shuffled=shuffled), run(shuffled=False)
    columns: list[Any] = [(image_card(here, shuffled=shuffled), answer_card(here, height=BELOW + 24))]
    columns += [
        (weights_card(here, name), shift_card(here, name, usual if shuffled else here, height=BELOW)) for name in NAMES
    ]
    return [[chart.to_dict() for chart in column] for column in columns]


def show(shuffled: bool) -> None:
    """Show an image and what each network makes of it, over their sliders."""
    picture(
        PAGE,
        *charts(shuffled),
        alt="A line image, and three networks: what they learned, and how often they are right at each shift.",
    )
    tell(what_happens(shuffled))


def what_happens(shuffled: bool) -> str:
    """Say what the shift or the shuffling did to the networks, in numbers."""
    if shuffled:
        return (
            f"Trained anew on shuffled pixels, then tested unshifted: {said(0, shuffled=True)}. In order it was "
            f"{said(0)} (green ticks). The lists lost nothing; the convolution lost its neighbours, but not "
            f"everything: half would be chance. {other_starts(shuffled=True)} {LEGEND}"
        )
    return (
        f"At shift {LAST} every line lies where no training line lay: {said(LAST)}. Below 50 % is worse than chance: "
        f"the pixels lit there used to speak for the other answer. {LEGEND} {other_starts(shuffled=False)}"
    )


def other_starts(*, shuffled: bool) -> str:
    """Say what convolutions that began with other weights reach without a shift, and at the largest one."""
    count = TEST["count"]
    reached = ", ".join(f"{row[0] / count:.1%} → {row[-1] / count:.1%}" for row in run(shuffled=shuffled).starts)
    return (
        f"Not every convolution is that good: the one shown began with seed {SEED}; from seeds {STARTS[0]} to "
        f"{STARTS[-1]}, shift 0 → shift {LAST}: {reached}."
    )


VIEW = view_of_lines(name="three networks", show=show)
