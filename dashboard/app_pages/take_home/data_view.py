"""The third message: special data require special networks."""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st

from dashboard.app_pages.take_home import PAGE
from dashboard.app_pages.take_home.miniatures import HEIGHT, Point, show_points
from nnviz.charts import palette
from nnviz.charts.numbers import percent
from nnviz.charts.parts import LABEL, SMALLEST, heading, one_row, picture, scale, slider
from nnviz.recordings.line_classifiers import NAMES, SHIFTS, TEST, LineClassifiers, Name, load_line_classifiers

SHIFT = PAGE.word("shift")
EXAMPLE, FILTER = 1, 1  # of the test images and of the two filters: a horizontal line and the map that lights up
TITLES = {"logistic": "logistic", "dense": "dense", "convolution": "convolution"}

POINTS = (
    Point("image", "Nearby pixels are related", "convolution", {}),
    Point("map", "Convolutions exploit translation", "lines", {"view": "shift a map", "shift": "2"}),
    Point("accuracy", "Exploit symmetries", "lines", {"view": "three networks", "shift": str(SHIFTS[-1])}),
)


def cells_chart(cells: np.ndarray, *, ink: str, words: str) -> alt.LayerChart:
    """Draw an image that moves with the shift, as crisp squares.

    Args:
        cells: float, (shifts, rows, columns), at least 0.
        ink: The colour of the largest value.
        words: Above it, an expression of the browser.
    """
    shift, row, column = np.indices(cells.shape)
    table = {"shift": shift.ravel(), "row": row.ravel() + 1, "column": column.ravel() + 1}
    rows = alt.Chart(pd.DataFrame(table).assign(value=cells.ravel().astype(float).round(3)))
    rows = rows.transform_filter(f"datum.shift == {SHIFT}").transform_calculate(
        strength=f"min(1, datum.value / {float(cells.max()):.4f})"
    )
    x = alt.X("column:O", title=None, axis=None, scale=alt.Scale(paddingInner=0.03))
    y = alt.Y("row:O", title=None, axis=None, scale=alt.Scale(paddingInner=0.03))
    tooltip = [alt.Tooltip(f"{name}:Q", format="d") for name in ("row", "column")] + [
        alt.Tooltip("value:Q", format=".2f")
    ]
    title = alt.Chart(one_row()).transform_calculate(words=words)
    growth = f"(0.5 + text_size / {2 * SMALLEST})"
    layers = [
        alt.Chart(one_row())
        .mark_rect(fill=None, stroke=palette.QUIET)
        .encode(x=alt.value(0), y=alt.value(0), x2=alt.value(alt.expr("width")), y2=alt.value(alt.expr("height"))),
        rows.mark_rect(color=ink).encode(x=x, y=y, opacity=alt.Opacity("strength:Q", scale=None), tooltip=tooltip),
        title.mark_text(
            align="left", baseline="bottom", color=palette.INK, fontSize=alt.expr(f"20 * {growth}"), fontWeight="bold"
        ).encode(text="words:N", x=alt.value(0), y=alt.value(-6)),
    ]
    return picture(layers, [_shift()], width="container", height=HEIGHT)


def _shift() -> alt.Parameter:
    return slider(SHIFT, value=0, low=0, high=SHIFTS[-1], step=1, label="shift down and right, in pixels")


