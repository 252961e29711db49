"""The feature maps of a layer side by side, all on one color scale."""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from nnviz._checks import as_finite, has_shape, whole
from nnviz.charts import palette
from nnviz.charts.parts import SMALLEST


def feature_map_frame(maps: np.ndarray) -> pd.DataFrame:
    """Unroll feature maps: one row for each cell, with its filter, row and column, counted from 1, and its value.

    Args:
        maps: Real numbers, shape (height, width, filters), such as
            `nnviz.activations.layer_activations(model, images, layer="conv1")[0]`.

    Returns:
        Columns filter, row, column and value.

    Raises:
        ValueError: If the maps have another shape, are empty or not finite.

    Example:
        >>> feature_map_frame(np.arange(4).reshape(1, 2, 2)).to_numpy().tolist()
        [[1.0, 1.0, 1.0, 0.0], [2.0, 1.0, 1.0, 1.0], [1.0, 1.0, 2.0, 2.0], [2.0, 1.0, 2.0, 3.0]]
    """
    values = as_finite("maps", maps)
    has_shape("maps", values, ("height", "width", "filters"), empty=False)
    rows, columns, filters = (axis.ravel() + 1 for axis in np.indices(values.shape))
    return pd.DataFrame({"filter": filters, "row": rows, "column": columns, "value": values.ravel().round(4)})


def feature_maps(maps: np.ndarray, *, columns: int = 4, title: str = "activation", side: int = 110) -> alt.FacetChart:
    """Draw the feature maps of a layer, every filter on one color scale, so that a silent filter looks silent.

    Values of one sign run from white to dark; signed values run from blue over white at 0 to vermillion.

    Args:
        maps: Real numbers, shape (height, width, filters).
        columns: Maps side by side, at least 1.
        title: What the values are.
        side: Height of a map in pixels.

    Returns:
        One small plot for each filter.

    Raises:
        ValueError: If the maps have another shape, are empty or not finite, or `columns` is less than 1.

    Example:
        >>> chart = feature_maps(np.array([[[0.0, -2.0], [1.0, 0.5]]]), columns=2)
        >>> chart.to_dict()["spec"]["encoding"]["color"]["scale"]["domain"]
        [-2.0, 2.0]
    """
    whole("columns", columns, least=1)
    rows = feature_map_frame(maps)
    height, width, _ = np.shape(maps)
    # As plain rows: Altair refuses tables of more than 5,000, and a layer of 28 × 28 × 16 has 12,544.
    cells: list[Any] = rows.to_dict("records")
    base = alt.Chart(alt.InlineData(values=cells))
    tiles = base.mark_rect(stroke=None).encode(
        x=alt.X("column:O", axis=None, scale=alt.Scale(padding=0)),
        y=alt.Y("row:O", axis=None, scale=alt.Scale(padding=0)),
        color=alt.Color("value:Q", title=title, scale=_scale(rows["value"])),
        tooltip=["filter:O", "row:O", "column:O", alt.Tooltip("value:Q", title=title, format=".3~f")],
    )
    tiles = tiles.properties(width=round(side * width / height), height=side)
    return (
        tiles.facet(alt.Facet("filter:O", title="filter"), columns=columns, spacing=8)
        .configure_header(labelFontSize=SMALLEST, titleFontSize=SMALLEST + 1, labelColor=palette.INK)
        .configure_legend(labelFontSize=SMALLEST, titleFontSize=SMALLEST + 1)
        .configure_view(stroke=palette.QUIET)
    )


def _scale(values: pd.Series) -> alt.Scale:
    top = float(values.abs().max()) or 1.0
    signed = values.min() < 0 < values.max()
    if signed:
        return alt.Scale(domain=[-top, top], range=list(palette.DIVERGING_LIGHT), interpolate="rgb")
    ends = [0, top] if values.max() > 0 else [0, -top]
    return alt.Scale(domain=ends, range=list(palette.SEQUENTIAL_LIGHT), interpolate="rgb")
