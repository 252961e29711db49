"""What the page on horizontal and vertical lines is put together from: its charts, and words with its numbers."""

from typing import Any

import streamlit as st

from dashboard import layout
from dashboard.app_pages.lines.cards import TITLES, answer_card, image_card, parameter_sum, shift_card, weights_card
from dashboard.app_pages.lines.flatten_play import STEPS, flatten_chart, neighbour_distances
from dashboard.app_pages.lines.moves import HEIGHT, forgiven_chart, moved_image_chart, moved_map_chart
from dashboard.layout.picture import Column
from dashboard.pages import LecturePage
from nnviz.recordings.line_classifiers import (
    FILTERS,
    NAMES,
    SEED,
    SHIFTS,
    STARTS,
    TEST,
    LineClassifiers,
    Name,
    load_line_classifiers,
)

VIEWS = ("three networks", "flatten", "shift a map")
PIXELS = ("pixels in order", "pixels shuffled")
BELOW = 84  # px, of the charts under the images
FRAMES = STEPS
LAST = SHIFTS[-1]
GUESSES = ("nearly all", "half, by chance", "far less than half")
ALTS = {
    VIEWS[0]: "A line image, and three networks: what they learned, and how often they are right at each shift.",
    VIEWS[1]: "The 64 pixels of an image fly into a row; a pixel and its neighbours are marked.",
    VIEWS[2]: "An image and its two maps, above the shifted image and its maps; beside them the networks' answers.",
}
LEGEND = (
    "Orange weights raise a sum, blue ones lower it; the number under a unit or a kernel is what its answer is "
    "multiplied by on the way to “vertical”."
)
SOURCES = ("convolution and pooling for images: LeCun et al., Proc. IEEE 86 (1998)",)

run = st.cache_data(show_spinner=False)(load_line_classifiers)


@st.cache_data(show_spinner=False)
def charts(view: str, pixels: str) -> list[Column]:
    """Return a view's charts as Vega-Lite, in columns."""
    shuffled = pixels == PIXELS[1]
    here, usual = run(shuffled=shuffled), run(shuffled=False)
    if view == VIEWS[1]:
        return [flatten_chart(usual, shuffled=shuffled).to_dict()]
    if view == VIEWS[2]:
        maps = [moved_map_chart(here, number=number) for number in range(FILTERS)]
        return [chart.to_dict() for chart in (moved_image_chart(here), *maps, forgiven_chart(here, height=HEIGHT))]
    columns: list[Any] = [(image_card(here, shuffled=shuffled), answer_card(here, height=BELOW + 24))]
    columns += [
        (weights_card(here, name), shift_card(here, name, usual if shuffled else here, height=BELOW)) for name in NAMES
    ]
    return [[chart.to_dict() for chart in column] for column in columns]


def accuracy(name: Name, shift: int, *, shuffled: bool = False) -> float:
    """Return a network's accuracy on the test images at a shift."""
    return float(run(shuffled=shuffled).right[NAMES.index(name), shift] / TEST["count"])


def said(shift: int, *, shuffled: bool = False) -> str:
    """Say what each network gets right at a shift."""
    return ", ".join(f"{TITLES[name]} **{accuracy(name, shift, shuffled=shuffled):.1%}**" for name in NAMES)


def parameters() -> list[str]:
    """Work out the number of parameters of each network, layer by layer."""
    return [f"{TITLES[name]} {parameter_sum(run(shuffled=False), name)}" for name in NAMES]


def right_guess() -> str:
    """Return what answers Guess first, as the run has it."""
    reached = accuracy("logistic", LAST)
    return GUESSES[0] if reached > 0.9 else GUESSES[1] if abs(reached - 0.5) < 0.05 else GUESSES[2]


def what_happens(view: str, pixels: str) -> str:
    """Say under the picture what it shows, in numbers."""
    shuffled = pixels == PIXELS[1]
    if view == VIEWS[1]:
        farthest = max(max(neighbour_distances(pixel, shuffled=shuffled)) for pixel in range(64))
        return (
            "A dense network gets this list. That place 35 lies below place 27 is written nowhere in it: shuffle the "
            f"pixels, and training finds the same answers. Farthest neighbours in this list: {farthest} places apart."
        )
    if view == VIEWS[2]:
        return moved(shuffled)
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


def moved(shuffled: bool) -> str:
    """Say what shifts along, what forgives a shift, and what does neither."""
    if shuffled:
        return (
            "The line moved, then the pixels were shuffled: this image is no shifted copy of the first one. So the "
            "maps don't move along, either. Equivariance needs neighbours that stay neighbours."
        )
    return (
        "The layer is **equivariant**: shift its input, and its maps shift along, number for number, where no window "
        "reaches over an edge (the framed cells; above them their largest difference). Pooling **forgives**: the "
        "largest cell may lie anywhere. The dense layers of the other two do neither: each pixel has its own weight."
    )


def other_starts(*, shuffled: bool) -> str:
    """Say what convolutions that began with other weights reach without a shift, and at the largest one."""
    here: LineClassifiers = run(shuffled=shuffled)
    count = TEST["count"]
    reached = ", ".join(f"{row[0] / count:.1%} → {row[-1] / count:.1%}" for row in here.starts)
    return (
        f"Not every convolution is that good: the one shown began with seed {SEED}; from seeds {STARTS[0]} to "
        f"{STARTS[-1]}, shift 0 → shift {LAST}: {reached}."
    )


def code(page: LecturePage, pixels: str) -> str:
    """Return the page's code with the chosen settings, and a field for the shift."""
    shuffled = str(pixels == PIXELS[1])
    return layout.code_of(page, shuffled=shuffled, shift="«ln_shift»")
