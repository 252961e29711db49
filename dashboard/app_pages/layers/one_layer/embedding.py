"""Embedding: a word's number picks a row of a table, and training decides which rows are near."""

from functools import cache
from typing import Any

import numpy as np

from dashboard.app_pages.layers.one_layer.controls import Control, choice, slider
from dashboard.app_pages.layers.one_layer.declaring import layer_of
from dashboard.layout.views import Formula, Guess
from nnviz.datasets import sentences
from nnviz.datasets.small_sentences import BLAME, PRAISE, VOCABULARY
from nnviz.recordings.single_layers import EPOCHS, load_single_layers

SENTENCES = ("the film was not bad", "the meal was good but cold", "the talk was clever and funny")


@cache
def given() -> dict[str, Any]:
    """Return the words, and their vectors at each moment of the training."""
    kept = load_single_layers()
    return {
        "words": list(VOCABULARY),
        "epochs": list(EPOCHS),
        "tables": kept.tables.astype(float).round(4).tolist(),
        "accuracies": kept.accuracies.tolist(),
        "sentences": {each: [VOCABULARY.index(word) for word in each.split()] for each in SENTENCES},
    }


def controls() -> tuple[Control, ...]:
    """Return the choice of a sentence and of a word, and the moments."""
    return (
        choice("sentence", "sentence", SENTENCES),
        slider("word", "word", VOCABULARY.index("good"), 0, len(VOCABULARY) - 1),
        slider("moment", "moment", len(EPOCHS) - 1, 0, len(EPOCHS) - 1),
    )


def because() -> str:
    """Say how near words of praise came to each other, and how far to those of blame, as recorded."""
    table = load_single_layers().tables[-1]
    praise, blame = (np.array([table[VOCABULARY.index(word)] for word in words]) for words in (PRAISE, BLAME))
    within = np.linalg.norm(praise - praise.mean(axis=0), axis=1).mean()
    between = np.linalg.norm(praise.mean(axis=0) - blame.mean(axis=0))
    return (
        f"Nobody told it what words mean: they are used alike in sentences that praise. On average a word of praise is "
        f"{within:.2f} from the middle of its group; the middle of the blaming words is {between:.2f} away."
    )


EMBEDDING = layer_of(
    "Embedding",
    controls=controls(),
    given=given,
    story=(
        ("Words come as numbers. Each number picks one row of the table: two numbers for it.", {}, "sentence"),
        ("That equals a one-hot vector times the table, without multiplying by all the zeros.", {"word": "3"}, "table"),
        ("Before training the rows are random: near and far mean nothing.", {"moment": "0"}, "scatter"),
        (
            "After training, words that are used alike lie together; “not” and “but” stand apart.",
            {"word": "5"},
            "scatter",
        ),
    ),
    guess=Guess(
        "A network learns which sentences praise. Where do “good” and “funny” end up?",
        ("close together", "far apart", "where they began"),
        right="close together",
        because=because,
    ),
    slide=(
        Formula(
            r"(\text{batch}, \text{time}) \to (\text{batch}, \text{time}, \text{features}) \qquad "
            r"e_i = \text{onehot}(i) \, W = W_i"
        ),
        "“«name»” is number «number»: its row is («first:.4f», «second:.4f») after «epoch» epochs; nearest are "
        "«nearest». The network reads «accuracy:.1f» % of 500 test sentences correctly.\n"
        "In words: a table with a row for every word. Its numbers are weights like any others, trained by gradient; "
        "only the rows that were looked up get one.",
        "The network behind it: Embedding, Conv1D over four words, GlobalMaxPooling1D, Dense. A new axis comes out, at "
        "the end: a convolution over time runs over the middle one.",
        "**Remember.** An embedding turns names into places, and training moves what is used alike to one place.",
    ),
    panel="embedding",
    lines={"epochs": "«epoch»", "word": "«number»"},
    sources=(sentences(count=2).source, "network: nnviz.recordings.single_layers, seed 0"),
)
