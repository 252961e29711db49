"""Three networks that look for lines, each with what it learned and how often it is right at every shift.

The browser parameters are those of `images`. Read out: the accuracies `logistic`, `dense` and `convolution`.
"""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.lines import PAGE
from dashboard.app_pages.lines.images import AT_SHIFT, CHOSEN, IMAGE, SHIFT, image_frame, image_parameters
from dashboard.app_pages.lines.pixels import at, frame_layer, pixel_frame, pixel_layer
from nnviz.charts import palette
from nnviz.charts.parts import LABEL, NUMBER, heading, one_row, picture, readout, scale
from nnviz.datasets.line_images import KINDS, LAST_PLACE, SIDE
from nnviz.recordings.line_classifiers import NAMES, SHIFTS, TEST, LineClassifiers, Name

CELL = 22  # px of a pixel of an image
WIDTH = SIDE * CELL
WIDE = 224  # px, of what needs more room
TITLES = {"logistic": "logistic regression", "dense": "dense network", "convolution": "convolution"}
SHORT = {"logistic": "logistic", "dense": "dense", "convolution": "convolution"}


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


def image_card(run: LineClassifiers, *, shuffled: bool) -> alt.LayerChart:
    """Draw the chosen test image at the chosen shift, and where the lines of the training lay."""
    rows = alt.Chart(image_frame(run)).transform_filter(CHOSEN)
    kinds = [KINDS[int(y)] for y in run.y]
    seen = "pixels shuffled" if shuffled else "as in the training"
    words = alt.Chart(one_row()).transform_calculate(
        large=f"{kinds}[{IMAGE} - 1]", small=f"{SHIFT} ? 'shifted by ' + {SHIFT} : '{seen}'"
    )
    layers = [
        pixel_layer(rows, cell=CELL, top=1, kind="ink"),
        frame_layer(left=0, above=0, width=WIDTH, height=WIDTH),
        *heading(words, size=24),
    ]
    if not shuffled:
        layers.append(_trained_here(run))
    return _plot(layers, run, height=WIDTH)


def answer_card(run: LineClassifiers, *, height: int) -> alt.LayerChart:
    """Draw what each network says about the chosen image: its probability of a vertical line, right or wrong."""
    table = pd.DataFrame(
        [
            {"network": SHORT[name], "shift": shift, "image": image + 1, "p": float(p), "y": int(run.y[image])}
            for name, shifts in zip(NAMES, run.probability, strict=True)
            for shift, images in enumerate(shifts)
            for image, p in enumerate(images)
        ]
    ).round(4)
    rows = alt.Chart(table).transform_filter(CHOSEN)
    rows = rows.transform_calculate(
        right="(datum.p > 0.5) == (datum.y == 1) ? 'right' : 'wrong'",
        words="(datum.right == 'right' ? '✓ ' : '✗ ') + (datum.p > 0.5 ? 'vertical' : 'horizontal')",
    )
    names = [SHORT[name] for name in NAMES]
    y = alt.Y("network:N", sort=names, title=None, axis=None, scale=alt.Scale(domain=names, paddingInner=0.6))
    x = alt.X("p:Q", title="probability of “vertical”", scale=scale((0, 1)), axis=alt.Axis(values=[0, 0.5, 1]))
    color = alt.Color(
        "right:N", legend=None, scale=alt.Scale(domain=["right", "wrong"], range=[palette.TRUTH, palette.CLASS_1])
    )
    tooltip = ["network:N", alt.Tooltip("p:Q", title="probability of vertical", format=".3f"), "right:N"]
    shown = {"y": y, "tooltip": tooltip}
    name = rows.mark_text(align="left", fontSize=LABEL, color=palette.INK, baseline="bottom", dy=-6, dx=2)
    says = rows.mark_text(align="right", fontSize=LABEL, color=palette.INK, baseline="bottom", dy=-6)
    layers = [
        alt.Chart(one_row(p=0.5)).mark_rule(color=palette.QUIET, strokeDash=[4, 4]).encode(x=x),
        rows.mark_rule(strokeWidth=2, color=palette.QUIET).encode(x=x, x2=alt.datum(0.5), **shown),
        rows.mark_point(filled=True, size=110, opacity=1).encode(x=x, color=color, **shown),
        name.encode(x=alt.value(0), text="network:N", **shown),
        says.encode(x=alt.value(alt.expr("width")), text="words:N", **shown),
    ]
    return _plot(layers, run, width=WIDE, height=height)


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


def weights_card(run: LineClassifiers, name: Name) -> alt.LayerChart:
    """Draw a network's accuracy at the chosen shift above the weights it learned, all on one scale around 0.

    Args:
        run: What was learned and answered.
        name: Which network.
    """
    rows = alt.Chart(accuracy_frame(run, name, run)).transform_filter(AT_SHIFT)
    words = rows.transform_calculate(large="format(datum.accuracy, '.1%')", small=f"'{TITLES[name]}'")
    layers = {"logistic": _logistic, "dense": _dense, "convolution": _convolution}[name](run)
    told = readout(rows, **PAGE.own(**{name: "datum.accuracy"}))
    return _plot([*layers, *heading(words, size=NUMBER), told], run, width=WIDE, height=WIDTH)


