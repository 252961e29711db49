"""What every function of this package asks of its data."""

import numpy as np


def as_column(name: str, values: np.ndarray) -> np.ndarray:
    """Return `values` as float64 of shape (points,), or say what is wrong with them."""
    array = _as_floats(name, values)
    if array.ndim != 1 or not len(array):
        raise ValueError(f"{name} must have shape (points,), with at least one point, got {array.shape}")
    return array


def as_table(name: str, values: np.ndarray) -> np.ndarray:
    """Return `values` as float64 of shape (points, inputs); one input may come without its second axis."""
    array = _as_floats(name, values)
    table = array[:, None] if array.ndim == 1 else array
    if table.ndim != 2 or not table.size:
        raise ValueError(f"{name} must have shape (points,) or (points, inputs), not empty, got {array.shape}")
    return table


def as_pair(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return x and y as float64 of one and the same shape (points,)."""
    x, y = as_column("x", x), as_column("y", y)
    same_length(x, y)
    return x, y


def as_classes(y: np.ndarray) -> np.ndarray:
    """Return y as float64, shape (points,), after making sure that it holds nothing but 0 and 1."""
    y = as_column("y", y)
    if not np.isin(y, (0, 1)).all():
        raise ValueError(f"y must hold only the classes 0 and 1, got {sorted(set(y.tolist()))[:5]}")
    return y


def same_length(x: np.ndarray, y: np.ndarray) -> None:
    """Raise ValueError unless x and y have one row for every point."""
    if len(x) != len(y):
        raise ValueError(f"y must have as many points as x, which has {len(x)}, got {len(y)}")


def _as_floats(name: str, values: np.ndarray) -> np.ndarray:
    try:
        array = np.asarray(values, np.float64)
    except (TypeError, ValueError):
        raise TypeError(f"{name} must be an array of numbers, got {type(values).__name__}") from None
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must be finite, got NaN or infinity")
    return array
