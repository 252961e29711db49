import streamlit as st

from dashboard import layout
from dashboard.app_pages.limits_of_linear import view as limits
from dashboard.components.live_text import live_text
from dashboard.layout.picture import picture

page = layout.open_page("limits-of-linear")
with st.container(key="ll_choices", horizontal=True):
    data = layout.choose(page, "Data", list(limits.SETS), key="ll_data")
    inputs = layout.choose(page, "What logistic regression sees", list(limits.INPUTS), key="ll_inputs")
points = limits.SETS[data]()

picture(
    page,
    *limits.charts(data, inputs),
    alt="The same points three times: with your line, with logistic regression's answers, with a network's.",
)
st.markdown(limits.both_numbers(data))


def slide() -> None:
    """The slide has words only; these are the formulas behind the pictures, with their numbers."""
    st.latex(r"p = \sigma(w_1 x_1 + w_2 x_2 + b)")
    fit, _ = limits.logistic(data, inputs)
    terms = [f"{weight:.2f} · {name}" for weight, name in zip(fit.weights, ("x₁", "x₂", "x₁·x₂"), strict=False)]
    infinite = " These weights would grow for ever: the classes are parted, and larger ones always lower the loss."
    st.markdown(
        f"Logistic regression found p = σ({' + '.join(terms)} + {fit.bias:.2f}). Where the sum is 0, p is ½: with "
        f"x₁ and x₂ alone that is a straight line, whatever the weights.{infinite * fit.separable}\n\n"
        "“Model complexity is limited”, says the slide. With x₁·x₂ as a third input the same model bends: "
        "features matter. A network makes such features by itself: its hidden units are what it found.\n\n"
        f"The slides sum the log loss over the {len(points)} points, Keras averages it: sum = n × mean, "
        f"here {len(points) * fit.loss:.2f} = {len(points)} × {fit.loss:.4f}."
    )


layout.close_page(
    page,
    layout.Close(
        tries=(
            layout.Try("The best line for XOR", limits.best_as_query("XOR")),
            layout.Try("One more input solves XOR", {"ll_inputs": "and x₁·x₂"}),
            layout.Try("But not the spiral", {"ll_data": "spiral", "ll_inputs": "and x₁·x₂"}),
        ),
        guess=layout.Guess(
            "XOR has four corners. How many of them can one straight line get right?",
            ("two", "three", "four"),
            right="three",
            because=lambda: limits.both_numbers("XOR"),
        ),
        slide=slide,
        code=lambda: live_text(limits.code(page, data, inputs), channel=page.path, key="ll_code", kind="code"),
        sources=(
            f"{points.name}: {points.source} ({points.licence})",
            "XOR: Minsky and Papert, Perceptrons (1969)",
        ),
    ),
)