def shift_card(run: LineClassifiers, name: Name, usual: LineClassifiers, *, height: int) -> alt.LayerChart:
    """Draw a network's accuracy at every shift; where pixels are shuffled, also the accuracy without, as a tick.

    Args:
        run: What was answered.
        name: Which network.
        usual: The run without shuffling.
        height: In pixels.
    """
    rows = alt.Chart(accuracy_frame(run, name, usual))
    x = alt.X("shift:O", title="shift (pixels)", axis=alt.Axis(labelAngle=0, ticks=False))
    y = alt.Y("accuracy:Q", title=None, scale=scale((0, 1)), axis=alt.Axis(format=".0%", values=[0, 0.5, 1]))
    tooltip = [
        alt.Tooltip("shift:O", title="shift (pixels)"),
        alt.Tooltip("right:Q", title=f"right, of {TEST['count']}"),
        alt.Tooltip("accuracy:Q", format=".1%"),
        alt.Tooltip("usual:Q", title="pixels in order", format=".1%"),
    ]
    strong = alt.condition(AT_SHIFT, alt.value(1), alt.value(0.35))
    layers = [
        rows.mark_bar(color=palette.INK, cornerRadiusEnd=2).encode(x=x, y=y, opacity=strong, tooltip=tooltip),
        alt.Chart(one_row(accuracy=0.5)).mark_rule(color=palette.QUIET, strokeDash=[4, 4]).encode(y=y),
    ]
    sum_of = alt.Chart(one_row(words=f"{parameter_sum(run, name)} parameters"))
    text = sum_of.mark_text(align="right", baseline="bottom", fontSize=LABEL, color=palette.INK)
    layers.append(text.encode(x=alt.value(WIDE), y=alt.value(-8), text="words:N"))
    if run is not usual:
        tick = rows.mark_tick(color=palette.TRUTH, thickness=4, opacity=1)
        layers.append(tick.encode(x=x, y=alt.Y("usual:Q", scale=scale((0, 1))), tooltip=tooltip))
    return _plot(layers, run, width=WIDE, height=height)


def _logistic(run: LineClassifiers) -> list[alt.Chart]:
    """One weight for each pixel."""
    return _weights(run.weights["logistic"][0].reshape(SIDE, SIDE), cell=CELL, left=0, above=0, top=0)


def _dense(run: LineClassifiers) -> list[alt.Chart]:
    """The 64 weights of each hidden unit as a small image; below, how much it says for "vertical"."""
    units = run.weights["dense"][0].T.reshape(-1, SIDE, SIDE)
    top = float(np.abs(units).max())
    cell, step = 6, 58
    places = [(step * (number % 4), 6 + 88 * (number // 4)) for number in range(len(units))]
    layers = [
        layer
        for unit, (left, above) in zip(units, places, strict=True)
        for layer in _weights(unit, cell=cell, left=left, above=above, top=top)
    ]
    says = pd.DataFrame(
        [
            {"x": left + cell * SIDE / 2, "y": above + cell * SIDE + 16, "words": f"{weight:+.1f}".replace("-", "−")}
            for (left, above), weight in zip(places, run.weights["dense"][2][:, 0], strict=True)
        ]
    )
    return [*layers, _words(says)]


def _convolution(run: LineClassifiers) -> list[alt.Chart]:
    """The two kernels, large; below each, what its strongest answer says for "vertical"."""
    kernels, _, last, _ = run.weights["convolution"]
    top, cell = float(np.abs(kernels).max()), 33
    layers, says = [], []
    for number in range(kernels.shape[-1]):
        left = number * (WIDE - 3 * cell)
        layers += _weights(kernels[:, :, 0, number], cell=cell, left=left, above=16, top=top)
        weight = f"{last[number, 0]:+.1f}".replace("-", "−")
        says.append({"x": left + 1.5 * cell, "y": 16 + 3 * cell + 20, "words": f"max · {weight}"})
    return [*layers, _words(pd.DataFrame(says))]


def _weights(weights: np.ndarray, *, cell: int, left: float, above: float, top: float) -> list[alt.Chart]:
    """An image of weights in its frame; `top` 0 is the largest of its own."""
    strongest = top or float(np.abs(weights).max())
    width, height = (cell * side for side in weights.shape[::-1])
    rows = alt.Chart(pixel_frame(weights))
    return [
        pixel_layer(rows, cell=cell, top=strongest, kind="signed", left=left, above=above),
        frame_layer(left=left, above=above, width=width, height=height),
    ]


def _words(table: pd.DataFrame) -> alt.Chart:
    """Texts at x and y, in pixels."""
    return alt.Chart(table).mark_text(fontSize=LABEL, color=palette.INK).encode(text="words:N", **at("x", "y"))


def _trained_here(run: LineClassifiers) -> alt.Chart:
    """The edge of the half in which such lines lay in the training: the upper half, or the left one."""
    side = (LAST_PLACE + 1) * CELL
    ends = {False: (0, WIDTH, side, side), True: (side, side, 0, WIDTH)}  # x, x2, y, y2
    rows = [(number, *ends[bool(y)]) for number, y in enumerate(run.y, 1)]
    edge = alt.Chart(pd.DataFrame(rows, columns=["image", "x", "x2", "y", "y2"]))
    edge = edge.transform_filter(f"datum.image == {IMAGE}")
    rule = edge.mark_rule(color=palette.TRUTH, strokeWidth=3, strokeDash=[6, 4])
    return rule.encode(**at("x", "y"), x2="x2:Q", y2="y2:Q")


def _plot(layers: list[alt.Chart], run: LineClassifiers, *, height: int, width: int = WIDTH) -> alt.LayerChart:
    return picture(layers, image_parameters(run), width=width, height=height).configure_view(stroke=None)