def accuracy_chart(run: LineClassifiers) -> alt.LayerChart:
    """Draw how often each of three networks is right at every shift."""
    share = run.right / TEST["count"]
    table = pd.concat(
        [
            pd.DataFrame({"shift": SHIFTS, "accuracy": share[row], "network": TITLES[name]})
            for row, name in enumerate(NAMES)
        ]
    )
    rows = alt.Chart(table)
    here = rows.transform_filter(f"datum.shift == {SHIFT}")
    x = alt.X(
        "shift:Q",
        title="shift in pixels (across), accuracy (up)",
        scale=scale((-0.2, SHIFTS[-1] + 0.2)),
        axis=alt.Axis(values=list(SHIFTS)),
    )
    y = alt.Y("accuracy:Q", title=None, scale=scale((0, 1.4)), axis=alt.Axis(values=[0, 0.5, 1], format=".0%"))
    shape = alt.Shape("network:N", scale=alt.Scale(range=["circle", "square", "triangle-up"]), legend=None)
    tooltip = ["network:N", alt.Tooltip("shift:Q", format="d"), alt.Tooltip("accuracy:Q", format=".1%")]
    convolution = here.transform_filter(f"datum.network == '{TITLES['convolution']}'").transform_calculate(
        large="format(datum.accuracy, '.1%') + ' right'", small=f"'the convolution, on {TEST['count']:,} test images'"
    )
    names = [_name(name, share, row) for row, name in enumerate(NAMES)]
    layers = [
        alt.Chart(one_row(low=0, high=1.06))
        .transform_calculate(shift=SHIFT)
        .mark_rule(color=palette.QUIET)
        .encode(x=x, y=alt.Y("low:Q", scale=scale((0, 1.4))), y2="high:Q"),
        rows.mark_line(color=palette.INK, strokeWidth=3).encode(x=x, y=y, detail="network:N"),
        here.mark_point(filled=True, color=palette.INK, size=130, opacity=1).encode(
            x=x, y=y, shape=shape, tooltip=tooltip
        ),
        *(each.encode(x=x, y=y, text="words:N") for each in names),
        *heading(convolution, size=24, inside=True),
    ]
    return picture(layers, [_shift()], width="container", height=HEIGHT)


def _name(name: Name, share: np.ndarray, row: int) -> alt.Chart:
    """Write a network's name beside its line, where there is room: at the middle shift."""
    middle = len(SHIFTS) // 2
    place = alt.Chart(one_row(shift=middle, accuracy=float(share[row, middle]), words=TITLES[name]))
    if name == "logistic":  # the lower one of two that nearly agree
        return place.mark_text(align="right", dx=-8, dy=14, fontSize=LABEL, color=palette.INK)
    return place.mark_text(align="left", dx=8, dy=-10 if name == "dense" else 16, fontSize=LABEL, color=palette.INK)


@st.cache_data(show_spinner=False)
def charts() -> list[dict[str, Any]]:
    """Return the image, its map and the accuracies as Vega-Lite."""
    run = load_line_classifiers(shuffled=False)
    moved = f"'an image' + ({SHIFT} ? ', moved by ' + {SHIFT} : '')"
    image = cells_chart(run.images[:, EXAMPLE], ink=palette.INK, words=moved)
    brightest = int(run.maps[0, EXAMPLE].max(axis=(0, 1)).argmax())
    cells = run.maps[:, EXAMPLE, :, :, brightest]
    feature_map = cells_chart(cells, ink=palette.LOSS, words="'its map moves along'")
    return [chart.to_dict() for chart in (image, feature_map, accuracy_chart(run))]


def show(_: None) -> None:
    """Show an image, its map, and how often three networks are right, all at one shift."""
    show_points(
        POINTS,
        charts(),
        alt="A line image and its feature map, moved together; the accuracies of three networks at each shift.",
        key="data",
    )


def accuracies(shift: int) -> dict[str, float]:
    """Return each network's accuracy at a shift, by its title."""
    right = load_line_classifiers(shuffled=False).right[:, shift] / TEST["count"]
    return {TITLES[name]: float(share) for name, share in zip(NAMES, right, strict=True)}


def best() -> str:
    """Return the title of the network that is right most often at the largest shift."""
    found = accuracies(SHIFTS[-1])
    return max(found, key=lambda title: found[title])


def because() -> str:
    """Say how often each network is right where no training line lay."""
    found = ", ".join(f"{title} {percent(share)}" for title, share in accuracies(SHIFTS[-1]).items())
    return f"At shift {SHIFTS[-1]}, where no training line lay: {found}."
