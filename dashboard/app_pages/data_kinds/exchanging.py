"""What the three pictures of exchanged names share: what is shown, what the address says, how it is told."""

import base64
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import streamlit as st

from dashboard.app_pages.data_kinds import PAGE
from dashboard.app_pages.data_kinds import setting as edits
from dashboard.app_pages.data_kinds.exchange_view import exchange_view
from dashboard.app_pages.data_kinds.limits import MOST_SWAPS
from dashboard.app_pages.data_kinds.networks import image_networks, molecule_networks, sentence_networks
from dashboard.layout.address import query_number, query_text, version
from dashboard.layout.story import Step
from nnviz.datasets import molecules
from nnviz.recordings import kinds_of_images, kinds_of_sentences

EXCHANGES = kinds_of_images.SIDE**2 - 1  # of two pixels each, until all are in their disorder
SHOWN = (  # test molecules that can be drawn and told apart at a glance
    "isobutyl acetate",
    "2-methylpentan-2-ol",
    "cumene",
    "4-methylaniline",
    "2,2-dimethylpentane",
    "1-methylimidazole",
    "2-phenylethanol",
    "methyl pentanoate",
    "quinone",
)
SENTENCES = 8
STORY = (
    Step(
        "Shuffle the pixels, the same way in every image: no number is lost.",
        {"view": "shuffle pixels", "item": "3", "moved": str(EXCHANGES)},
        lit="thing",
    ),
    Step(
        "Trained anew on shuffled pixels, dense networks do not care; convolutions have lost their neighbors.",
        {"view": "shuffle pixels", "item": "3", "moved": str(EXCHANGES)},
        lit="networks",
    ),
    Step(
        "A sentence is not a set: a mean of its words cannot tell one order from another.",
        {"view": "shuffle words"},
        lit="networks",
    ),
    Step(
        "Other numbers, the same molecule: message passing gives the same sum, a dense network another.",
        {"view": "renumber atoms", "order": "50142637"},
    ),
    Step(
        "Atoms send to their neighbors, sums arrive, states change; then all atoms are added up.",
        {"view": "message passing", "step": "2"},
        lit="molecule",
    ),
)
TABLE = """
| your data are | what has to stay true | layers that keep it |
| --- | --- | --- |
| images | a shifted input gives a shifted map | `Conv2D`: equivariant; pooling forgives small shifts |
| sequences: text, sound | the order; a pattern, wherever it stands | `Conv1D`, `LSTM`, attention with places |
| sets | the prediction, whatever the order | one network for every element, then a sum, a mean or the largest |
| graphs: molecules | the prediction, whatever the nodes' numbers | message passing: gather, `segment_sum`, a sum |
| grids in 3-D: scans, videos | a shifted input gives a shifted map | `Conv3D` |
| tables | columns have meanings of their own; rows have no order | `Dense` |
"""


@cache
def things(kind: str) -> tuple[dict[str, Any], ...]:
    """Return what there is to choose from, by name: none of it was trained on."""
    if kind == "image":
        images = kinds_of_images.load_image_networks().images
        return tuple(
            {"name": f"a {label}", "pixels": base64.b64encode(image.tobytes()).decode()}
            for label, image in enumerate(images)
        )
    if kind == "sentence":
        texts = [pair[0] for pair in kinds_of_sentences.turned_pairs(kinds_of_sentences.test_sentences().texts)]
        return tuple({"name": " ".join(text), "words": list(text)} for text in texts[:SENTENCES])
    test = molecules("test")
    by_name = dict(zip(test.names, test.molecules, strict=True))
    return tuple({"name": name, "molecule": as_data(by_name[name])} for name in SHOWN)


def as_data(molecule: Any) -> dict[str, Any]:
    """Return a molecule as the browser reads it."""
    return {"atoms": list(molecule.atoms), "bonds": [list(bond) for bond in molecule.bonds]}


def setting(kind: str, own: Mapping[str, Any]) -> dict[str, Any]:
    """Return the state that the address asks for; what makes no sense in it falls back with a note.

    Args:
        kind: "image", "sentence" or "molecule".
        own: As `edited` returns it.
    """
    known = things(kind)
    item = item_of(len(known))
    if kind == "image":
        swaps = query_text(PAGE.word("swaps"), fits=is_swaps)
        return {"item": item, "order": "", "moved": int(_moved()), "swaps": swaps}
    order = query_text(PAGE.word("order"), fits=lambda text: is_order(text, _count(kind, item, own) or len(text)))
    return {"item": item, "order": order, "moved": 0, "swaps": ""}


