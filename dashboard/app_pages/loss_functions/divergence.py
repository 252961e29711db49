"""KL divergence: how far an answer's probabilities are from the wanted ones."""

import numpy as np
import streamlit as st

from dashboard import layout
from dashboard.app_pages.loss_functions.divergence_charts import TRUTHS, distributions_chart, sum_chart, terms_charts
from dashboard.app_pages.loss_functions.view import LossView
from dashboard.layout.picture import Column
from nnviz.losses import kl_divergence

VIEW = "KL divergence"
HEIGHT = 400  # px, of a column


@st.cache_data(show_spinner=False)
def charts() -> list[Column]:
    """Return p and q, the terms both ways round, and the sum, as Vega-Lite."""
    return [
        distributions_chart(height=HEIGHT).to_dict(),
        [chart.to_dict() for chart in terms_charts(height=(HEIGHT - 12) // 2)],
        sum_chart(height=HEIGHT).to_dict(),
    ]


def words() -> str:
    """Say what the sums are now, and where Keras and the formula part."""
    return (
        "Now KL(p || q) = «lf_kl_words» and the other way round KL(q || p) = «lf_back_words»: it is no distance, the "
        "order matters. Terms may be negative, their sum never is.\n"
        "Cross-entropy = entropy + KL: «lf_cross_words» = «lf_entropy_words» + «lf_kl_words». The entropy of the truth "
        "is not the model's to change, so making one small is making the other small. With “one-hot” as the truth "
        "the entropy is 0, and both are the log loss, −ln q of the true class.\n"
        "Where q is 0 and p is not, the formula says ∞. Keras keeps probabilities at 0.0000001 or more: its "
        "KLDivergence says «lf_kl_keras:.3f» now, and no more than 16.1 for one class. Keras averages over the "
        "examples: sum = n × mean; here there is one example."
    )


def both_ways() -> str:
    """Say what a missed peak costs in both directions, computed."""
    p, q = np.array(TRUTHS["twin"]), np.array([0.9, 0.04, 0.02, 0.02, 0.02])
    return (
        f"With two peaks as the truth and a q that takes only the first, KL(p || q) = {kl_divergence(p, q):.2f} and "
        f"KL(q || p) = {kl_divergence(q, p):.2f}. Weighing by p makes a missed peak dear; weighing by q hardly asks "
        "what q leaves out."
    )


DISTRIBUTIONS = LossView(
    charts=charts,
    widths=(1.15, 1.05, 1),
    key="divergence",
    alt="Five probabilities p and q, the signed terms of both divergences, and cross-entropy as a sum.",
    formulas=(
        r"\text{KL}(p\,\|\,q) = \sum_k p_k \ln\frac{p_k}{q_k} \qquad "
        r"\underbrace{-\sum_k p_k \ln q_k}_{\text{cross-entropy}} = "
        r"\underbrace{-\sum_k p_k \ln p_k}_{\text{entropy}} + \text{KL}(p\,\|\,q)",
    ),
    words=words,
    panel="divergence",
    lines=lambda: {
        "p": layout.array_of(f"«lf_p{number}»" for number in range(1, 6)) + "  # the truth",
        "weights": layout.array_of(f"«lf_q{number}»" for number in range(1, 6)),
    },
    tries=(
        layout.Try(
            "The same: 0",
            {"lf_view": VIEW} | {f"lf_q{k}": str(round(100 * w)) for k, w in enumerate(TRUTHS["peak"], 1)},
        ),
        layout.Try("Never say never: ∞", {"lf_view": VIEW, "lf_q3": "0"}),
        layout.Try("It is the log loss", {"lf_view": VIEW, "lf_p": "one-hot"}),
    ),
    guess=layout.Guess(
        "The truth has two peaks and q takes only one of them. Which direction punishes it more?",
        ("KL(p || q)", "KL(q || p)", "both alike"),
        right="KL(p || q)",
        because=both_ways,
    ),
    sources=("Kullback and Leibler, On information and sufficiency, Annals of Mathematical Statistics 22 (1951)",),
)
