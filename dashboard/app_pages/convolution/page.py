import streamlit as st

from dashboard import layout
from dashboard.app_pages.convolution import view as convolving
from dashboard.components.live_text import live_text
from dashboard.layout.photo import use_a_photo

ONE, TWO, THREE = convolving.VIEWS

page = layout.open_page("convolution")
choices, play = st.columns([1, 2.2], vertical_alignment="center")
with choices:
    view = layout.choose(page, "View", convolving.VIEWS, key="cv_view")

if view == ONE:
    first = convolving.setting()
    with play:
        convolving.play(page, first)
    convolving.one_filter(page, first)
    if not layout.lecture_mode():
        use_a_photo(page)
elif view == TWO:
    convolving.two_filters(page)
else:
    convolving.three_channels(page)


def slide() -> None:
    """The slide has three words, pad, convolve, maximum: each is a formula here."""
    st.latex(
        r"z_{r,c} = \sum_{i,j} w_{i,j} \; x_{s r + i,\, s c + j} + b \qquad "
        r"\text{size} = \left\lfloor \frac{n + 2p - k}{s} \right\rfloor + 1 \qquad \text{pooled} = \max(\text{block})"
    )
    SLIDE[view]()
    st.markdown(
        "Keras computes a **cross-correlation**: the filter is not flipped before it slides. Mathematics calls only "
        "the flipped one a convolution; as the weights are learned, it makes no difference. “Same” pads with zeros "
        "until the map has ⌈n / s⌉ cells a side; an odd zero goes to the bottom and to the right. There is no loss on "
        "this page; where there is one, the slides sum it over all examples and Keras averages it: sum = n × mean."
    )


def one_filter_slide() -> None:
    """The numbers of the window."""
    live_text(
        "«cv_formula»\nAt row «cv_row», column «cv_column» the products add up to *z* = «cv_sum:.2f»; "
        "ReLU makes it «cv_relu:.2f»; there is no bias here, *b* = 0. "
        "Padding: «cv_before» before, «cv_after» after, on both axes.\n"
        "In words: lay the filter on the image, multiply what lies on each other, add it up, move on.",
        channel=page.path,
        key="cv_slide",
    )


def two_filters_slide() -> None:
    """The slide's "classification is easy with filters", with its numbers."""
    live_text(
        "Line «cv_line»: horizontal edge max = «cv_horizontal:.2f», vertical edge max = «cv_vertical:.2f», so it is "
        "called «cv_answer». Right: «cv_right» of «cv_count».",
        channel=page.path,
        key="cv_pair_slide",
    )


def three_channels_slide() -> None:
    """The sum over channels, with its numbers."""
    live_text(
        "One filter has weights for every channel and *one* bias: "
        "«cv_red:.2f» + «cv_green:.2f» + «cv_blue:.2f» + «cv_bias:.1f» = «cv_total:.2f». "
        "That is 3·3·3 + 1 = 28 weights, and one map.",
        channel=page.path,
        key="cv_channels_slide",
    )


SLIDE = {ONE: one_filter_slide, TWO: two_filters_slide, THREE: three_channels_slide}
size, why = convolving.size_question()

layout.close_page(
    page,
    layout.Close(
        tries=(
            layout.Try("Shift by one", {"cv_image": "digit 7", "cv_shift": "1"}),
            layout.Try("It does not fit", {"cv_image": "4×4 by hand", "cv_size": "5"}),
            layout.Try("Lines, not padded", {"cv_view": TWO, "cv_noise": "0", "cv_around": "0"}),
        ),
        guess=layout.Guess(
            "A 5×5 filter slides over 28×28 pixels with stride 2, without padding. How large is the map?",
            ("12×12", "13×13", "14×14"),
            right=size,
            because=lambda: why,
        ),
        slide=slide,
        code=lambda: live_text(convolving.code(page, view), channel=page.path, key="cv_code", kind="code"),
        sources=(
            "Dumoulin and Visin, A guide to convolution arithmetic (2016)",
            "digits: MNIST (LeCun, Cortes, Burges; CC BY-SA 3.0)",
            "cat: Chelsea, photographed by Stefan van der Walt (CC0), from scikit-image",
            "lines and traffic light: made up by nnviz.datasets.small_images",
        ),
    ),
)