def _count(kind: str, item: int | None, own: Mapping[str, Any]) -> int:
    """Return how many parts a thing has; 0 for a sentence of the visitor's own, which the browser takes apart."""
    known = things(kind)
    if item is None:
        word = {"sentence": "text", "molecule": "molecule"}[kind]
        item = 0 if own["setting"][word] == own["defaults"][word] else len(known)
    if item < len(known):
        return len(known[item]["words"] if kind == "sentence" else known[item]["molecule"]["atoms"])
    return len(own["setting"]["molecule"].split("-")[0]) if kind == "molecule" else 0


def _moved() -> float:
    return query_number(PAGE.word("moved"), default=0, low=0, high=EXCHANGES)


def is_order(text: str, count: int) -> bool:
    """Return whether a text spells each of the numbers 0 to count − 1 once, a digit each.

    Example:
        >>> is_order("201", 3), is_order("", 3), is_order("001", 3), is_order("ab", 2)
        (True, False, False, False)
    """
    return sorted(text) == [str(number) for number in range(count)]


def is_swaps(text: str) -> bool:
    """Return whether a text spells pairs of pixels to exchange: their places, two letters of base 36 each.

    Example:
        >>> is_swaps("000105fz"), is_swaps(""), is_swaps("0001zz00"), is_swaps("000")
        (False, True, False, False)
    """
    if not re.fullmatch(rf"([0-9a-z]{{4}}){{0,{MOST_SWAPS}}}", text, re.ASCII):
        return False
    return all(int(text[at : at + 2], 36) <= EXCHANGES for at in range(0, len(text), 2))


def edited() -> dict[str, Any]:
    """Return what the first picture's words in the address say, and what it shows without them."""
    return {"setting": edits.setting().as_data(), "defaults": edits.defaults().as_data()}


def item_of(count: int) -> int | None:
    """Return which thing the address asks for; `count` is the visitor's own; None where it does not say."""
    word = PAGE.word("item")
    if word not in st.query_params:
        return None
    return int(query_number(word, default=0, low=0, high=count))


def about_molecules() -> str:
    """Return where the molecules come from, and what is known of their licence."""
    found = molecules()
    return f"molecules: {found.source} (licence: {found.licence})"


def sources_of_molecule_networks() -> tuple[str, ...]:
    """Return where the molecules, message passing and the trained networks come from."""
    return (
        about_molecules(),
        "Gilmer and others, Neural Message Passing for Quantum Chemistry (2017), arXiv 1704.01212",
        "trained beforehand: python -m nnviz.recordings --only kinds_of_molecules",
    )


NETWORKS = {"image": image_networks, "sentence": sentence_networks, "molecule": molecule_networks}
COLUMNS = {
    "image": ("Digit predicted", "Test digits right, pixels in order", "Test digits right, pixels shuffled"),
    "sentence": (
        "It says",
        "Test sentences right",
        "Both right, “not” exchanged",
        "Predictions that change, words shuffled",
    ),
    "molecule": ("–CH₃ groups predicted", "Test molecules right, as written", "Test molecules right, renumbered"),
}


def show(kind: str) -> None:
    """Show the thing and what the networks predict."""
    own = edited()
    exchange_view(
        PAGE.path,
        key=PAGE.word(f"{kind}_exchange_picture"),
        version=version(PAGE),
        kind=kind,
        first=setting(kind, own),
        things=things(kind),
        networks=NETWORKS[kind](),
        columns=COLUMNS[kind],
        own=own,
        disorder=kinds_of_images.disorder().tolist() if kind == "image" else (),
    )


def percents(shares: Sequence[float]) -> str:
    r"""Return shares as a range in per cent: "91.2 to 93.0 %".

    Example:
        >>> percents([0.912, 0.93])
        '91.2 to 93.0\xa0%'
    """
    return f"{100 * min(shares):.1f} to {100 * max(shares):.1f}\u00a0%"


def mean(shares: Sequence[float]) -> str:
    """Return the mean of shares in per cent."""
    return f"{100 * sum(shares) / len(shares):.1f}\u00a0%"


def by_name(networks: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Return the shares of networks by their names; of an image's, those trained on pixels in order come first."""
    found: dict[str, list[Any]] = {}
    for each in networks:
        found.setdefault(each["name"], []).append(each["shares"])
    return found
