"""Atoms renumbered: the same molecule."""

from collections.abc import Sequence

from dashboard.app_pages.data_kinds import exchanging
from dashboard.app_pages.data_kinds.exchanging import STORY, TABLE, mean, sources_of_molecule_networks
from dashboard.app_pages.data_kinds.networks import TEST_MOLECULES, molecule_networks
from dashboard.layout.views import Formula, Guess, Said, View
from nnviz.recordings.kinds_of_molecules import CHOSEN, RENUMBERINGS, load_molecule_networks

OPTIONS = ("none", "about a quarter", "more than half")


def changed() -> float:
    """Return the share of the dense networks' predictions that change as test molecules are renumbered."""
    return float(load_molecule_networks().flat_changed.mean()) / (TEST_MOLECULES * RENUMBERINGS)


def right() -> str:
    """Return which option is nearest to it."""
    return OPTIONS[0] if changed() < 0.05 else OPTIONS[2] if changed() > 0.5 else OPTIONS[1]


def because() -> str:
    """Say how many change, and by how much the graph network's move at most."""
    run = load_molecule_networks()
    return (
        f"{100 * changed():.1f}\u00a0%, in the mean of five seeds and {RENUMBERINGS} renumberings of each of "
        f"{TEST_MOLECULES} test molecules. The graph networks' predictions moved by at most "
        f"{run.graph_moved[CHOSEN].max():.1e}: rounding, since a sum is added up in another order."
    )


def slide(_: None) -> Sequence[Said]:
    """What renumbering does to a vector and to a sum over neighbors."""
    flat, graph = (each["shares"] for each in molecule_networks())
    run = load_molecule_networks()
    return (
        Formula(r"A \to P A P^{\mathsf T}: \quad f(P A P^{\mathsf T}) = f(A) \text{ for every permutation } P"),
        "A molecule has no first atom. The number of its methyl groups (–CH₃, carbon with three hydrogens: the ends of "
        "its chains) does not depend on who counts. Computed from the structure, it is what both networks learned, on "
        f"300 molecules; of {TEST_MOLECULES} others the dense network gets {mean(flat[0])} right as they are usually "
        f"written, and {mean(flat[1])} renumbered; message passing gets {mean(graph[0])} and {mean(graph[1])}, in the "
        "mean of five seeds.",
        "Atoms may get any numbers: every layer treats all atoms alike, every sum is a sum over neighbors or over all "
        "atoms. A sum is not a mean: trained the same way with a mean of all atoms at the end, networks get "
        f"{mean((run.mean_right / TEST_MOLECULES).tolist())} right. A mean cannot count: of two copies of a molecule "
        "it says the same as of one, a sum says twice as much.",
        TABLE,
        "**Remember:** what names things have is no property of theirs. Next: how the messages pass.",
    )


ATOMS = View(
    name="renumber atoms",
    show=lambda _: exchanging.show("molecule"),
    story=STORY,
    guess=Guess(
        "Atoms renumbered: how many dense predictions change?",
        OPTIONS,
        right=right,
        because=because,
    ),
    slide=slide,
    panel="renumbered_atoms",
    lines=lambda _: {"atoms": '"«atoms»".split()', "bonds": "«bonds»", "order": "«order»"},
    about_code="The recorded networks of the first seed, written out with `keras.ops`.",
    sources=lambda _: sources_of_molecule_networks(),
)
