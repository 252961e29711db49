"""Axes: exact scales, round bounds, steps of a slider."""

import altair as alt
import numpy as np

Bounds = tuple[float, float]


def scale(bounds: tuple[float, float], *, nice: bool = False) -> alt.Scale:
    """Return a scale from `bounds[0]` to `bounds[1]` exactly, the same before and after a drag.

    Args:
        bounds: Its ends.
        nice: Whether they may be moved to round numbers.

    Returns:
        A scale that no data can widen.

    Example:
        >>> scale((0, 5)).to_dict()
        {'domain': [0, 5], 'nice': False, 'zero': False}
    """
    return alt.Scale(domain=list(bounds), nice=nice, zero=False)


def round_bounds(low: float, high: float) -> Bounds:
    """Widen an interval to multiples of a round number.

    Args:
        low: Lower end.
        high: Upper end, more than `low`.

    Returns:
        The lower and the upper end.

    Example:
        >>> round_bounds(0.3, 9.2)
        (0.0, 10.0)
    """
    step = round_step((high - low) / 5)
    ends = np.floor(low / step + 0.02) * step, np.ceil(high / step - 0.02) * step
    return round(float(ends[0]), 9), round(float(ends[1]), 9)


def fine_step(bounds: Bounds) -> float:
    """Return the step of a slider with about 300 places, a round number.

    Args:
        bounds: The slider's ends.

    Returns:
        More than 0.

    Example:
        >>> fine_step((-1, 2))
        0.01
    """
    return round_step((bounds[1] - bounds[0]) / 300)


def round_step(about: float) -> float:
    """Return 1, 2 or 5 times a power of ten, near `about`.

    Args:
        about: More than 0.

    Returns:
        More than 0.

    Example:
        >>> round_step(0.37)
        0.5
    """
    power = 10 ** np.floor(np.log10(about))
    return float(round(power * min((1, 2, 5, 10), key=lambda digit: abs(digit - about / power)), 12))
