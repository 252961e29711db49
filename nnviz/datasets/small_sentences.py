"""Sentences of a small grammar, and whether they praise: "not" turns a word round, "but" lets the last word decide.

A sentence is: [opening] the NOUN was JUDGMENT, or … JUDGMENT and JUDGMENT, or … JUDGMENT but JUDGMENT, where a judgment
is an adjective or "not" and an adjective. Both judgments of an "and" agree; those of a "but" do not, and the second one
is what the sentence says.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nnviz._checks import whole

PRAISE = ("good", "funny", "clever", "lovely", "warm", "great")
BLAME = ("bad", "dull", "slow", "weak", "cold", "awful")
NOUNS = ("film", "book", "play", "song", "meal", "talk")
OPENINGS = ((), ("well",), ("so",), ("to", "me"), ("i", "think"), ("last", "night"))
LONGEST = 10  # words: an opening of two, "the film was", "not good but not dull"
PAD = ""  # what stands behind the last word, number 0
VOCABULARY = (
    PAD,
    "the",
    "was",
    "not",
    "and",
    "but",
    *NOUNS,
    *PRAISE,
    *BLAME,
    *(word for opening in OPENINGS for word in opening),
)


@dataclass(frozen=True, kw_only=True)
class Sentences:
    """Sentences, and whether each praises."""

    texts: tuple[tuple[str, ...], ...]
    """The words of each sentence, 4 to 10."""
    numbers: np.ndarray
    """int32, shape (count, 10): each word's place in `VOCABULARY`, 0 behind the last word."""
    y: np.ndarray
    """float32, shape (count,): 1 if the sentence praises, 0 if it blames."""
    source: str
    """How they were made."""
    licence: str = "Apache-2.0, as nnviz"
    """Under which terms they may be passed on."""


def sentences(*, count: int = 400, seed: int = 0, leave_out: Sequence[Sequence[str]] = ()) -> Sentences:
    """Draw different sentences from the grammar, half of them praise.

    Args:
        count: How many, 2 to 5,000.
        seed: Which draw, at least 0.
        leave_out: Sentences that must not come, such as those of a training set.

    Returns:
        Sentences in random order, none of them twice.

    Raises:
        ValueError: If an argument is out of range.

    Example:
        >>> some = sentences(count=2)
        >>> [" ".join(text) for text in some.texts], some.y.tolist()
        (['to me the song was good but dull', 'well the meal was not awful'], [0.0, 1.0])
    """
    whole("count", count, least=2, most=5000)
    draw = np.random.default_rng(whole("seed", seed, least=0))
    known = {tuple(text) for text in leave_out}
    kept: dict[tuple[str, ...], int] = {}
    while len(kept) < count:
        praises = len(kept) % 2
        text = _sentence(draw, bool(praises))
        if text not in known:
            known.add(text)
            kept[text] = praises
    order = draw.permutation(count)
    texts = tuple(list(kept)[at] for at in order)
    return Sentences(
        texts=texts,
        numbers=word_numbers(texts),
        y=np.array([kept[text] for text in texts], np.float32),
        source=f"made up by nnviz.datasets.sentences: a small grammar, seed {seed}",
    )


def _sentence(draw: np.random.Generator, praises: bool) -> tuple[str, ...]:
    joint = (None, "and", "but")[draw.integers(3)]
    opening, noun = OPENINGS[draw.integers(len(OPENINGS))], NOUNS[draw.integers(len(NOUNS))]
    last = _judgment(draw, praises)
    if joint is None:
        return (*opening, "the", noun, "was", *last)
    first = _judgment(draw, praises == (joint == "and"))
    while first[-1] == last[-1]:
        first = _judgment(draw, praises == (joint == "and"))
    return (*opening, "the", noun, "was", *first, joint, *last)


def _judgment(draw: np.random.Generator, praises: bool) -> tuple[str, ...]:
    turned = bool(draw.integers(2))
    adjectives = PRAISE if praises != turned else BLAME
    adjective = adjectives[draw.integers(len(adjectives))]
    return ("not", adjective) if turned else (adjective,)


def praises(words: Sequence[str]) -> bool | None:
    """Say what a sentence of the grammar says.

    Args:
        words: A sentence's words, in order.

    Returns:
        True if it praises, False if it blames, None if it is no sentence of the grammar.

    Example:
        >>> praises("the film was not good but funny".split())
        True
        >>> praises("the film was good but not funny".split())
        False
        >>> praises("the was film good".split()) is None
        True
    """
    rest = list(words)
    opening = next((each for each in OPENINGS if each and tuple(rest[: len(each)]) == each), ())
    rest = rest[len(opening) :]
    if len(rest) < 4 or rest[0] != "the" or rest[1] not in NOUNS or rest[2] != "was":
        return None
    first, rest = _judged(rest[3:])
    if first is None or not rest:
        return first
    joint, (last, rest) = rest[0], _judged(rest[1:])
    fits = last is not None and not rest and ((joint == "and" and first == last) or (joint == "but" and first != last))
    return last if fits else None


def _judged(words: list[str]) -> tuple[bool | None, list[str]]:
    """Read one judgment: whether it praises, None if there is none, and the words behind it."""
    turned = words[:1] == ["not"]
    adjective = words[turned] if len(words) > turned else PAD
    if adjective not in PRAISE + BLAME:
        return None, words
    return (adjective in PRAISE) != turned, words[turned + 1 :]


def word_numbers(texts: Sequence[Sequence[str]]) -> np.ndarray:
    """Return sentences as numbers, as an Embedding layer takes them.

    Args:
        texts: The words of each sentence, at most 10, all of `VOCABULARY`.

    Returns:
        int32, shape (count, 10): each word's place in `VOCABULARY`, 0 behind the last word.

    Raises:
        ValueError: If a word is not in the vocabulary, or a sentence has more than 10.

    Example:
        >>> word_numbers([["the", "film", "was", "good"]]).tolist()
        [[1, 6, 2, 12, 0, 0, 0, 0, 0, 0]]
    """
    numbers = np.zeros((len(texts), LONGEST), np.int32)
    for row, text in zip(numbers, texts, strict=True):
        if len(text) > LONGEST:
            raise ValueError(f"texts must have at most {LONGEST} words each, got one of {len(text)}")
        for place, word in enumerate(text):
            if word not in VOCABULARY:
                raise ValueError(f"texts must be made of the {len(VOCABULARY) - 1} words known here, got {word!r}")
            row[place] = VOCABULARY.index(word)
    return numbers
