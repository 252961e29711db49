"""What the exercise asks for, checked against a training, and the line that it has to beat."""

from dataclasses import dataclass

import numpy as np
import streamlit as st

from dashboard.app_pages.train_a_network.choices import Choices, facts_of
from dashboard.app_pages.train_a_network.work import Report
from nnviz.datasets import EXERCISES, exercise

MOST_ERROR = 2.3  # miles per gallon
FEWER_THAN = 500  # parameters
MOST_AHEAD = 0.05  # of the training accuracy over the validation accuracy: more is overfitting
RIGHT = dict.fromkeys(EXERCISES, 0.95) | {"digits": 0.85}


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
    return f"Get {RIGHT[data]:.0%} of the validation examples right without overfitting."


def checks(choices: Choices, report: Report) -> list[Check]:
    """Return the conditions, and what the kept weights reach."""
    training, validation = (float(row[report.history.kept]) for row in report.history.curves[2:])
    if choices.data == "cars":
        few = choices.parameters < FEWER_THAN
        return [
            Check(f"error below {MOST_ERROR} mpg", f"{validation:.2f}", validation < MOST_ERROR),
            Check(f"fewer than {FEWER_THAN} parameters", f"{choices.parameters:,}", few),
        ]
    ahead = training - validation
    return [
        Check(f"{RIGHT[choices.data]:.0%} right", f"{validation:.1%}", validation >= RIGHT[choices.data]),
        Check(f"training at most {100 * MOST_AHEAD:.0f} points ahead", f"{100 * ahead:.1f}", ahead <= MOST_AHEAD),
    ]


@st.cache_data(show_spinner=False)
def line_to_beat() -> float:
    """Return the validation mean absolute error of the least squares line through the cars' nine inputs."""
    (x, y), (held, truth) = exercise("cars").parts
    weights = np.linalg.lstsq(np.column_stack([x, np.ones(len(x))]), y, rcond=None)[0]
    return float(np.abs(np.column_stack([held, np.ones(len(held))]) @ weights - truth).mean())


@st.cache_data(show_spinner=False)
def share_of_the_largest(data: str) -> float:
    """Return how many of the validation examples are right if every answer is their largest class."""
    points = facts_of(data).points
    return float(np.bincount(points.y[facts_of(data).train :].astype(int)).max()) / facts_of(data).held
