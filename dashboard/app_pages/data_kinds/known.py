"""Molecules that have a name: those of the data set, as the address spells them."""

from dashboard.app_pages.data_kinds.limits import ELEMENTS, MOLECULES
from nnviz.datasets.small_molecules import molecules
from nnviz.graphs import Molecule

SMALL = {"water": "O-", "ammonia": "N-", "hydrogen fluoride": "F-", "hydrogen peroxide": "OO-121"}  # by hand


def known() -> dict[str, str]:
    """Return all molecules of carbon, nitrogen, oxygen and fluorine by their names."""
    found = molecules()
    named = dict(zip(found.names, found.molecules, strict=True))
    return (
        {name: spelled(each) for name, each in named.items() if set(each.atoms) <= ELEMENTS.keys()} | SMALL | MOLECULES
    )


def spelled(molecule: Molecule) -> str:
    """Return a molecule as the address spells it.

    Example:
        >>> spelled(Molecule(("C", "O"), ((0, 1, 2),)))
        'CO-122'
    """
    bonds = (f"{first + 1}{second + 1}{order}" for first, second, order in molecule.bonds)
    return f"{''.join(molecule.atoms)}-{''.join(bonds)}"
