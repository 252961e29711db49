"""What the three networks predict for a painted image, worked out in the browser from their weights."""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.lines import PAGE
from dashboard.app_pages.lines.images import IMAGE, PAINT, SHIFT, painted
from nnviz.datasets.line_images import SIDE
from nnviz.recordings.line_classifiers import KERNEL, LineClassifiers, Name

OWN = PAGE.word("own")


def own_pixels(run: LineClassifiers) -> alt.Parameter:
    """Return the values of all images as the parameter OWN: by shift, image and pixel."""
    shifts, count, *_ = run.images.shape
    return alt.param(name=OWN, value=run.images.reshape(shifts, count, -1).round(4).astype(float).tolist())


def weights_frame(run: LineClassifiers, name: Name) -> pd.DataFrame:
    """Return one row for each product that a network adds up: `pixel`, its weight `w`, the `unit` and its `place`.

    Example:
        >>> from nnviz.recordings.line_classifiers import load_line_classifiers
        >>> run = load_line_classifiers(shuffled=False)
        >>> [len(weights_frame(run, name)) for name in ("logistic", "dense", "convolution")]
        [64, 512, 968]
    """
    kernel = run.weights[name][0]
    if name != "convolution":
        pixels, units = np.indices(kernel.shape)
        rows = {"pixel": pixels.ravel(), "w": kernel.ravel(), "unit": units.ravel(), "place": 0}
        return pd.DataFrame(rows).round({"w": 4})
    row, column, down, right, unit = np.indices((SIDE, SIDE, KERNEL, KERNEL, kernel.shape[-1])).reshape(5, -1)
    y, x = row + down - KERNEL // 2, column + right - KERNEL // 2
    inside = (y >= 0) & (y < SIDE) & (x >= 0) & (x < SIDE)  # around the image there are zeros
    w = kernel[down, right, 0, unit]
    rows = {"pixel": SIDE * y + x, "w": w, "unit": unit, "place": SIDE * row + column}
    return pd.DataFrame(rows)[inside].round({"w": 4})


def painted_prediction(run: LineClassifiers, name: Name) -> alt.Chart:
    """Return one row with `p`, a network's probability of "vertical", while something is painted; else none."""
    first, last = (run.weights[name][at] for at in (1, -1))
    value = painted("datum.pixel", f"{OWN}[{SHIFT}][{IMAGE} - 1][datum.pixel]")
    rows = alt.Chart(weights_frame(run, name)).transform_filter(f"{PAINT} != ''")
    sums = rows.transform_calculate(product=f"datum.w * {value}")
    sums = sums.transform_aggregate(z="sum(product)", groupby=["unit", "place"])
    if name != "logistic":
        biases, says = (array.ravel().round(4).tolist() for array in (first, run.weights[name][2]))
        sums = sums.transform_aggregate(z="max(z)", groupby=["unit"])  # of a map its largest cell
        sums = sums.transform_calculate(z=f"{says}[datum.unit] * max(0, datum.z + {biases}[datum.unit])")
    total = sums.transform_aggregate(z="sum(z)")
    return total.transform_calculate(p=f"1 / (1 + exp(-datum.z - {float(last[0]):.4f}))")
