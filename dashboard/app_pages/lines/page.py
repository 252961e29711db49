import streamlit as st

from dashboard import layout
from dashboard.app_pages.lines import view as line_images
from dashboard.components.live_text import live_text
from dashboard.components.player import player
from dashboard.layout.picture import picture
from nnviz.datasets.line_images import lines

page = layout.open_page("lines")
choices, play = st.columns([1.75, 1], vertical_alignment="center")
with choices, st.container(key="ln_choices", horizontal=True):
    view = layout.choose(page, "View", line_images.VIEWS, key="ln_view")
    pixels = layout.choose(page, "Pixels", line_images.PIXELS, key="ln_pixels")
flatten = view == line_images.VIEWS[1]
if flatten:
    with play:
        start = int(layout.query_number("ln_step", default=0, low=0, high=line_images.FRAMES))
        version = layout.version(page)
        player("ln_step", frames=line_images.FRAMES, key="ln_player", start=start, version=version, rate=20)
picture(
    page,
    *line_images.charts(view, pixels),
    alt=line_images.ALTS[view],
    hidden=("step",) * flatten,
)
if not layout.lecture_mode():
    st.markdown(line_images.what_happens(view, pixels))


def slide() -> None:
    """The slides show the images; these are the formulas behind the networks, with their numbers."""
    st.latex(r"p = \sigma\Big(\sum_{i=1}^{64} w_i x_i + b\Big) \qquad \text{logistic regression on a list}")
    st.latex(
        r"m_{rc} = \max\Big(0,\ \sum_{i=-1}^{1}\sum_{j=-1}^{1} k_{ij}\, x_{r+i,\,c+j} + b\Big) \qquad "
        r"\text{a convolution on neighbours}"
    )
    st.markdown(
        "In the list every pixel has a weight of its own. The convolution has nine weights in a kernel, the same "
        "nine at every place (r, c); of each map m only the largest cell goes on.\n\n"
        "Parameters: " + "; ".join(line_images.parameters()) + ".\n\n"
        "The slides sum the log loss over the examples, Keras averages it: sum = n × mean, here n = "
        f"{len(lines().y)}; the steps use the mean."
    )


layout.close_page(
    page,
    layout.Close(
        tries=(
            layout.Try("Lines in the other half", {"ln_shift": "4"}),
            layout.Try("Shuffle the pixels", {"ln_pixels": line_images.PIXELS[1]}),
            layout.Try("Maps shift along", {"ln_view": line_images.VIEWS[2], "ln_shift": "2", "ln_image": "2"}),
        ),
        guess=layout.Guess(
            "All three learned from horizontal lines in the upper half and vertical ones in the left half. The lines "
            "move to the other half. How many does logistic regression get right there?",
            line_images.GUESSES,
            right=line_images.right_guess(),
            because=lambda: f"At shift {line_images.LAST}: {line_images.said(line_images.LAST)}.",
        ),
        slide=slide,
        code=lambda: live_text(line_images.code(page, pixels), channel=page.path, key="ln_code", kind="code"),
        sources=(f"Images: {lines().source} ({lines().licence})", *line_images.SOURCES),
    ),
)
