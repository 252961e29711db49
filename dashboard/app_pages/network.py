import streamlit as st

from dashboard import layout, playground
from dashboard.components.live_text import live_text
from dashboard.components.playground_view import playground_view

page = layout.open_page("network")
choices = playground.chosen(page)
run = playground.asked_to_run() and bool(choices.inputs)
with st.spinner("Your network is being trained." if run else "Drawing your network."):
    recording = playground.recording_of(choices, trained=run)

playground_view(playground.payload(page, choices, recording), on_change=playground.change, key="nw_view")
if recording and run:
    with st.container(key="controls_network"):
        playground.replay(page, choices, len(recording.epochs) - 1)


def slide() -> None:
    """The slide says: many small operations on many data. Here they are, counted."""
    st.latex(r"a^{(l)} = f\left(W^{(l)} a^{(l-1)} + b^{(l)}\right), \qquad p = \sigma\left(w \cdot a^{(L)} + b\right)")
    if not choices.inputs:
        st.markdown(playground.words(choices, None))
        return
    products = playground.multiplications(choices)
    st.markdown(
        f"In words: every unit weighs all outputs of the layer before, adds its bias and pushes the sum through "
        f"{choices.activation}. This network, {'-'.join(map(str, choices.sizes))}, has "
        f"{playground.sizes_in_words(choices)} parameters: each unit's weights and one bias.\n\n"
        f"Many small operations on many data: one look at its {choices.train} training points takes {products:,} "
        f"multiplications, and no unit of a layer waits for its neighbour.\n\n"
        "The loss is the cross-entropy. The slides sum it over the examples, Keras averages it: sum = n × mean; "
        "the curves show the mean."
    )


layout.close_page(
    page,
    layout.Close(
        tries=(
            layout.Try(
                "Solve the spiral", {"nw_data": "spiral", "nw_hidden": "8-8", "nw_epochs": "1000", "nw_run": "1"}
            ),
            layout.Try(
                "Overfit 40 points",
                {"nw_data": "moons", "nw_noise": "30", "nw_share": "10", "nw_hidden": "8-8", "nw_run": "1"},
            ),
            layout.Try("No hidden layer", {"nw_data": "circles", "nw_hidden": "none", "nw_run": "1"}),
        ),
        guess=layout.Guess(
            "A disc in a ring: how many of the points can a network without a hidden layer get right?",
            ("about half", "three of four", "all"),
            right="about half",
            because=playground.answer_to_guess,
        ),
        slide=slide,
        code=lambda: live_text(playground.code(page, choices), channel=page.path, key="nw_code", kind="code"),
        sources=(
            f"{playground.all_points(choices).source} ({playground.all_points(choices).licence})",
            "after TensorFlow Playground, Smilkov et al. (2017), arXiv:1708.03788",
        ),
    ),
)
