"""Three networks that look for lines, each with what it learned and what it predicts; how often all are right.

The browser parameters are those of `images`. Read out: the accuracies `logistic`, `dense` and `convolution`.
"""

from itertools import pairwise
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.lines import PAGE
from dashboard.app_pages.lines.image_card import plot_of
from dashboard.app_pages.lines.images import (
    AT_SHIFT,
    CHOSEN,
    PAINT,
    SHIFT,
    image_parameters,
)
from dashboard.app_pages.lines.painted import own_pixels, painted_prediction
from dashboard.app_pages.lines.pixels import at, frame_layer, pixel_frame, pixel_layer
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.parts import LABEL, TITLE, one_row, picture, readout
from nnviz.datasets.line_images import SIDE
from nnviz.recordings.line_classifiers import NAMES, SHIFTS, TEST, LineClassifiers, Name

LEARNED, SAID = 0.5, 0.54  # shares of a card's width: where the weights end and the words begin
TITLES = {"logistic": "logistic regression", "dense": "dense network", "convolution": "convolution"}
SHORT = {"logistic": "logistic", "dense": "dense", "convolution": "convolution"}
APART = 0.09  # between the names at the ends of the lines, at least


def accuracy_frame(run: LineClassifiers, name: Name, usual: LineClassifiers) -> pd.DataFrame:
    """Return one row per shift: shift, right, accuracy, and `usual`, the accuracy without shuffling.

    Example:
        >>> from nnviz.recordings.line_classifiers import load_line_classifiers
        >>> run = load_line_classifiers(shuffled=False)
        >>> accuracy_frame(run, "logistic", run).columns.tolist()
        ['shift', 'right', 'accuracy', 'usual']
    """
    row, count = NAMES.index(name), TEST["count"]
    rows = {"shift": SHIFTS, "right": run.right[row], "accuracy": run.right[row] / count}
    return pd.DataFrame(rows | {"usual": usual.right[row] / count})


def parameter_sum(run: LineClassifiers, name: Name) -> str:
    """Work out a network's number of parameters: the weights and the bias of one layer, or its layers added up.

    Example:
        >>> from nnviz.recordings.line_classifiers import load_line_classifiers
        >>> [parameter_sum(load_line_classifiers(shuffled=False), name) for name in NAMES]
        ['64 + 1 = 65', '520 + 9 = 529', '20 + 3 = 23']
    """
    layers = run.parameters(name)
    parts = [str(size) for size in layers] if len(layers) > 1 else [f"{layers[0] - 1} + 1"]
    return f"{' + '.join(parts)} = {sum(layers)}"


def network_card(run: LineClassifiers, name: Name, *, height: int) -> alt.LayerChart:
    """Draw what a network learned, and beside it how often it is right at this shift, and its prediction for the image.

    Args:
        run: What was learned and predicted.
        name: Which network.
        height: In pixels.
    """
    rows = alt.Chart(accuracy_frame(run, name, run)).transform_filter(AT_SHIFT)
    learned = {"logistic": _logistic, "dense": _dense, "convolution": _convolution}[name](run)
    told = readout(rows, **PAGE.own(**{name: "datum.accuracy"}))
    return plot_of([*learned, *_says(run, name, rows), told], run, height=height).add_params(own_pixels(run))


def prediction_frame(run: LineClassifiers, name: Name) -> pd.DataFrame:
    """Return one row per shift and test image (from 1): p, the network's probability of "vertical", and y.

    Example:
        >>> from nnviz.recordings.line_classifiers import load_line_classifiers
        >>> prediction_frame(load_line_classifiers(shuffled=False), "dense").columns.tolist()
        ['shift', 'image', 'p', 'y']
    """
    shifts = run.probability[NAMES.index(name)]
    return pd.DataFrame(
        [
            {"shift": shift, "image": image + 1, "p": float(p), "y": int(run.y[image])}
            for shift, images in enumerate(shifts)
            for image, p in enumerate(images)
        ]
    ).round(4)


