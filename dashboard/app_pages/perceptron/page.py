import streamlit as st

from dashboard import layout
from dashboard.app_pages.perceptron import view as neuron
from dashboard.components.live_text import live_text
from dashboard.components.player import player
from dashboard.layout.picture import picture

page = layout.open_page("perceptron")
choices, play = st.columns([1, 2.2], vertical_alignment="center")
with choices:
    view = layout.choose(page, "View", neuron.VIEWS, key="pc_view")
last = len(neuron.run().mistakes)

if view == neuron.VIEWS[0]:
    neuron.by_hand(page)
else:
    with play:
        step = int(layout.query_number("pc_step", default=0, low=0, high=last))
        version = layout.version(page)
        player("pc_step", frames=last, key="pc_player", start=step, version=version, label="correction", rate=1.5)
    picture(
        page,
        *neuron.charts(view),
        alt="Two clouds and the perceptron's edge between them; beside it how many points are wrong.",
        widths=(1, 1.5),
        hidden=("step",),
    )


def slide() -> None:
    """The slide shows the perceptron as a drawing; this is what the drawing says."""
    st.latex(r"z = w_1 x_1 + w_2 x_2 + b \qquad \text{output} = f(z)")
    if view == neuron.VIEWS[0]:
        live_text(
            "For the place last under the mouse:  *z* = «pc_w1:.1f» · «pc_x1» + «pc_w2:.1f» · «pc_x2» + «pc_b:.1f» = "
            "«pc_z:.2f»,  and its output is «pc_activation»(«pc_z:.2f») = «pc_a:.3f».\n"
            "In words: weigh the inputs, add them up, add the bias, and push the sum through the activation. "
            "Where z = 0 lies the edge; the weights, as an arrow, stand at a right angle to it.",
            channel=page.path,
            key="pc_slide_sum",
        )
    st.latex(r"\text{at a mistake:} \quad w \leftarrow w \pm x, \quad b \leftarrow b \pm 1")
    st.markdown(
        "Rosenblatt's rule (1958) has no loss and no slope: it looks at one point after the other and moves only at a "
        "mistake, + for a point of class 1, − for one of class 0. Where a line can part them it ends; on XOR never. "
        "The later slides sum a loss over all examples, and Keras averages it: sum = n × mean. Here there is "
        "only a count: how many points are wrong."
    )


layout.close_page(
    page,
    layout.Close(
        tries=(
            layout.Try("A NAND", {"pc_gate": "NAND", "pc_w1": "-1", "pc_w2": "-1", "pc_b": "1.5"}),
            layout.Try("Three of four of XOR", {"pc_gate": "XOR", "pc_w1": "1", "pc_w2": "1", "pc_b": "-0.5"}),
            layout.Try("Let it learn", {"pc_view": neuron.VIEWS[1], "pc_step": "5"}),
        ),
        guess=layout.Guess(
            "For which of these is there no w₁, w₂, b at all that answers all four corners?",
            ("AND", "OR", "NAND", "XOR"),
            right="XOR",
            because=neuron.best_of_gates,
        ),
        slide=slide,
        code=lambda: live_text(neuron.code(page, view), channel=page.path, key="pc_code", kind="code"),
        sources=(
            "Rosenblatt, The perceptron, Psychological Review 65 (1958)",
            "XOR: Minsky and Papert, Perceptrons (1969)",
            f"clouds: {neuron.clouds().source}",
        ),
    ),
)
