import hashlib
from dataclasses import replace

import streamlit as st

from dashboard import layout
from dashboard.app_pages.draw_a_digit import drawing, work
from dashboard.app_pages.draw_a_digit.visit_matrix import visit_matrix
from dashboard.components.draw_pad import draw_pad
from dashboard.components.link import link
from dashboard.components.live_text import live_text
from dashboard.components.network_view import network_view
from dashboard.layout.photo import photo_of, use_a_photo
from dashboard.server.sockets import address
from nnviz.digits import UNSURE_BELOW, model_card

SHIFT = 4  # pixels, in Guess first

page = layout.open_page("draw-a-digit")
photo = photo_of(page)
strokes = layout.query_choice("drawing", drawing.EXAMPLES, default="nothing")
sliders = [
    replace(slider, value=layout.query_number(slider.name, default=0, low=slider.min, high=slider.max))
    for slider in drawing.SLIDERS
]

pad, view = st.columns([1, 2.7], gap="medium")
with pad:
    version = layout.version(page) + (hashlib.sha256(photo.encode()).hexdigest() if photo else "")
    draw_pad(
        "digit",
        key="pad",
        version=version,
        most_points=work.MOST_POINTS,
        strokes=strokes,
        photo=photo,
        sliders=sliders,
        address=page.path,
    )
with view:
    network_view("digit", key="networks", shapes=model_card("cnn")["layers"], maps_height=330)
link("digit", address=address("read-drawings"), key="link_digit")

if not layout.lecture_mode():
    visit_matrix("digit", key="visit")
    use_a_photo(page)


def slide() -> None:
    """The slide has no formula; the answer's last step has one."""
    st.markdown(
        "The exercise is handwritten digits, as on the slide: “a great tutorial example”. The network's last layer "
        "turns ten numbers, the logits z, into ten probabilities with softmax. The log loss looks at one of them."
    )
    st.latex(r"p_k = \frac{e^{z_k}}{\sum_{j=0}^{9} e^{z_j}} \qquad L = -\ln p_{\text{true}}")
    live_text(
        "For what is drawn now:  *p*_{«digit»} = e^{«logit:.2f»} / «sum:.1f» = «p:.4f».\n"
        "If it really is a «digit», its loss is −ln «p:.4f» = «loss:.4f».\n"
        "The slides sum this over all examples, Keras averages it: sum = n × mean. Here n is 1, and both are the same.",
        channel="digit",
        key="slide_numbers",
    )
    st.markdown(
        f"A network whose largest probability stays below {UNSURE_BELOW:.0%} is called unsure here. Softmax alone does "
        "not know doubt: the plain CNN was never shown anything but digits, and is sure of most scribbles."
    )


def because() -> str:
    """What happens to the 500 test digits, computed."""
    right = drawing.accuracy_after_shift(SHIFT)
    return (
        f"Moved {SHIFT} pixels to the right, the CNN still reads {right['cnn']:.0%} of the 500 test digits, the dense "
        f"network {right['dense']:.0%}. Convolution moves its maps along and pooling forgives a little, "
        "but the dense layers at the end know their pixels by place: no network here is free of that."
    )


layout.close_page(
    page,
    layout.Close(
        tries=(
            layout.Try("A seven, pushed aside", {"drawing": "seven", "shift_x": "6"}),
            layout.Try("A four, or a nine?", {"drawing": "four-or-nine"}),
            layout.Try("A scribble", {"drawing": "scribble"}),
        ),
        guess=layout.Guess(
            f"All 500 test digits move {SHIFT} pixels to the right. Which network suffers more?",
            ("the CNN", "the dense network", "both alike"),
            right="the dense network",
            because=because,
        ),
        slide=slide,
        code=lambda: live_text(layout.code_of(page), channel="digit", key="code", kind="code"),
        sources=(
            "digits: MNIST (LeCun, Cortes, Burges; CC BY-SA 3.0)",
            "saliency: Simonyan, Vedaldi, Zisserman 2014",
        ),
    ),
)
