r"""SMILES, the line notation of chemistry, for small neutral molecules.

Read are the symbols C N O F S Cl, aromatic c n o s, brackets with hydrogens such as [nH], bonds - = # :, branches in
parentheses, and rings by a digit. Marks of shape (/, \, @) are read over: a graph has none. Aromatic rings become
alternating single and double bonds (Kekulé's form).

Source: Weininger, SMILES, a chemical language and information system, Journal of Chemical Information and Computer
Sciences 28 (1988) 31-36.
"""

import re
from dataclasses import dataclass, field

from nnviz.graphs.chemistry import MOST_ATOMS, VALENCES, Bond, Molecule, faults

LONGEST = 60  # signs; nine atoms need no more
_SIGN = re.compile(
    r"(?P<bracket>\[(?P<symbol>Cl|[A-Z]|[cnos])@{0,2}(?P<hydrogens>H[0-9]?)?\])|(?P<atom>Cl|[CNOFS]|[cnos])"
    r"|(?P<bond>[-=#:/\\])|(?P<branch>[()])|(?P<ring>[0-9])"
)
_ORDERS = {"-": 1, "=": 2, "#": 3, "/": 1, "\\": 1, ":": None}


@dataclass
class _Reading:
    """What has been read so far."""

    atoms: list[str] = field(default_factory=list)
    aromatic: list[bool] = field(default_factory=list)
    hydrogens: list[int | None] = field(default_factory=list)  # as a bracket says; None where nothing is said
    bonds: dict[tuple[int, int], int | None] = field(default_factory=dict)  # None: single, or part of an aromatic ring
    rings: dict[str, tuple[int, str | None]] = field(default_factory=dict)  # digit → atom and bond, still open
    branches: list[int] = field(default_factory=list)
    last: int | None = None  # the atom that the next one is bound to
    bond: str | None = None  # the sign read before the next atom


def molecule(smiles: str) -> Molecule:
    """Read a molecule of at most 9 heavy atoms from its SMILES.

    Args:
        smiles: For instance "CCO" (ethanol), "c1ccccc1O" (phenol), "CC(=O)O" (acetic acid).

    Returns:
        The molecule, its atoms in the order in which they are written.

    Raises:
        ValueError: If a sign is unknown (its place is named), a ring or branch stays open, the molecule is in
            pieces, an aromatic atom lies in no aromatic ring, an atom has more bonds than its valence, or there are
            more than 9 heavy atoms.

    Example:
        >>> molecule("CC=O").bonds
        ((0, 1, 1), (1, 2, 2))
    """
    reading = _read(smiles)
    if reading.branches:
        raise ValueError("smiles: a branch is opened with ( and not closed")
    if reading.rings:
        raise ValueError(f"smiles: ring {min(reading.rings)} is opened and not closed")
    if reading.bond:
        raise ValueError(f"smiles: the bond {reading.bond!r} at the end leads to no atom")
    if astray := _outside_rings(reading):
        raise ValueError(f"smiles: atom {astray[0] + 1} is written as aromatic, and lies in no aromatic ring")
    bonds = _with_orders(reading)
    if wrong := faults(reading.atoms, bonds):
        raise ValueError(f"smiles: {' '.join(wrong)}")
    read = Molecule(tuple(reading.atoms), tuple(bonds))
    for number, (said, left) in enumerate(zip(reading.hydrogens, read.hydrogens, strict=True), 1):
        if said is not None and said != left:
            raise ValueError(f"smiles: atom {number} says {said} hydrogens, and its bonds leave room for {left}")
    return read


def _read(smiles: str) -> _Reading:
    if not 1 <= len(smiles) <= LONGEST:
        raise ValueError(f"smiles must have 1 to {LONGEST} signs, got {len(smiles)}")
    reading, place = _Reading(), 0
    while place < len(smiles):
        sign = _SIGN.match(smiles, place)
        if not sign:
            raise ValueError(f"smiles: {_stranger(smiles, place)}")
        if sign["branch"]:
            _branch(reading, sign["branch"], place)
        elif sign["ring"]:
            _ring(reading, sign["ring"], place)
        elif sign["bond"]:
            if reading.last is None or reading.bond:
                raise ValueError(f"smiles: the bond {sign['bond']!r} at place {place + 1} follows no atom")
            reading.bond = sign["bond"]
        else:
            _atom(reading, sign)
        place = sign.end()
    return reading


