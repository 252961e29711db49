"""Cross-entropy: only the true class counts, and being more wrong costs more."""

import numpy as np
import streamlit as st

from dashboard.app_pages.loss_functions import PAGE
from dashboard.app_pages.loss_functions.log_loss_charts import CLASSES, log_loss_curve, score_profiles, softmax_chart
from dashboard.layout.panels import array_of
from dashboard.layout.picture import Column, picture, specification
from dashboard.layout.views import Formula, Guess, Said, Try, View
from nnviz.losses import cross_entropy_of_logits

NAME = "cross-entropy"
HEIGHT = 400  # px, of a column


@st.cache_data(show_spinner=False)
def charts() -> list[Column]:
    """Return softmax, the loss of the true class, and loss over accuracy, as Vega-Lite."""
    profiles = score_profiles(height=(HEIGHT - 12) // 2)
    return [
        specification(softmax_chart(height=HEIGHT)),
        specification(log_loss_curve(height=HEIGHT)),
        [specification(chart) for chart in profiles],
    ]


def show(_: None) -> None:
    """Show softmax, the loss of the true class, and what moves it, over their sliders."""
    picture(
        PAGE,
        *charts(),
        widths=(1.35, 1, 1.1),
        alt="Four logits, their softmax, the cross-entropy of the true class, and the accuracy as a staircase.",
        key="classes",
    )


def slide(_: None) -> tuple[Said, ...]:
    """The slide's log loss, which is the cross-entropy, what it is now, and where its minus went."""
    return (
        Formula(r"p_c = \frac{e^{s_c}}{\sum_k e^{s_k}} \qquad L = \sum_i \sum_c (y_i = c) \log P(y_i = c)"),
        "The scores s are called logits. Log loss is the slides' word for cross-entropy. "
        "Of the double sum one term is left for each example, that of the true class: −ln p(«truth») = "
        "−ln «p_true:.4f» = «loss_now:.4f».\n"
        "The slide's formula lacks the *minus*: as it stands it is −«loss_now:.4f», never above 0, and the more "
        "wrong, the "
        "smaller. The other classes count only through the sum in the denominator of p.\n"
        "Another slide lists *accuracy* among the losses. It is none: it is «right» now, and its slope is 0 "
        "wherever it has one.\n"
        "In Keras: SparseCategoricalCrossentropy(from_logits=True), averaged over the examples. Given probabilities "
        "instead of logits, Keras keeps them at 0.0000001 or more, so that where the formula goes to ∞ its loss is "
        "16.1 "
        "at most.",
    )


def dearer() -> str:
    """Say what a prediction costs that is a little, and one that is far wrong, computed."""
    logits = [np.array([own, 0.0, 0, 0]) for own in (-1.0, -5.0, -10.0)]
    costs = [cross_entropy_of_logits(each, true_class=0) for each in logits]
    right = {int(each.argmax() == 0) for each in logits}
    (accuracy,) = right
    return (
        f"With three other classes at logit 0, a true class at −1 costs {costs[0]:.2f}, at −5 {costs[1]:.2f}, at "
        f"−10 {costs[2]:.2f}: about one more for each step of the logit, without end. The accuracy is {accuracy} "
        "for all "
        "three."
    )


def lines(_: None) -> dict[str, str]:
    """Return the logits and the true class as fields."""
    return {"logits": array_of(f"«{name}»" for name in CLASSES), "truth": '"«truth»"'}


def sources(_: None) -> tuple[str, ...]:
    """Where softmax comes from, and the logits."""
    return (
        "softmax: Bridle, Probabilistic interpretation of feedforward classification network outputs (1990)",
        "made-up logits",
    )


VIEW = View(
    name=NAME,
    show=show,
    tries=(
        Try("Far right", {"view": NAME, "cat": "6"}),
        Try("Far wrong", {"view": NAME, "cat": "-4", "dog": "5"}),
        Try("As wrong as can be", {"view": NAME, "cat": "-10", "dog": "10"}),
    ),
    guess=Guess(
        "The prediction is wrong. Raise the probability of the wrong class more and more: which grows?",
        ("the cross-entropy", "the accuracy", "neither"),
        right="the cross-entropy",
        because=dearer,
    ),
    slide=slide,
    panel="log_loss",
    lines=lines,
    sources=sources,
)
