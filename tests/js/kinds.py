"""Graphs of `nnviz`, for the tests in Node: `python -m tests.js.kinds` writes kinds.json."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.app_pages.data_kinds.limits import ELEMENTS, SIDE
from nnviz.datasets.small_molecules import molecules
from nnviz.datasets.small_sentences import sentences
from nnviz.graphs import Graph, Molecule, image_graph, sentence_graph

FILE = Path(__file__).with_suffix(".json")
MOLECULES = 40


def numbers() -> dict[str, Any]:
    """Return the matrices that the browser's have to be."""
    drawn = [each for each in molecules().molecules if set(each.atoms) <= set(ELEMENTS)][:MOLECULES]
    return {
        "images": {
            "4": _rows(image_graph(np.zeros((SIDE, SIDE)), diagonal=False)),
            "8": _rows(image_graph(np.zeros((SIDE, SIDE)))),
        },
        "sentences": [
            {"words": list(text), "adjacency": _rows(sentence_graph(text))} for text in sentences(count=4).texts
        ],
        "molecules": [_told(each) for each in drawn],
    }


def _told(each: Molecule) -> dict[str, Any]:
    told = {"atoms": "".join(each.atoms), "bonds": [list(bond) for bond in each.bonds], "formula": each.formula}
    return told | {"hydrogens": list(each.hydrogens), "adjacency": _rows(each.graph())}


def _rows(graph: Graph) -> list[str]:
    """Return an adjacency matrix, a text of digits for each row."""
    return ["".join(f"{cell:.0f}" for cell in row) for row in graph.adjacency()]


def text() -> str:
    """Return what stands in the file."""
    return json.dumps(numbers(), indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(text())
