"""Small images as crisp squares: ink for gray values, blue and vermillion for signed weights, teal for activations."""

from typing import Any, Literal

import altair as alt
import numpy as np
import pandas as pd

from nnviz.charts import palette
from nnviz.charts.parts import INSIDE, SMALLEST, one_row

Kind = Literal["ink", "signed", "activation"]


def pixel_frame(pixels: np.ndarray, **constants: float | str) -> pd.DataFrame:
    """Return one row per pixel: row, column (from 0, row 0 on top), value, and the constants.

    Args:
        pixels: Shape (rows, columns).
        **constants: Of all rows, such as the number of the image.

    Example:
        >>> pixel_frame(np.array([[0.5, 1.0]]), shift=3).to_dict("list")
        {'row': [0, 0], 'column': [0, 1], 'value': [0.5, 1.0], 'shift': [3, 3]}
    """
    rows, columns = np.indices(pixels.shape)
    table = {"row": rows.ravel(), "column": columns.ravel(), "value": pixels.ravel().round(4).astype(float)}
    return pd.DataFrame(table).assign(**constants)


def pixel_layer(
    rows: alt.Chart,
    *,
    cell: str,
    top: float,
    kind: Kind,
    left: str = "0",
    above: str = "0",
    tooltip: list[alt.Tooltip] | None = None,
) -> alt.Chart:
    """Draw the rows of `pixel_frame` as squares; lengths are expressions of the browser, such as "height / 8".

    Args:
        rows: Row, column and value of each pixel.
        cell: Side of a pixel, in screen pixels.
        top: The value (its magnitude, if signed) that gets the full color; one for all images that are compared.
        kind: Which colors.
        left: Distance of the image from the plot's left edge.
        above: Distance of the image from the plot's upper edge.
        tooltip: What hovering shows; by default row and column (from 1) and value.
    """
    placed = rows.transform_calculate(
        px=f"{left} + (datum.column + 0.5) * ({cell})",
        py=f"{above} + (datum.row + 0.5) * ({cell})",
        strength=f"min(1, abs(datum.value) / {top:.6g})",
        sign="datum.value < 0 ? 'negative' : 'positive'",
        row_name="datum.row + 1",
        column_name="datum.column + 1",
    )
    hover = tooltip or [
        alt.Tooltip("row_name:Q", title="row", format="d"),
        alt.Tooltip("column_name:Q", title="column", format="d"),
        alt.Tooltip("value:Q", format=".2f"),
    ]
    return placed.mark_rect(width=alt.expr(cell), height=alt.expr(cell)).encode(
        **at("px", "py"), color=_color(kind), opacity=alt.Opacity("strength:Q", scale=None), tooltip=hover
    )


def frame_layer(*, left: str = "0", above: str = "0", width: str, height: str) -> alt.Chart:
    """Draw the edge of an image: an empty one would look like nothing. Lengths are expressions of the browser."""
    edge = alt.Chart(one_row()).transform_calculate(
        x=f"{left}", y=f"{above}", x2=f"{left} + {width}", y2=f"{above} + {height}"
    )
    rect = edge.mark_rect(fill=None, stroke=palette.QUIET, strokeOpacity=0.7)
    return rect.encode(**at("x", "y"), x2="x2:Q", y2="y2:Q")


def head(size: int) -> str:
    """Return how much of a plot's upper end a heading of this size takes, as an expression of the browser."""
    return f"({2 * INSIDE} + {1.15 * size} * (0.5 + text_size / {2 * SMALLEST}) + 1.2 * text_size)"


def at(x: str, y: str) -> dict[str, Any]:
    """Place a mark at two fields that hold screen pixels, from the plot's upper left corner."""
    return {"x": alt.X(f"{x}:Q", scale=None, axis=None), "y": alt.Y(f"{y}:Q", scale=None, axis=None)}


def _color(kind: Kind) -> Any:
    if kind == "signed":
        scale = alt.Scale(domain=["negative", "positive"], range=list(palette.CLASSES))
        return alt.Color("sign:N", scale=scale, legend=None)
    return alt.value(palette.INK if kind == "ink" else palette.LOSS)
