"""Arrays as small PNGs: maps side by side, units in a strip, on one scale of colors each."""

import base64
import io

import numpy as np
from PIL import Image

from nnviz.charts.palette import DIVERGING_LIGHT, SEQUENTIAL_LIGHT

GAP = 1  # pixel between two tiles
CLEAR = np.zeros(4, np.uint8)


def maps_image(maps: np.ndarray, *, columns: int) -> str:
    """Paint maps beside each other, all on one scale.

    Args:
        maps: float32, (rows, columns, maps), at least one of each.
        columns: Maps in a row.

    Returns:
        A PNG as a data URI, one pixel per cell.
    """
    height, width, count = maps.shape
    colors = _colors(maps)
    across = min(columns, count)
    down = -(-count // across)
    canvas = np.zeros((down * (height + GAP) - GAP, across * (width + GAP) - GAP, 4), np.uint8)
    for number in range(count):
        top, left = number // across * (height + GAP), number % across * (width + GAP)
        canvas[top : top + height, left : left + width] = colors[:, :, number]
    return png(canvas)


def units_image(units: np.ndarray, *, columns: int) -> str:
    """Paint units, float32, (units,), as squares in rows of `columns`; see `maps_image`."""
    across = min(columns, len(units))
    padded = np.zeros((-(-len(units) // across) * across, 4), np.uint8)
    padded[: len(units)] = _colors(units)
    return png(padded.reshape(-1, across, 4))


def picture(image: np.ndarray) -> str:
    """Paint an image of one or three channels, (rows, columns, channels), from its least value to its largest."""
    low, high = float(image.min()), float(image.max())
    gray = np.clip((image - low) / max(high - low, 1e-12) * 255, 0, 255).astype(np.uint8)
    shown = gray if gray.shape[2] == 3 else np.repeat(gray[:, :, :1], 3, axis=2)
    return png(np.dstack([shown, np.full(shown.shape[:2], 255, np.uint8)]))


def png(pixels: np.ndarray) -> str:
    """Return uint8 of shape (rows, columns, 4) as a PNG in a data URI."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()


def is_signed(values: np.ndarray) -> bool:
    """Return whether values are shown around 0, blue below and vermillion above."""
    return bool(values.min() < 0)


def _colors(values: np.ndarray) -> np.ndarray:
    """Return the color of each value, uint8, (…, 4); what is no finite number is left clear."""
    finite = np.isfinite(values)
    known = np.where(finite, values, 0)
    most = max(float(np.abs(known).max()), 1e-12)
    signed = is_signed(known)
    ramp = DIVERGING_LIGHT if signed else SEQUENTIAL_LIGHT
    stops = np.array([[int(color[at : at + 2], 16) for at in (1, 3, 5)] for color in ramp], float)
    place = (known / most / 2 + 0.5 if signed else known / most) * (len(ramp) - 1)
    rgb = np.stack([np.interp(place, np.arange(len(ramp)), channel) for channel in stops.T], axis=-1)
    opaque = np.concatenate([np.round(rgb), np.full((*rgb.shape[:-1], 1), 255)], axis=-1).astype(np.uint8)
    return np.where(finite[..., None], opaque, CLEAR)
