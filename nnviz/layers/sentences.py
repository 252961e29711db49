"""A few sentences to send through a network, as the numbers of their words."""

from collections.abc import Sequence

import numpy as np

from nnviz._checks import whole

SENTENCES = (
    "the network reads the digit and says three",
    "the image is small but the digit is clear",
    "a small layer takes a tensor and gives another",
    "the loss is large and the network learns nothing",
    "nobody wrote this filter the network learned it",
    "a good layer keeps what the next layer needs",
)
PADDING, UNKNOWN = 0, 1  # as Keras' TextVectorization numbers them
WORDS: tuple[str, ...] = ("", "[UNK]", *sorted({word for sentence in SENTENCES for word in sentence.split()}))
HIGHEST_WORD = len(WORDS) - 1


def word_numbers(sentences: Sequence[str], *, length: int) -> np.ndarray:
    """Return sentences as numbers of words, as Keras' `TextVectorization` would with this vocabulary.

    Args:
        sentences: Words with spaces between them; one that is not in the vocabulary is number 1.
        length: How many numbers each sentence becomes, at least 1: zeros fill it up, what is longer is cut.

    Returns:
        int32, shape (sentences, length).

    Raises:
        TypeError: If `length` is not a whole number.
        ValueError: If `length` is below 1.

    Example:
        >>> word_numbers(["the digit is"], length=4)
        array([[30,  7, 12,  0]], dtype=int32)
    """
    whole("length", length, least=1)
    known = {word: number for number, word in enumerate(WORDS)}
    rows = [[known.get(word, UNKNOWN) for word in sentence.lower().split()][:length] for sentence in sentences]
    return np.array([row + [PADDING] * (length - len(row)) for row in rows], np.int32).reshape(-1, length)
