"""A small molecule: its heavy atoms, the bonds between them, and the hydrogens that they leave room for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from nnviz.graphs.graph import Graph, as_order

VALENCES = {"C": 4, "N": 3, "O": 2, "F": 1, "S": 2, "Cl": 1}  # bonds of a neutral atom, hydrogens included
ELEMENTS = tuple(VALENCES)
MOST_ATOMS = 9
ORDERS = {1: "single", 2: "double", 3: "triple"}
Bond = tuple[int, int, int]
"""The numbers of two atoms, from 0, and the order of their bond: 1, 2 or 3."""


@dataclass(frozen=True)
class Molecule:
    """A molecule that can be: in one piece, and no atom with more bonds than its valence.

    Raises:
        ValueError: If it is torn apart, an atom has too many bonds, or something is none of these things.

    Example:
        >>> ethanol = Molecule(("C", "C", "O"), ((0, 1, 1), (1, 2, 1)))
        >>> ethanol.formula, ethanol.hydrogens
        ('C2H6O', (3, 2, 1))
    """

    atoms: tuple[str, ...]
    """The heavy atoms' symbols, 1 to 9 of C, N, O, F, S, Cl."""
    bonds: tuple[Bond, ...]
    """Between heavy atoms, each told once; aromatic ones as alternating single and double."""

    def __post_init__(self) -> None:
        """Refuse what no molecule can be."""
        if wrong := faults(self.atoms, self.bonds):
            raise ValueError(" ".join(wrong))

    @property
    def hydrogens(self) -> tuple[int, ...]:
        """How many hydrogens each heavy atom carries: its valence less the orders of its bonds."""
        return tuple(
            VALENCES[atom] - used for atom, used in zip(self.atoms, bond_orders(self.atoms, self.bonds), strict=True)
        )

    @property
    def methyl_groups(self) -> tuple[int, ...]:
        """The numbers of the carbon atoms that carry three hydrogens: the ends –CH₃ of its chains."""
        pairs = enumerate(zip(self.atoms, self.hydrogens, strict=True))
        return tuple(number for number, (atom, hydrogens) in pairs if atom == "C" and hydrogens == 3)

    @property
    def formula(self) -> str:
        """The molecular formula in Hill's order: carbon, hydrogen, then by the alphabet."""
        counts = Counter(self.atoms) + Counter({"H": sum(self.hydrogens)})
        first = ["C", "H"] if counts["C"] else []
        return "".join(
            f"{symbol}{counts[symbol] if counts[symbol] > 1 else ''}"
            for symbol in [*first, *sorted(set(counts) - set(first))]
            if counts[symbol]
        )

    def graph(self) -> Graph:
        """Return atoms as nodes and bonds as edges, whose weights are the bonds' orders."""
        bonds = np.array(self.bonds, np.int64).reshape(-1, 3)
        return Graph(self.atoms, bonds[:, :2], bonds[:, 2].astype(np.float32))

    def renumbered(self, order: Sequence[int] | np.ndarray) -> "Molecule":
        """Return the same molecule with its atoms in another order.

        Args:
            order: A permutation of the atoms' numbers: which of the present atoms comes first, second, …

        Returns:
            A molecule with the same bonds under the new numbers.

        Raises:
            ValueError: If `order` is no permutation of the atoms' numbers.
        """
        order = as_order("order", order, len(self.atoms))
        new = np.argsort(order)
        return Molecule(
            tuple(self.atoms[atom] for atom in order),
            tuple((int(new[first]), int(new[second]), bond) for first, second, bond in self.bonds),
        )


def faults(atoms: Sequence[str], bonds: Iterable[Bond]) -> list[str]:
    """Say why atoms and bonds are no molecule, a sentence for each reason; atoms are counted from 1 in it.

    Args:
        atoms: Symbols of heavy atoms.
        bonds: The numbers of two atoms, from 0, and the order of their bond.

    Returns:
        Sentences; none if the molecule can be.

    Example:
        >>> faults(["C", "F", "F"], [(0, 1, 2)])
        ['Atom 2 (F) has 2 bonds and can have 1.', 'Atom 3 is not bound to atom 1: the molecule is torn apart.']
    """
    bonds = list(bonds)
    if not 1 <= len(atoms) <= MOST_ATOMS:
        return [f"A molecule here has 1 to {MOST_ATOMS} heavy atoms, not {len(atoms)}."]
    if strangers := [atom for atom in atoms if atom not in VALENCES]:
        return [f"Atoms here are {', '.join(ELEMENTS)}, not {strangers[0]!r}."]
    if wrong := _no_bonds(len(atoms), bonds):
        return wrong
    crowded = [
        f"Atom {number} ({atom}) has {used} bonds and can have {VALENCES[atom]}."
        for number, (atom, used) in enumerate(zip(atoms, bond_orders(atoms, bonds), strict=True), 1)
        if used > VALENCES[atom]
    ]
    reached = connected(len(atoms), bonds)
    lost = [number for number in range(len(atoms)) if number not in reached]
    torn = [f"Atom {lost[0] + 1} is not bound to atom 1: the molecule is torn apart."] if lost else []
    return crowded + torn


def _no_bonds(count: int, bonds: Sequence[Bond]) -> list[str]:
    """Say which bonds are none: to no atom, to the atom itself, of no order, told twice."""
    told = set()
    for first, second, order in bonds:
        pair = frozenset((first, second))
        if not all(0 <= atom < count for atom in pair):
            return [f"A bond joins atoms {first + 1} and {second + 1}, and there are {count} atoms."]
        if len(pair) == 1:
            return [f"Atom {first + 1} is bound to itself."]
        if order not in ORDERS:
            return [f"A bond is single, double or triple (1, 2, 3), not {order!r}."]
        if pair in told:
            return [f"The bond of atoms {first + 1} and {second + 1} is told twice."]
        told.add(pair)
    return []


def bond_orders(atoms: Sequence[str], bonds: Iterable[Bond]) -> list[int]:
    """Return how many bonds each heavy atom has to others, a double bond counting twice."""
    used = [0] * len(atoms)
    for first, second, order in bonds:
        used[first] += order
        used[second] += order
    return used


def connected(count: int, bonds: Sequence[Bond]) -> set[int]:
    """Return the numbers of the atoms that can be reached from the first one along bonds."""
    reached, grew = {0}, True
    while grew:
        near = {
            other
            for first, second, _ in bonds
            for one, other in ((first, second), (second, first))
            if one in reached and other < count
        }
        grew = not near <= reached
        reached |= near
    return reached
