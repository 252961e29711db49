"""One image, one sentence, one molecule: as people see it, as a graph, as its adjacency matrix."""

from collections.abc import Sequence

import numpy as np

from dashboard.app_pages.data_kinds import PAGE
from dashboard.app_pages.data_kinds.digits import digits
from dashboard.app_pages.data_kinds.exchanging import about_molecules
from dashboard.app_pages.data_kinds.kinds_view import kinds_view
from dashboard.app_pages.data_kinds.limits import KINDS, MOLECULES, SENTENCES, SIDE
from dashboard.app_pages.data_kinds.looks import LOOKS
from dashboard.app_pages.data_kinds.setting import defaults, setting
from dashboard.layout.address import version
from dashboard.layout.choices import choose
from dashboard.layout.story import Step
from dashboard.layout.views import Formula, Guess, Said, View
from nnviz.graphs import Graph, image_graph

STORY = (
    Step("An image: numbers in a grid. People see a digit, not 64 numbers.", {"data": "image"}, lit="seen"),
    Step("As a graph: each pixel is a node, and knows who is next to it.", {"data": "image"}, lit="graph"),
    Step(
        "A sentence has no fixed length, and its edges point: the order of the words counts.",
        {"data": "sentence", "text": SENTENCES["not bad"]},
    ),
    Step(
        "A molecule has no rows, no first atom: who is bonded to whom is the data.",
        {"data": "molecule", "molecule": MOLECULES["acetic acid"]},
    ),
    Step(
        "Another element changes a node, another bond the matrix: a network has to see both.",
        {"data": "molecule", "molecule": MOLECULES["pyridine"]},
        lit="matrix",
    ),
)


def ask() -> str:
    """Show the choice of the kind, and return it."""
    return choose(PAGE, "Data", KINDS, key="data", thumbnails=[LOOKS[kind]() for kind in KINDS], forget=())


def show(kind: str) -> None:
    """Show the three panels."""
    kinds_view(
        PAGE.path,
        key=PAGE.word("picture"),
        version=version(PAGE),
        kind=kind,
        first=setting().as_data(),
        defaults=defaults().as_data(),
        digits=digits(),
    )


def pixel_graph() -> Graph:
    """Return the graph of any image of this page, with four neighbors."""
    return image_graph(np.zeros((SIDE, SIDE)), diagonal=False)


def right() -> str:
    """Return how many cells differ once a pixel in the middle is changed."""
    changed = np.zeros((SIDE, SIDE))
    changed[3, 3] = 1
    after = image_graph(changed, diagonal=False)
    return str(np.count_nonzero(after.adjacency() != pixel_graph().adjacency()))


def because() -> str:
    """Say why no cell changes."""
    return (
        f"The matrix says which pixels are next to each other, {len(pixel_graph().edges)} pairs, whatever is drawn. "
        "What you change is a number on one node. In a sentence and in a molecule the edges carry meaning: press a "
        "bond and see."
    )


def slide(kind: str) -> Sequence[Said]:
    """What a graph is, with the slide's words and the picture's numbers."""
    edge = {
        "image": "pixels *i* and *j* touch",
        "sentence": "word *j* follows word *i*",
        "molecule": "atoms *i* and *j* are bonded (2 or 3 for a double or a triple bond)",
    }[kind]
    return (
        Formula(r"A_{ij} = 1 \text{ if an edge leads from } i \text{ to } j \text{, else } 0"),
        f"Here it is 1 if {edge}: «nodes» nodes, «edges» edges, and «ones» of the matrix's «cells» cells are "
        "not 0.\n"
        "“Not all data are vectors. And that's OK!” An image can be written as a vector, but then nothing says which "
        "pixels are neighbors; a sentence is as long as it is; the atoms of a molecule have no order at all. What they "
        "share is that some things are next to others. A network that is told who is next to whom need not learn it.",
        "**Remember:** data are things, and who is next to whom. Next: a network that knows its neighbors, "
        "on the simplest images there are.",
    )


def lines(kind: str) -> dict[str, str]:
    """Return what is set in the browser as code."""
    if kind == "sentence":
        return {"text": "«text»"}
    if kind == "molecule":
        return {"text": "«atoms»", "nodes": "list(text)", "edges": "«bonds»", "both_ways": "True"}
    beside = f"[(at, at + 1, 1) for at in range({SIDE**2}) if at % {SIDE} < {SIDE - 1}]"
    below = f"[(at, at + {SIDE}, 1) for at in range({SIDE * (SIDE - 1)})]"
    across = (
        f"[(at + down, at + {SIDE + 1} - down, 1) "
        f"for at in range({SIDE * (SIDE - 1)}) if at % {SIDE} < {SIDE - 1} for down in (0, 1) if «across»]"
    )
    return {
        "text": '"«pixels»"',
        "nodes": "[int(digit, 16) / 15 for digit in text]  # the ink of each pixel, row by row",
        "edges": f"(\n    {beside}\n    + {below}\n    + {across}\n)",
        "both_ways": "True",
    }


def sources(_: str) -> tuple[str, ...]:
    """Where data and idea come from."""
    return (
        "digits: MNIST, LeCun, Cortes and Burges (CC BY-SA 3.0), here the mean of every 3×3 pixels",
        "words as Keras' TextVectorization takes a text apart: lower case, no punctuation, cut at white space",
        about_molecules(),
        "formulas laid out by stress majorization: Gansner, Koren and North (2004)",
        "Sanchez-Lengeling, Reif, Pearce and Wiltschko, A Gentle Introduction to Graph Neural Networks, Distill (2021)",
    )


AS_GRAPHS = View(
    name="as graphs",
    ask=ask,
    show=show,
    story=STORY,
    guess=Guess(
        "You change one pixel. How many cells of the adjacency matrix change?",
        ("0", "1", "8"),
        right=right,
        because=because,
    ),
    slide=slide,
    panel="as_graphs",
    lines=lines,
    sources=sources,
)
