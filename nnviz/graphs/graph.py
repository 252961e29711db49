"""A graph: nodes, who is next to whom, and the matrix that says so."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nnviz._checks import whole

LONGEST_SENTENCE, LARGEST_SIDE = 64, 32  # words; pixels each way: what a matrix of neighbors can still show


@dataclass(frozen=True)
class Graph:
    """Nodes with a name each, and edges between them, each told once."""

    nodes: tuple[str, ...]
    """What stands at each node: a symbol, a word, a value."""
    edges: np.ndarray
    """int64, shape (edges, 2): the two nodes of each edge, from 0."""
    weights: np.ndarray
    """float32, shape (edges,): 1, or the order of a bond."""
    directed: bool = False
    """Whether an edge runs from its first node to its second only."""

    def adjacency(self) -> np.ndarray:
        """Return the adjacency matrix.

        Returns:
            float32, shape (nodes, nodes): in row i and column j the weight of the edge from i to j, 0 where there is
            none; symmetric unless the graph is directed.

        Example:
            >>> sentence_graph(["not", "all", "data"]).adjacency().astype(int).tolist()
            [[0, 1, 0], [0, 0, 1], [0, 0, 0]]
        """
        matrix = np.zeros((len(self.nodes), len(self.nodes)), np.float32)
        first, second = self.edges.T
        matrix[first, second] = self.weights
        if not self.directed:
            matrix[second, first] = self.weights
        return matrix

    def renumbered(self, order: Sequence[int] | np.ndarray) -> "Graph":
        """Return the same graph with its nodes in another order: only their numbers are exchanged.

        Args:
            order: A permutation of the nodes' numbers: which of the present nodes comes first, second, …

        Returns:
            A graph whose adjacency matrix is the present one with rows and columns in that order.

        Raises:
            ValueError: If `order` is no permutation of the nodes' numbers.
        """
        order = as_order("order", order, len(self.nodes))
        return Graph(
            tuple(self.nodes[node] for node in order), np.argsort(order)[self.edges], self.weights, self.directed
        )


def as_order(name: str, order: Sequence[int] | np.ndarray, count: int) -> np.ndarray:
    """Return a permutation as int64 of shape (count,), after making sure that it is one."""
    numbers = np.asarray(order)
    if numbers.shape != (count,) or sorted(numbers.tolist()) != list(range(count)):
        raise ValueError(f"{name} must hold each of the numbers 0 to {count - 1} once, got {numbers.tolist()}")
    return numbers.astype(np.int64)


def shuffled(count: int, *, seed: int = 0) -> np.ndarray:
    """Return a seeded permutation of 0 to count − 1, int64.

    Args:
        count: How many numbers, at least 1.
        seed: Which permutation, at least 0.

    Returns:
        Shape (count,).

    Raises:
        ValueError: If an argument is out of range.
    """
    whole("count", count, least=1)
    return np.random.default_rng(whole("seed", seed, least=0)).permutation(count)


def sentence_graph(words: Sequence[str]) -> Graph:
    """Return a sentence as a graph: an edge from each word to the next one.

    Args:
        words: 1 to 64 words.

    Returns:
        A directed graph: "dog bites man" is not "man bites dog".

    Raises:
        ValueError: If there is no word, or more than 64.
    """
    if not 1 <= len(words) <= LONGEST_SENTENCE:
        raise ValueError(f"words must be 1 to {LONGEST_SENTENCE} words, got {len(words)}")
    first = np.arange(len(words) - 1)
    edges = np.stack([first, first + 1], axis=1)
    return Graph(tuple(words), edges, np.ones(len(edges), np.float32), directed=True)


def image_graph(image: np.ndarray, *, diagonal: bool = True) -> Graph:
    """Return an image as a graph: an edge between pixels that touch; pixels are numbered row by row.

    Args:
        image: Shape (height, width), 1 to 32 pixels each way, finite.
        diagonal: Whether pixels that touch at a corner are neighbors too, as in a 3×3 kernel.

    Returns:
        An undirected graph.

    Raises:
        ValueError: If the image is empty, larger than 32×32, or not finite.

    Example:
        >>> image_graph(np.zeros((2, 2)), diagonal=False).edges.tolist()
        [[0, 1], [2, 3], [0, 2], [1, 3]]
    """
    image = np.asarray(image)
    if image.ndim != 2 or not 1 <= min(image.shape) <= max(image.shape) <= LARGEST_SIDE:
        raise ValueError(f"image must have 1 to {LARGEST_SIDE} pixels each way and two axes, got {image.shape}")
    if not np.isfinite(image).all():
        raise ValueError("image must be finite, got NaN or infinity in it")
    number = np.arange(image.size).reshape(image.shape)
    pairs = [(number[:, :-1], number[:, 1:]), (number[:-1], number[1:])]
    if diagonal:
        pairs += [(number[:-1, :-1], number[1:, 1:]), (number[:-1, 1:], number[1:, :-1])]
    edges = np.concatenate([np.stack([a.ravel(), b.ravel()], axis=1) for a, b in pairs])
    return Graph(tuple(f"{value:g}" for value in image.ravel()), edges, np.ones(len(edges), np.float32))
