"""What a model predicts everywhere in the plane, as a map."""

import altair as alt
import numpy as np

from dashboard.app_pages.limits_of_linear.plane import SIDE, axes_of, dots, rows_of
from nnviz.charts.decision_maps import class_layer
from nnviz.charts.parts import NUMBER, heading, one_row, picture
from nnviz.datasets import Points
from nnviz.recordings.decision_maps import PIXELS


def boundary_chart(points: Points, probability: np.ndarray, *, accuracy: float, title: str) -> alt.LayerChart:
    """Draw what a model predicts everywhere, the points it learned from, and its accuracy on them.

    Args:
        points: Two inputs within −1.25 to 1.25, two classes.
        probability: Of class 1, shape (150 × 150,), in [0, 1], on `nnviz.recordings.decision_maps.plane_grid()`.
        accuracy: Share of the points it gets right, in [0, 1].
        title: What the model is, in a few words.

    Raises:
        ValueError: If `probability` has another shape.
    """
    if probability.shape != (PIXELS**2,):
        raise ValueError(f"probability must have shape ({PIXELS**2},), got {probability.shape}")
    x, y = axes_of(points)
    words = alt.Chart(one_row(large=f"{accuracy:.1%}", small=title))
    layers = [class_layer(probability.reshape(PIXELS, PIXELS), x=x, y=y), dots(rows_of(points), points)]
    return picture([*layers, *heading(words, size=NUMBER)], [], width=SIDE, height=SIDE)
