"""The recorded networks of the three kinds, on their way to the browser, which computes what they predict."""

import base64
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np


def packed(weights: Sequence[np.ndarray]) -> list[dict[str, Any]]:
    """Return weights as layers.js reads them: shape, and float32 in base64."""
    return [
        {"shape": list(each.shape), "values": base64.b64encode(each.astype("<f4").tobytes()).decode()}
        for each in weights
    ]


@cache
def image_networks() -> tuple[dict[str, Any], ...]:
    """Return the four networks of an image, each with the share of test digits that it gets right, by seed."""
    from nnviz.recordings.kinds_of_images import ASKED, NAMES, load_image_networks

    run = load_image_networks()
    shares = run.right / TEST_DIGITS
    about = {"dense": "Flatten + Dense", "convolution": "2 × Conv2D + pooling"}
    return tuple(
        {
            "name": name,
            "title": {"dense": "Dense", "convolution": "Convolution"}[name],
            "about": f"{about[name]}, trained on {'shuffled pixels' if mixed else 'pixels in order'}",
            "weights": packed(run.weights[name, mixed]),
            "shares": [
                None if mixed else shares[row, ASKED.index("ordered")].tolist(),
                shares[row, ASKED.index("shuffled" if mixed else "disturbed")].tolist(),
            ],
        }
        for mixed in (False, True)
        for row, name in enumerate(NAMES)
    )


@cache
def sentence_networks() -> tuple[dict[str, Any], ...]:
    """Return the three networks of a sentence, with the shares of test sentences right and of pairs, by seed."""
    from nnviz.recordings.kinds_of_sentences import NAMES, TESTED, load_sentence_networks

    run = load_sentence_networks()
    titles = {
        "flat": ("Dense", "Embedding + Flatten + Dense"),
        "convolution": ("Convolution over time", "Embedding + Conv1D + largest value"),
        "bag": ("A set of words", "Embedding + mean + Dense"),
    }
    return tuple(
        {
            "name": name,
            "title": titles[name][0],
            "about": titles[name][1],
            "weights": packed(run.weights[name]),
            "shares": [
                (run.right[row] / TESTED).tolist(),
                (run.pairs_right[row] / run.pairs).tolist(),
                (run.changed[row] / TESTED).tolist(),
            ],
        }
        for row, name in enumerate(NAMES)
    )


@cache
def molecule_networks() -> tuple[dict[str, Any], ...]:
    """Return the two networks of a molecule, with the shares of test molecules right as written and renumbered."""
    from nnviz.recordings.kinds_of_molecules import CHOSEN, RENUMBERINGS, load_molecule_networks

    run = load_molecule_networks()
    count = np.array([1, RENUMBERINGS]) * TEST_MOLECULES
    flat, graph = (right / count for right in (run.flat_right, run.graph_right[CHOSEN]))
    return (
        {
            "name": "flat",
            "title": "Dense",
            "about": "atoms and matrix as one vector + Dense",
            "weights": packed(run.flat),
            "shares": flat.T.tolist(),
        },
        {
            "name": "graph",
            "title": "Message passing",
            "about": f"{CHOSEN} rounds of gather and segment_sum, then a sum",
            "weights": packed(run.graph[CHOSEN]),
            "shares": graph.T.tolist(),
        },
    )


TEST_DIGITS, TEST_MOLECULES = 500, 83
