"""The run of three networks that all views show, and what each view asks and says about it."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.app_pages.lines import PAGE
from dashboard.app_pages.lines.three_networks_cards import TITLES, parameter_sum
from dashboard.layout.address import lecture_mode
from dashboard.layout.choices import choose
from dashboard.layout.text import write
from dashboard.layout.views import Formula, Guess, Said, Try, View
from nnviz import datasets
from nnviz.charts.numbers import percent
from nnviz.recordings.line_classifiers import NAMES, SHIFTS, TEST, Name, load_line_classifiers

PIXELS = ("pixels in order", "pixels shuffled")
LAST = SHIFTS[-1]
GUESSES = ("nearly all", "half", "far fewer")

run = st.cache_data(show_spinner=False)(load_line_classifiers)


def ask_pixels() -> bool:
    """Show the choice between pixels in order and shuffled ones, and return whether they are shuffled."""
    return choose(PAGE, "Pixels", PIXELS, key="pixels") == PIXELS[1]


def tell(words: str) -> None:
    """Show a line under a picture, in a row that is always there; in a lecture the lecturer says it."""
    if not lecture_mode():
        with st.container(key=PAGE.word("said")):
            write(words)


def accuracy(name: Name, shift: int, *, shuffled: bool = False) -> float:
    """Return a network's accuracy on the test images at a shift."""
    return float(run(shuffled=shuffled).right[NAMES.index(name), shift] / TEST["count"])


def said(shift: int, *, shuffled: bool = False) -> str:
    """Say what each network gets right at a shift."""
    return ", ".join(f"{TITLES[name]} **{percent(accuracy(name, shift, shuffled=shuffled))}**" for name in NAMES)


def parameters() -> list[str]:
    """Work out the number of parameters of each network, layer by layer."""
    return [f"{TITLES[name]} {parameter_sum(run(shuffled=False), name)}" for name in NAMES]


def right_guess() -> str:
    """Return what answers Guess first, as the run has it."""
    reached = accuracy("logistic", LAST)
    return GUESSES[0] if reached > 0.9 else GUESSES[1] if abs(reached - 0.5) < 0.05 else GUESSES[2]


def slide(_: bool) -> tuple[Said, ...]:
    """The slides show the images; these are the formulas behind the networks, with their numbers."""
    return (
        Formula(r"p = \sigma\Big(\sum_{i=1}^{64} w_i x_i + b\Big) \qquad \text{logistic regression on a list}"),
        Formula(
            r"m_{rc} = \max\Big(0,\ \sum_{i=-1}^{1}\sum_{j=-1}^{1} k_{ij}\, x_{r+i,\,c+j} + b\Big) \qquad "
            r"\text{a convolution on neighbors}"
        ),
        "In the list every pixel has a weight of its own. The convolution has nine weights in a kernel, the same "
        "nine at every position (r, c); of each feature map m only the largest cell goes on.\n\n"
        "Parameters: " + "; ".join(parameters()) + ".\n\n"
        "The loss is the mean binary cross-entropy over the "
        f"{len(datasets.lines().y)} training images.",
    )


def lines(shuffled: bool) -> dict[str, str]:
    """Return the chosen order of the pixels, and a field for the shift."""
    return {"shuffled": str(shuffled), "shift": "«shift»"}


def sources(_: bool) -> tuple[str, ...]:
    """Where images and method come from."""
    return (
        f"Images: {datasets.lines().source} ({datasets.lines().licence})",
        "convolution and pooling for images: LeCun et al., Proc. IEEE 86 (1998)",
    )


TRIES = (
    Try("Lines in the other half", {"shift": "4"}),
    Try("Shuffle the pixels", {"pixels": PIXELS[1]}),
    Try("Maps shift along", {"view": "shift a map", "shift": "2", "image": "2"}),
)
GUESS = Guess(
    "The lines move to the half where none lay in the training. How many does logistic regression get right?",
    GUESSES,
    right=right_guess,
    because=lambda: f"At shift {LAST}: {said(LAST)}.",
)


def view_of_lines(*, what_happens: Callable[[bool], str], **own: Any) -> View[bool]:
    """Return a view of the line images.

    Args:
        what_happens: What its picture shows, in words and numbers, before the formulas.
        **own: Its name, and what it shows.
    """
    return View[bool](
        ask=ask_pixels,
        tries=TRIES,
        guess=GUESS,
        slide=lambda shuffled: (what_happens(shuffled), *slide(shuffled)),
        panel="three_networks",
        lines=lines,
        sources=sources,
        **own,
    )
