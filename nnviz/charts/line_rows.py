"""Points and the lines that may be laid through them: what axes and sliders span, and the points as rows."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from nnviz.charts.parts import Bounds, labels_of, round_bounds
from nnviz.datasets import Points
from nnviz.linear import best_line


@dataclass(frozen=True)
class LineView:
    """What the axes and sliders span; the same for several sets, so that switching data keeps the sliders."""

    x: Bounds
    y: Bounds
    m: Bounds
    b: Bounds

    @property
    def lift(self) -> float:
        """How far the outlier can be lifted, in units of y."""
        return (self.y[1] - self.y[0]) / 2


def line_view(*sets: Points) -> LineView:
    """Choose round axis bounds that suit all the sets, and sliders with the best lines well inside.

    Args:
        *sets: Points with one input, not all x equal.

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
    return LineView(
        x=round_bounds(min(0, x.min()), x.max()),
        y=round_bounds(min(0, y.min()), y.max() + 0.08 * np.ptp(y)),  # room for the squares
        m=round_bounds(slopes.min() - 2 * steep, slopes.max() + 2 * steep),
        b=round_bounds(heights.min() - steep * middle, heights.max() + steep * middle),
    )


def fit_frame(points: Points) -> pd.DataFrame:
    """Return one row per point: x, y, its label, and 1 in `lifted` for the one that the outlier slider lifts.

    It is the lower one of the two ends, where lifting it changes the best line most.

    Args:
        points: With one input.

    Returns:
        Columns x, y, label and lifted.

    Example:
        >>> from nnviz.datasets import noisy_line
        >>> fit_frame(noisy_line(count=3, noise=0))["lifted"].tolist()
        [1, 0, 0]
    """
    ends = [int(np.argmin(points.x)), int(np.argmax(points.x))]
    lifted = min(ends, key=lambda end: points.y[end])
    rows = pd.DataFrame({"x": points.x, "y": points.y, "label": labels_of(points)})
    return rows.assign(lifted=(np.arange(len(points)) == lifted).astype(int))
