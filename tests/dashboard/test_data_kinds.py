"""Page 12 without a browser: hostile links, what is offered, and code that builds the matrix on screen."""

import json

import numpy as np
import pytest

from dashboard.app_pages.data_kinds import PAGE
from dashboard.app_pages.data_kinds.as_graphs import AS_GRAPHS
from dashboard.app_pages.data_kinds.digits import digits
from dashboard.app_pages.data_kinds.limits import LONGEST_LINK, MOLECULES, SENTENCES, SIDE, VALENCE
from dashboard.app_pages.data_kinds.setting import are_places, is_image, is_molecule, is_sentence
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from nnviz.graphs import VALENCES, Graph, image_graph, molecule, sentence_graph
from tests.dashboard.links import HOSTILE, assert_all_noted
from tests.dashboard.panels import printed

PATH = "data-kinds"


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_hostile_links_open_the_page_with_a_note(value, run_page):
    """A mistyped link would end in an error, or silently show something else."""
    words = PAGE.words(("pixels", "neighbors", "molecule", *(["places"] if value else [])))
    assert_all_noted(run_page(PATH, **dict.fromkeys(words, value)), words)


def test_a_text_from_a_link_is_bounded_and_any_other_is_a_text(run_page):
    """A link of a megabyte would be typed into the field, or a sentence in another script refused."""
    assert_all_noted(run_page(PATH, dk_text="x" * (LONGEST_LINK + 1)), ["dk_text"])
    for text in ("", "<b>не</b> плохо", "nan"):
        assert is_sentence(text)
    assert not is_sentence("a\x00b")


def test_what_is_offered_can_be_a_link():
    """An example would be refused once it is sent as a link."""
    assert all(map(is_image, digits().values()))
    assert all(map(is_sentence, SENTENCES.values()))
    assert all(map(is_molecule, MOLECULES.values()))
    assert {element: VALENCES[element] for element in VALENCE} == VALENCE


@pytest.mark.parametrize(
    "text", ["", "-", "CX-121", "C" * 10, "CO-11", "CO-124", "CC-129", "CC-131", "CC-111", "CC-121211", "FC-122"]
)
def test_molecules_that_cannot_be_are_refused(text):
    """A link would draw an atom with too many bonds, or one that is bonded to itself, twice, or to nothing."""
    assert not is_molecule(text)


@pytest.mark.parametrize("text", ["C", "CO-", "CO-122", "CC-211"])
def test_molecules_that_can_be_are_shown(text):
    """A link to methane, to two molecules, or with the atoms of a bond the other way round would be refused."""
    assert is_molecule(text)


def test_places_are_one_for_each_atom():
    """An atom would be drawn nowhere."""
    assert are_places("", atoms=3) and are_places("000199995050", atoms=3)
    assert not are_places("0001", atoms=3) and not are_places("٠٠٠١", atoms=1)


@pytest.mark.parametrize(
    ("name", "smiles"),
    [("ethanol", "CCO"), ("acetic acid", "CC(=O)O"), ("glycine", "NCC(=O)O"), ("phenol", "Oc1ccccc1")],
)
def test_molecules_are_what_they_are_called(name, smiles):
    """The page would call something ethanol that is none."""
    assert spelled(*MOLECULES[name].split("-")).adjacency().tolist() == molecule(smiles).graph().adjacency().tolist()


def spelled(elements: str, bonds: str) -> Graph:
    """Return the graph of a molecule as the address spells it."""
    triples = np.array([int(digit) for digit in bonds]).reshape(-1, 3)
    return Graph(tuple(elements), triples[:, :2] - 1, triples[:, 2].astype(np.float32))


def matrix(kind: str, **values: str) -> np.ndarray:
    """Return the matrix that the code panel builds from what the browser tells it."""
    names: dict = {}
    printed(fill(code(PAGE, AS_GRAPHS, kind), PAGE.own(**values)), names)
    return names["adjacency"]


def test_the_code_builds_the_matrix_on_screen():
    """The panel would promise numbers that are not those of the picture."""
    pixels = next(iter(digits().values()))
    for across in (False, True):
        built = matrix("image", pixels=pixels, across=str(across))
        np.testing.assert_array_equal(built, image_graph(np.zeros((SIDE, SIDE)), diagonal=across).adjacency())
    built = matrix("sentence", text=json.dumps('It wasn\'t "bad", it was GOOD.', ensure_ascii=False))
    np.testing.assert_array_equal(built, sentence_graph(["it", "wasnt", "bad", "it", "was", "good"]).adjacency())
    built = matrix("molecule", atoms='"NCCOO"', bonds="[(0, 1, 1), (1, 2, 1), (2, 3, 2), (2, 4, 1)]")
    np.testing.assert_array_equal(built, molecule("NCC(=O)O").graph().adjacency())


def test_the_guess_is_answered_by_counting():
    """The page would call a wrong number right."""
    assert AS_GRAPHS.guess.answer == "0" and "112 pairs" in AS_GRAPHS.guess.because()
