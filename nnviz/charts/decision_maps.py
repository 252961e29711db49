"""What a classifier predicts everywhere in a plane, and the points of two classes in it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np
import pandas as pd

from nnviz.charts import palette
from nnviz.charts.bounds import Bounds, scale
from nnviz.charts.maps import class_image
from nnviz.charts.parts import one_row, picture

if TYPE_CHECKING:
    import keras

PIXELS = 150  # of a map, along each side
CLASSES = ("class 0", "class 1")


def plane_frame(x: np.ndarray, y: np.ndarray, *, classes: Sequence[str] = CLASSES) -> pd.DataFrame:
    """Return one row per point: x1, x2, y (0 or 1) and the name of its class.

    Args:
        x: float, shape (points, 2).
        y: 0 or 1, shape (points,).
        classes: What y = 0 and y = 1 mean.

    Returns:
        Columns x1, x2, y and class.

    Raises:
        ValueError: If x or y has another shape.

    Example:
        >>> plane_frame([[0, 0], [1, 0.5]], [0, 1])["class"].tolist()
        ['class 0', 'class 1']
    """
    x, y = np.asarray(x, float), np.asarray(y)
    if x.ndim != 2 or x.shape[1] != 2 or y.shape != (len(x),):
        raise ValueError(f"x must have shape (points, 2) and y (points,), got {x.shape} and {y.shape}")
    names = [classes[int(each)] for each in y]
    return pd.DataFrame({"x1": x[:, 0], "x2": x[:, 1], "y": y.astype(int), "class": names}).round(4)


def decision_map(
    model_or_probabilities: "keras.Model | Callable[[np.ndarray], Any] | np.ndarray",
    *,
    x: np.ndarray | None = None,
    y: np.ndarray | None = None,
    classes: Sequence[str] = CLASSES,
    x1: Bounds = (-1.25, 1.25),
    x2: Bounds = (-1.25, 1.25),
    titles: tuple[str, str] = ("x₁", "x₂"),
    width: int | str = 320,
    height: int = 320,
) -> alt.LayerChart:
    """Draw the probability of class 1 over a plane, with a line where it is ½, and points of two classes.

    Args:
        model_or_probabilities: A Keras model, or any function, from float32 (n, 2) to (n,) or (n, 1); or its outputs,
            shape (rows, columns), evenly spaced over the plane, row 0 at the smallest x₂.
        x: Points to draw, float, shape (points, 2); None for none.
        y: Their classes, 0 or 1, shape (points,).
        classes: What 0 and 1 mean.
        x1: What the axis across spans.
        x2: What the axis upwards spans.
        titles: Of both axes.
        width: Of the plot in pixels, or `"container"`.
        height: In pixels.

    Returns:
        The map with its points.

    Raises:
        ValueError: If the outputs are no probabilities or have another shape, or x and y do not fit.

    Example:
        >>> chart = decision_map(lambda points: points[:, 0] > 0, x=[[-1, 0], [1, 0]], y=[0, 1])
        >>> chart.to_dict()["layer"][1]["encoding"]["color"]["scale"]["domain"]
        ['class 0', 'class 1']
    """
    probability = _probability(model_or_probabilities, x1, x2)
    across = alt.X("x1:Q", title=titles[0], scale=scale(x1))
    up = alt.Y("x2:Q", title=titles[1], scale=scale(x2))
    layers = [class_layer(probability, x=across, y=up, center=(sum(x1) / 2, sum(x2) / 2))]
    if x is not None:
        rows = alt.Chart(plane_frame(x, np.zeros(0) if y is None else y, classes=classes))
        layers.append(class_points(rows, x=across, y=up, classes=classes))
    return picture(layers, [], width=width, height=height)


def class_layer(probability: np.ndarray, *, x: alt.X, y: alt.Y, center: tuple[float, float] = (0, 0)) -> alt.Chart:
    """Paint a probability over the whole plot.

    Args:
        probability: Of class 1, shape (rows, columns), in [0, 1]; row 0 is the lowest.
        x: Encodes the field `x1`.
        y: Encodes the field `x2`.
        center: x₁ and x₂ in the middle of the plot.

    Returns:
        A layer to lay under others.
    """
    image = alt.Chart(one_row(x1=center[0], x2=center[1])).mark_image(
        url=class_image(probability), aspect=False, width=alt.expr("width"), height=alt.expr("height")
    )
    return image.encode(x=x, y=y)


def class_points(rows: alt.Chart, *, x: alt.X, y: alt.Y, classes: Sequence[str]) -> alt.Chart:
    """Draw the rows of `plane_frame` as circles and squares, in the colors of their classes."""
    names = list(classes)
    color = alt.Color("class:N", scale=alt.Scale(domain=names, range=list(palette.CLASSES)), legend=None)
    shape = alt.Shape("class:N", scale=alt.Scale(domain=names, range=["circle", "square"]), legend=None)
    dots = rows.mark_point(filled=True, size=45, opacity=0.9, stroke=palette.GROUND, strokeWidth=0.6, clip=True)
    return dots.encode(
        x=x,
        y=y,
        color=color,
        shape=shape,
        tooltip=[*(alt.Tooltip(f"{name}:Q", format=".2f") for name in ("x1", "x2")), "class:N"],
    )


def _probability(source: Any, x1: Bounds, x2: Bounds) -> np.ndarray:
    """Return probabilities as they are given, or ask for them on a grid."""
    if not callable(source):
        probability = np.asarray(source, float)
    else:
        grid = np.stack(np.meshgrid(np.linspace(*x1, PIXELS), np.linspace(*x2, PIXELS)), axis=-1)
        predicted = np.asarray(source(grid.reshape(-1, 2).astype(np.float32)), float)
        if predicted.size != PIXELS**2:
            raise ValueError(f"the model must give each point one probability, got shape {predicted.shape}")
        probability = predicted.reshape(PIXELS, PIXELS)
    if probability.ndim != 2 or not ((probability >= 0) & (probability <= 1)).all():
        raise ValueError(f"probabilities must have shape (rows, columns) and lie in [0, 1], got {probability.shape}")
    return probability
