"""Where the cells of a map lie on the image that they are of."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import keras


def middles(model: "keras.Model", layer: str, even: float) -> tuple[float, float]:
    """Return where the middle of a layer's first cell lies in the image, and how far it is from one to the next.

    Args:
        model: A model that sees one image.
        layer: One with maps.
        even: Pixels for each cell, where cells do not see squares and share the image out evenly.
    """
    from nnviz.filters import receptive_field

    try:
        field = receptive_field(model, layer=layer)
    except ValueError:
        return even / 2, even
    return field.start + field.size / 2, field.stride or 1


def at_its_place(cells: np.ndarray, shape: tuple[int, int], first: float, step: float) -> np.ndarray:
    """Return a map of cells in an image's pixels: each takes the cell whose middle is nearest, 0 beyond the outer ones.

    Args:
        cells: (rows, columns) of the map.
        shape: Rows and columns of the image.
        first: Pixels to the middle of the first cell.
        step: Pixels from one cell to the next.

    Example:
        >>> at_its_place(np.array([[1.0, 2.0]]), (3, 4), 1.5, 1).tolist()  # of squares of three pixels
        [[0.0, 0.0, 0.0, 0.0], [0.0, 1.0, 2.0, 0.0], [0.0, 0.0, 0.0, 0.0]]
    """
    nearest = [np.floor((np.arange(count) + 0.5 - first) / step + 0.5).astype(int) for count in shape]
    inside = [(at >= 0) & (at < count) for at, count in zip(nearest, cells.shape, strict=True)]
    clipped = [np.clip(at, 0, count - 1) for at, count in zip(nearest, cells.shape, strict=True)]
    return np.where(np.outer(*inside), cells[np.ix_(*clipped)], 0)
