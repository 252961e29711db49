"""What is said below networks: the slide with its numbers, the answer to the guess, the code, the sources."""

from itertools import pairwise
from textwrap import wrap

import numpy as np
import streamlit as st

from dashboard.app_pages.network.choices import ACTIVATIONS, COUNT, SETS, Choices
from dashboard.app_pages.network.multiplications import (
    INPUTS,
    UNITS,
    Times,
    backward_multiplications,
    forward_multiplications,
    measure,
)
from dashboard.app_pages.network.own_points import OWN
from dashboard.app_pages.network.picture import lacking
from dashboard.app_pages.network.training import recorded
from dashboard.layout.optimizers import IN_WORDS, in_keras
from dashboard.layout.panels import CODE_WIDTH, model_of
from dashboard.layout.views import Formula, Said
from dashboard.pages import page_at
from dashboard.server import once
from nnviz.charts.numbers import percent
from nnviz.linear import best_cut

LAST = {
    "linear": r"y = w \cdot a^{(L)} + b",
    "sigmoid": r"p = \sigma\left(w \cdot a^{(L)} + b\right)",
    "softmax": r"p = \operatorname{softmax}\left(W a^{(L)} + b\right)",
}
IN_KERAS = {  # what Keras calls the loss of each output, in words
    "linear": "mean squared error",
    "sigmoid": "binary cross-entropy",
    "softmax": "categorical cross-entropy, −ln of the probability of the true class",
}
SHARES = {"half": 0.5, "two thirds": 2 / 3, "all": 1.0}


def slide(choices: Choices) -> tuple[Said, ...]:
    """The slide's formula, and what it is with the chosen settings."""
    last = LAST[choices.output]
    layer = r"a^{(l)} = f\left(W^{(l)} a^{(l-1)} + b^{(l)}\right)"
    return Formula(rf"{layer}, \qquad {last}"), lacking(choices) or _in_words(choices)


def _in_words(choices: Choices) -> str:
    """Return what the slide's formula is with the chosen settings: many small operations on many data."""
    forward, backward = forward_multiplications(choices), backward_multiplications(choices)
    return (
        f"In words: every unit weighs all outputs of the layer before, adds its bias and pushes the sum through "
        f"{choices.activation}. This network, {'-'.join(map(str, choices.sizes))}, has "
        f"{_sizes_in_words(choices)} parameters: each unit's weights and one bias.{_linear(choices)}\n\n"
        f"Many small operations on many data: an epoch looks once at the {choices.train} training points. The forward "
        f"pass takes {forward:,} multiplications, the backward pass {backward:,}, {backward / forward:.2f} times as "
        f"many; no unit of a layer waits for its neighbor.{_measured()} How the backward pass finds the gradient "
        f"of every weight shows the page “{page_at('backpropagation').title}”.\n\n"
        f"The loss is the {IN_KERAS[choices.output]}, on average over the examples{_penalty(choices)}. "
        f"The optimizer, {choices.optimizer}, {IN_WORDS[choices.optimizer]}. The seed decides the first weights and "
        "the order of the points. How optimizers walk, step by step: page “Optimizers”."
    )


def _penalty(choices: Choices) -> str:
    """Say what L2 adds to the loss."""
    return f"; L2 adds {float(choices.l2):g} times the sum of all squared weights" if float(choices.l2) else ""


def _linear(choices: Choices) -> str:
    """Say what layers without an activation are worth."""
    if choices.activation != "linear" or not choices.hidden:
        return ""
    return " Without an activation between them, all its layers together are one linear layer: depth buys nothing."


def _measured() -> str:
    """Say what one operation is worth; nothing while the worker is busy: no page waits for a sentence."""
    try:
        return f" {at_once(times())}"
    except once.TooBusy:
        return ""


@st.cache_data(show_spinner=False)
def times() -> Times:
    """Return how long one product takes on this server, measured once, in the worker that trains."""
    return once.ask(once.engine().training, measure, seconds=2)


def at_once(times: Times) -> str:
    """Say what was measured, and no more."""
    loop, vectorized, threaded = (f"{1e3 * each:.3g} ms" for each in (times.loop, times.vectorized, times.threaded))
    return (
        f"A million multiplications, of points with {INPUTS} inputs and a layer of {UNITS} units, measured on this "
        "server: "
        f"one after the other in a Python loop {loop}; vectorized by numpy on one core {vectorized}, "
        f"{times.loop / times.vectorized:,.0f} times as fast, without the interpreter and with several numbers in one "
        f"instruction; the points divided among {times.threads} threads {threaded}, "
        f"{times.vectorized / times.threaded:.1f} times as fast again."
    )


