"""What the address says about the three kinds: every word checked, nothing in it trusted."""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial

import streamlit as st

from dashboard.app_pages.data_kinds import PAGE
from dashboard.app_pages.data_kinds.digits import digits
from dashboard.app_pages.data_kinds.limits import LONGEST_LINK, MOLECULES, MOST_ATOMS, SENTENCES, SIDE, VALENCE
from dashboard.layout.address import query_choice

PIXELS = rf"[0-9a-f]{{{SIDE**2}}}"
MOLECULE = re.compile(rf"([{''.join(VALENCE)}]{{1,{MOST_ATOMS}}})(?:-((?:[1-{MOST_ATOMS}]{{2}}[123])*))?")


@dataclass(frozen=True)
class Setting:
    """What is edited, all of it: a link says it, and the visitor changes it."""

    pixels: str
    """64 hexadecimal digits, row by row."""
    neighbors: int
    """Of a pixel inside: 4, or 8 with those across the corners."""
    text: str
    """The sentence."""
    molecule: str
    """Elements and bonds, as `limits.MOLECULES` spells them."""
    places: str
    """Where its atoms are drawn, four digits each; "" for where chemists would draw them."""

    def as_data(self) -> dict[str, str | int]:
        """Return what the browser gets."""
        return asdict(self)


def defaults() -> Setting:
    """Return what is shown at first."""
    return Setting(
        pixels=next(iter(digits().values())),
        neighbors=4,
        text=next(iter(SENTENCES.values())),
        molecule=next(iter(MOLECULES.values())),
        places="",
    )


def setting() -> Setting:
    """Return the state that the address asks for; what makes no sense in it falls back with a note."""
    first = defaults()
    molecule = _spelled("molecule", first.molecule, wanted="atoms and bonds that can be", fits=is_molecule)
    atoms = len(molecule.split("-")[0])
    return Setting(
        pixels=_spelled("pixels", first.pixels, wanted=f"{SIDE**2} hexadecimal digits", fits=is_image),
        neighbors=query_choice(PAGE.word("neighbors"), {"4": 4, "8": 8}, default="4"),
        text=_spelled("text", first.text, wanted=f"a sentence of at most {LONGEST_LINK} letters", fits=is_sentence),
        molecule=molecule,
        places=_spelled("places", "", wanted="four digits for each atom", fits=partial(are_places, atoms=atoms)),
    )


def are_places(text: str, *, atoms: int) -> bool:
    """Return whether a text spells a place for each atom, or for none."""
    return bool(re.fullmatch(rf"(\d{{4}}){{{atoms}}}", text, re.ASCII)) or not text


def is_image(text: str) -> bool:
    """Return whether a text spells the pixels of an image."""
    return bool(re.fullmatch(PIXELS, text))


def is_sentence(text: str) -> bool:
    """Return whether a text can have come from a link: it is shown as text, whatever it says."""
    return len(text) <= LONGEST_LINK and all(letter.isprintable() or letter == "\n" for letter in text)


def is_molecule(text: str) -> bool:
    """Return whether a text spells atoms and bonds, none twice, and no atom with more bonds than it has room for.

    Example:
        >>> is_molecule("CCO-121231"), is_molecule("F-"), is_molecule("FO-122"), is_molecule("CC-111")
        (True, True, False, False)
    """
    if not (found := MOLECULE.fullmatch(text)):
        return False
    elements, bonds = found[1], found[2] or ""
    used, pairs = [0] * len(elements), set()
    for one, other, order in zip(*(map(int, bonds[part::3]) for part in range(3)), strict=True):
        if one == other or max(one, other) > len(elements) or frozenset((one, other)) in pairs:
            return False
        pairs.add(frozenset((one, other)))
        used[one - 1] += order
        used[other - 1] += order
    return all(count <= VALENCE[element] for element, count in zip(elements, used, strict=True))


def _spelled(name: str, default: str, *, wanted: str, fits: Callable[[str], bool]) -> str:
    word = PAGE.word(name)
    text = st.query_params.get(word)
    if text is None or fits(text):
        return default if text is None else text
    st.caption(f"The address should give {wanted} in {word}; this shows its own.")
    return default
