"""Common molecules of at most nine heavy atoms, and how many methyl groups each has.

`assets/molecules.txt` holds their SMILES and names; `python -m nnviz.recordings --only molecules` writes it anew from
the FreeSolv database, which it downloads (the only one of the commands that does).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.error import URLError
from urllib.request import urlopen

import numpy as np

from nnviz import assets
from nnviz._checks import one_of
from nnviz.graphs.chemistry import Molecule
from nnviz.graphs.smiles import molecule

ASSET, REBUILD = "molecules.txt", "python -m nnviz.recordings --only molecules"
FREESOLV = "https://raw.githubusercontent.com/MobleyLab/FreeSolv/ff0961a3177863c8002e8487ff9718c513974138/database.txt"
SEED, TEST = 0, 83  # of the order; molecules put aside, never trained on
Part = Literal["train", "test", "all"]


@dataclass(frozen=True, kw_only=True)
class Molecules:
    """Molecules, and a property computed from their structure."""

    molecules: tuple[Molecule, ...]
    """Atoms in the order of the SMILES."""
    names: tuple[str, ...]
    smiles: tuple[str, ...]
    y: np.ndarray
    """float32, shape (count,): the number of methyl groups (–CH₃), counted in the structure."""
    source: str = (
        "SMILES and names: FreeSolv 0.52 by D. Mobley and others, github.com/MobleyLab/FreeSolv; "
        "methyl groups: counted by nnviz"
    )
    licence: str = "FreeSolv's repository states none; names and structures of chemicals are facts"


@cache
def molecules(part: Part = "all") -> Molecules:
    """Return common molecules of C, N, O, F, S, Cl with at most nine heavy atoms, no structure twice.

    Args:
        part: "train", "test" (83 that are never trained on), or "all".

    Returns:
        Molecules in an order made from a seed.

    Raises:
        ValueError: If there is no such part.
        nnviz.assets.AssetError: If the file is missing or damaged.

    Example:
        >>> len(molecules("train").names), len(molecules("test").names)
        (300, 83)
    """
    one_of("part", part, ("train", "test", "all"))
    lines = assets.checked_path(ASSET, rebuild=REBUILD).read_text().splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    rows = {"train": rows[TEST:], "test": rows[:TEST], "all": rows}[part]
    read = tuple(molecule(smiles) for smiles, _ in rows)
    return Molecules(
        molecules=read,
        names=tuple(name for _, name in rows),
        smiles=tuple(smiles for smiles, _ in rows),
        y=np.array([len(each.methyl_groups) for each in read], np.float32),
    )


def store_molecules() -> str | None:
    """Write `assets/molecules.txt` from FreeSolv's table, and its checksum; needs the internet.

    Returns:
        None, or a sentence if FreeSolv could not be reached and the file is as it was.
    """
    try:
        with urlopen(FREESOLV, timeout=30) as reply:
            text = reply.read().decode()
    except (URLError, TimeoutError) as error:
        return f"assets/{ASSET} is left as it is: FreeSolv cannot be reached ({error})"
    path = assets.folder() / ASSET
    path.write_text("".join(f"{smiles}\t{name}\n" for smiles, name in chosen(text.splitlines())))
    assets.record_checksums(ASSET)
    return None


def chosen(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Return SMILES and names of the molecules that nnviz can read, each structure once, in a seeded order.

    Args:
        lines: Of FreeSolv's database.txt: number; SMILES; name; … and comments that begin with #.

    Returns:
        Pairs of SMILES and name.

    Example:
        >>> chosen(["# a comment", "1; CCO; ethanol; -5", "2; OCC; the same; 0", "3; CBr; bromomethane; 0"])
        [('CCO', 'ethanol')]
    """
    rows = [line.split(";") for line in lines if line and not line.startswith("#")]
    kept: dict[tuple, tuple[str, str]] = {}
    for _, smiles, name, *_ in rows:
        try:
            kept.setdefault(_structure(molecule(smiles.strip())), (smiles.strip(), name.strip()))
        except ValueError:  # too large, charged, or of other elements
            continue
    pairs = list(kept.values())
    return [pairs[at] for at in np.random.default_rng(SEED).permutation(len(pairs))]


def _structure(read: Molecule) -> tuple:
    """Return what two numberings of one molecule have in common: each atom's surroundings, nine bonds far."""
    around: list = list(read.atoms)
    for _ in read.atoms:
        near: list[list] = [[] for _ in read.atoms]
        for first, second, order in read.bonds:
            near[first].append((order, around[second]))
            near[second].append((order, around[first]))
        around = [hash((own, tuple(sorted(each)))) for own, each in zip(around, near, strict=True)]
    return tuple(sorted(map(str, around)))
