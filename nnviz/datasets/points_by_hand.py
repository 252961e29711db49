"""Points that somebody put into a plane by hand."""

import numpy as np
from numpy.typing import ArrayLike

from nnviz._checks import as_array, has_shape, same_length
from nnviz.datasets.points import Points


def own_points(places: ArrayLike, classes: ArrayLike) -> Points:
    """Return points of a plane and their classes as a data set, in the order given.

    Args:
        places: x₁ and x₂ of each, shape (points, 2), finite; there may be none.
        classes: Whole numbers from 0, shape (points,).

    Returns:
        x: float64, shape (points, 2); y: 0.0, 1.0, …; at least two classes are named.

    Raises:
        ValueError: If the shapes differ, or a class is no whole number from 0.

    Example:
        >>> own_points([[0.5, 0.2], [-0.5, 0.1]], [2, 0]).classes
        ('class 0', 'class 1', 'class 2')
    """
    x, y = np.asarray(places, np.float64), np.asarray(classes, np.float64)
    x = x.reshape(-1, 2) if not x.size else as_array("places", x, axes=(2,))
    has_shape("places", x, ("points", 2))
    has_shape("classes", y, ("points",))
    same_length(x, y, names=("places", "classes"))
    if not ((y >= 0) & (y == np.floor(y)) & np.isfinite(y)).all():
        raise ValueError(f"classes must be whole numbers from 0, got {y.tolist()}")
    count = max(2, int(y.max(initial=0)) + 1)
    return Points(
        name="points put by hand",
        x=x,
        y=y,
        x_names=("x₁", "x₂"),
        y_name="class",
        classes=tuple(f"class {number}" for number in range(count)),
        source="put by hand",
        licence="yours",
    )
