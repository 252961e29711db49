import streamlit as st

from dashboard import layout
from dashboard.app_pages.logistic_regression import view as sigmoids
from dashboard.components.live_text import live_text
from dashboard.layout.picture import picture

page = layout.open_page("logistic-regression")
data = layout.choose(page, "Data", list(sigmoids.SETS), key="lg_data")
points = sigmoids.SETS[data]()

picture(
    page,
    *sigmoids.columns(data),
    alt="Two classes, a sigmoid moved by sliders, what it loses on each point, and its loss and accuracy.",
)


def slide() -> None:
    """The slide's formulas with the numbers of the picture, and what became of the minus."""
    st.latex(r"f(x; m, b) = \frac{1}{1+e^{-(mx+b)}}")
    st.latex(r"L(m, b) = \sum_i y_i \ln f(x_i) + (1 - y_i) \ln\big(1 - f(x_i)\big)")
    live_text(
        "Your sigmoid is *f*(*x*) = 1 / (1 + e^{−(«lg_m:.2f» · x «lg_b:+.2f»)}).\n"
        "The slide's *L* is the log **likelihood**: now it is −«lg_sum:.2f», and it is to be made large. Its negative, "
        "«lg_sum:.2f», is the log loss, and it is to be made small.\n"
        "Keras calls the mean of it binary cross-entropy: sum = n × mean, "
        f"«lg_sum:.2f» = {len(points)} × «lg_mean:.4f». Steps and rates here use the mean.".replace("**", "*"),
        channel=page.path,
        key="lg_slide_loss",
    )
    st.latex(r"x_0 = (1, 0) \qquad x_{n+1} = x_n + \gamma \nabla L(m, b)")
    st.markdown(
        "On the slide x is the place (m, b), not the input. The sign is plus because L is a likelihood: walking up on "
        "it is walking down on the loss, x − γ∇loss, and that is why it is called gradient **descent**. "
        f"The picture takes γ = {sigmoids.RATE:g} on the mean loss. {sigmoids.best_words(data)}"
    )


layout.close_page(
    page,
    layout.Close(
        tries=(
            layout.Try("Where it settles", {"lg_data": "cars", "lg_step": "100", "lg_m": "4.25", "lg_b": "2.55"}),
            layout.Try("No end to walk to", {"lg_data": "separable", "lg_step": "100", "lg_m": "8"}),
            layout.Try("Start on raw numbers", {"lg_data": "cars in raw inches³"}),
        ),
        guess=layout.Guess(
            "Move b a little. Which of the two always notices: the loss or the accuracy?",
            ("the loss", "the accuracy", "both"),
            right="the loss",
            because=lambda: (
                "The accuracy is a staircase: between two steps its slope is zero, so it cannot tell an optimizer "
                f"where to go. The loss is smooth and always can. {sigmoids.all_cars()}"
            ),
        ),
        slide=slide,
        code=lambda: live_text(sigmoids.code(page, data), channel=page.path, key="lg_code", kind="code"),
        sources=(
            f"{points.name}: {points.source} ({points.licence})",
            "logistic regression: Cox 1958",
        ),
    ),
)
