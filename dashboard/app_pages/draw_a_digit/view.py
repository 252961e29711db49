"""A pad, and beside it everything that the networks make of a drawing."""

import hashlib
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.app_pages.draw_a_digit import PAGE, work
from dashboard.app_pages.draw_a_digit.drawing import EXAMPLES, SLIDERS
from dashboard.app_pages.draw_a_digit.visit_matrix import visit_matrix
from dashboard.components.draw_pad import draw_pad
from dashboard.components.link import link
from dashboard.components.network_view import network_view
from dashboard.components.recorded import recorded
from dashboard.layout.address import lecture_mode, query_choice, query_number, version
from dashboard.layout.photo import ask_for_a_photo, offer_photo, photo_of
from dashboard.layout.views import Formula, Guess, Said, Try, View
from dashboard.server import once
from dashboard.server.sockets import address
from nnviz.charts.numbers import percent
from nnviz.digits import UNSURE_BELOW, model_card

SHIFT = 4  # pixels, in Guess first


def show(_: None) -> None:
    """Show the pad with the steps to what the network sees; beside it the answer, what it was, and the maps."""
    with st.container(key="drawing", horizontal=True):
        with st.container(key="drawn"):
            _pad()
            _networks("steps")
        with st.container(key="read"):
            with st.container(key="said", horizontal=True):
                with st.container(key="answered"):
                    _networks("answer")
                    if not lecture_mode():
                        visit_matrix(PAGE.path, key=PAGE.word("visit"))
                _networks("bars")
                _networks("nearest")
            _networks("maps")
    link(PAGE.path, address=address("read-drawings"), key=PAGE.word("link"))
    offer_photo(PAGE)


def _networks(*parts: str) -> None:
    """Show parts of what the networks say."""
    network_view(PAGE.path, key=PAGE.word(f"net_{parts[0]}"), shapes=model_card("cnn")["layers"], parts=parts)


def _pad() -> None:
    """Show the pad with the drawing, the photo and the sliders that the address asks for."""
    photo = photo_of(PAGE)
    draw_pad(
        PAGE.path,
        key=PAGE.word("pad"),
        version=version(PAGE) + (hashlib.sha256(photo.encode()).hexdigest() if photo else ""),
        most_points=work.MOST_POINTS,
        strokes=query_choice(PAGE.word("drawing"), EXAMPLES, default="nothing"),
        photo=photo,
        sliders=[
            replace(slider, value=query_number(PAGE.word(slider.name), default=0, low=slider.min, high=slider.max))
            for slider in SLIDERS
        ],
        address=PAGE.path,
        on_photo=partial(ask_for_a_photo, PAGE),
        ghost=recorded("two"),
    )


def slide(_: None) -> tuple[Said, ...]:
    """The slide has no formula; the answer's last step has one."""
    return (
        "The exercise is handwritten digits, as on the slide: “a great tutorial example”. The network's last layer "
        "turns ten numbers, the logits z, into ten probabilities with softmax. The cross-entropy uses one of them.",
        Formula(r"p_k = \frac{e^{z_k}}{\sum_{j=0}^{9} e^{z_j}} \qquad L = -\ln p_{\text{true}}"),
        "For what is drawn now:  *p*_{«digit»} = e^{«logit:.2f»} / «sum:.1f» = «p:.4f».\n"
        "If it really is a «digit», its loss is −ln «p:.4f» = «loss:.4f».\n"
        f"A network whose largest probability stays below {percent(UNSURE_BELOW, 0)} is called unsure here. Softmax "
        "alone "
        f"knows no doubt: {scribbles()}",
        ones(),
    )


@st.cache_data(show_spinner="Moving 500 digits…", max_entries=17)
def accuracy_after_shift(pixels: int) -> dict[str, float]:
    """Return the share of the test digits that each network reads after a shift to the right."""
    return once.ask(once.engine().training, work.accuracy_after_shift, pixels)


def because() -> str:
    """What happens to the 500 test digits, computed."""
    right, learned = accuracy_after_shift(SHIFT), model_card("cnn")["recipe"]["strength"]["shift"]
    return (
        f"Moved {SHIFT} pixels to the right, the CNN still reads {percent(right['cnn'], 0)} of the 500 test digits, "
        f"the dense network {percent(right['dense'], 0)}. Both were trained on digits shifted by up to {learned:g} "
        "pixels, "
        "turned and bent. Beyond that convolution moves its maps along and pooling forgives a little, but dense layers "
        "have a weight for every position: no network here is free of that."
    )


def scribbles() -> str:
    """Say how many scribbles of kinds that no network saw each CNN is unsure of, as their cards have it."""
    plain, cnn = (model_card(name)["unsure"] for name in ("plain", "cnn"))
    return (
        f"of {plain['scribble_count']} scribbles the plain CNN, which was never shown anything but digits, is "
        "unsure of "
        f"{percent(plain['scribbles'], 0)}, the CNN that learned other scribbles of {percent(cnn['scribbles'], 0)}."
    )


def ones() -> str:
    """Say which ones the CNN reads, as its card has it."""
    card = model_card("cnn")
    right = {name: percent(share, 0) for name, share in card["styles"]["right"]["1"].items()}
    return (
        "A network knows what it was shown. Ones with a flag, as many write them in Europe, are all but absent from "
        f"MNIST: {card['drawn_ones']} were drawn in addition to train it, some with a base line. Of "
        f"{card['styles']['variants']} others that are a plain stroke it reads {right['stroke']}; with a short flag at "
        f"the top {right['short flag']}, with a long one {right['long flag']}, with one down to the foot "
        f"{right['flag to the foot']}; with a long flag and a base line {right['long flag and base']}."
    )


def sources(_: None) -> tuple[str, ...]:
    """Where data and method come from."""
    return (
        "digits: MNIST (LeCun, Cortes, Burges; CC BY-SA 3.0)",
        "saliency: Simonyan, Vedaldi, Zisserman 2014; occlusion: Zeiler and Fergus 2014",
    )


VIEW = View(
    show=show,
    tries=(
        Try("A seven, pushed aside", {"drawing": "seven", "shift_x": "6"}),
        Try("A four, or a nine?", {"drawing": "four-or-nine"}),
        Try("A scribble", {"drawing": "scribble"}),
    ),
    guess=Guess(
        f"All 500 test digits move {SHIFT} pixels to the right. Which network suffers more?",
        ("the CNN", "the dense network", "both alike"),
        right="the dense network",
        because=because,
    ),
    slide=slide,
    panel="digit_and_saliency",
    lines=lambda _: {},
    sources=sources,
)
