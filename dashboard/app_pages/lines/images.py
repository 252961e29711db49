"""The test images, and which of them is shown at which shift.

Browser parameters: `shift` (pixels, 0 to 4), `image` (which test image, 1 to 8), and `paint`, what a hand has painted
over it (`grips.sheet`).
"""

import altair as alt
import pandas as pd

from dashboard.app_pages.lines import PAGE
from dashboard.app_pages.lines.pixels import pixel_frame
from nnviz.charts.parameters import slider
from nnviz.recordings.line_classifiers import SHIFTS, LineClassifiers

SHIFT, IMAGE, PAINT = PAGE.words(("shift", "image", "paint"))
FIRST = 2  # of the test images, shown at first
AT_SHIFT = f"datum.shift == {SHIFT}"
CHOSEN = f"{AT_SHIFT} && datum.image == {IMAGE}"


def image_parameters(run: LineClassifiers, *, shift: int = 0) -> list[alt.Parameter]:
    """Return the controls that the charts of a view share; `shift` is where the view opens."""
    return [
        slider(SHIFT, value=shift, low=0, high=SHIFTS[-1], step=1, label="shift down and right, in pixels"),
        image_slider(run),
    ]


def image_slider(run: LineClassifiers) -> alt.Parameter:
    """Return the control that chooses a test image."""
    return slider(IMAGE, value=FIRST, low=1, high=len(run.y), step=1, label="test image")


def image_frame(run: LineClassifiers) -> pd.DataFrame:
    """Return one row per shift, test image (from 1) and pixel, as `pixel_frame` has them."""
    return pd.concat(
        [
            pixel_frame(image, shift=shift, image=number)
            for shift, images in enumerate(run.images)
            for number, image in enumerate(images, 1)
        ],
        ignore_index=True,
    )


def painted(pixel: str, own: str) -> str:
    """Return the value of a pixel as an expression: what is painted there, else its own.

    Args:
        pixel: Its number, an expression of the browser.
        own: An expression of the browser.
    """
    letter = f"substring({PAINT}, {pixel}, {pixel} + 1)"
    return f"({letter} == '1' ? 1 : {letter} == '0' ? 0 : {own})"
