"""Losses and probabilities over a plane, painted as small images instead of tables of thousands of rows."""

import base64
import io
from typing import Literal

import altair as alt
import numpy as np
from PIL import Image

from nnviz.charts import palette
from nnviz.charts.parts import one_row
from nnviz.linear import LossPlane

BANDS = 14
HATCH = 11  # pixels from one hairline to the next
HAIR = 0.6  # opacity of hairlines
Ground = Literal["light", "dark"]


def map_layer(plane: LossPlane, *, x: alt.X, y: alt.Y) -> alt.Chart:
    """Paint a loss plane as an image that fills the plot.

    Args:
        plane: Evenly spaced m and b.
        x: Encodes the field `m` on the plane's m.
        y: Encodes the field `b` on the plane's b.

    Returns:
        A layer to lay under others.
    """
    rise = plane.mean - plane.mean.min()
    rows = one_row(m=float(plane.m.mean()), b=float(plane.b.mean()))
    image = alt.Chart(rows).mark_image(
        url=band_image(rise, top=float(rise.max())),
        aspect=False,
        width=alt.expr("width"),
        height=alt.expr("height"),
    )
    return image.encode(x=x, y=y)


def class_image(probability: np.ndarray, *, edge: bool = True, hatched: bool = False, ground: Ground = "light") -> str:
    """Paint a probability over a plane: blue towards 0, vermillion towards 1, a line at ½.

    Args:
        probability: Of class 1, shape (rows, columns), in [0, 1]; row 0 is the lowest.
        edge: Whether there is a line at ½.
        hatched: Whether the side of class 1 has hairlines too, so that no color is needed to tell the sides apart.
        ground: What it is seen on.

    Returns:
        A PNG as a data URI, one pixel per value, row 0 at the bottom.

    Example:
        >>> class_image(np.array([[0.0, 0.5], [0.5, 1.0]]))[:22]
        'data:image/png;base64,'
    """
    level = np.clip(np.floor(probability * 16), 0, 15).astype(np.uint8)
    side = probability > 0.5
    row, column = np.indices(side.shape)
    level[side & hatched & ((row - column) % HATCH == 0)] = 16
    image = Image.fromarray(np.where(_edges(side) & edge, 17, level).astype(np.uint8)[::-1], "P")
    sides = [getattr(palette.TOKENS[f"class-{number}"], ground) for number in (0, 1)]
    colors = [*(sides[number > 7] for number in range(16)), sides[1], palette.QUIET]
    image.putpalette([part for color in colors for part in _rgb(color)])
    sure = getattr(palette.SIDE, ground) * (0.2 + 0.8 * np.abs(np.arange(16) - 7.5) / 7.5)
    return _data_uri(image, (255 * np.append(sure, (HAIR, 1))).astype(np.uint8))


def band_image(rise: np.ndarray, *, top: float) -> str:
    """Paint a loss over a plane as bands between contour lines, from clear (smallest) to teal.

    Args:
        rise: Loss above its smallest value, shape (rows, columns), at least 0; row 0 is the lowest b.
        top: The rise at which the last band begins, more than 0.

    Returns:
        A PNG as a data URI, one pixel per value, row 0 at the bottom.

    Example:
        >>> band_image(np.array([[0.0, 1.0], [2.0, 8.0]]), top=8)[:22]
        'data:image/png;base64,'
    """
    # The cube root of the rise, so that the bottom of the valley has contour lines too.
    level = np.minimum(BANDS, BANDS * np.cbrt(np.maximum(rise, 0) / top)).astype(np.uint8)[::-1]
    image = Image.fromarray(level + np.where(_edges(level), BANDS + 1, 0).astype(np.uint8), "P")
    image.putpalette(_rgb(palette.LOSS) * (2 * BANDS + 2))
    shade = np.linspace(0, 185, BANDS + 1)
    opacity = np.concatenate([shade, np.minimum(255, shade + 70)]).astype(np.uint8)
    return _data_uri(image, opacity)


def _edges(level: np.ndarray) -> np.ndarray:
    """Mark, in a two-dimensional array, every place that differs from the one before it in its row or column."""
    edge = np.zeros(level.shape, bool)
    edge[:, 1:] |= level[:, 1:] != level[:, :-1]
    edge[1:] |= level[1:] != level[:-1]
    return edge


def _rgb(color: str) -> tuple[int, ...]:
    return tuple(int(color[k : k + 2], 16) for k in (1, 3, 5))


def _data_uri(image: Image.Image, opacity: np.ndarray) -> str:
    """Pack a palette image, with the opacity of each of its colors, uint8."""
    file = io.BytesIO()
    image.save(file, "PNG", transparency=opacity.tobytes(), optimize=True)
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()
