"""What a model predicts everywhere in the plane, as a map."""

import altair as alt
import numpy as np

from dashboard.app_pages.limits_of_linear.hand_line import SEEN, seen_parameter
from dashboard.app_pages.limits_of_linear.plane import HEIGHT, SIDE, above, axes_of, dots, rows_of
from dashboard.layout.grips import cover, grips
from nnviz.charts import palette
from nnviz.charts.contours import contour_path
from nnviz.charts.maps import Ground, class_image
from nnviz.charts.numbers import percent
from nnviz.charts.parts import one_row, picture
from nnviz.datasets import Points
from nnviz.recordings.decision_maps import PIXELS, REACH

GROUNDS: tuple[Ground, ...] = ("light", "dark")  # an image for each; the page shows the one of its theme
FINER = 3  # times as many pixels as were recorded: no steps on a large screen


def boundary_chart(
    points: Points, probability: np.ndarray, *, accuracy: float, title: str, uncovered: int
) -> alt.LayerChart:
    """Draw what a model predicts everywhere, the points it learned from, and its accuracy on them; covered at first.

    Args:
        points: Two inputs within −1.25 to 1.25, two classes.
        probability: Of class 1, shape (150 × 150,), in [0, 1], on `nnviz.recordings.decision_maps.plane_grid()`.
        accuracy: Share of the points it gets right, in [0, 1].
        title: What the model is, in a few words.
        uncovered: After how many tries it is seen.

    Raises:
        ValueError: If `probability` has another shape.
    """
    if probability.shape != (PIXELS**2,):
        raise ValueError(f"probability must have shape ({PIXELS**2},), got {probability.shape}")
    x, y = axes_of(points, labels=False)
    sums = _sums(probability)
    finer = np.linspace(0, PIXELS - 1, FINER * PIXELS)
    place = alt.Chart(one_row(x1=0, x2=0))
    size = alt.expr(SIDE)
    smooth = _sigmoid(_between(sums, finer[:, None], finer))
    images = [
        place.mark_image(
            url=f"{class_image(smooth, edge=False, hatched=True, ground=ground)}#{ground}",
            aspect=False,
            width=size,
            height=size,
            clip=True,
        ).encode(x=x, y=y)
        for ground in GROUNDS
    ]
    edge = place.mark_point(
        shape=contour_path(sums, level=0),
        size=alt.expr(f"pow({SIDE}, 2)"),
        stroke=palette.INK,
        strokeWidth=2.5,
        clip=True,
    )
    right = (sums_at(points, probability) > 0) == (points.y > 0.5)
    layers = [
        *images,
        edge.encode(x=x, y=y, opacity=alt.value(1)),
        dots(rows_of(points, right=right.astype(int)), points, labels=False),
        *above(alt.Chart(one_row(large=percent(accuracy), small=title))),
    ]
    chart = picture(layers, [seen_parameter()], width="container", height=HEIGHT)
    words = "Your line first: then logistic regression" if uncovered == 1 else "Then a network"
    return grips(chart, cover(words, name=SEEN, until=uncovered), x=(0, 1), y=(0, 1))


def sums_at(points: Points, probability: np.ndarray) -> np.ndarray:
    """Return a model's sum (the logit) at each point, read off its map between the four nearest places."""
    column, row = ((points.x + REACH) / (2 * REACH) * (PIXELS - 1)).T
    return _between(_sums(probability), row, column)


def _between(values: np.ndarray, row: np.ndarray, column: np.ndarray) -> np.ndarray:
    """Return a map's values between its four nearest places. SciPy would do it, for 10 MB of the server's memory."""
    above, left = (np.clip(np.floor(at).astype(int), 0, PIXELS - 2) for at in (row, column))
    down, right = row - above, column - left
    upper = values[above, left] * (1 - right) + values[above, left + 1] * right
    lower = values[above + 1, left] * (1 - right) + values[above + 1, left + 1] * right
    return upper * (1 - down) + lower * down


def _sums(probability: np.ndarray) -> np.ndarray:
    """Return the sum that the sigmoid made a probability of, as a map: it is smooth where that jumps."""
    kept = np.clip(probability.astype(float), 1e-4, 1 - 1e-4)
    return np.log(kept / (1 - kept)).reshape(PIXELS, PIXELS) + 1e-9


def _sigmoid(sums: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-sums))
