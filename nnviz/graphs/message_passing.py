"""A network for graphs: atoms send to their neighbors, sums arrive, and a readout adds all atoms up.

One round, with the states h of the atoms, a vector for each order of a bond, and weights that all atoms share:
    message of a bond    gather(h, source) · bond[order]
    sum at an atom       segment_sum(messages, target)
    new state            tanh(h W + sum U + b)
After the last round every atom's state gives one number, and the molecule's prediction is their sum: no step depends
on how the atoms are numbered.

Source: Gilmer, Schoenholz, Riley, Vinyals and Dahl, Neural Message Passing for Quantum Chemistry (2017), arXiv
1704.01212.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from nnviz._checks import one_of, whole
from nnviz.graphs.chemistry import ELEMENTS, MOST_ATOMS, ORDERS, Molecule

if TYPE_CHECKING:
    import keras

SIZE = 8  # numbers of an atom's state
MOST_ROUNDS = 4
HIDDEN = 64  # units of the network that flattens
Readout = Literal["sum", "mean"]


@dataclass(frozen=True)
class GraphBatch:
    """Several molecules as one graph of several pieces, as numbers that Keras takes."""

    atoms: np.ndarray
    """int32, shape (atoms,): each atom's place in `ELEMENTS`."""
    source: np.ndarray
    """int32, shape (2 · bonds,): the atom that sends along a bond; every bond is there both ways."""
    target: np.ndarray
    """int32, shape (2 · bonds,): the atom that receives."""
    orders: np.ndarray
    """int32, shape (2 · bonds,): 1, 2 or 3."""
    molecules: np.ndarray
    """int32, shape (atoms,): the number of the molecule that each atom belongs to, rising."""

    @property
    def inputs(self) -> list[np.ndarray]:
        """The arrays in the order in which `graph_network` takes them."""
        return list(astuple(self))


def graph_batch(molecules: Sequence[Molecule]) -> GraphBatch:
    """Return molecules as one graph, their atoms numbered one after the other.

    Args:
        molecules: At least one.

    Returns:
        Arrays of the batch.

    Raises:
        ValueError: If there is no molecule.

    Example:
        >>> from nnviz.graphs import molecule
        >>> graph_batch([molecule("CO"), molecule("C=C")]).source.tolist()
        [0, 1, 2, 3]
    """
    whole("the number of molecules", len(molecules), least=1)
    starts = np.cumsum([0, *(len(each.atoms) for each in molecules)])
    bonds = np.array(
        [
            ends
            for start, each in zip(starts, molecules, strict=False)
            for first, second, order in each.bonds
            for ends in ((start + first, start + second, order), (start + second, start + first, order))
        ],
        np.int32,
    ).reshape(-1, 3)
    return GraphBatch(
        atoms=np.array([ELEMENTS.index(atom) for each in molecules for atom in each.atoms], np.int32),
        source=bonds[:, 0],
        target=bonds[:, 1],
        orders=bonds[:, 2],
        molecules=np.repeat(np.arange(len(molecules), dtype=np.int32), np.diff(starts)),
    )


def flat_inputs(molecules: Sequence[Molecule]) -> np.ndarray:
    """Return molecules as vectors: the element of each atom one-hot, then the adjacency matrix row by row.

    Args:
        molecules: Of at most 9 atoms; what a smaller one lacks is 0.

    Returns:
        float32, shape (molecules, 9 · 6 + 9 · 9): other numbers of the atoms give another vector.
    """
    atoms = np.zeros((len(molecules), MOST_ATOMS, len(ELEMENTS)), np.float32)
    bonds = np.zeros((len(molecules), MOST_ATOMS, MOST_ATOMS), np.float32)
    for row, matrix, each in zip(atoms, bonds, molecules, strict=True):
        count = len(each.atoms)
        row[np.arange(count), [ELEMENTS.index(atom) for atom in each.atoms]] = 1
        matrix[:count, :count] = each.graph().adjacency()
    return np.concatenate([atoms.reshape(len(molecules), -1), bonds.reshape(len(molecules), -1)], axis=1)


def graph_network(*, rounds: int = 2, readout: Readout = "sum", seed: int = 0) -> "keras.Model":
    """Build an untrained network from molecules, as `GraphBatch.inputs`, to one number each.

    Its weights, in order: elements (6, 8), orders of bonds (4, 8; the first is unused), W (8, 8), b (8,), U (8, 8),
    the readout's (8, 1) and (1,); without rounds only the first and the last two.

    Args:
        rounds: How often atoms send, 0 to 4; all rounds share their weights.
        readout: Whether the atoms' numbers are added up, or their mean is taken.
        seed: Of the initial weights.

    Returns:
        A functional model; its output has shape (molecules, 1).

    Raises:
        ValueError: If an argument is out of range.
    """
    import keras
    from keras import initializers, layers, ops

    from nnviz.graphs.layers import Neighbors

    whole("rounds", rounds, least=0, most=MOST_ROUNDS)
    one_of("readout", readout, ("sum", "mean"))
    draw = iter(np.random.default_rng(whole("seed", seed, least=0)).integers(2**31, size=5).tolist())
    names = ("atoms", "source", "target", "orders", "molecules")
    atoms, source, target, orders, molecules = (keras.Input((), dtype="int32", name=name) for name in names)
    normal = initializers.RandomNormal(stddev=0.5, seed=next(draw))
    state = layers.Embedding(len(ELEMENTS), SIZE, embeddings_initializer=normal, name="elements")(atoms)
    if rounds:
        around_one = initializers.RandomNormal(1.0, 0.3, seed=next(draw))
        bonds = layers.Embedding(len(ORDERS) + 1, SIZE, embeddings_initializer=around_one, name="bonds")(orders)
        own = layers.Dense(SIZE, kernel_initializer=initializers.GlorotUniform(next(draw)), name="own")
        near = layers.Dense(
            SIZE, use_bias=False, kernel_initializer=initializers.GlorotUniform(next(draw)), name="near"
        )
        arriving = Neighbors(name="sums")
    for _ in range(rounds):
        sums = arriving([state, source, target, bonds])
        state = ops.tanh(own(state) + near(sums))
    each = layers.Dense(1, kernel_initializer=initializers.GlorotUniform(next(draw)), name="readout")(state)
    total = ops.segment_sum(each, molecules)  # (molecules, 1)
    if readout == "mean":
        total = total / ops.segment_sum(ops.ones_like(each), molecules)
    return keras.Model([atoms, source, target, orders, molecules], total, name=f"graph_{rounds}_rounds")


def flat_network(*, seed: int = 0) -> "keras.Model":
    """Build an untrained network from molecules as vectors, `flat_inputs`, to one number each.

    Args:
        seed: Of the initial weights.

    Returns:
        A Sequential model with 64 hidden units of ReLU; its output has shape (molecules, 1).

    Raises:
        ValueError: If the seed is negative.
    """
    import keras
    from keras import initializers, layers

    first, second = np.random.default_rng(whole("seed", seed, least=0)).integers(2**31, size=2).tolist()
    inputs = keras.Input((MOST_ATOMS * (len(ELEMENTS) + MOST_ATOMS),), name="vector")
    hidden = layers.Dense(HIDDEN, "relu", kernel_initializer=initializers.GlorotUniform(first), name="hidden")
    last = layers.Dense(1, kernel_initializer=initializers.GlorotUniform(second), name="output")
    return keras.Sequential([inputs, hidden, last], name="flat")
