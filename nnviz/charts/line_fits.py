"""A line on its points, judged by its squared errors."""

import altair as alt
import numpy as np
import pandas as pd

from nnviz._checks import as_pair
from nnviz.charts import palette
from nnviz.charts.bounds import round_bounds, scale
from nnviz.charts.parts import NUMBER, heading, picture

Number = float | alt.Parameter
"""A number, or a parameter that moves it in the browser, under a name of one's own."""


def line_fit(
    x: np.ndarray,
    y: np.ndarray,
    *,
    m: Number,
    b: Number,
    x_title: str = "x",
    y_title: str = "y",
    width: int | str = 420,
    height: int = 300,
) -> alt.LayerChart:
    """Draw points, the line y = m·x + b, the residuals, and the mean of their squares as a number.

    Args:
        x: Inputs, shape (points,), finite.
        y: Outputs, shape (points,), finite.
        m: Slope of the line: a number, or a parameter, such as one of `nnviz.charts.parameters.slider`.
        b: Value of the line at x = 0, likewise.
        x_title: Of the axis, with the unit.
        y_title: Of the axis, with the unit.
        width: Of the plot in pixels, or `"container"`.
        height: In pixels.

    Returns:
        A chart with one slider for each parameter.

    Raises:
        ValueError: If x and y are empty, not finite, or differ in length.

    Example:
        >>> from nnviz.charts.parameters import slider
        >>> slope = slider("slope", value=1, low=-2, high=2, step=0.1, label="slope m")
        >>> chart = line_fit([0, 1, 2], [1, 1, 4], m=slope, b=0)
        >>> [parameter["name"] for parameter in chart.to_dict()["params"]]
        ['text_size', 'slope']
    """
    x, y = as_pair(x, y)
    left, right = _bounds(x)
    slope, start = _expression(m), _expression(b)
    rows = alt.Chart(pd.DataFrame({"x": x, "y": y})).transform_calculate(prediction=f"{slope} * datum.x + {start}")
    rows = rows.transform_calculate(residual="datum.y - datum.prediction")
    rows = rows.transform_calculate(square="datum.residual * datum.residual")
    across = alt.X("x:Q", title=x_title, scale=scale((left, right)))
    up = alt.Y("y:Q", title=y_title, scale=scale(_bounds(y)))
    ends = alt.Chart(pd.DataFrame({"x": [left, right]})).transform_calculate(y=f"{slope} * datum.x + {start}")
    mean = rows.transform_aggregate(mean="mean(square)").transform_calculate(
        large="format(datum.mean, ',.3~f')", small="'mean squared error'"
    )
    tooltip = [alt.Tooltip(f"{name}:Q", format=".3~f") for name in ("x", "y", "prediction", "residual", "square")]
    layers = [
        rows.mark_rule(color=palette.LOSS, strokeWidth=2, clip=True).encode(x=across, y=up, y2="prediction:Q"),
        ends.mark_line(color=palette.INK, strokeWidth=3, clip=True).encode(x=across, y=up),
        rows.mark_circle(color=palette.INK, opacity=1, size=60).encode(x=across, y=up, tooltip=tooltip),
        *heading(mean, size=NUMBER),
    ]
    parameters = [number for number in (m, b) if isinstance(number, alt.Parameter)]
    return picture(layers, parameters, width=width, height=height)


def _expression(number: Number) -> str:
    return str(number.name) if isinstance(number, alt.Parameter) else f"({float(number)})"


def _bounds(values: np.ndarray) -> tuple[float, float]:
    """Return round bounds with some room, also around values that are all equal."""
    room = 0.05 * np.ptp(values) or 0.5
    return round_bounds(float(values.min() - room), float(values.max() + room))
