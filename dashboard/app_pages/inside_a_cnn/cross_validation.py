"""The honest predictions: each digit as a network read it that had not seen it, and how many were misread."""

import numpy as np
import streamlit as st

from dashboard.app_pages.inside_a_cnn.chosen import all_digits
from nnviz.charts.numbers import percent
from nnviz.digits import model_card
from nnviz.recordings.out_of_fold import load_out_of_fold

EXAMPLES = 6  # of each class that were read
GUESSES = ("about 35", "about 150", "about 450")


@st.cache_data(show_spinner=False)
def predictions() -> np.ndarray:
    """Return the probabilities for the 4,500 training digits of networks that did not see them; (4500, 10)."""
    return load_out_of_fold().probabilities.astype(np.float32)


@st.cache_data(show_spinner=False)
def opened() -> tuple[np.ndarray, np.ndarray, list[tuple[int, int, float, int]]]:
    """Return the confusion matrix, the digits that its cells open, and what is said of each."""
    images, labels = all_digits()
    first = len(images) - len(predictions())  # the test digits stand before those of the cross-validation
    truth, said = labels[first:], predictions().argmax(axis=1)
    counts = np.zeros((10, 10), int)
    np.add.at(counts, (truth, said), 1)
    read = [np.flatnonzero((truth == digit) & (said == digit))[:EXAMPLES] for digit in range(10)]
    places = np.concatenate([np.flatnonzero(truth != said), *read])
    about = [
        (int(truth[at]), int(said[at]), round(float(predictions()[at, said[at]]), 3), int(first + at)) for at in places
    ]
    return counts, images[first + places], about


def words() -> str:
    """Say whose predictions these are."""
    counts, _, _ = opened()
    found = model_card("cnn")["cross_validation"]
    return (
        f"Each of the {counts.sum():,} training digits was read by a network that had not seen it (5-fold "
        "cross-validation): "
        f"{counts.sum() - np.trace(counts)} are misread, {percent(np.trace(counts) / counts.sum(), 2)} right, "
        f"± {percent(found['standard_deviation'], 2)} between the folds. Click a cell for its digits. A digit opens "
        "in the "
        "network that was trained on all of them: it has learned from this one, so a mistake of the fold's network "
        "mostly "
        "comes out right there."
    )


def right_guess() -> str:
    """Return the guess that lies nearest to the number of misread digits."""
    counts, _, _ = opened()
    wrong = counts.sum() - np.trace(counts)
    return min(GUESSES, key=lambda guess: abs(int(guess.split()[-1]) - wrong))
