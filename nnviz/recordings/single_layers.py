"""What the pictures of single layers need of Keras: Dropout's random numbers, logits of digits, an Embedding's table.

`python -m nnviz.recordings --only single_layers` writes `assets/recordings/single_layers.npz`.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nnviz import assets
from nnviz.datasets import digits, sentences
from nnviz.datasets.small_sentences import LONGEST, VOCABULARY

if TYPE_CHECKING:
    import keras

ASSET, REBUILD = "recordings/single_layers.npz", "python -m nnviz.recordings --only single_layers"
MASKS, INPUTS = 30, 49
EPOCHS = (0, 1, 2, 3, 4, 6, 8, 12, 16, 20)
DIGITS = (25, 326, 137)  # of the test digits: one of a high probability, and two that are close


@dataclass(frozen=True)
class SingleLayers:
    """Numbers of three layers."""

    noise: np.ndarray
    """float32, (30, 49): what `Dropout(p, seed=0)` draws at its first call for such a batch, whatever p is."""
    logits: np.ndarray
    """float32, (digits, 10): of the digit CNN for the test digits `DIGITS`."""
    tables: np.ndarray
    """float32, (epochs, words, 2): the Embedding's rows after each of `EPOCHS`, from seed 0."""
    accuracies: np.ndarray
    """float64, (epochs,): on 500 sentences that it was not trained on."""


def sentence_network(*, seed: int = 0) -> "keras.Model":
    """Build an untrained network from the numbers of ten words, int32 (batch, 10), to the probability of praise.

    Args:
        seed: Of the initial weights, and of the order in which `fit` takes sentences.

    Returns:
        A compiled model; its first layer is the Embedding, two numbers for each word.
    """
    import keras
    from keras import layers

    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input((LONGEST,), dtype="int32"),
            layers.Embedding(len(VOCABULARY), 2),
            layers.Conv1D(16, 4, padding="same", activation="relu"),
            layers.GlobalMaxPooling1D(),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.01), "binary_crossentropy", metrics=["accuracy"])
    return model


def record_single_layers() -> SingleLayers:
    """Draw, ask and train anew.

    Returns:
        The recording.
    """
    import keras

    from nnviz.digits import load_classifier

    noise = keras.random.uniform((MASKS, INPUTS), seed=keras.random.SeedGenerator(0))
    network = load_classifier("cnn")
    logits = [network.explain(digits().test_images[at]).logits for at in DIGITS]
    tables, accuracies = _trained()
    return SingleLayers(np.asarray(noise), np.stack(logits), tables, accuracies)


def _trained() -> tuple[np.ndarray, np.ndarray]:
    """Return the Embedding's table at each of `EPOCHS`, and the accuracy on test sentences."""
    import keras

    train = sentences(count=1000)
    test = sentences(count=500, seed=1, leave_out=train.texts)
    model = sentence_network()
    kept = [model.get_weights()]

    def keep(epoch: int, _: object) -> None:
        if epoch + 1 in EPOCHS:
            kept.append(model.get_weights())

    keeping = keras.callbacks.LambdaCallback(on_epoch_end=keep)
    model.fit(train.numbers, train.y, batch_size=50, epochs=EPOCHS[-1], verbose=0, callbacks=[keeping])
    accuracies = []
    for weights in kept:
        model.set_weights(weights)
        accuracies.append(model.evaluate(test.numbers, test.y, verbose=0)[1])
    return np.stack([table for table, *_ in kept]), np.array(accuracies)


def load_single_layers() -> SingleLayers:
    """Return the shipped recording, without Keras.

    Returns:
        The recording.

    Raises:
        nnviz.assets.AssetError: If the file is missing or damaged.

    Example:
        >>> load_single_layers().noise.shape
        (30, 49)
    """
    with np.load(assets.checked_path(ASSET, rebuild=REBUILD), allow_pickle=False) as kept:
        return SingleLayers(**kept)


def store_single_layers() -> None:
    """Make the recording, and write `assets/recordings/single_layers.npz` and its checksum."""
    np.savez_compressed(assets.folder() / ASSET, allow_pickle=False, **vars(record_single_layers()))
    assets.record_checksums(ASSET)
