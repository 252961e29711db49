"""The loss of a model with two parameters, as a map, and the path of an optimizer over it."""

import altair as alt
import numpy as np
import pandas as pd

from nnviz._checks import has_shape
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.maps import map_layer
from nnviz.charts.parts import heading, one_row, picture, with_halo
from nnviz.linear import LossPlane


def path_frame(path: np.ndarray) -> pd.DataFrame:
    """Return one row for each place that an optimizer visits: step, from 0, and m and b there.

    Args:
        path: float, shape (steps + 1, 2): m and b.

    Returns:
        Columns step, m and b.

    Raises:
        ValueError: If the path has another shape.

    Example:
        >>> path_frame([[0, 1], [0.5, 0.5]])["m"].tolist()
        [0.0, 0.5]
    """
    places = np.asarray(path, float)
    has_shape("path", places, ("steps + 1", 2))
    return pd.DataFrame(places, columns=["m", "b"]).rename_axis("step").reset_index()


def loss_map(
    loss: np.ndarray,
    *,
    m: np.ndarray,
    b: np.ndarray,
    path: np.ndarray | None = None,
    m_title: str = "slope m",
    b_title: str = "value at zero, b",
    width: int | str = 320,
    height: int = 320,
) -> alt.LayerChart:
    """Draw a loss over a plane of two parameters as bands between contour lines, its smallest value, and a path.

    Args:
        loss: float, shape (rows, columns), finite: one row for each b, one column for each m, such as
            `nnviz.linear.squared_error_plane(…).mean`.
        m: float, shape (columns,), evenly spaced, rising.
        b: float, shape (rows,), evenly spaced, rising.
        path: float, shape (steps + 1, 2): m and b at each step of an optimizer; None for no path.
        m_title: Of the axis across.
        b_title: Of the axis upwards.
        width: Of the plot in pixels, or `"container"`.
        height: In pixels.

    Returns:
        The map with its smallest value, and with the path.

    Raises:
        ValueError: If the shapes do not fit, or the loss is not finite or everywhere the same.

    Example:
        >>> axis = np.linspace(-1, 1, 21)
        >>> chart = loss_map(axis**2 + axis[:, None] ** 2, m=axis, b=axis, path=[[1, 1], [0.5, 0.5]])
        >>> chart.to_dict()["layer"][0]["mark"]["type"]
        'image'
    """
    plane = _plane(loss, m, b)
    x = alt.X("m:Q", title=m_title, scale=scale((float(plane.m[0]), float(plane.m[-1]))))
    y = alt.Y("b:Q", title=b_title, scale=scale((float(plane.b[0]), float(plane.b[-1]))))
    row, column = np.unravel_index(plane.mean.argmin(), plane.mean.shape)
    best_m, best_b, smallest = float(plane.m[column]), float(plane.b[row]), float(plane.mean.min())
    best = alt.Chart(one_row(m=best_m, b=best_b, loss=smallest))
    diamond = best.mark_point(shape="diamond", fill=palette.TRUTH, stroke=palette.INK, size=180, opacity=1)
    words = alt.Chart(one_row(large=f"smallest loss {smallest:.4g}", small=f"at m = {best_m:.3g}, b = {best_b:.3g}"))
    layers = [
        map_layer(plane, x=x, y=y),
        *([] if path is None else _path_layers(path, x, y)),
        diamond.encode(x=x, y=y, tooltip=[alt.Tooltip(f"{name}:Q", format=".4~g") for name in ("m", "b", "loss")]),
        *heading(words, size=20),
    ]
    return picture(layers, [], width=width, height=height)


def _path_layers(path: np.ndarray, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    steps = alt.Chart(path_frame(path))
    line = steps.mark_line(color=palette.GRADIENT, strokeWidth=2.5, clip=True)
    dots = steps.mark_circle(color=palette.GRADIENT, opacity=1, size=36, clip=True)
    return [
        *with_halo(line.encode(x=x, y=y, order="step:Q")),
        dots.encode(x=x, y=y, tooltip=[alt.Tooltip(f"{name}:Q", format=".4~g") for name in ("step", "m", "b")]),
    ]


def _plane(loss: np.ndarray, m: np.ndarray, b: np.ndarray) -> LossPlane:
    plane = LossPlane(np.asarray(m, float), np.asarray(b, float), np.asarray(loss, float), count=1)
    if plane.mean.shape != (plane.b.size, plane.m.size) or not plane.mean.size:
        raise ValueError(f"loss must have shape (rows of b, columns of m), got {plane.mean.shape}")
    if not np.isfinite(plane.mean).all() or np.ptp(plane.mean) == 0:
        raise ValueError("loss must be finite and not the same everywhere")
    return plane
