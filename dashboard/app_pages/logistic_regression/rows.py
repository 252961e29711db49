"""What the charts share: axes, sliders, and the points as rows with their losses.

The browser parameters are M and B (the sigmoid), THRESHOLD (from which probability on class 1 is predicted) and STEP
(how far gradient descent has come; 0 is its start).
"""

from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.logistic_regression import PAGE
from nnviz.charts.bounds import Bounds, fine_step, round_bounds
from nnviz.charts.parameters import slider
from nnviz.charts.parts import labels_of
from nnviz.datasets import Points
from nnviz.descent import Walk

M, B, THRESHOLD, STEP = PAGE.words(("m", "b", "threshold", "step"))
HEIGHT = 388  # px, of a chart that is alone in its column; the screen stretches it
LEVELS = [-8, -4, 0, 4, 8]  # of b, at an axis


@dataclass(frozen=True)
class LogisticView:
    """What the axes and sliders span."""

    x: Bounds
    m: Bounds
    b: Bounds
    steps: int
    """Of the descent."""


def logistic_view(points: Points, *, steps: int = 100) -> LogisticView:
    """Choose round bounds for the axes and sliders; the slide's start (1, 0) is always inside.

    Example:
        >>> from nnviz.datasets import overlap
        >>> logistic_view(overlap()).m
        (-2.0, 8.0)
    """
    reach = float(np.abs(points.x).max())
    m = (-2.0, 8.0) if reach < 20 else (-0.2, 1.2)  # on large x a small slope is steep enough
    falls = float(np.mean((points.x - points.x.mean()) * (points.y - points.y.mean()))) < 0
    m = (-m[1], -m[0]) if falls and reach < 20 else m  # class 1 has the smaller x
    return LogisticView(x=round_bounds(points.x.min(), points.x.max()), m=m, b=(-8.0, 8.0), steps=steps)


def class_frame(points: Points) -> pd.DataFrame:
    """Return one row per point: x, y (0 or 1), the name of its class and its label.

    Example:
        >>> from nnviz.datasets import separable
        >>> class_frame(separable(count=2))["class"].tolist()
        ['class 0', 'class 1']
    """
    names = [points.classes[int(y)] for y in points.y]
    return pd.DataFrame({"x": points.x, "y": points.y.astype(int), "class": names, "label": labels_of(points)})


def walk_frame(walk: Walk) -> pd.DataFrame:
    """Return one row per step of a descent: step, m, b, loss.

    Example:
        >>> from nnviz.descent import descend
        >>> walk = descend([0, 1], [0, 1], model="sigmoid", learning_rate=1, steps=2)
        >>> walk_frame(walk)["step"].tolist()
        [0, 1, 2]
    """
    m, b = walk.places.T
    return pd.DataFrame({"step": np.arange(len(m)), "m": m, "b": b, "loss": walk.losses}).round(6)


def parameters(view: LogisticView) -> list[alt.Parameter]:
    """Return the four sliders that all charts share; they begin at the slide's start, m = 1 and b = 0."""
    return [
        slider(M, value=1, low=view.m[0], high=view.m[1], step=fine_step(view.m), label="slope m"),
        slider(B, value=0, low=view.b[0], high=view.b[1], step=fine_step(view.b), label="b"),
        slider(THRESHOLD, value=0.5, low=0.05, high=0.95, step=0.05, label="threshold"),
        slider(STEP, value=0, low=0, high=view.steps, step=1, label="gradient descent, step"),
    ]


def weighed(points: Points) -> alt.Chart:
    """Give the points the weighted sum z. `side` is −1 for class 1: the loss is ln(1 + e^(side · z))."""
    rows = class_frame(points).assign(side=1 - 2 * points.y.astype(int))
    return alt.Chart(rows).transform_calculate(z=f"{M} * datum.x + {B}")


def lost_rows(points: Points) -> alt.Chart:
    """Add to each point its loss, −ln of the probability of its true class, without overflow."""
    return weighed(points).transform_calculate(loss="max(0, datum.side * datum.z) + log(1 + exp(-abs(datum.z)))")


def predicted_rows(points: Points) -> alt.Chart:
    """Add to each point its `predicted`, and whether it is `right`.

    Class 1 is predicted where p ≥ threshold. Browsers interpret these words, point by point: few make a smooth drag.
    """
    rows = weighed(points).transform_calculate(predicted=f"datum.z >= log({THRESHOLD} / (1 - {THRESHOLD})) ? 1 : 0")
    return rows.transform_calculate(right="datum.predicted == datum.y ? 1 : 0")
