"""What nnviz asks of arguments: every error names the argument, what was expected, and what came."""

import math
import operator
from collections.abc import Collection
from typing import Any

import numpy as np


def whole(name: str, value: Any, *, least: int, most: int | None = None, why: str = "") -> int:
    """Return `value` as an int from `least` to `most`; `why` says where the largest value comes from."""
    try:
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} must be a whole number, got {value!r}") from None
    if number < least or (most is not None and number > most):
        wanted = f"at least {least}" if most is None else f"from {least} to {most}{why and f', {why}'}"
        raise ValueError(f"{name} must be {wanted}, got {value}")
    return number


def number(
    name: str, value: float, *, least: float = -math.inf, above: float = -math.inf, most: float = math.inf
) -> float:
    """Return `value` as a finite float, at least `least`, more than `above` and at most `most`."""
    if math.isfinite(value) and above < value and least <= value <= most:
        return float(value)
    bounds = [f"more than {above:g}"] * (above > -math.inf) + [f"at least {least:g}"] * (least > -math.inf)
    bounds += [f"at most {most:g}"] * (most < math.inf) or ["finite"]
    raise ValueError(f"{name} must be {' and '.join(bounds)}, got {value}")


def one_of(name: str, value: Any, known: Collection[Any]) -> None:
    """Raise ValueError unless `value` is one of the known ones."""
    if value not in known:
        raise ValueError(f"{name} must be one of {', '.join(map(str, known))}, got {value!r}")


def has_shape(name: str, array: np.ndarray, wanted: tuple[int | str, ...], *, empty: bool = True) -> None:
    """Raise ValueError unless an array has the wanted shape, in which a word stands for any length."""
    fits = array.ndim == len(wanted) and all(
        isinstance(want, str) or want == got for want, got in zip(wanted, array.shape, strict=True)
    )
    if not fits or not (empty or array.size):
        shape = f"({', '.join(map(str, wanted))}{',' if len(wanted) == 1 else ''})"
        raise ValueError(f"{name} must have shape {shape}{'' if empty else ', not empty'}, got {array.shape}")


def as_array(name: str, values: Any, *, axes: tuple[int, ...]) -> np.ndarray:
    """Return `values` as finite float64 with one of the numbers of axes, none of them empty."""
    array = as_finite(name, values)
    if array.ndim not in axes or not array.size:
        raise ValueError(f"{name} must have {' or '.join(map(str, axes))} axes and no empty one, got {array.shape}")
    return array


def as_column(name: str, values: Any, *, of: str = "points") -> np.ndarray:
    """Return `values` as finite float64 of shape (points,), at least one."""
    array = as_finite(name, values)
    if array.ndim != 1 or not len(array):
        raise ValueError(f"{name} must have shape ({of},) and not be empty, got {array.shape}")
    return array


def as_table(name: str, values: Any) -> np.ndarray:
    """Return `values` as finite float64 of shape (points, inputs); one input may come without its second axis."""
    array = as_finite(name, values)
    table = array[:, None] if array.ndim == 1 else array
    if table.ndim != 2 or not table.size:
        raise ValueError(f"{name} must have shape (points,) or (points, inputs), not empty, got {array.shape}")
    return table


def as_pair(
    x: Any, y: Any, *, names: tuple[str, str] = ("x", "y"), of: str = "points"
) -> tuple[np.ndarray, np.ndarray]:
    """Return two columns of one and the same length, float64."""
    x, y = as_column(names[0], x, of=of), as_column(names[1], y, of=of)
    same_length(x, y, names=names, of=of)
    return x, y


def as_classes(y: Any) -> np.ndarray:
    """Return y as float64, shape (points,), after making sure that it holds nothing but 0 and 1."""
    y = as_column("y", y)
    if not np.isin(y, (0, 1)).all():
        raise ValueError(f"y must hold only the classes 0 and 1, got {sorted(set(y.tolist()))[:5]}")
    return y


def same_length(x: np.ndarray, y: np.ndarray, *, names: tuple[str, str] = ("x", "y"), of: str = "points") -> None:
    """Raise ValueError unless both have one row for every point."""
    if len(x) != len(y):
        raise ValueError(f"{names[1]} must have as many {of} as {names[0]}, which has {len(x)}, got {len(y)}")


def as_finite(name: str, values: Any) -> np.ndarray:
    """Return `values` as finite float64 of any shape."""
    array = as_numbers(name, values)
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must be finite, got NaN or infinity in it")
    return array


def as_numbers(name: str, values: Any) -> np.ndarray:
    """Return `values` as float64 of any shape; what is no number is named, with its place."""
    if isinstance(values, np.ma.MaskedArray):
        raise TypeError(f"{name} must be an array without a mask, got a masked one: fill or leave out what it hides")
    try:
        array = np.asarray(values)
        if array.dtype.kind == "c":
            raise TypeError
        return array.astype(np.float64)
    except (TypeError, ValueError):
        raise TypeError(f"{name} must be an array of numbers, got {_no_number(values)}") from None


def _no_number(values: Any) -> str:
    """Return the first of some values that is no number, and its place, or else what they are."""
    for place, entry in np.ndenumerate(np.asarray(values, object)):
        try:
            float(entry)
        except (TypeError, ValueError):
            return f"{entry!r} at place {', '.join(map(str, place))}" if place else repr(entry)
    return type(values).__name__


def as_unit_interval(name: str, array: np.ndarray) -> np.ndarray:
    """Return an array as float32 after making sure that all of it lies in [0, 1]."""
    if not ((array >= 0) & (array <= 1)).all():
        raise ValueError(f"{name} must be finite and in [0, 1], got [{array.min()}, {array.max()}]")
    return array.astype(np.float32)
