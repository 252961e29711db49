"""What a network can be given besides the coordinates of a point: squares, a product, sines."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from nnviz._checks import has_shape

FEATURES: Mapping[str, Callable[[np.ndarray, np.ndarray], np.ndarray]] = {
    "x₁": lambda x, y: x,
    "x₂": lambda x, y: y,
    "x₁²": lambda x, y: x**2,
    "x₂²": lambda x, y: y**2,
    "x₁x₂": lambda x, y: x * y,
    "sin πx₁": lambda x, y: np.sin(np.pi * x),
    "sin πx₂": lambda x, y: np.sin(np.pi * y),
}


def features(places: np.ndarray, names: Sequence[str]) -> np.ndarray:
    """Return inputs made of the coordinates of points in a plane.

    Args:
        places: Shape (points, 2): x₁ and x₂.
        names: Of `FEATURES`, at least one.

    Returns:
        float32, shape (points, names).

    Raises:
        ValueError: If there is no name, or an unknown one, or the places are not in a plane.

    Example:
        >>> features(np.array([[0.5, -2.0]]), ["x₁", "x₂²", "x₁x₂"])
        array([[ 0.5,  4. , -1. ]], dtype=float32)
    """
    places = np.asarray(places, np.float64)
    has_shape("places", places, ("points", 2))
    unknown = [name for name in names if name not in FEATURES]
    if unknown or not names:
        raise ValueError(f"names must be some of {', '.join(FEATURES)}, got {list(names)}")
    return np.column_stack([FEATURES[name](*places.T) for name in names]).astype(np.float32)
