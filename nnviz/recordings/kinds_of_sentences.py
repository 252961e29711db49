"""Networks that say whether a sentence praises: one flattens its words, one looks at neighbors, one at none.

`python -m nnviz.recordings --only kinds_of_sentences` trains them and writes
`assets/recordings/kinds_of_sentences.npz`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from nnviz import assets
from nnviz._checks import one_of
from nnviz.datasets import Sentences, praises, sentences, word_numbers
from nnviz.datasets.small_sentences import LONGEST, VOCABULARY

if TYPE_CHECKING:
    import keras

ASSET, REBUILD = "recordings/kinds_of_sentences.npz", "python -m nnviz.recordings --only kinds_of_sentences"
Name = Literal["flat", "convolution", "bag"]
NAMES: tuple[Name, ...] = ("flat", "convolution", "bag")
SEEDS = (0, 1, 2, 3, 4)
TRAINED, MORE, TESTED = 80, 400, 1000  # sentences
SIZE, UNITS, FILTERS, KERNEL = 8, 32, 16, 3  # numbers of a word's embedding
LEARNING_RATE, BATCH, EPOCHS = 0.01, 10, 50


@dataclass(frozen=True)
class SentenceNetworks:
    """What the networks learned and how they predict, in the order of `NAMES`."""

    weights: dict[Name, tuple[np.ndarray, ...]]
    """Of seed 0, as Keras lists them."""
    right: np.ndarray
    """int, (networks, seeds): how many of the 1,000 test sentences each gets right."""
    changed: np.ndarray
    """int, (networks, seeds): how many predictions change as the words of each test sentence are shuffled."""
    pairs_right: np.ndarray
    """int, (networks, seeds): of how many pairs of `turned_pairs` both sentences are predicted rightly."""
    pairs: int
    """How many pairs there are."""
    more: int
    """How many sentences the flat networks of `more_right` learned from."""
    more_right: np.ndarray
    """int, (seeds,): how many test sentences flat networks get right that were trained on more sentences."""


def training_sentences(count: int = TRAINED) -> Sentences:
    """Return the sentences that the networks learn from.

    Args:
        count: 80, or 400 for the flat networks that are given more.

    Returns:
        Sentences of seed 0.
    """
    return sentences(count=count)


def test_sentences() -> Sentences:
    """Return 1,000 sentences, none of which a network learned from."""
    known = training_sentences().texts + training_sentences(MORE).texts
    return sentences(count=TESTED, seed=1, leave_out=known)


test_sentences.__test__ = False  # type: ignore[attr-defined]  # pytest would call it


def shuffled_words(texts: Sequence[Sequence[str]], *, seed: int = 0) -> list[tuple[str, ...]]:
    """Return sentences with their words in a random order, each in another.

    Args:
        texts: The words of each sentence.
        seed: Of the orders.

    Returns:
        The same words.
    """
    draw = np.random.default_rng(seed)
    return [tuple(text[at] for at in draw.permutation(len(text))) for text in texts]


def turned_pairs(texts: Sequence[Sequence[str]]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return sentences with "but" and one "not", each with the one that has the "not" on the other side.

    Args:
        texts: Sentences of the grammar.

    Returns:
        Pairs of sentences of the same words that say the opposite of each other.

    Example:
        >>> turned_pairs(["the film was not good but funny".split()])[0][1]
        ('the', 'film', 'was', 'good', 'but', 'not', 'funny')
    """
    pairs = []
    for text in texts:
        if "but" not in text or text.count("not") != 1:
            continue
        rest = [word for word in text if word != "not"]
        joint = rest.index("but")
        place = joint + 1 if text.index("not") < joint else joint - 1  # before the other adjective
        pairs.append((tuple(text), (*rest[:place], "not", *rest[place:])))
    return pairs