def accuracies_chart(run: LineClassifiers, usual: LineClassifiers, *, height: int) -> alt.LayerChart:
    """Draw how often each network is right at every shift, named where its line ends; dashed: pixels in order.

    Args:
        run: What was predicted.
        usual: The run without shuffling.
        height: In pixels.
    """
    tables = [accuracy_frame(run, name, usual).assign(network=SHORT[name]) for name in NAMES]
    rows = alt.Chart(pd.concat(tables, ignore_index=True))
    room = "((6.8 * text_size + 8) / width)"  # for the longest name, at the right end of its line
    most = alt.expr(f"({SHIFTS[-1]} + 0.2 * {room}) / (1 - {room})")
    named = alt.Scale(domainMin=-0.2, domainMax=most, nice=False, zero=False)
    x = alt.X("shift:Q", title="shift (pixels)", scale=named, axis=alt.Axis(values=list(SHIFTS), grid=False))
    percent = alt.Axis(values=[0, 0.5, 1], format=".0%")
    y = alt.Y("accuracy:Q", title=f"right, of {TEST['count']:,} test images", scale=scale((0, 1.06)), axis=percent)
    tooltip = [
        alt.Tooltip("network:N"),
        alt.Tooltip("shift:Q", title="shift (pixels)", format="d"),
        alt.Tooltip("right:Q", title=f"right, of {TEST['count']}", format="d"),
    ]
    shape = alt.Shape("network:N", scale=alt.Scale(range=["circle", "square", "triangle-up"]), legend=None)
    dashed: dict[str, Any] = {"strokeWidth": 2, "strokeDash": [5, 4], "color": palette.QUIET}
    layers = [
        alt.Chart(one_row(accuracy=0.5)).mark_rule(color=palette.QUIET, strokeDash=[2, 4]).encode(y=y),
        alt.Chart(one_row()).transform_calculate(shift=SHIFT).mark_rule(color=palette.QUIET).encode(x=x),
        rows.mark_line(strokeWidth=3, color=palette.INK).encode(x=x, y=y, detail="network:N"),
        rows.transform_filter(AT_SHIFT)
        .mark_point(filled=True, size=130, opacity=1, color=palette.INK)
        .encode(x=x, y=y, shape=shape, tooltip=tooltip),
        _names(run, x, y),
    ]
    if run is not usual:
        layers.insert(2, rows.mark_line(**dashed).encode(x=x, y="usual:Q", detail="network:N"))
    return picture(layers, image_parameters(run), width="container", height=height)


def apart(places: list[float], *, least: float) -> list[float]:
    """Move places away from each other, as little as one pass upwards needs.

    Example:
        >>> apart([0.5, 0.25, 0.5], least=0.25)
        [0.5, 0.25, 0.75]
    """
    moved = list(places)
    order = sorted(range(len(places)), key=lambda number: places[number])
    for below, number in pairwise(order):
        moved[number] = max(moved[number], moved[below] + least)
    return moved


def _names(run: LineClassifiers, x: alt.X, y: alt.Y) -> alt.Chart:
    ends = [float(run.right[row, -1] / TEST["count"]) for row in range(len(NAMES))]
    table = pd.DataFrame({"words": list(SHORT.values()), "shift": SHIFTS[-1], "accuracy": apart(ends, least=APART)})
    text = alt.Chart(table).mark_text(align="left", dx=9, fontSize=LABEL, color=palette.INK)
    return text.encode(x=x, y=y, text="words:N")


def _says(run: LineClassifiers, name: Name, right: alt.Chart) -> list[alt.Chart]:
    """Write beside the weights: the name, how often it is right, its prediction for this image, its parameters."""
    predicted = alt.Chart(prediction_frame(run, name)).transform_filter(f"{CHOSEN} && {PAINT} == ''")
    predicted = predicted.transform_calculate(
        words="((datum.p > 0.5) == (datum.y == 1) ? '✓ ' : '✗ ') + (datum.p > 0.5 ? 'vertical' : 'horizontal')"
        " + ', p = ' + format(datum.p, '.2f')"
    )
    by_hand = painted_prediction(run, name).transform_calculate(
        words="(datum.p > 0.5 ? 'vertical' : 'horizontal') + ', p = ' + format(datum.p, '.2f')"
    )
    sum_of, total = parameter_sum(run, name), sum(run.parameters(name))
    size = alt.Chart(one_row()).transform_calculate(
        words=f"(width > 26 * text_size ? '{sum_of}' : '{total}') + ' parameters'"
    )
    tooltip = [alt.Tooltip("right:Q", title=f"right, of {TEST['count']}, at this shift", format="d")]
    share = right.transform_calculate(words="format(datum.accuracy, '.1%')")
    p = [alt.Tooltip("p:Q", title="probability of vertical", format=".4f")]
    return [
        _line(alt.Chart(one_row(words=TITLES[name])), 0.1, fontSize=TITLE),
        _line(share, 1.4, fontSize=alt.expr("26 * (0.5 + text_size / 26)"), fontWeight="bold").encode(tooltip=tooltip),
        _line(predicted, 3.9, fontSize=LABEL).encode(tooltip=p),
        _line(by_hand, 3.9, fontSize=LABEL).encode(tooltip=p),
        readout(by_hand, **PAGE.own(**{f"painted_{name}": "datum.p"})),
        _line(size, 5.2, fontSize=LABEL),
    ]