def _stranger(smiles: str, place: int) -> str:
    if smiles[place] == ".":
        return f"the dot at place {place + 1} parts it into pieces; one molecule in one piece, please"
    if smiles[place] == "[":
        return f"the bracket at place {place + 1} is none like [nH]: charges and isotopes are not read"
    return f"{smiles[place]!r} at place {place + 1} is not read; atoms are {', '.join(VALENCES)}"


def _atom(reading: _Reading, sign: re.Match[str]) -> None:
    symbol = sign["atom"] or sign["symbol"]
    number = len(reading.atoms)
    if number == MOST_ATOMS:
        raise ValueError(f"smiles: more than {MOST_ATOMS} heavy atoms")
    reading.atoms.append(symbol.capitalize())
    reading.aromatic.append(symbol.islower())
    said = sign["hydrogens"]
    reading.hydrogens.append(None if sign["atom"] else 0 if not said else int(said[1:] or 1))
    if reading.last is not None:
        _bind(reading, reading.last, number, reading.bond)
    reading.last, reading.bond = number, None


def _bind(reading: _Reading, first: int, second: int, bond: str | None) -> None:
    pair = (min(first, second), max(first, second))
    if pair in reading.bonds or first == second:
        raise ValueError(f"smiles: atoms {first + 1} and {second + 1} are bound twice")
    aromatic = bond in (None, ":") and reading.aromatic[first] and reading.aromatic[second]
    reading.bonds[pair] = None if aromatic else _ORDERS[bond or "-"] or 1


def _branch(reading: _Reading, sign: str, place: int) -> None:
    if sign == "(" and reading.last is not None and not reading.bond:
        reading.branches.append(reading.last)
    elif sign == ")" and reading.branches and not reading.bond:
        reading.last = reading.branches.pop()
    else:
        raise ValueError(f"smiles: {sign!r} at place {place + 1} has no partner")


def _ring(reading: _Reading, digit: str, place: int) -> None:
    if reading.last is None:
        raise ValueError(f"smiles: the ring {digit} at place {place + 1} begins at no atom")
    if digit in reading.rings:
        first, bond = reading.rings.pop(digit)
        if bond and reading.bond and bond != reading.bond:
            raise ValueError(f"smiles: ring {digit} is opened with {bond!r} and closed with {reading.bond!r}")
        _bind(reading, first, reading.last, bond or reading.bond)
    else:
        reading.rings[digit] = reading.last, reading.bond
    reading.bond = None


def _outside_rings(reading: _Reading) -> list[int]:
    """Return the aromatic atoms that lie in no ring of aromatic ones: chains of them are unravelled from their ends."""
    left = {atom for atom, aromatic in enumerate(reading.aromatic) if aromatic}
    astray: list[int] = []
    while ends := [
        atom
        for atom in sorted(left)
        if sum(order is None and atom in pair and left.issuperset(pair) for pair, order in reading.bonds.items()) < 2
    ]:
        astray += ends
        left.difference_update(ends)
    return sorted(astray)


def _with_orders(reading: _Reading) -> list[Bond]:
    """Give every bond its order: of the aromatic ones, each atom that needs it has one double bond."""
    used = [0] * len(reading.atoms)
    for pair, order in reading.bonds.items():
        for atom in pair:
            used[atom] += order or 1
    needing = {
        atom
        for atom, aromatic in enumerate(reading.aromatic)
        if aromatic and VALENCES[reading.atoms[atom]] - used[atom] - (reading.hydrogens[atom] or 0) > 0
    }
    partners = _matched(needing, [pair for pair, order in reading.bonds.items() if order is None])
    if partners is None:
        raise ValueError("smiles: an aromatic ring whose double bonds cannot alternate (pyrrole's nitrogen is [nH])")
    return [(*pair, order or (2 if pair in partners else 1)) for pair, order in reading.bonds.items()]


def _matched(atoms: set[int], pairs: list[tuple[int, int]]) -> set[tuple[int, int]] | None:
    """Return pairs that hold each of the atoms exactly once, or None if there are none such."""
    if not atoms:
        return set()
    first = min(atoms)
    for pair in pairs:
        if first in pair and set(pair) <= atoms:
            rest = _matched(atoms - set(pair), pairs)
            if rest is not None:
                return {pair} | rest
    return None
