"""Lines of one value on a map."""

import re

import numpy as np

from nnviz.charts.contours import contour_path


def ends(path: str) -> np.ndarray:
    """Return both ends of every piece of a path: (pieces, 2, 2)."""
    return np.array([float(number) for number in re.findall(r"-?[\d.]+(?:e-?\d+)?", path)]).reshape(-1, 2, 2)


def test_a_circle_is_found_where_it_is():
    """The edge between two classes would lie beside the colors that it parts."""
    axis = np.linspace(-1, 1, 41)
    pieces = ends(contour_path(axis[None] ** 2 + axis[:, None] ** 2, level=0.4103))
    assert len(pieces) > 50 and np.abs(np.hypot(*pieces.reshape(-1, 2).T) - 0.4103**0.5).max() < 0.002
    assert np.hypot(*(pieces[:, 1] - pieces[:, 0]).T).max() < 0.08  # within one cell


def test_up_is_up():
    """Row 0 is the lowest, but SVG counts downwards."""
    assert (ends(contour_path(np.array([[0.0, 0], [0, 0], [1, 1]]), level=0.5))[..., 1] == -0.5).all()


def test_a_map_without_the_value_has_no_line():
    """A network that says class 1 everywhere has no edge."""
    assert contour_path(np.ones((3, 3)), level=0.5) == ""
