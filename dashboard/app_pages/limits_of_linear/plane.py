"""The plane of all three charts: its axes, and the points in it."""

import altair as alt

from nnviz.charts import palette
from nnviz.charts.parts import scale
from nnviz.datasets import Points
from nnviz.plane_models import REACH

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
        rows: A chart whose table is `plane_frame(points)`.
        points: Two inputs, two classes.
    """
    x, y = axes_of(points)
    names = list(points.classes)
    color = alt.Color("class:N", scale=alt.Scale(domain=names, range=list(palette.CLASSES)), legend=None)
    shape = alt.Shape("class:N", scale=alt.Scale(domain=names, range=["circle", "square"]), legend=None)
    marks = rows.mark_point(filled=True, size=45, opacity=0.9, stroke="white", strokeWidth=0.6, clip=True)
    return marks.encode(x=x, y=y, color=color, shape=shape, tooltip=["x1:Q", "x2:Q", "class:N"])
