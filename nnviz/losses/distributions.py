"""Losses of probabilities: entropy, cross-entropy and the Kullback–Leibler divergence, all in nats."""

import numpy as np

from nnviz._checks import as_column, same_length, whole

KERAS_EPSILON = 1e-7  # Keras keeps probabilities between this and 1


def softmax(logits: np.ndarray) -> np.ndarray:
    """Turn logits into probabilities: e^logit divided by the sum of all of them.

    Args:
        logits: Real numbers, shape (classes,), finite; also called scores.

    Returns:
        float64, shape (classes,), in [0, 1], together 1.

    Raises:
        ValueError: If the logits are empty or not finite.

    Example:
        >>> softmax([0, np.log(3)])
        array([0.25, 0.75])
    """
    logits = as_column("logits", logits, of="classes")
    powers = np.exp(logits - logits.max())  # the same quotient, without overflow
    return powers / powers.sum()


def cross_entropy_of_logits(logits: np.ndarray, *, true_class: int) -> float:
    """Return −ln p of the true class, p being the softmax of the logits.

    Args:
        logits: Real numbers, shape (classes,), finite.
        true_class: Which class is the truth, from 0 on.

    Returns:
        At least 0, in nats; `keras.losses.SparseCategoricalCrossentropy(from_logits=True)`. From probabilities
        Keras clips it at −ln 10⁻⁷ = 16.1.

    Raises:
        ValueError: If the logits are empty or not finite, or there is no such class.

    Example:
        >>> cross_entropy_of_logits([0, np.log(3)], true_class=0) == np.log(4)
        np.True_
    """
    logits = as_column("logits", logits, of="classes")
    whole("true_class", true_class, least=0, most=len(logits) - 1)
    return float(logits.max() + np.log(np.exp(logits - logits.max()).sum()) - logits[true_class])


def entropy(p: np.ndarray) -> float:
    """Return −Σ p ln p, in nats: how surprising p is on average; 0·ln 0 counts 0.

    Args:
        p: Probabilities, shape (outcomes,), at least 0, together 1.

    Returns:
        From 0 to ln of the number of outcomes, in nats.

    Raises:
        ValueError: If p is not such.

    Example:
        >>> entropy([0.5, 0.5]) == np.log(2), entropy([0, 1])
        (np.True_, 0.0)
    """
    p = _as_distribution("p", p)
    return float(-(p[p > 0] * np.log(p[p > 0])).sum()) + 0.0


def cross_entropy(p: np.ndarray, q: np.ndarray) -> float:
    """Return −Σ p ln q, in nats; ∞ if q is 0 where p is not. It is entropy(p) + kl_divergence(p, q).

    Args:
        p: The truth, shape (outcomes,), at least 0, together 1.
        q: The model's prediction, the same.

    Returns:
        At least 0; `keras.losses.CategoricalCrossentropy` of probabilities of at least 1e-7 (see `clipped`).

    Raises:
        ValueError: If p or q is not such, or they differ in length.

    Example:
        >>> cross_entropy([0, 1], [0.5, 0.5]) == np.log(2), cross_entropy([0.5, 0.5], [0, 1])
        (np.True_, inf)
    """
    p, q = _pair(p, q)
    with np.errstate(divide="ignore"):
        return float(-(p[p > 0] * np.log(q[p > 0])).sum()) + 0.0


def kl_divergence(p: np.ndarray, q: np.ndarray) -> float:
    """Return Σ p ln(p/q), in nats: how far q is from p; ∞ if q is 0 where p is not, and unequal to that of (q, p).

    Args:
        p: The desired distribution, shape (outcomes,), at least 0, together 1.
        q: The model's, the same.

    Returns:
        At least 0; `keras.losses.KLDivergence` of probabilities of at least 1e-7 (see `clipped`).

    Raises:
        ValueError: If p or q is not such, or they differ in length.

    Source:
        Kullback and Leibler, On information and sufficiency, Annals of Mathematical Statistics 22 (1951) 79–86.

    Example:
        >>> round(kl_divergence([0.5, 0.5], [0.25, 0.75]), 4), round(kl_divergence([0.25, 0.75], [0.5, 0.5]), 4)
        (0.1438, 0.1308)
    """
    return float(kl_terms(p, q).sum())


def kl_terms(p: np.ndarray, q: np.ndarray) -> np.ndarray:
    """Return p·ln(p/q) of each outcome, signed, float64, shape (outcomes,); only their sum is at least 0.

    Args:
        p: The desired distribution, shape (outcomes,), at least 0, together 1.
        q: The model's, the same.

    Returns:
        float64, shape (outcomes,), signed; ∞ where q is 0 and p is not.

    Example:
        >>> kl_terms([0.5, 0.5], [0.25, 0.75]).round(3), kl_terms([0, 1], [0.5, 0.5]).round(3)
        (array([ 0.347, -0.203]), array([0.   , 0.693]))
    """
    p, q = _pair(p, q)
    terms = np.zeros(len(p))
    with np.errstate(divide="ignore"):
        terms[p > 0] = p[p > 0] * (np.log(p[p > 0]) - np.log(q[p > 0]))
    return terms


def clipped(p: np.ndarray) -> np.ndarray:
    """Return probabilities as Keras takes them for its KL divergence: none below 1e-7, and no new sum.

    Args:
        p: Probabilities, any shape.

    Returns:
        float64, the shape of p, in [1e-7, 1].

    Example:
        >>> clipped(np.array([0.0, 1.0]))
        array([1.e-07, 1.e+00])
    """
    return np.clip(np.asarray(p, np.float64), KERAS_EPSILON, 1)


def _pair(p: np.ndarray, q: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    p, q = _as_distribution("p", p), _as_distribution("q", q)
    same_length(p, q, names=("p", "q"), of="outcomes")
    return p, q


def _as_distribution(name: str, values: np.ndarray) -> np.ndarray:
    array = as_column(name, values, of="outcomes")
    if array.min() < 0 or abs(array.sum() - 1) > 1e-6:
        raise ValueError(f"{name} must be at least 0 and add up to 1, got a sum of {array.sum():g}")
    return array