def sentence_network(name: Name, *, seed: int = 0) -> "keras.Model":
    """Build an untrained network from the numbers of 10 words to the probability that a sentence praises.

    Args:
        name: "flat" (embedding, flatten, 32 units), "convolution" (embedding, 16 filters over 3 words, the largest
            of each) or "bag" (embedding, mean over the words, 32 units).
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
        "flat": lambda: [layers.Flatten(), layers.Dense(UNITS, "relu")],
        "convolution": lambda: [
            layers.Conv1D(FILTERS, KERNEL, padding="same", activation="relu"),
            layers.GlobalMaxPooling1D(),
        ],
        "bag": lambda: [layers.GlobalAveragePooling1D(), layers.Dense(UNITS, "relu")],
    }[name]()
    words = keras.Input((LONGEST,), dtype="int32")
    embedding = layers.Embedding(len(VOCABULARY), SIZE)
    return keras.Sequential([words, embedding, *inner, layers.Dense(1, "sigmoid")], name=name)


def train_sentence_network(name: Name, *, seed: int, count: int = TRAINED, epochs: int = EPOCHS) -> "keras.Model":
    """Build and train a network by Adam.

    Args:
        name: Which network.
        seed: Of the initial weights and of the order of the sentences.
        count: How many sentences to train on.
        epochs: How often all sentences.

    Returns:
        The trained model.
    """
    import keras

    data = training_sentences(count)
    model = sentence_network(name, seed=seed)
    model.compile(keras.optimizers.Adam(LEARNING_RATE), "binary_crossentropy")
    model.fit(data.numbers, data.y, batch_size=BATCH, epochs=epochs, verbose=0)
    return model


def record_sentence_networks() -> SentenceNetworks:
    """Train all networks with all seeds, and test them."""
    test = test_sentences()
    mixed = word_numbers(shuffled_words(test.texts))
    pairs = turned_pairs(test.texts)
    sides = [word_numbers([pair[side] for pair in pairs]) for side in (0, 1)]
    wanted = [np.array([praises(pair[side]) for pair in pairs]) for side in (0, 1)]
    weights: dict[Name, tuple[np.ndarray, ...]] = {}
    right, changed, both = np.zeros((3, len(NAMES), len(SEEDS)), int)
    for row, name in enumerate(NAMES):
        for seed in SEEDS:
            model = train_sentence_network(name, seed=seed)
            said = _says_praise(model, test.numbers)
            right[row, seed] = np.sum(said == (test.y == 1))
            changed[row, seed] = np.sum(said != _says_praise(model, mixed))
            hits = [_says_praise(model, side) == want for side, want in zip(sides, wanted, strict=True)]
            both[row, seed] = np.sum(hits[0] & hits[1])
            if seed == SEEDS[0]:
                weights[name] = tuple(model.get_weights())
    fed = [train_sentence_network("flat", seed=seed, count=MORE, epochs=EPOCHS * TRAINED // MORE) for seed in SEEDS]
    more_right = [np.sum(_says_praise(model, test.numbers) == (test.y == 1)) for model in fed]
    return SentenceNetworks(weights, right, changed, both, len(pairs), MORE, np.array(more_right))


def _says_praise(model: "keras.Model", numbers: np.ndarray) -> np.ndarray:
    return np.asarray(model(numbers))[:, 0] > 0.5


def load_sentence_networks() -> SentenceNetworks:
    """Return the shipped recording, without training.

    Returns:
        What the networks learned and how they predict.

    Raises:
        nnviz.assets.AssetError: If the file is missing or damaged.
    """
    with np.load(assets.checked_path(ASSET, rebuild=REBUILD), allow_pickle=False) as stored:
        weights = {
            name: tuple(stored[each] for each in sorted(stored) if each.startswith(f"{name}/")) for name in NAMES
        }
        counts = {name: stored[name] for name in ("right", "changed", "pairs_right", "more_right")}
        return SentenceNetworks(weights, **counts, pairs=int(stored["pairs"]), more=int(stored["more"]))


def store_sentence_networks() -> None:
    """Train all networks, and write the recording and its checksum."""
    arrays = dict(vars(record_sentence_networks()))
    weights = arrays.pop("weights")
    arrays |= {f"{name}/{k}": weight for name, each in weights.items() for k, weight in enumerate(each)}
    np.savez_compressed(assets.folder() / ASSET, allow_pickle=False, **arrays)
    assets.record_checksums(ASSET)
