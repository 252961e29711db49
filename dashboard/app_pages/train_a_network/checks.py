"""What the exercise asks for, checked against a training, and the linear models that it has to beat."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import streamlit as st

from dashboard.app_pages.train_a_network import work
from dashboard.app_pages.train_a_network.choices import Choices, facts_of
from dashboard.app_pages.train_a_network.own import examples_of, is_own
from dashboard.app_pages.train_a_network.work import Report
from dashboard.server import once
from nnviz.charts.line_rows import unit_of
from nnviz.charts.numbers import percent
from nnviz.datasets import EXERCISES
from nnviz.training import overfitting

MOST_ERROR = 2.3  # miles per gallon
FEWER_THAN = 500  # parameters
RIGHT = dict.fromkeys(EXERCISES, 0.95) | {"digits": 0.85}


SOLVED: Mapping[str, dict[str, Any]] = {  # settings with which each task is solved
    "cars": {"hidden": "32", "rate": "0.01"},
    "penguins": {"loss": "cross-entropy", "hidden": "8"},
    "moons": {"loss": "cross-entropy", "hidden": "32", "rate": "0.01"},
    "circles": {"loss": "cross-entropy", "hidden": "32", "rate": "0.03"},
    "spiral": {"loss": "cross-entropy", "hidden": "32-32", "rate": "0.01"},
    "XOR": {"loss": "cross-entropy", "hidden": "8", "rate": "0.03"},
    "digits": {"loss": "cross-entropy", "hidden": "8", "rate": "0.01", "l2": "0.01"},
}


@dataclass(frozen=True)
class Check:
    """One condition of the exercise."""

    asked: str
    found: str
    met: bool


def task(data: str) -> str:
    """Return the exercise for a data set, in a sentence."""
    if data == "cars":
        return (
            f"Predict fuel economy with a validation mean absolute error below {MOST_ERROR} mpg, "
            f"with fewer than {FEWER_THAN} parameters."
        )
    if is_own(data):
        return f"{headline(data)}, with weights that do not overfit."
    return f"Reach a validation accuracy of {percent(RIGHT[data], 0)}, with weights that do not overfit."


def headline(data: str) -> str:
    """Return the exercise as a headline."""
    if data == "cars":
        return f"Below {MOST_ERROR} mpg with fewer than {FEWER_THAN} parameters"
    if is_own(data):
        return f"Predict “{facts_of(data).points.y_name[:40]}” better than a linear model"
    return f"Validation accuracy {percent(RIGHT[data], 0)} without overfitting"


def checks(choices: Choices, report: Report, *, epoch: int | None = None) -> list[Check]:
    """Return the conditions, and what the weights of an epoch reach; the kept ones if none is given."""
    place = report.history.kept if epoch is None else epoch
    validation = float(report.history.curves[3][place])
    if choices.data == "cars":
        few = choices.parameters < FEWER_THAN
        return [
            Check(f"error below {MOST_ERROR} mpg", f"{validation:.2f} mpg", validation < MOST_ERROR),
            Check(f"fewer than {FEWER_THAN} parameters", f"{choices.parameters:,} parameters", few),
        ]
    if is_own(choices.data):
        return [_beats_linear(choices.data, validation), _fits(report, place)]
    return [
        Check(
            f"validation accuracy {percent(RIGHT[choices.data], 0)}",
            f"{percent(validation)} right",
            validation >= RIGHT[choices.data],
        ),
        _fits(report, place),
    ]


def _beats_linear(data: str, validation: float) -> Check:
    """Whether an error or an accuracy is better than that of the linear model, and of always the same class."""
    facts = facts_of(data)
    if not facts.points.classes:
        least = linear_to_beat(data)
        found = f"{validation:.3g}{unit_after(data)}"
        return Check(f"error below {least:.3g}{unit_after(data)}", found, validation < least)
    most = max(logistic_to_beat(data), share_of_the_largest(data))
    return Check(f"validation accuracy above {percent(most)}", f"{percent(validation)} right", validation > most)


def unit_after(data: str) -> str:
    """Return the unit of a quantity as it stands after a number: " mpg", " × 1,000 EUR"; "" if it has none."""
    unit = unit_of(facts_of(data).points.y_name).removeprefix("in ")
    return f" × {unit}" if unit[:1].isdigit() else f" {unit}" if unit else ""


def _fits(report: Report, place: int) -> Check:
    """Whether the weights of an epoch overfit, by the definition of `nnviz.training.overfitting`."""
    loss, validation = report.history.curves[:2]
    lowest = int(np.argmin(validation[: place + 1]))
    overfits = bool(overfitting(loss, validation)[place])
    found = f"overfits since epoch {lowest}" if overfits else "does not overfit"
    return Check("no lasting rise of the validation loss above its lowest value", found, not overfits)


@st.cache_data(show_spinner=False, max_entries=50)
def linear_to_beat(data: str = "cars") -> float:
    """Return the validation mean absolute error of linear regression on all inputs."""
    if is_own(data):
        return once.ask(once.engine().training, work.linear_error, examples_of(data))
    return work.linear_error(data)


@st.cache_data(show_spinner=False, max_entries=50)
def logistic_to_beat(data: str) -> float:
    """Return the validation accuracy of logistic regression, the network without a hidden layer at its least loss."""
    worker = once.engine().training if is_own(data) else once.engine().answering
    return once.ask(worker, work.logistic_accuracy, examples_of(data))


@st.cache_data(show_spinner=False, max_entries=50)
def share_of_the_largest(data: str) -> float:
    """Return the validation accuracy of always predicting the class that is largest in the training set."""
    facts = facts_of(data)
    train, held = (part.astype(int) for part in np.split(facts.points.y, [facts.train]))
    return float(np.mean(held == np.bincount(train).argmax()))