def _sizes_in_words(choices: Choices) -> str:
    """Return the count of parameters, layer by layer."""
    layers = [f"({before} + 1) · {units}" for before, units in pairwise(choices.sizes)]
    return f"{' + '.join(layers)} = {choices.parameters}"


SEEDS = 5


def right_guess() -> str:
    """Return which of the options is nearest to what logistic regression reaches on the circles, over some seeds."""
    return min(SHARES, key=lambda name: abs(SHARES[name] - float(np.mean(reached(())))))


def reached(hidden: tuple[int, ...]) -> list[float]:
    """Return the training accuracy on the circles at the end, from five seeds."""
    runs = [recorded(Choices(data="circles", hidden=hidden, seed=seed)) for seed in range(SEEDS)]
    return [float(run.metric[-1]) for run in runs]


def answer_to_guess() -> str:
    """Say what is reached on the circles without a hidden layer, what a line can do, and what four units reach."""
    choices = Choices(data="circles")
    (x, y), _ = choices.parts
    line, four = reached(()), reached((4,))
    return (
        f"It is logistic regression: trained from {SEEDS} seeds, it gets {_range(line)} of its training points right. "
        f"The best of all straight lines would get {percent(best_cut(x, y).accuracy, 0)}: training lowers the "
        f"cross-entropy, not the number of mistakes. One hidden layer of four units: {_range(four)}."
    )


def _range(shares: list[float]) -> str:
    low, high = (percent(share, 0) for share in (min(shares), max(shares)))
    return low if low == high else f"{low} to {high}"


CODE = {  # of each input
    "x₁": "x1",
    "x₂": "x2",
    "x₁²": "x1**2",
    "x₂²": "x2**2",
    "x₁x₂": "x1 * x2",
    "sin πx₁": "np.sin(np.pi * x1)",
    "sin πx₂": "np.sin(np.pi * x2)",
}


def lines(choices: Choices) -> dict[str, str]:
    """Return the chosen settings as code."""
    penalty = f", kernel_regularizer=keras.regularizers.L2({float(choices.l2)})" if float(choices.l2) else ""
    hidden = [
        f'layers.Dense({units}, activation="{ACTIVATIONS[choices.activation]}"{penalty})' for units in choices.hidden
    ]
    activation = "" if choices.quantity else f', activation="{choices.output}"'
    last = f"layers.Dense({choices.outputs}{activation}{penalty})"
    loss, metric = choices.settings.loss, "mean_absolute_error" if choices.quantity else "accuracy"
    bare = f'"{loss}", ' if penalty else ""  # the loss without the penalty of L2, as the curves show it
    return {
        "points": _points(choices),
        "x": f"np.column_stack([{', '.join(CODE[name] for name in choices.inputs)}])",
        "train": f"{choices.train}  # the others validate",
        "seed": str(choices.seed),
        "model": model_of(f"Input(({len(choices.inputs)},))", *hidden, last),
        "optimizer": in_keras(choices.optimizer, float(choices.rate)),
        "loss": f'"{loss}"',
        "metrics": f'[{bare}"{metric}"]' + "  # the loss without the penalty, too" * bool(penalty),
        "batch_size": str(choices.batch),
        "epochs": str(choices.epochs),
    }


def _points(choices: Choices) -> str:
    """Return the data as code: those that were put by hand one after the other, training first."""
    if choices.data != OWN:
        return f"datasets.{SETS[choices.data].__name__}(count={COUNT}, noise={choices.deviation})"
    points = choices.points
    places = ", ".join(f"({x:g}, {y:g})" for x, y in points.x)
    rows = [*wrap(f"[{places}],", CODE_WIDTH), *wrap(f"[{', '.join(f'{each:.0f}' for each in points.y)}],", CODE_WIDTH)]
    return "\n    ".join(["datasets.own_points(", *rows]) + "\n)"


def sources(choices: Choices) -> tuple[str, ...]:
    """Where the data come from, and the idea."""
    points = choices.points
    return (
        f"{points.source} ({points.licence})",
        "after TensorFlow Playground, Smilkov et al. (2017), arXiv:1708.03788",
    )
