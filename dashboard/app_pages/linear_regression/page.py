import streamlit as st

from dashboard import layout
from dashboard.app_pages.linear_regression import view as lines
from dashboard.components.live_text import live_text
from dashboard.layout.picture import picture

page = layout.open_page("linear-regression")
data = layout.choose(page, "Data", list(lines.SETS), key="lr_data")
points = lines.SETS[data]()

picture(
    page,
    *lines.charts(data),
    alt="Points, a line moved by sliders and its squared errors; beside it the sum of the squares for every line.",
    trail="lr_trail",
)


def slide() -> None:
    """The slide's loss and its closed form, with the numbers of the picture."""
    st.latex(r"f(x; m, b) = mx + b \qquad \text{loss} = \sum_i \big(f(x_i; m, b) - y_i\big)^2")
    live_text(
        f"Your line is *f*(*x*) = «lr_m:.3f» · *x* «lr_b:+.3f». Its {len(points)} squares add up to «lr_sum:.2f».\n"
        "The slides sum the squares, Keras averages them: sum = n × mean, "
        f"«lr_sum:.2f» = {len(points)} × «lr_mean:.4f». "
        "Both are smallest at the same place; steps and rates on the next pages use the mean.",
        channel=page.path,
        key="lr_slide_loss",
    )
    st.latex(r"m = \text{Cov}[x, y] \,/\, \text{Var}[x] \qquad b = \overline{y} - m\,\overline{x}")
    live_text(
        "Here the best slope is *m* = «lr_cov:.3f» / «lr_var:.3f» = «lr_best_m:.3f», "
        "and *b* = «lr_y_mean:.3f» − «lr_best_m:.3f» · «lr_x_mean:.3f» = «lr_best_b:.3f».\n"
        "In words: tilt the line as y goes along with x, then lift it until it passes through the mean point. "
        "Its squares add up to «lr_best_sum:.2f», and no line has less.",
        channel=page.path,
        key="lr_slide_best",
    )
    st.markdown(
        "Such a formula exists for hardly any other model. What always works is to walk downhill on the map: "
        "that is gradient descent, and it is how neural networks are trained."
    )


layout.close_page(
    page,
    layout.Close(
        tries=(
            layout.Try(
                "Not a line at all",
                {"lr_data": "Anscombe II", "lr_m": "0.5", "lr_b": "3", "lr_best": "true"},
            ),
            layout.Try(
                "One point pulls the line",
                {"lr_data": "made-up line", "lr_m": "0.63", "lr_b": "2.5", "lr_outlier": "7", "lr_best": "true"},
            ),
            layout.Try(
                "More power, fewer miles",
                {"lr_data": "cars", "lr_m": "-0.16", "lr_b": "40", "lr_best": "true"},
            ),
        ),
        guess=layout.Guess(
            "Anscombe's four sets look nothing alike. How many different best lines do they have?",
            ("one", "two", "four"),
            right="one",
            because=lambda: (
                f"{lines.four_lines()}. Choose each set and show the best line: the loss alone does not tell "
                "whether the model fits. Look at the data."
            ),
        ),
        slide=slide,
        code=lambda: live_text(lines.code(page, data), channel=page.path, key="lr_code", kind="code"),
        sources=(
            f"{points.name}: {points.source} ({points.licence})",
            "least squares: Legendre 1805",
        ),
    ),
)
