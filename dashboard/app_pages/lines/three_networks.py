"""Three networks: what they learned, and how often they are right when lines lie where none lay before."""

import streamlit as st

from dashboard.app_pages.lines import PAGE
from dashboard.app_pages.lines.image_card import image_card
from dashboard.app_pages.lines.run import LAST, run, said, tell, view_of_lines
from dashboard.app_pages.lines.three_networks_cards import accuracies_chart, network_card
from dashboard.layout.picture import Column, picture, specification
from nnviz.charts.numbers import percent
from nnviz.recordings.line_classifiers import NAMES, SEED, STARTS, TEST

HEIGHT = 390  # px, of a column; the screen stretches it
LEGEND = (
    "Orange weights raise a sum, blue ones lower it; under a unit or a kernel: the weight of its output in the "
    "logit of "
    "“vertical”. Press pixels of the image to paint."
)


@st.cache_data(show_spinner=False)
def charts(shuffled: bool) -> list[Column]:
    """Return the image, the three networks, and how often each is right, as Vega-Lite."""
    here, usual = run(shuffled=shuffled), run(shuffled=False)
    return [
        specification(image_card(here, shuffled=shuffled, height=HEIGHT)),
        [specification(network_card(here, name, height=HEIGHT // 3)) for name in NAMES],
        specification(accuracies_chart(here, usual if shuffled else here, height=HEIGHT)),
    ]


def show(shuffled: bool) -> None:
    """Show an image and what each network makes of it, over their sliders."""
    picture(
        PAGE,
        *charts(shuffled),
        widths=(1, 1.12, 1),
        key="three",
        alt="A line image, and three networks: what they learned, and how often they are right at each shift.",
    )
    tell(LEGEND)


def what_happens(shuffled: bool) -> str:
    """Say what the shift or the shuffling did to the networks, in numbers."""
    if shuffled:
        return (
            f"Trained anew on shuffled pixels, then tested unshifted: {said(0, shuffled=True)}. With the pixels in "
            "order it was "
            f"{said(0)} (dashed). A dense layer has no neighbors to lose; the convolution lost its own, but not "
            f"everything: half would be chance. {other_starts(shuffled=True)}"
        )
    return (
        f"At shift {LAST} every line lies where no training line lay: {said(LAST)}. Below 50 % is worse than chance: "
        f"the pixels lit there were evidence for the other class. {other_starts(shuffled=False)}"
    )


def other_starts(*, shuffled: bool) -> str:
    """Say what convolutions that began with other weights reach without a shift, and at the largest one."""
    count = TEST["count"]
    reached = ", ".join(
        f"{percent(row[0] / count)} → {percent(row[-1] / count)}" for row in run(shuffled=shuffled).starts
    )
    return (
        f"Not every convolution is that good: the one shown began with seed {SEED}; from seeds {STARTS[0]} to "
        f"{STARTS[-1]}, shift 0 → shift {LAST}: {reached}."
    )


VIEW = view_of_lines(name="three networks", show=show, what_happens=what_happens)
