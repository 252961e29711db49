"""Three networks that tell horizontal lines from vertical ones, and a recording of what they predict at every shift.

`python -m nnviz.recordings --only lines` trains and asks them, and writes `assets/recordings/lines.npz`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from nnviz import assets
from nnviz._checks import one_of
from nnviz.activations import layer_activations
from nnviz.datasets.line_images import MOST_SHIFT, SIDE, LineImages, lines, shift_images, shuffle_pixels
from nnviz.training import Settings, record
from nnviz.training.order import layer_seeds

if TYPE_CHECKING:
    import keras

Name = Literal["logistic", "dense", "convolution"]
NAMES: tuple[Name, ...] = ("logistic", "dense", "convolution")
ASSET, REBUILD = "recordings/lines.npz", "python -m nnviz.recordings --only lines"
HIDDEN, FILTERS, KERNEL = 8, 2, 3
LEARNING_RATE, BATCH, EPOCHS, SEED = 0.03, 40, 50, 4
STARTS = (0, 1, 2, 3)  # seeds of other initial weights, to see how much they decide
TEST = {"count": 1000, "seed": 1}
EXAMPLES = 8  # of the test images, shown one at a time
SHIFTS = tuple(range(MOST_SHIFT + 1))


@dataclass(frozen=True)
class LineClassifiers:
    """What the three trained networks predict, in the order of `NAMES`, and what they learned."""

    weights: dict[Name, tuple[np.ndarray, ...]]
    """Of each network, as `keras.Model.get_weights` lists them."""
    right: np.ndarray
    """int, (networks, shifts): how many of the 1,000 test images each gets right at each shift."""
    probability: np.ndarray
    """float32, (networks, shifts, examples): of a vertical line, for the first eight test images."""
    images: np.ndarray
    """float32, (shifts, examples, 8, 8): these images as the networks see them."""
    maps: np.ndarray
    """float32, (shifts, examples, 8, 8, filters): what the convolution makes of them, after its ReLU."""
    y: np.ndarray
    """float32, (examples,): 0 horizontal, 1 vertical."""
    starts: np.ndarray
    """int, (starts, shifts): as `right`, of convolutions that began with other weights, the seeds `STARTS`."""

    def parameters(self, name: Name) -> list[int]:
        """Return the parameters of each layer with weights; their sum is Keras' `count_params`."""
        sizes = [weight.size for weight in self.weights[name]]
        return [kernel + bias for kernel, bias in zip(sizes[::2], sizes[1::2], strict=True)]


def line_classifier(name: Name, *, seed: int = SEED) -> "keras.Model":
    """Build an untrained network from float32 (batch, 8, 8, 1) to the probability of a vertical line, (batch, 1).

    "logistic" has the layers image, flatten, probability; "dense" has hidden (8 units of ReLU) in between;
    "convolution" has conv (2 filters of 3×3 and ReLU, padded so that a map has 8×8 cells) and pool (the largest
    cell of each map) instead.

    Args:
        name: "logistic", "dense" or "convolution".
        seed: Of the initial weights.

    Returns:
        A Sequential model of that name.

    Raises:
        ValueError: If there is no network of this name.
    """
    import keras
    from keras import layers

    own = layer_seeds(seed, 2)

    def start(layer: int) -> keras.Initializer:
        return keras.initializers.GlorotUniform(own[layer])

    first = {
        "logistic": [],
        "dense": [layers.Dense(HIDDEN, "relu", name="hidden", kernel_initializer=start(0))],
        "convolution": [
            layers.Conv2D(FILTERS, KERNEL, padding="same", activation="relu", name="conv", kernel_initializer=start(0)),
            layers.GlobalMaxPooling2D(name="pool"),
        ],
    }
    one_of("name", name, NAMES)
    flat = [] if name == "convolution" else [layers.Flatten(name="flatten")]
    last = layers.Dense(1, "sigmoid", name="probability", kernel_initializer=start(0 if name == "logistic" else 1))
    return keras.Sequential([keras.Input((SIDE, SIDE, 1), name="image"), *flat, *first[name], last], name=name)


