"""Many small operations on many data: how many a network takes, and how long they take one by one and at once."""

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dashboard.app_pages.network.choices import Choices

POINTS, INPUTS, UNITS = 20_000, 64, 64  # of the product that is timed
FEW = 200  # points that the loop is timed with: it takes as long for each
BLOCK = 50  # points of one call: so few that BLAS itself takes no second thread
TRIES = 5  # of which the fastest counts


def forward_multiplications(choices: Choices) -> int:
    """Return how many products of a weight and a number one forward pass over the training points takes."""
    return choices.train * sum(a * b for a, b in pairwise(choices.sizes))


def backward_multiplications(choices: Choices) -> int:
    """Return how many the backward pass takes: for each weight's gradient, and for the errors of each layer before."""
    layers = [a * b for a, b in pairwise(choices.sizes)]
    return choices.train * (sum(layers) + sum(layers[1:]))


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
            for number, value in enumerate(point):
                total += value * weights[number][unit]
            row.append(total)
        found.append(row)
    return found


def product_by_blocks(
    points: np.ndarray, weights: np.ndarray, pool: ThreadPoolExecutor | None = None, *, threads: int = 1
) -> np.ndarray:
    """Return the same product, vectorized, block by block: on one core, or the blocks divided among a pool's threads.

    Args:
        points: float64, shape (points, inputs).
        weights: float64, shape (inputs, units).
        pool: Where the threads are.
        threads: Among how many the blocks are divided.
    """
    found = np.empty((len(points), weights.shape[1]))

    def share(first: int) -> None:
        for start in range(first * BLOCK, len(points), threads * BLOCK):
            np.matmul(points[start : start + BLOCK], weights, out=found[start : start + BLOCK])

    list((pool.map if pool else map)(share, range(threads)))
    return found


@dataclass(frozen=True)
class Times:
    """The seconds that a million of its multiplications took."""

    loop: float
    """One after the other, in Python."""
    vectorized: float
    """By numpy, on one core."""
    threaded: float
    """By numpy, on `threads` threads."""
    threads: int


def measure() -> Times:
    """Time one product on this machine in three ways: 0.3 s."""
    random = np.random.default_rng(0)
    points, weights = random.normal(size=(POINTS, INPUTS)), random.normal(size=(INPUTS, UNITS))
    few, lists, threads = points[:FEW].tolist(), weights.tolist(), os.cpu_count() or 1
    million = 1e6 / (INPUTS * UNITS)  # points
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(abs, range(threads)))  # start them
        return Times(
            _seconds(lambda: product_by_loops(few, lists)) / FEW * million,
            _seconds(lambda: product_by_blocks(points, weights)) / POINTS * million,
            _seconds(lambda: product_by_blocks(points, weights, pool, threads=threads)) / POINTS * million,
            threads,
        )


def _seconds(call: Callable[[], object]) -> float:
    taken = []
    for _ in range(TRIES):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return min(taken)
