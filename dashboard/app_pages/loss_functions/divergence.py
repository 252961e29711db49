"""KL divergence: how far predicted probabilities are from the wanted ones."""

import numpy as np
import streamlit as st

from dashboard.app_pages.loss_functions import PAGE
from dashboard.app_pages.loss_functions.divergence_charts import (
    OUTCOMES,
    TRUTHS,
    distributions_chart,
    sum_chart,
    terms_charts,
)
from dashboard.layout.panels import array_of
from dashboard.layout.picture import Column, picture, specification
from dashboard.layout.views import Formula, Guess, Said, Try, View
from nnviz.losses import kl_divergence

NAME = "KL divergence"
HEIGHT = 400  # px, of a column


@st.cache_data(show_spinner=False)
def charts() -> list[Column]:
    """Return p and q, the terms both ways round, and the sum, as Vega-Lite."""
    return [
        specification(distributions_chart(height=HEIGHT)),
        [specification(chart) for chart in terms_charts(height=(HEIGHT - 12) // 2)],
        specification(sum_chart(height=HEIGHT)),
    ]


def show(_: None) -> None:
    """Show two distributions and how far apart they are, over their sliders."""
    picture(
        PAGE,
        *charts(),
        widths=(1.35, 1, 0.9),
        alt="Five probabilities p and q, the signed terms of both divergences, and cross-entropy as a sum.",
        key="divergence",
    )


def slide(_: None) -> tuple[Said, ...]:
    """The slide's sums, what they are now, and where Keras and the formula differ."""
    return (
        Formula(
            r"\text{KL}(p\,\|\,q) = \sum_k p_k \ln\frac{p_k}{q_k} \qquad "
            r"\underbrace{-\sum_k p_k \ln q_k}_{\text{cross-entropy}} = "
            r"\underbrace{-\sum_k p_k \ln p_k}_{\text{entropy}} + \text{KL}(p\,\|\,q)"
        ),
        "Now KL(p || q) = «kl_words» and the other way round KL(q || p) = «back_words»: it is no distance, the "
        "order matters. Terms may be negative, their sum never is.\n"
        "Cross-entropy = entropy + KL: «cross_words» = «entropy_words» + «kl_words». The entropy of the truth "
        "is not the model's to change, so making one small is making the other small. With “one-hot” as the truth "
        "the entropy is 0, and both are −ln q of the true class, the cross-entropy of a classifier.\n"
        "Where q is 0 and p is not, the formula gives ∞. Keras keeps probabilities at 0.0000001 or more: its "
        "KLDivergence gives «kl_keras:.3f» now, and no more than 16.1 for one class. Keras averages over the "
        "examples; here "
        "there is one. With natural logarithms the unit is called nat.",
    )


def both_ways() -> str:
    """Say what a missed peak costs in both directions, computed."""
    p, q = np.array(TRUTHS["twin"]), np.array([0.9, 0.04, 0.02, 0.02, 0.02])
    return (
        f"With two peaks as the truth and a q that takes only the first, KL(p || q) = {kl_divergence(p, q):.2f} and "
        f"KL(q || p) = {kl_divergence(q, p):.2f}. KL(p || q) is weighted by p: a missed peak costs much. KL(q || p) is "
        "weighted by q: what q leaves out hardly counts."
    )


def lines(_: None) -> dict[str, str]:
    """Return the truth and the weights of the prediction as fields."""
    places = range(1, len(OUTCOMES) + 1)
    return {
        "p": array_of(f"«p{number}»" for number in places) + "  # the truth",
        "weights": array_of(f"«q{number}»" for number in places),
    }


def sources(_: None) -> tuple[str, ...]:
    """Where the divergence comes from."""
    return ("Kullback and Leibler, On information and sufficiency, Annals of Mathematical Statistics 22 (1951)",)


VIEW = View(
    name=NAME,
    show=show,
    tries=(
        Try(
            "The same: 0",
            {"view": NAME} | {f"q{k}": str(round(100 * share)) for k, share in enumerate(TRUTHS["peak"], 1)},
        ),
        Try("Never say never: ∞", {"view": NAME, "q3": "0"}),
        Try("One class is true", {"view": NAME, "p": "one-hot"}),
    ),
    guess=Guess(
        "The truth has two peaks and q takes only one of them. Which direction punishes it more?",
        ("KL(p || q)", "KL(q || p)", "both alike"),
        right="KL(p || q)",
        because=both_ways,
    ),
    slide=slide,
    panel="divergence",
    lines=lines,
    sources=sources,
)
