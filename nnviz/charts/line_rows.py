"""Points and the lines that may be laid through them: what axes and sliders span."""

import re
from dataclasses import dataclass

import numpy as np

from nnviz.charts.bounds import Bounds, round_bounds
from nnviz.datasets import Points
from nnviz.linear import best_line


@dataclass(frozen=True)
class LineView:
    """What the axes and sliders span; the same for several sets, so that switching data keeps the sliders."""

    x: Bounds
    y: Bounds
    m: Bounds
    b: Bounds


def unit_of(name: str) -> str:
    """Return the unit that a quantity's name has in brackets, miles per gallon as mpg; "" if it has none.

    Args:
        name: As `Points` has it.

    Returns:
        The unit.

    Example:
        >>> unit_of("fuel economy (miles per gallon)"), unit_of("x1")
        ('mpg', '')
    """
    found = re.search(r"\((.+)\)$", name)
    return found[1].replace("miles per gallon", "mpg") if found else ""


def squared_unit_of(points: Points) -> str:
    """Return the unit of a squared error as axes write it: ", mpg²"; "" if y has none.

    Args:
        points: Whose y has a name with a unit.

    Returns:
        The unit after a comma.

    Example:
        >>> from nnviz.datasets import cars_horsepower
        >>> squared_unit_of(cars_horsepower())
        ', mpg²'
    """
    unit = unit_of(points.y_name).removeprefix("in ")
    if unit[:1].isdigit():
        return f", × ({unit})²"
    return f", {unit}²" if unit else ""


def line_view(*sets: Points, zero: bool = True) -> LineView:
    """Choose round axis bounds that suit all the sets, and sliders with the best lines well inside.

    Args:
        *sets: Points with one input, not all x equal.
        zero: Whether the axes reach down to 0.

    Returns:
        The bounds of both axes and of both sliders.

    Raises:
        ValueError: If the best slope of a set is infinite.

    Example:
        >>> from nnviz.datasets import anscombe
        >>> line_view(*(anscombe(number) for number in (1, 2, 3, 4)))
        LineView(x=(0.0, 20.0), y=(0.0, 14.0), m=(-1.0, 2.0), b=(-10.0, 20.0))
    """
    x, y = np.concatenate([points.x for points in sets]), np.concatenate([points.y for points in sets])
    fits = [best_line(points.x, points.y) for points in sets]
    steep = 0.9 * np.ptp(y) / min(np.ptp(x), 4 * x.std())
    slopes, heights = np.array([fit.m for fit in fits]), np.array([fit.b for fit in fits])
    middle = abs(x).max()
    if not zero:
        steep, low = steep or 1.0, y.min() - 0.08 * np.ptp(y)  # of equal y any slope would do
        up = low, y.max() + max(0.08 * np.ptp(y), 1e-6 * abs(y.max()), 1e-6)
        half = max(np.ptp(y) / 2, steep * middle)
        return LineView(
            x=round_bounds(x.min(), x.max()),
            y=round_bounds(*up),
            m=round_bounds(min(0, slopes.min() - 2 * steep), max(0, slopes.max() + 2 * steep)),
            b=round_bounds(min(heights.min(), up[0]) - half, max(heights.max(), up[1]) + half),
        )
    return LineView(
        x=round_bounds(min(0, x.min()), x.max()),
        y=round_bounds(min(0, y.min()), y.max() + 0.08 * np.ptp(y)),  # room for the squares
        m=round_bounds(slopes.min() - 2 * steep, slopes.max() + 2 * steep),
        b=round_bounds(heights.min() - steep * middle, heights.max() + steep * middle),
    )
