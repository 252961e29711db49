"""Networks that read small digits, their pixels in order or in one disorder: one flattens them, one is a convolution.

`python -m nnviz.recordings --only kinds_of_images` trains them and writes `assets/recordings/kinds_of_images.npz`.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from nnviz import assets
from nnviz._checks import one_of
from nnviz.datasets import digits
from nnviz.graphs import shuffled

if TYPE_CHECKING:
    import keras

ASSET, REBUILD = "recordings/kinds_of_images.npz", "python -m nnviz.recordings --only kinds_of_images"
Name = Literal["dense", "convolution"]
NAMES: tuple[Name, ...] = ("dense", "convolution")
ASKED = ("ordered", "disturbed", "shuffled")
SIDE = 14  # pixels: each is the mean of 2×2 of the shipped digits
SEEDS = (0, 1, 2, 3, 4)
LEARNING_RATE, BATCH, EPOCHS = 0.003, 100, 12
EXAMPLES = 10  # test digits that are shown, one of each class


@dataclass(frozen=True)
class ImageNetworks:
    """What the networks learned, and how many of the 500 test digits they get right."""

    weights: dict[tuple[Name, bool], tuple[np.ndarray, ...]]
    """Of seed 0, as Keras lists them, by name and by whether the pixels were shuffled in training."""
    right: np.ndarray
    """int, (networks, 3, seeds): trained and tested on pixels in order; trained in order and tested on shuffled
    ones; trained and tested on shuffled ones: the order is that of `NAMES` and `ASKED`."""
    images: np.ndarray
    """uint8, (10, 14, 14): the first test digit of each class, 255 is full ink."""


def small_digits(images: np.ndarray) -> np.ndarray:
    """Return digits of half the size.

    Args:
        images: float32, (count, 28, 28).

    Returns:
        float32, (count, 14, 14, 1): the mean of every 2×2 pixels, in 255 steps.
    """
    means = images.reshape(len(images), SIDE, 2, SIDE, 2).mean(axis=(2, 4))
    return (np.round(255 * means) / 255).astype(np.float32)[..., None]


def disorder() -> np.ndarray:
    """Return the fixed disorder: which pixel, 0 to 195 row by row, stands at each place of a shuffled image."""
    return shuffled(SIDE * SIDE, seed=0)


def shuffle_small(images: np.ndarray) -> np.ndarray:
    """Return small digits whose pixels are in the disorder, the same for every image.

    Args:
        images: (count, 14, 14, 1).

    Returns:
        The same shape and dtype.
    """
    return images.reshape(len(images), -1)[:, disorder()].reshape(images.shape)


def image_network(name: Name, *, seed: int = 0) -> "keras.Model":
    """Build an untrained network from float32 (batch, 14, 14, 1) to ten logits.

    Args:
        name: "dense" (flatten, 32 units of ReLU) or "convolution" (8 and 16 filters of 3×3, each with pooling).
        seed: Of the initial weights; it is set for all of Keras.

    Returns:
        A Sequential model of that name.

    Raises:
        ValueError: If there is no such network.
    """
    import keras
    from keras import layers

    one_of("name", name, NAMES)
    keras.utils.set_random_seed(seed)
    inner = {
        "dense": lambda: [layers.Flatten(), layers.Dense(32, "relu")],
        "convolution": lambda: [
            layers.Conv2D(8, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(16, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Flatten(),
        ],
    }[name]()
    return keras.Sequential([keras.Input((SIDE, SIDE, 1)), *inner, layers.Dense(10)], name=name)


def train_image_network(
    name: Name, images: np.ndarray, labels: np.ndarray, *, seed: int, epochs: int = EPOCHS
) -> "keras.Model":
    """Build and train a network by Adam.

    Args:
        name: Which network.
        images: float32, (count, 14, 14, 1).
        labels: int, (count,).
        seed: Of the initial weights and of the order of the images.
        epochs: How often all images.

    Returns:
        The trained model.
    """
    import keras

    model = image_network(name, seed=seed)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(LEARNING_RATE), loss)
    model.fit(images, labels, batch_size=BATCH, epochs=epochs, verbose=0)
    return model


def record_image_networks() -> ImageNetworks:
    """Train all networks with all seeds, and test them."""
    data = digits()
    train, test, y = small_digits(data.train_images), small_digits(data.test_images), data.test_labels
    mixed, mixed_test = shuffle_small(train), shuffle_small(test)
    weights: dict[tuple[Name, bool], tuple[np.ndarray, ...]] = {}
    right = np.zeros((len(NAMES), len(ASKED), len(SEEDS)), int)
    for row, name in enumerate(NAMES):
        for seed in SEEDS:
            ordered = train_image_network(name, train, data.train_labels, seed=seed)
            again = train_image_network(name, mixed, data.train_labels, seed=seed)
            asked = ((ordered, test), (ordered, mixed_test), (again, mixed_test))
            right[row, :, seed] = [_right(model, images, y) for model, images in asked]
            if seed == SEEDS[0]:
                weights |= {(name, False): tuple(ordered.get_weights()), (name, True): tuple(again.get_weights())}
    firsts = [int(np.flatnonzero(y == label)[0]) for label in range(EXAMPLES)]
    return ImageNetworks(weights, right, np.round(255 * test[firsts, :, :, 0]).astype(np.uint8))


def _right(model: "keras.Model", images: np.ndarray, y: np.ndarray) -> int:
    return int(np.sum(np.asarray(model(images)).argmax(axis=1) == y))


def load_image_networks() -> ImageNetworks:
    """Return the shipped recording, without training.

    Returns:
        What the networks learned, and how many test digits they get right.

    Raises:
        nnviz.assets.AssetError: If the file is missing or damaged.
    """
    with np.load(assets.checked_path(ASSET, rebuild=REBUILD), allow_pickle=False) as stored:
        weights = {
            (name, mixed): tuple(stored[each] for each in sorted(stored) if each.startswith(_folder(name, mixed)))
            for name in NAMES
            for mixed in (False, True)
        }
        return ImageNetworks(weights, stored["right"], stored["images"])


def store_image_networks() -> None:
    """Train all networks, and write the recording and its checksum."""
    run = record_image_networks()
    arrays = {
        f"{_folder(name, mixed)}{k}": weight
        for (name, mixed), weights in run.weights.items()
        for k, weight in enumerate(weights)
    }
    np.savez_compressed(assets.folder() / ASSET, allow_pickle=False, right=run.right, images=run.images, **arrays)
    assets.record_checksums(ASSET)


def _folder(name: Name, mixed: bool) -> str:
    return f"{name}/{'shuffled' if mixed else 'ordered'}/"
