"""Pooling: one number of every block of a feature map, and where it was."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from nnviz._checks import as_array, one_of, whole


@dataclass(frozen=True)
class Pooled:
    """A pooled map, and where its values come from."""

    values: np.ndarray
    """float64, shape (height, width)."""
    winners: np.ndarray | None
    """int64, shape (height, width, 2): row and column in the map of each largest value; None for the mean."""


def pool(feature_map: np.ndarray, *, kind: Literal["max", "mean"] = "max", size: int = 2) -> Pooled:
    """Keep one number of every block, as `MaxPooling2D` and `AveragePooling2D` do; a row or column left over is lost.

    Args:
        feature_map: Numbers, shape (height, width).
        kind: "max" keeps the largest, the first of several; "mean" the average.
        size: Cells of a block's side and from one block to the next, at least 1.

    Returns:
        The numbers kept, and for the largest where each was.

    Raises:
        TypeError: If `size` is not whole.
        ValueError: If the map has another shape, is not finite or smaller than a block, or `kind` is another word.

    Example:
        >>> pooled = pool(np.array([[1, 5], [2, 4]]))
        >>> pooled.values.item(), pooled.winners[0, 0].tolist(), pool(np.eye(2), kind="mean").values.item()
        (5.0, [0, 1], 0.5)
    """
    array = as_array("feature_map", feature_map, axes=(2,))
    one_of("kind", kind, ("max", "mean"))
    size = whole("size", size, least=1)
    height, width = (side // size for side in array.shape)
    if not height or not width:
        raise ValueError(f"size must fit into the map of shape {array.shape}, got {size}")
    blocks = array[: height * size, : width * size].reshape(height, size, width, size).swapaxes(1, 2)
    cells = blocks.reshape(height, width, size * size)  # (block row, block column, cell)
    if kind == "mean":
        return Pooled(cells.mean(axis=-1), None)
    won = cells.argmax(axis=-1)
    inside = np.stack([won // size, won % size], axis=-1)
    corners = size * np.moveaxis(np.indices((height, width)), 0, -1)
    return Pooled(cells.max(axis=-1), corners + inside)
