import streamlit as st

from dashboard import layout
from dashboard.app_pages.inside_a_cnn import chosen, looked, mistakes, network, places, training
from dashboard.components.live_text import live_text

VIEWS = (network.VIEW, training.VIEW, looked.VIEW, mistakes.VIEW, places.VIEW)

page = layout.open_page("inside-a-cnn")
choices, play = st.columns([1.45, 1], vertical_alignment="center")
with choices:
    view = layout.choose(page, "View", VIEWS, key="ic_view")
if view == network.VIEW:
    network.connect(page)
    network.show(page)
elif view == training.VIEW:
    with choices:
        chosen.pick()
    with play:
        training.play(page)
    training.show(chosen.chosen())
elif view == looked.VIEW:
    with play:
        chosen.pick()
    looked.show(chosen.chosen())
elif view == mistakes.VIEW:
    mistakes.show(page)
else:
    places.show()


def slide() -> None:
    """The slide names the layers; these are their formulas, with the numbers of the cell that is taken apart."""
    st.latex(
        r"z_{r,c,k} = b_k + \sum_{m}\sum_{i,j=0}^{4} w_{i,j,m,k}\; x_{r+i,\,c+j,\,m} \qquad a = \max(0, z) \qquad "
        r"p_d = \frac{e^{z_d}}{\sum_{j} e^{z_j}}"
    )
    if view == network.VIEW:
        live_text(
            "For the cell in row «ic_row», column «ic_column» (counted from 0) of «ic_layer», map «ic_map»: "
            "«ic_sum:.3f» + «ic_bias:.3f» = «ic_z:.3f»; after ReLU the network says «ic_value:.3f».",
            channel=page.path,
            key="ic_slide",
        )
    st.markdown(
        "In words: lay filter k on the window of every map m below, multiply what lies on each other, add it all up, "
        "add one bias, and let nothing below 0 pass. conv1 has 5·5·1·16 + 16 = 416 parameters, conv2 "
        "5·5·16·32 + 32 = 12,832. The loss behind the training is the log loss, averaged over the examples as Keras "
        "does; the slides sum it: sum = n × mean."
    )


layout.close_page(
    page,
    layout.Close(
        tries=(
            layout.Try("How filters are born", {"ic_view": training.VIEW, "ic_step": "0"}),
            layout.Try("Random weights look, too", {"ic_view": looked.VIEW, "ic_digit": "35"}),
            layout.Try("What it gets wrong", {"ic_view": mistakes.VIEW}),
        ),
        guess=layout.Guess(
            "Of 4,500 digits, each read by a network that had not seen it: how many are misread?",
            mistakes.GUESSES,
            right=mistakes.right_guess(),
            because=mistakes.words,
        ),
        slide=slide,
        code=lambda: live_text(network.code(page), channel=page.path, key="ic_code", kind="code"),
        sources=(
            "digits: MNIST (LeCun, Cortes, Burges; CC BY-SA 3.0)",
            "saliency: Simonyan et al. (2014); Grad-CAM: Selvaraju et al. (2017); occlusion: Zeiler and Fergus (2014)",
            "map: t-SNE, van der Maaten and Hinton (2008), on the 128 units of the last hidden layer",
        ),
    ),
)
