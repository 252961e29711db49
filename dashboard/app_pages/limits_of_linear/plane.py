"""The plane of all three charts: its axes, and the points in it."""

import altair as alt

from nnviz.charts.decision_maps import class_points, plane_frame
from nnviz.charts.parts import scale
from nnviz.datasets import Points
from nnviz.recordings.decision_maps import REACH

SIDE = 290  # px of a plot, both ways: circles look round, angles right, and a phone is wide enough


def axes_of(points: Points) -> tuple[alt.X, alt.Y]:
    """Return the axes of the plane, named as the inputs are."""
    bounds, axis = scale((-REACH, REACH)), alt.Axis(values=[-1, 0, 1])
    return (
        alt.X("x1:Q", title=points.x_names[0], scale=bounds, axis=axis),
        alt.Y("x2:Q", title=points.x_names[1], scale=bounds, axis=axis),
    )


def dots(rows: alt.Chart, points: Points) -> alt.Chart:
    """Draw the points: circles of class 0, squares of class 1.

    Args:
        rows: See `rows_of`.
        points: Two inputs, two classes.
    """
    x, y = axes_of(points)
    return class_points(rows, x=x, y=y, classes=points.classes)


def rows_of(points: Points) -> alt.Chart:
    """Return a chart whose table are the points: see `plane_frame`."""
    return alt.Chart(plane_frame(points.x, points.y, classes=points.classes))
