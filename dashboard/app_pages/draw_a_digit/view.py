"""A pad, and beside it everything that the networks make of a drawing."""

import hashlib
from dataclasses import replace

import streamlit as st

from dashboard.app_pages.draw_a_digit import PAGE, work
from dashboard.app_pages.draw_a_digit.drawing import EXAMPLES, SLIDERS
from dashboard.app_pages.draw_a_digit.visit_matrix import visit_matrix
from dashboard.components.draw_pad import draw_pad
from dashboard.components.link import link
from dashboard.components.network_view import network_view
from dashboard.layout.address import lecture_mode, query_choice, query_number, version
from dashboard.layout.photo import photo_of, use_a_photo
from dashboard.layout.views import Formula, Guess, Said, Try, View
from dashboard.server import once
from dashboard.server.sockets import address
from nnviz.digits import UNSURE_BELOW, model_card

SHIFT = 4  # pixels, in Guess first


def show(_: None) -> None:
    """Show the pad beside the networks, and below them what the visitor says the drawing was."""
    pad, networks = st.columns([1, 2.7], gap="medium")
    with pad:
        _pad()
    with networks:
        network_view(PAGE.path, key=PAGE.word("networks"), shapes=model_card("cnn")["layers"], maps_height=330)
    link(PAGE.path, address=address("read-drawings"), key=PAGE.word("link"))
    if not lecture_mode():
        visit_matrix(PAGE.path, key=PAGE.word("visit"))
        use_a_photo(PAGE)


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
    )


def slide(_: None) -> tuple[Said, ...]:
    """The slide has no formula; the answer's last step has one."""
    return (
        "The exercise is handwritten digits, as on the slide: “a great tutorial example”. The network's last layer "
        "turns ten numbers, the logits z, into ten probabilities with softmax. The log loss looks at one of them.",
        Formula(r"p_k = \frac{e^{z_k}}{\sum_{j=0}^{9} e^{z_j}} \qquad L = -\ln p_{\text{true}}"),
        "For what is drawn now:  *p*_{«digit»} = e^{«logit:.2f»} / «sum:.1f» = «p:.4f».\n"
        "If it really is a «digit», its loss is −ln «p:.4f» = «loss:.4f».\n"
        "The slides sum this over all examples, Keras averages it: sum = n × mean. "
        "Here n is 1, and both are the same.",
        f"A network whose largest probability stays below {UNSURE_BELOW:.0%} is called unsure here. Softmax alone does "
        "not know doubt: the plain CNN was never shown anything but digits, and is sure of most scribbles.",
    )


@st.cache_data(show_spinner="Moving 500 digits…", max_entries=17)
def accuracy_after_shift(pixels: int) -> dict[str, float]:
    """Return the share of the test digits that each network reads after a shift to the right."""
    return once.ask(once.engine().training, work.accuracy_after_shift, pixels)


def because() -> str:
    """What happens to the 500 test digits, computed."""
    right = accuracy_after_shift(SHIFT)
    return (
        f"Moved {SHIFT} pixels to the right, the CNN still reads {right['cnn']:.0%} of the 500 test digits, the dense "
        f"network {right['dense']:.0%}. Convolution moves its maps along and pooling forgives a little, "
        "but the dense layers at the end know their pixels by place: no network here is free of that."
    )


def sources(_: None) -> tuple[str, ...]:
    """Where data and method come from."""
    return (
        "digits: MNIST (LeCun, Cortes, Burges; CC BY-SA 3.0)",
        "saliency: Simonyan, Vedaldi, Zisserman 2014",
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