def _line(rows: alt.Chart, lines: float, **look: Any) -> alt.Chart:
    """Write `words` at the right of the weights, so many lines of text below the card's upper edge."""
    text = rows.mark_text(align="left", baseline="top", color=palette.INK, **look)
    place = {"x": alt.value(alt.expr(f"{SAID} * width")), "y": alt.value(alt.expr(f"{lines} * text_size"))}
    return text.encode(text="words:N", **place)


def _logistic(run: LineClassifiers) -> list[alt.Chart]:
    """One weight for each pixel."""
    cell = f"min(height, {LEARNED} * width) / {SIDE}"
    return _weights(run.weights["logistic"][0].reshape(SIDE, SIDE), cell=cell, left="0", top=0)


def _dense(run: LineClassifiers) -> list[alt.Chart]:
    """The 64 weights of each hidden unit as a small image; below, how much it says for "vertical"."""
    units = run.weights["dense"][0].T.reshape(-1, SIDE, SIDE)
    top = float(np.abs(units).max())
    across = f"{LEARNED / 4} * width"
    side = f"min({across} - 5, height / 2 - 1.3 * text_size)"
    places = [(f"{number % 4} * {across}", f"{number // 4} * height / 2") for number in range(len(units))]
    layers = [
        layer
        for unit, (left, above) in zip(units, places, strict=True)
        for layer in _weights(unit, cell=f"{side} / {SIDE}", left=left, above=above, top=top)
    ]
    says = run.weights["dense"][2][:, 0]
    return [*layers, *(_below(w, *place, side=side) for w, place in zip(says, places, strict=True))]


def _convolution(run: LineClassifiers) -> list[alt.Chart]:
    """The two kernels, large; below each, what its largest cell says for "vertical"."""
    kernels, _, last, _ = run.weights["convolution"]
    top, across = float(np.abs(kernels).max()), f"{LEARNED / 2} * width"
    side = f"min({across} - 10, height - 1.3 * text_size)"
    layers = []
    for number in range(kernels.shape[-1]):
        left = f"{number} * {across}"
        layers += _weights(kernels[:, :, 0, number], cell=f"{side} / 3", left=left, top=top)
        layers.append(_below(last[number, 0], left, "0", side=side))
    return layers


def _weights(weights: np.ndarray, *, cell: str, left: str, above: str = "0", top: float) -> list[alt.Chart]:
    """An image of weights in its frame; `top` 0 is the largest of its own."""
    strongest = top or float(np.abs(weights).max())
    height, width = (f"{side} * {cell}" for side in weights.shape)
    return [
        pixel_layer(alt.Chart(pixel_frame(weights)), cell=cell, top=strongest, kind="signed", left=left, above=above),
        frame_layer(left=left, above=above, width=width, height=height),
    ]


def _below(weight: float, left: str, above: str, *, side: str) -> alt.Chart:
    """Write a weight under an image."""
    rows = alt.Chart(one_row(words=f"{weight:+.1f}".replace("-", "−")))
    rows = rows.transform_calculate(x=f"{left} + {side} / 2", y=f"{above} + {side} + 3")
    text = rows.mark_text(fontSize=LABEL, color=palette.INK, baseline="top")
    return text.encode(text="words:N", **at("x", "y"))
