"""The line along which a map has one value, as a path of its own: sharp at any size, in the ink of the page."""

import numpy as np

_SIDES = ((0, 1), (1, 2), (2, 3), (3, 0))  # of a cell, by its corners, round about
_CORNERS = ((0, 0), (0, 1), (1, 1), (1, 0))  # row, column


def contour_path(values: np.ndarray, *, level: float) -> str:
    """Return the places of a map that have one value, as an SVG path.

    Args:
        values: Shape (rows, columns), each at least 2; row 0 is the lowest.
        level: Which value; it should not be one of `values`.

    Returns:
        A path in a square from −1 to 1, both ways, downwards as SVG counts; "" if no place has the value.

    Example:
        >>> contour_path(np.array([[0.0, 1.0], [0.0, 1.0]]), level=0.25)
        'M-0.5 1L-0.5 -1'
    """
    rise = np.asarray(values, float) - level
    rows, columns = rise.shape
    corners = np.stack([rise[row : rows - 1 + row, column : columns - 1 + column] for row, column in _CORNERS], -1)
    mixed = (corners > 0).any(axis=-1) & (corners <= 0).any(axis=-1)
    lines = []
    for row, column in np.argwhere(mixed):
        crossings = [_crossing(corners[row, column], *side) for side in _SIDES]
        found = [
            (2 * (column + across) / (columns - 1) - 1, 1 - 2 * (row + up) / (rows - 1))
            for up, across in (place for place in crossings if place)
        ]
        lines += [
            f"M{start[0]:.4g} {start[1]:.4g}L{end[0]:.4g} {end[1]:.4g}"
            for start, end in zip(found[::2], found[1::2], strict=True)
        ]
    return "".join(lines)


def _crossing(corners: np.ndarray, start: int, end: int) -> tuple[float, float] | None:
    """Return where one side of a cell passes zero, as row and column within the cell."""
    low, high = float(corners[start]), float(corners[end])
    if (low > 0) == (high > 0):
        return None
    share = low / (low - high)
    (row, column), (to_row, to_column) = _CORNERS[start], _CORNERS[end]
    return row + share * (to_row - row), column + share * (to_column - column)
