"""Molecules, sentences and images as graphs: read rightly, or refused with the reason."""

import itertools
import re

import numpy as np
import pytest

from nnviz import graphs
from nnviz.datasets import molecules
from nnviz.graphs import Molecule, faults, image_graph, molecule, sentence_graph, shuffled

# Formulas and hydrogens from textbooks; the aromatic ones need their double bonds to alternate.
KNOWN = {
    "CCO": ("C2H6O", (3, 2, 1)),
    "CC(=O)O": ("C2H4O2", (3, 0, 0, 1)),
    "c1ccccc1": ("C6H6", (1,) * 6),
    "c1cc[nH]c1": ("C4H5N", (1, 1, 1, 1, 1)),
    "c1ccncc1": ("C5H5N", (1, 1, 1, 0, 1, 1)),
    "c1(=O)[nH]c(=O)[nH]c(=O)[nH]1": ("C3H3N3O3", (0, 0, 1, 0, 0, 1, 0, 0, 1)),
    "c1ccc2c(c1)CCC2": ("C9H10", (1, 1, 1, 0, 0, 1, 2, 2, 2)),
    "CC#N": ("C2H3N", (3, 0, 0)),
    "C1CC1": ("C3H6", (2, 2, 2)),
    "C(Cl)(Cl)Cl": ("CHCl3", (1, 0, 0, 0)),
    "C/C=C/C=O": ("C4H6O", (3, 1, 1, 1, 0)),
    "N": ("H3N", (3,)),
    "CSSC": ("C2H6S2", (3, 0, 0, 3)),
}


@pytest.mark.parametrize("smiles", KNOWN)
def test_known_molecules_are_read(smiles):
    """A drawing would have too many hydrogens, or a ring its double bonds in a row."""
    read = molecule(smiles)
    assert (read.formula, read.hydrogens) == KNOWN[smiles]


def test_all_molecules_are_those_of_another_library():
    """A reader of one's own reads what it likes: RDKit reads the same formulas, hydrogens and structures."""
    chem = pytest.importorskip("rdkit.Chem")
    rdkit_formula = pytest.importorskip("rdkit.Chem.rdMolDescriptors").CalcMolFormula
    orders = {1: chem.BondType.SINGLE, 2: chem.BondType.DOUBLE, 3: chem.BondType.TRIPLE}
    data = molecules()
    for smiles, ours in zip(data.smiles, data.molecules, strict=True):
        theirs, rebuilt = chem.MolFromSmiles(smiles), chem.RWMol()
        assert ours.formula == rdkit_formula(theirs)
        assert list(ours.hydrogens) == [atom.GetTotalNumHs() for atom in theirs.GetAtoms()]
        for atom in ours.atoms:
            rebuilt.AddAtom(chem.Atom(atom))
        for first, second, order in ours.bonds:
            rebuilt.AddBond(first, second, orders[order])
        chem.SanitizeMol(rebuilt)
        assert chem.MolToSmiles(rebuilt, False) == chem.MolToSmiles(theirs, False)


@pytest.mark.parametrize(
    ("smiles", "said"),
    [
        ("Ccc", "atom 2 is written as aromatic, and lies in no aromatic ring"),
        ("c1ccccc1c", "atom 7 is written as aromatic"),
        ("", "1 to 60 signs, got 0"),
        ("C" * 61, "1 to 60 signs, got 61"),
        ("CCCCCCCCCC", "more than 9 heavy atoms"),
        ("CC.O", "dot at place 3 parts it into pieces"),
        ("C[NH3+]", "bracket at place 2 is none like"),
        ("CBr", "'B' at place 2 is not read; atoms are C, N, O, F, S, Cl"),
        ("C1CC", "ring 1 is opened and not closed"),
        ("C(C", r"branch is opened with \( and not closed"),
        ("CC)", r"'\)' at place 3 has no partner"),
        ("CC=", "bond '=' at the end leads to no atom"),
        ("=C", "bond '=' at place 1 follows no atom"),
        ("1CC", "ring 1 at place 1 begins at no atom"),
        ("C-1CC=1", "ring 1 is opened with '-' and closed with '='"),
        ("C٣CC٣", "'٣' at place 2 is not read"),
        ("C11", "atoms 1 and 1 are bound twice"),
        ("C12CC12", "atoms 3 and 1 are bound twice|atoms 1 and 3 are bound twice"),
        ("FC(F)(F)(F)F", r"Atom 2 \(C\) has 5 bonds and can have 4"),
        ("c1cccc1", "double bonds cannot alternate"),
        ("[CH2]C", "atom 1 says 2 hydrogens, and its bonds leave room for 3"),
    ],
)
def test_what_is_no_molecule_is_refused_with_the_reason(smiles, said):
    """A slip of the pen would be a traceback, or another molecule."""
    with pytest.raises(ValueError, match=said):
        molecule(smiles)


