"""From pen strokes to the 28×28 image that MNIST would have made of them.

MNIST's makers scaled each digit into a box of 20×20 pixels, keeping its proportions, and moved it so that
its center of mass lies in the middle of 28×28. A network trained on MNIST reads a drawing well only after
the same steps. Source: LeCun, Bottou, Bengio, Haffner, Gradient-based learning applied to document
recognition, Proc. IEEE 86 (1998).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import scipy  # its submodules load when first used: the server, which only asks workers, never needs them
from PIL import Image, ImageDraw

SIDE = 28  # pixels of an MNIST image
BOX = 20  # pixels of the box that holds the digit
CENTER = 14.5  # pixels from the edge to the center of mass: the middle of pixel 14, as in MNIST's own files
PEN = 2.4  # pixels; the mean stroke width of MNIST's digits
FINE = 4  # drawn this many times finer, then averaged: the pen's edge becomes gray
SMALLEST = 0.1  # a drawing smaller than this share of the pad is not enlarged any further

Strokes = Sequence[Sequence[Sequence[float]]]


@dataclass(frozen=True)
class Steps:
    """What happens to a drawing on its way to the network; every image float32, (28, 28), in [0, 1]."""

    drawn: np.ndarray
    """The whole pad or photo, made small."""
    boxed: np.ndarray
    """The ink, scaled into the 20×20 box in the middle."""
    centered: np.ndarray
    """The same, moved so that its center of mass lies in the middle: what the network sees."""


def rasterize(strokes: Strokes, *, whole: Strokes | None = None) -> np.ndarray:
    """Draw strokes as MNIST would have shown them.

    Args:
        strokes: One sequence of [x, y] pairs per stroke, in [0, 1], y pointing down.
        whole: The finished drawing, if the strokes are only its beginning: they are drawn where they will lie in it.
            Without it every new piece of a line would move and scale the ones before it.

    Returns:
        float32, shape (28, 28), in [0, 1], ink bright; all zero if there are no points.

    Raises:
        TypeError: If `strokes` is not a sequence of sequences of number pairs.
        ValueError: If a coordinate is not finite or outside [0, 1].

    Example:
        >>> image = rasterize([[[0.5, 0.1], [0.5, 0.9]]])  # a one
        >>> image.shape, float(image[14, 14]) > 0.9, float(image[14, 4])
        ((28, 28), True, 0.0)
    """
    return rasterize_steps(strokes).centered if whole is None else _within(strokes, whole)


def _within(strokes: Strokes, whole: Strokes) -> np.ndarray:
    """Draw the beginning of a drawing into the box of the whole, and move it as the whole is moved."""
    lines, all_lines = _as_lines(strokes), _as_lines(whole)
    if not lines:
        return np.zeros((SIDE, SIDE), np.float32)
    into, size = _box(all_lines)
    ink = _ink([into(line) for line in all_lines], size)
    by_mass = np.array(scipy.ndimage.center_of_mass(ink)) + 0.5
    return shrink(_paste(_ink([into(line) for line in lines], size), CENTER * FINE - by_mass))


def rasterize_steps(strokes: Strokes) -> Steps:
    """Draw strokes as `rasterize` does, and keep the images of each step."""
    lines = _as_lines(strokes)
    if not lines:
        empty = np.zeros((SIDE, SIDE), np.float32)
        return Steps(empty, empty, empty)
    into, size = _box(lines)
    pad_lines = [line * (SIDE - PEN) + PEN / 2 for line in lines]
    boxed, centered = place(_ink([into(line) for line in lines], size))
    return Steps(shrink(_ink(pad_lines, np.array([SIDE, SIDE]))), boxed, centered)


def _box(lines: list[np.ndarray]) -> tuple[Callable[[np.ndarray], np.ndarray], np.ndarray]:
    """Return what moves lines into the box of MNIST's digits, in pixels, and the size of the ink: width, height."""
    points = np.concatenate(lines)
    corner, extent = points.min(axis=0), float(np.ptp(points, axis=0).max())
    scale = (BOX - PEN) / max(extent, SMALLEST)  # pixels per unit of the pad
    return lambda line: (line - corner) * scale + PEN / 2, np.ptp(points, axis=0) * scale + PEN


def place(ink: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Put fine ink into the middle of 28×28: once by its box, once by its center of mass.

    Args:
        ink: Shape (height, width), in [0, 1], at `FINE` times the final resolution, at most 20·FINE a side.

    Returns:
        Two images, float32, (28, 28), in [0, 1].
    """
    by_box = np.array(ink.shape) / 2
    by_mass = np.array(scipy.ndimage.center_of_mass(ink)) + 0.5 if ink.any() else by_box
    return shrink(_paste(ink, SIDE / 2 * FINE - by_box)), shrink(_paste(ink, CENTER * FINE - by_mass))


def shrink(fine: np.ndarray) -> np.ndarray:
    """Average blocks of FINE×FINE: (28·FINE, 28·FINE) → float32 (28, 28)."""
    return fine.reshape(SIDE, FINE, SIDE, FINE).mean(axis=(1, 3), dtype=np.float32)


def _paste(ink: np.ndarray, corner: np.ndarray) -> np.ndarray:
    """Copy ink into an empty fine canvas, its corner as near to the wish as the ink stays whole."""
    canvas = np.zeros((SIDE * FINE, SIDE * FINE), np.float32)
    top, left = np.clip(np.round(corner).astype(int), 0, np.array(canvas.shape) - ink.shape)
    canvas[top : top + ink.shape[0], left : left + ink.shape[1]] = ink
    return canvas


def _ink(lines: list[np.ndarray], size: np.ndarray) -> np.ndarray:
    """Draw lines (in pixels) with a round pen on a fine canvas of `size` (width, height) pixels."""
    width, height = np.maximum(1, np.round(size * FINE).astype(int))
    canvas = Image.new("L", (int(width), int(height)))
    draw = ImageDraw.Draw(canvas)
    radius = PEN * FINE / 2
    for line in lines:
        corners = (_thinned(line) * FINE).tolist()
        draw.line([tuple(corner) for corner in corners], fill=255, width=round(2 * radius))
        for x, y in corners:
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    return np.asarray(canvas, np.float32) / 255


def _thinned(line: np.ndarray) -> np.ndarray:
    """Keep one point for every half pixel of way, and both ends: more points add work, not ink."""
    way = np.hypot(*np.diff(line, axis=0).T).cumsum()
    keep = np.diff(np.floor(2 * way), prepend=0) > 0
    return line[np.r_[True, keep[:-1], True]] if len(keep) else line


def _as_lines(strokes: Strokes) -> list[np.ndarray]:
    """Check strokes and return them as float arrays of shape (points, 2), empty ones left out."""
    if isinstance(strokes, str | bytes) or not isinstance(strokes, Sequence | np.ndarray):
        raise TypeError(f"strokes must be a list of lists of [x, y] pairs, not {type(strokes).__name__}")
    lines = []
    for number, stroke in enumerate(strokes):
        try:
            line = np.asarray(stroke, np.float64)
        except (TypeError, ValueError):
            raise TypeError(f"strokes[{number}] must be a list of [x, y] pairs of numbers") from None
        if line.size == 0:
            continue
        if line.ndim != 2 or line.shape[1] != 2:
            raise TypeError(f"strokes[{number}] must have shape (points, 2), got {line.shape}")
        if not ((line >= 0) & (line <= 1)).all():
            raise ValueError(f"strokes[{number}] must be finite and in [0, 1], y pointing down")
        lines.append(line)
    return lines