def train_line_classifier(name: Name, images: np.ndarray, y: np.ndarray, *, seed: int = SEED) -> "keras.Model":
    """Build and train a network by Adam, as the page's code does with Keras' `fit`.

    Args:
        name: Which network.
        images: float32, shape (count, 8, 8).
        y: 0 or 1, shape (count,).
        seed: Of the initial weights and of the order of the images.

    Returns:
        The trained model.
    """
    model = line_classifier(name, seed=seed)
    settings = Settings(learning_rate=LEARNING_RATE, batch_size=BATCH, epochs=EPOCHS, seed=seed, snapshots=(0, EPOCHS))
    model.set_weights(record(model, images[..., None], y, settings=settings).weights_at(-1))
    return model


def record_line_classifiers(*, shuffled: bool) -> LineClassifiers:
    """Train all three networks, and ask them about 1,000 test images at every shift.

    Args:
        shuffled: Whether the pixels of all images, to train with and to test with, are in one disorder.

    Returns:
        What they predict, and what they learned.
    """
    data, test = lines(), lines(**TEST)
    images = seen_images(data, 0, shuffled=shuffled)
    models = {name: train_line_classifier(name, images, data.y) for name in NAMES}
    others = [train_line_classifier("convolution", images, data.y, seed=seed) for seed in STARTS]
    seen = [seen_images(test, shift, shuffled=shuffled) for shift in SHIFTS]  # each (count, 8, 8)
    examples = np.stack([images[:EXAMPLES] for images in seen])
    predictions = np.stack([probabilities(model, seen) for model in models.values()])
    return LineClassifiers(
        weights={name: tuple(model.get_weights()) for name, model in models.items()},
        right=((predictions > 0.5) == test.y).sum(axis=2),
        probability=predictions[..., :EXAMPLES],
        images=examples,
        maps=np.stack([layer_activations(models["convolution"], each[..., None], layer="conv") for each in examples]),
        y=test.y[:EXAMPLES],
        starts=np.stack([((probabilities(model, seen) > 0.5) == test.y).sum(axis=1) for model in others]),
    )


def probabilities(model: "keras.Model", seen: Sequence[np.ndarray]) -> np.ndarray:
    """Return a network's probabilities of a vertical line, float32, (shifts, count), for images of each shift."""
    return np.array([np.asarray(model(images[..., None]))[:, 0] for images in seen])


def load_line_classifiers(*, shuffled: bool) -> LineClassifiers:
    """Return the shipped recording, without asking a network.

    Args:
        shuffled: The one of networks trained on, and asked about, images with shuffled pixels.

    Returns:
        What the networks predict, and what they learned.

    Raises:
        nnviz.assets.AssetError: If the file is missing or damaged.

    Example:
        >>> run = load_line_classifiers(shuffled=False)
        >>> [sum(run.parameters(name)) for name in NAMES]
        [65, 529, 23]
    """
    with np.load(assets.checked_path(ASSET, rebuild=REBUILD), allow_pickle=False) as stored:
        own = {name.split("/", 1)[1]: stored[name] for name in stored if name.startswith(f"{_kind(shuffled)}/")}
    weights = {name: tuple(own.pop(f"{name}/{k}") for k in range(2 if name == "logistic" else 4)) for name in NAMES}
    return LineClassifiers(weights, **own)


def store_line_classifiers() -> None:
    """Train all networks, and write `assets/recordings/lines.npz` and its checksum."""
    arrays: dict[str, Any] = {}
    for shuffled in (False, True):
        own = dict(vars(record_line_classifiers(shuffled=shuffled)))
        weights = own.pop("weights")
        own |= {f"{name}/{k}": weight for name in NAMES for k, weight in enumerate(weights[name])}
        arrays |= {f"{_kind(shuffled)}/{name}": array for name, array in own.items()}
    np.savez_compressed(assets.folder() / ASSET, **arrays)
    assets.record_checksums(ASSET)


def seen_images(data: LineImages, shift: int, *, shuffled: bool) -> np.ndarray:
    """Return images as a network sees them: shifted, then shuffled or not."""
    moved = shift_images(data.images, shift)
    return shuffle_pixels(moved) if shuffled else moved


def seen_by_both(shift: int) -> slice:
    """Return the rows (and columns) of cells whose 3×3 window lies in the image before and after a shift.

    Args:
        shift: How far, in pixels.

    Returns:
        From the first such row to the last.

    Example:
        >>> seen_by_both(2)
        slice(3, 7, None)
    """
    return slice(shift + KERNEL // 2, SIDE - KERNEL // 2)


def _kind(shuffled: bool) -> str:
    return "shuffled" if shuffled else "ordered"