@pytest.mark.parametrize(
    ("atoms", "bonds", "said"),
    [
        ("", [], "1 to 9 heavy atoms, not 0"),
        ("CCCCCCCCCC", [], "1 to 9 heavy atoms, not 10"),
        ("CX", [(0, 1, 1)], "not 'X'"),
        ("CC", [(0, 2, 1)], "joins atoms 1 and 3, and there are 2 atoms"),
        ("CC", [(0, 0, 1)], "Atom 1 is bound to itself"),
        ("CC", [(0, 1, 4)], "single, double or triple (1, 2, 3), not 4"),
        ("CC", [(0, 1, 1), (1, 0, 1)], "bond of atoms 2 and 1 is told twice"),
        ("CF", [(0, 1, 2)], "Atom 2 (F) has 2 bonds and can have 1"),
        ("CCO", [(0, 1, 1)], "Atom 3 is not bound to atom 1: the molecule is torn apart"),
        ("CCO", [(1, 2, 1)], "Atom 2 is not bound to atom 1: the molecule is torn apart"),
    ],
)
def test_a_molecule_made_by_hand_says_what_is_wrong_with_it(atoms, bonds, said):
    """An atom too many, or a molecule torn apart, would be drawn as if it could be."""
    assert said in " ".join(faults(tuple(atoms), bonds))
    with pytest.raises(ValueError, match=re.escape(said)):
        Molecule(tuple(atoms), tuple(bonds))


def test_adjacency_matrices_are_those_written_by_hand():
    """Picture, graph and matrix would tell of three different things."""
    acid = molecule("CC(=O)O").graph().adjacency()
    assert acid.tolist() == [[0, 1, 0, 0], [1, 0, 2, 1], [0, 2, 0, 0], [0, 1, 0, 0]]
    assert sentence_graph("dog bites man".split()).adjacency().tolist() == [[0, 1, 0], [0, 0, 1], [0, 0, 0]]
    corner, middle = image_graph(np.eye(3)).adjacency().sum(axis=0)[[0, 4]]
    assert (corner, middle) == (3, 8)
    assert image_graph(np.eye(3), diagonal=False).adjacency().sum(axis=0).tolist() == [2, 3, 2, 3, 4, 3, 2, 3, 2]
    assert molecule("C").graph().adjacency().tolist() == [[0]]
    assert image_graph(np.array([[0.25, 1]])).nodes == ("0.25", "1")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: sentence_graph([]), "1 to 64 words, got 0"),
        (lambda: sentence_graph(["word"] * 10_000), "1 to 64 words, got 10000"),
        (lambda: image_graph(np.zeros((0, 3))), r"1 to 32 pixels each way and two axes, got \(0, 3\)"),
        (lambda: image_graph(np.zeros((3, 3, 1))), r"two axes, got \(3, 3, 1\)"),
        (lambda: image_graph(np.full((2, 2), np.nan)), "finite, got NaN"),
        (lambda: sentence_graph(["a", "b"]).renumbered([0, 0]), "each of the numbers 0 to 1 once"),
        (lambda: molecule("CO").renumbered([1]), "each of the numbers 0 to 1 once"),
        (lambda: shuffled(0), "count must be at least 1"),
    ],
)
def test_what_is_no_graph_is_refused(call, said):
    """An empty image or 10,000 words would be a traceback of NumPy's, or hang the page."""
    with pytest.raises(ValueError, match=said):
        call()


def test_renumbering_moves_rows_and_columns_and_nothing_else():
    """The same molecule under other numbers would have other bonds, hydrogens or groups."""
    read = molecule("CC(C)c1ccncc1")
    order = shuffled(len(read.atoms), seed=3)
    other = read.renumbered(order)
    assert other.atoms == tuple(read.atoms[at] for at in order)
    assert other.hydrogens == tuple(read.hydrogens[at] for at in order)
    assert len(other.methyl_groups) == len(read.methyl_groups) == 2
    matrix = read.graph().adjacency()
    np.testing.assert_array_equal(other.graph().adjacency(), matrix[np.ix_(order, order)])
    np.testing.assert_array_equal(read.graph().renumbered(order).adjacency(), matrix[np.ix_(order, order)])
    assert other.renumbered(np.argsort(order)) == Molecule(
        read.atoms, tuple((first, second, bond) for first, second, bond in other.renumbered(np.argsort(order)).bonds)
    )


def test_a_sentences_graph_renumbered_is_still_the_sentence():
    """Exchanging numbers is not exchanging words: the arrows go along."""
    graph = sentence_graph("not all data are vectors".split())
    for order in itertools.islice(itertools.permutations(range(5)), 0, 120, 17):
        other = graph.renumbered(order)
        named = {(other.nodes[first], other.nodes[second]) for first, second in other.edges}
        assert named == {(graph.nodes[first], graph.nodes[second]) for first, second in graph.edges}


def test_the_door_names_what_there_is():
    """A notebook would not complete what the page uses."""
    assert {"molecule", "sentence_graph", "image_graph", "faults"} <= set(dir(graphs))
