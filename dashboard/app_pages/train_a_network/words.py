"""What is said below the picture: formulas with the training's numbers, the answer to the guess, the sources."""

from itertools import pairwise

import numpy as np

from dashboard.app_pages.train_a_network.checks import linear_to_beat
from dashboard.app_pages.train_a_network.choices import Choices, facts_of
from dashboard.app_pages.train_a_network.own import is_own, own_data_of
from dashboard.layout.optimizers import IN_WORDS
from dashboard.layout.own_table import plain
from dashboard.layout.views import Formula, Said
from dashboard.layout.visit import trained
from nnviz.charts.numbers import percent
from nnviz.training import History, overfitting

STOP = Formula(
    r"\text{stop after epoch } t \text{ if } L_{\text{val}}(s) \ge \min_{r < s} L_{\text{val}}(r) "
    r"\text{ for all } s \in \{t - P + 1, \dots, t\}"
)


def slide(choices: Choices) -> tuple[Said, ...]:
    """The slide names the skills; these are the formulas behind them, with the picture's numbers."""
    return STOP, _in_words(choices)


def _in_words(choices: Choices) -> str:
    """Return what the formulas are with the chosen settings."""
    facts, sizes = facts_of(choices.data), choices.sizes
    layers = " + ".join(f"({before} + 1) · {units}" for before, units in pairwise(sizes))
    patience = (
        f"P = {choices.patience_epochs} epochs of patience; the weights of the lowest validation loss so far are kept."
        if choices.patience_epochs
        else "Early stopping is off: the last weights are kept."
    )
    scale = (
        "gray values from 0 to 1"
        if choices.data == "digits"
        else "standardized by mean and standard deviation of the training set alone, so that nothing of the validation "
        "set leaks in"
    )
    return (
        f"In words: {patience}\n\n"
        f"Architecture: {'-'.join(map(str, sizes))}, that is {layers} = {choices.parameters:,} parameters. "
        f"Inputs: {scale}.\n\n"
        f"{facts.train} examples train, in batches of {min(choices.batch, facts.train)}: {choices.updates} updates an "
        f"epoch. {facts.held} validate: no gradient comes from them, but early stopping chooses the weights by "
        "them, and "
        "you the settings. So a last judgment needs a third set, the test set, used only once."
        f"{_models(choices)}\n\n"
        "The curves show the mean loss, measured after each epoch, without dropout, and without the penalty that L2 "
        "adds "
        "to it in training. The training loss that `fit` reports is the mean while the epoch went on.\n\n"
        f"{choices.optimizer} {IN_WORDS[choices.optimizer]}. {_held_back(choices)}{LOSS_IN_WORDS[choices.loss]}"
    )


def _models(choices: Choices) -> str:
    """Say how the cars were split."""
    if choices.data == "digits":
        return " These digits are the test set of the last pages, whose networks chose nothing by them."
    return " No model of car is in both sets." if choices.data == "cars" else ""


LOSS_IN_WORDS = {
    "MSE": "The loss is the mean of the squared errors.",
    "MAE": "The loss is the mean of the absolute errors.",
    "Huber": "Huber's loss is half the squared error up to an error of 1 and grows in a straight line beyond.",
    "cross-entropy": "The loss is the mean of −ln p, p being the probability of the true class.",
    "hinge": "The hinge loss is 0 once the true class leads every other one by 1; else it is what is missing.",
}


def _held_back(choices: Choices) -> str:
    """Say what L2 and dropout do, where they are chosen."""
    penalty = f"L2 adds {float(choices.l2):g} times the sum of all squared weights to the loss. "
    share = f"Dropout leaves out {percent(float(choices.dropout), 0)} of the hidden units, others in each step. "
    return penalty * bool(float(choices.l2)) + share * bool(float(choices.dropout))


SEEDS = 5
RISES = {"falls on": (-1.0, -0.03), "stays level": (-0.03, 0.03), "rises": (0.03, np.inf)}


def right_guess() -> str:
    """Return which of the options holds for most seeds of the first training."""
    middle = float(np.median(rises()))
    return next(name for name, (low, high) in RISES.items() if low <= middle < high)


def rises() -> list[float]:
    """Return by which share the validation loss changes from the epoch kept to the last one, for each seed."""
    curves = [(history.curves[1], history.kept) for history in _histories()]
    return [float(validation[-1] / validation[kept] - 1) for validation, kept in curves]


def _histories() -> list[History]:
    return [trained(Choices(seed=seed)).history for seed in range(SEEDS)]


def answer_to_guess() -> str:
    """Say what the first training does after early stopping would have stopped it, over several seeds."""
    histories = _histories()
    loss = [(history.curves[0, history.kept], history.curves[0, -1]) for history in histories]
    errors = [history.curves[3, history.kept] for history in histories]
    low, high = (f"{100 * share:+.0f}".replace("-", "−") for share in (min(rises()), max(rises())))
    overfit = sum(bool(overfitting(*history.curves[:2])[-1]) for history in histories)
    return (
        f"Over {SEEDS} seeds it changes by {low} to {high} % from the epoch kept to epoch {histories[0].done}, "
        "while the "
        f"training loss falls by {_fall(max(loss, key=_share))} to {_fall(min(loss, key=_share))}; at the end "
        f"{overfit} of "
        f"{SEEDS} overfit. Kept, the mean absolute error is {min(errors):.2f} to {max(errors):.2f} mpg; linear "
        "regression "
        f"on the nine inputs has {linear_to_beat():.2f}."
    )


def _share(loss: tuple[float, float]) -> float:
    return loss[1] / loss[0]


def _fall(loss: tuple[float, float]) -> str:
    return percent(1 - _share(loss), 0)


def sources(choices: Choices) -> tuple[str, ...]:
    """Return where the data come from."""
    if is_own(choices.data):
        return (plain(own_data_of(choices.data).source),)
    points = facts_of(choices.data).points
    made_up = ", made up from a seed" if points.made_up else ""
    return (f"{points.source} ({points.licence}{made_up})",)
