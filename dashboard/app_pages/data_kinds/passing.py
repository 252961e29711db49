"""Message passing on a molecule, step by step."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from dashboard.app_pages.data_kinds import PAGE
from dashboard.app_pages.data_kinds.exchanging import (
    STORY,
    TABLE,
    as_data,
    edited,
    item_of,
    mean,
    percents,
    sources_of_molecule_networks,
    things,
)
from dashboard.app_pages.data_kinds.networks import TEST_MOLECULES, packed
from dashboard.app_pages.data_kinds.passing_view import passing_view
from dashboard.components.player import player
from dashboard.layout.address import query_number, version
from dashboard.layout.views import Formula, Guess, Said, View
from nnviz.datasets import molecules
from nnviz.graphs import MOST_ATOMS
from nnviz.graphs.message_passing import MOST_ROUNDS, SIZE
from nnviz.recordings.kinds_of_molecules import CHOSEN, load_molecule_networks

PLAYER = PAGE.word("player")
LAST = 3 * MOST_ROUNDS + 2  # step of the player: three in a round, then two of the readout
OPTIONS = ("no round", "one round", "four rounds")


def setting() -> dict[str, int | None]:
    """Return the state that the address asks for; what makes no sense in it falls back with a note."""
    ends = {
        "rounds": (CHOSEN, MOST_ROUNDS),
        "atom": (0, MOST_ATOMS - 1),
        "step": (0, LAST),
    }
    numbers = {
        name: int(query_number(PAGE.word(name), default=default, low=0, high=high))
        for name, (default, high) in ends.items()
    }
    return {"item": item_of(len(things("molecule")))} | numbers


def ask() -> dict[str, int | None]:
    """Show the player of the steps; the picture says how many there are."""
    first = setting()
    player(PAGE.word("step"), frames=LAST, key=PLAYER, start=first["step"] or 0, version=version(PAGE), label="step")
    return first


@cache
def networks() -> list[list[dict[str, Any]]]:
    """Return the weights of the networks of the first seed with 0 to 4 rounds."""
    return [packed(each) for each in load_molecule_networks().graph]


def show(first: dict[str, int | None]) -> None:
    """Show the molecule, the numbers of one atom, and the states of many."""
    passing_view(
        PAGE.path,
        key=PAGE.word("passing_picture"),
        player=PLAYER,
        version=version(PAGE),
        first=first,
        things=things("molecule"),
        own=edited(),
        crowd=[as_data(each) for each in molecules("test").molecules],
        networks=networks(),
    )


def shares() -> list[list[float]]:
    """Return the shares of test molecules right, for each number of rounds by seed."""
    right = load_molecule_networks().graph_right[:, :, 0]
    return (right / TEST_MOLECULES).tolist()


def enough() -> int:
    """Return the smallest number of rounds with which the best of the seeds comes within two points of all others."""
    best = [max(each) for each in shares()]
    return next(rounds for rounds, each in enumerate(best) if each > max(best) - 0.02)


def right() -> str:
    """Return which option that is."""
    return OPTIONS[min(enough(), 2)]


def because() -> str:
    """Say how good networks are with each number of rounds."""
    told = ", ".join(f"{rounds}: {100 * max(each):.1f}\u00a0% ({mean(each)})" for rounds, each in enumerate(shares()))
    return (
        "Whether a carbon is an end of a chain is decided by its own bonds: one round can tell it, without a round all "
        f"carbons are alike. Test molecules right by rounds, the best of five seeds (and their mean): {told}."
    )


def slide(_: dict[str, int | None]) -> Sequence[Said]:
    """The round as a formula, with the picture's numbers."""
    told = "; ".join(f"{rounds}: {mean(each)}, {percents(each)}" for rounds, each in enumerate(shares()))
    return (
        Formula(
            r"s_i = \sum_{j \to i} h_j \odot e_{ij} \qquad h_i \leftarrow \tanh(h_i W + s_i U + b) \qquad "
            r"\text{prediction} = \sum_i (h_i \cdot v + c)"
        ),
        f"h holds the state of each atom, {SIZE} numbers; e the learned vector of the bond; W, U and b are shared by "
        "all atoms and all rounds. Now «name» with «rounds» rounds: its «count» atoms add up to «total:.3f».",
        f"Networks with 0 to {MOST_ROUNDS} rounds, trained alike; of {TEST_MOLECULES} test molecules right, mean and "
        f"range of five seeds: {told}. More rounds see farther; here, nothing farther off counts.",
        TABLE,
        "**Remember:** gather, sum, update, and a sum at the end: a network for whatever is next to whatever. Next: "
        "the simplest neighbors there are, pixels in a line.",
    )


PASSING = View(
    name="message passing",
    ask=ask,
    show=show,
    story=STORY,
    guess=Guess(
        "What does a network need to count the –CH₃ groups?",
        OPTIONS,
        right=right,
        because=because,
    ),
    slide=slide,
    panel="message_passing",
    lines=lambda _: {"atoms": '"«atoms»".split()', "bonds": "«bonds»", "rounds": "«rounds»"},
    about_code="The recorded network, written out with `keras.ops`: what the picture shows, and what trains it.",
    sources=lambda _: (
        *sources_of_molecule_networks(),
        "Sanchez-Lengeling and others, A Gentle Introduction to Graph Neural Networks, Distill (2021)",
    ),
)
