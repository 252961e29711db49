"""Many small operations on many data: how many a network takes, and how long they take one by one and at once."""

import timeit
from functools import cache
from itertools import pairwise

import numpy as np

from dashboard.app_pages.network.choices import Choices


def multiplications(choices: Choices) -> int:
    """Return how many products of a weight and a number one forward pass over the training points takes."""
    return choices.train * sum(a * b for a, b in pairwise(choices.sizes))


def largest_product(choices: Choices) -> tuple[int, int, int]:
    """Return the largest matrix product of a forward pass: rows, inner size and columns."""
    before, units = max(pairwise(choices.sizes), key=lambda pair: pair[0] * pair[1])
    return choices.train, before, units


def product_by_loops(points: list[list[float]], weights: list[list[float]]) -> list[list[float]]:
    """Return the matrix product, one multiplication after the other.

    Args:
        points: Rows of numbers.
        weights: One row for each number of a point.

    Example:
        >>> product_by_loops([[1.0, 2.0]], [[3.0, 0.0], [4.0, 1.0]])
        [[11.0, 2.0]]
    """
    found = []
    for point in points:
        row = []
        for unit in range(len(weights[0])):
            total = 0.0
            for place, value in enumerate(point):
                total += value * weights[place][unit]
            row.append(total)
        found.append(row)
    return found


@cache
def product_times(rows: int, inner: int, columns: int) -> tuple[float, float]:
    """Return the seconds that a matrix product takes on this machine: in Python loops, and by numpy.

    The best of five tries each, measured once.
    """
    random = np.random.default_rng(0)
    points, weights = random.normal(size=(rows, inner)), random.normal(size=(inner, columns))
    lists = points.tolist(), weights.tolist()
    slow = min(timeit.repeat(lambda: product_by_loops(*lists), number=1, repeat=5))
    fast = min(timeit.repeat(lambda: points @ weights, number=20, repeat=5)) / 20
    return slow, fast
