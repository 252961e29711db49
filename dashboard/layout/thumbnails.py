"""What data look like, small: masks for the buttons that choose them, filled with the ink of the page."""

from urllib.parse import quote

import numpy as np
from numpy.typing import ArrayLike

WIDTH, HEIGHT, EDGE = 72, 38, 5  # px; EDGE stays free around the points
MOST = 60  # points; more are a fog


def scatter(
    x: ArrayLike, y: ArrayLike, *, faint: ArrayLike | None = None, size: tuple[int, int] = (WIDTH, HEIGHT)
) -> str:
    """Return points as an image for CSS, spread over the whole thumbnail.

    Args:
        x: Their first coordinates, to the right.
        y: Their second coordinates, upwards.
        faint: Which of them are drawn faint, such as those of class 0; none if not given.
        size: Width and height in pixels.

    Returns:
        `url("data:image/svg+xml,…")`, at most about 60 points of them.

    Example:
        >>> scatter([0, 1], [0, 1]).count("circle")
        2
    """
    width, height = size
    across, up = _spread(x, width), _spread(y, height)
    pale = np.zeros(len(across), bool) if faint is None else np.asarray(faint, bool)
    some = np.linspace(0, len(across) - 1, min(len(across), MOST)).round().astype(int)  # whatever their order
    dots = "".join(
        f"<circle cx='{left:.1f}' cy='{height - high:.1f}' r='1.9' opacity='{0.4 if weak else 1}'/>"
        for left, high, weak in zip(across[some], up[some], pale[some], strict=True)
    )
    return drawing(dots, size=size)


def drawing(marks: str, *, size: tuple[int, int] = (WIDTH, HEIGHT)) -> str:
    """Return marks as an image for CSS.

    Args:
        marks: Elements of SVG, with single quotes; their opacity counts, their color does not.
        size: Width and height in pixels.

    Returns:
        `url("data:image/svg+xml,…")`.
    """
    width, height = size
    image = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}'>{marks}</svg>"
    return f'url("data:image/svg+xml,{quote(image)}")'


def _spread(values: ArrayLike, size: int) -> np.ndarray:
    found = np.asarray(values, float)
    low, extent = found.min(), np.ptp(found) or 1.0
    return EDGE + (found - low) / extent * (size - 2 * EDGE)
