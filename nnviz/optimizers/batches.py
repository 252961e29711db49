"""Gradients of batches: each is an estimate of the gradient over all examples."""

import math

import numpy as np

from nnviz._checks import as_pair, number, whole


def batch_orders(examples: int, *, count: int = 200, seed: int = 0) -> np.ndarray:
    """Return shuffled orders of the examples; the first n of each are a batch of n.

    Args:
        examples: How many, at least 1.
        count: How many orders, at least 1.
        seed: Which ones, at least 0.

    Returns:
        int, shape (count, examples): permutations, so that no example is twice in a batch, as with `fit`.

    Raises:
        ValueError: If an argument is out of range.
        TypeError: If one is no whole number.

    Example:
        >>> batch_orders(3, count=2).tolist()
        [[2, 0, 1], [2, 1, 0]]
    """
    whole("examples", examples, least=1)
    whole("count", count, least=1)
    whole("seed", seed, least=0)
    return np.random.default_rng(seed).permuted(np.tile(np.arange(examples), (count, 1)), axis=1)


def line_gradients(x: np.ndarray, y: np.ndarray, *, m: float, b: float) -> np.ndarray:
    """Return the gradient of the squared error of m·x + b for each example; the mean over a batch is the batch's.

    Args:
        x: Inputs, shape (examples,), finite.
        y: Outputs, shape (examples,), finite.
        m: Slope.
        b: Value at 0.

    Returns:
        float64, shape (examples, 2): derivatives by m and by b.

    Raises:
        ValueError: If x and y do not fit together, or m or b is not finite.

    Example:
        >>> line_gradients([1, 2], [0, 0], m=1, b=0).tolist()
        [[2.0, 2.0], [8.0, 4.0]]
    """
    x, y = as_pair(x, y, of="examples")
    error = 2 * (number("m", m) * x + number("b", b) - y)
    return np.stack([error * x, error], axis=1)


def spread(gradients: np.ndarray, around: np.ndarray) -> float:
    """Return the root of the mean squared distance of some gradients to one.

    Args:
        gradients: Shape (count, parameters).
        around: Shape (parameters,).

    Returns:
        At least 0.
    """
    return float(np.sqrt(np.square(gradients - around).sum(axis=1).mean()))


def expected_spread(gradients: np.ndarray, *, batch_size: int) -> float:
    """Return how far from the gradient over all examples that of a batch is, as a root mean square.

    That is the spread of single examples over √n, and √((N − n) / (N − 1)) times as much since no example is drawn
    twice: 1 for small batches, 0 for one of all N examples.

    Args:
        gradients: Of each of all N examples, shape (examples, parameters).
        batch_size: n, from 1 to N.

    Returns:
        At least 0.

    Raises:
        ValueError: If `batch_size` is out of range.
        TypeError: If it is no whole number.

    Source:
        Cochran, Sampling Techniques (1977), chapter 2.

    Example:
        >>> expected_spread(np.array([[1.0], [3.0]]), batch_size=1)
        1.0
    """
    count = len(gradients)
    whole("batch_size", batch_size, least=1, most=count, why="the number of examples")
    left = math.sqrt((count - batch_size) / max(count - 1, 1))
    return spread(gradients, gradients.mean(axis=0)) / math.sqrt(batch_size) * left
