"""The signal fades: the length of the gradient in each layer of deep networks."""

from itertools import product
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st

from dashboard.app_pages.backpropagation import PAGE, said
from dashboard.app_pages.backpropagation.fading import lengths_of, median_ratio
from dashboard.app_pages.backpropagation.powers import power_of_ten
from dashboard.layout.picture import picture, specification
from dashboard.layout.views import View
from nnviz.charts import palette
from nnviz.charts.parameters import choice, slider, switch
from nnviz.charts.parts import heading
from nnviz.charts.parts import picture as chart
from nnviz.recordings.fading_gradients import ACTIVATIONS, DEPTHS, INITIALIZERS

DEPTH, UNITS, NORMALIZED, INITIALIZER = PAGE.words(("depth", "units", "normalized", "initializer"))
NAMES = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "ReLU"}
LOWEST, HIGHEST = 1e-8, 1e7  # of the axis
FADES, GROWS = 0.1, 10.0  # the first layer's length beside the last one's
SHORT, LONG = 0.01, 100.0  # of all layers


def fate(lengths: np.ndarray, ratio: float) -> str:
    """Say in a few words what becomes of the gradient.

    Args:
        lengths: Of each layer, first to last.
        ratio: The first one's beside the last one's.

    Returns:
        A headline.

    Example:
        >>> fate(np.array([1e-5, 1.0]), 1e-5), fate(np.array([500.0, 600.0]), 0.8)
        ('It fades on its way back', 'It explodes: above 100 in every layer')
    """
    if lengths.min() > LONG:
        return "It explodes: above 100 in every layer"
    if lengths.max() < SHORT:
        return "It is below 0.01 in every layer"
    if ratio < FADES:
        return "It fades on its way back"
    return "It grows on its way back" if ratio > GROWS else "It neither fades nor explodes"


def rows_of(depth: int, activation: str, *, normalized: bool, initializer: str) -> list[dict[str, Any]]:
    """Return one row for each layer of a kind of network: median, least and most of the seeds, and what is said."""
    which: dict[str, Any] = {"normalized": normalized, "initializer": initializer}
    lengths = np.clip(lengths_of(depth, activation, **which), LOWEST, HIGHEST)
    ratio = median_ratio(depth, activation, **which)
    middle, low, high = np.median(lengths, axis=0), lengths.min(axis=0), lengths.max(axis=0)
    kind = {"depth": depth, "units": NAMES[activation], **which, "large": fate(middle, ratio), "ratio": ratio}
    return [
        kind
        | {
            "layer": layer,
            "length": float(middle[layer - 1]),
            "low": float(low[layer - 1]),
            "high": float(high[layer - 1]),
        }
        for layer in range(1, depth + 2)
    ]


def fading_chart(*, height: int) -> alt.LayerChart:
    """Draw the lengths of the chosen kind of network as bars, the layer before the loss at the right."""
    kinds = product(DEPTHS, ACTIVATIONS, (False, True), INITIALIZERS)
    rows = [row for depth, name, on, start in kinds for row in rows_of(depth, name, normalized=on, initializer=start)]
    table = alt.Chart(pd.DataFrame(rows)).transform_filter(
        f"datum.depth == {DEPTH} && datum.units == {UNITS} && datum.normalized == {NORMALIZED}"
        f" && datum.initializer == {INITIALIZER}"
    )
    named = table.transform_calculate(name="datum.layer > datum.depth ? 'last' : '' + datum.layer")
    order = [*map(str, DEPTHS), "last"]
    x = alt.X(
        "name:N",
        title="layer; the last one stands before the loss",
        sort=order,
        scale=alt.Scale(domain=order),
        axis=alt.Axis(labelAngle=0),
    )
    y = alt.Y(
        "length:Q",
        title="length of the gradient",
        scale=alt.Scale(type="log", domain=[LOWEST, HIGHEST], clamp=True),
        axis=alt.Axis(labelExpr=power_of_ten(), tickCount=7),
    )
    tips = [
        "name:N",
        alt.Tooltip("length:Q", format=".3~g"),
        alt.Tooltip("low:Q", format=".3~g"),
        alt.Tooltip("high:Q", format=".3~g"),
    ]
    shorter = "format(1 / datum.ratio, ',.2r') + ' times shorter than'"
    longer = "format(datum.ratio, '.2~r') + ' times as long as'"
    words = table.transform_filter("datum.layer == 1").transform_calculate(
        small=f"'first layer: ' + (datum.ratio < 1 ? {shorter} : {longer}) + ' the last; median of five networks'"
    )
    layers = [
        named.mark_bar(color=palette.GRADIENT, opacity=1, clip=True).encode(
            x=x, y=y, y2=alt.datum(LOWEST), tooltip=tips
        ),
        named.mark_rule(color=palette.INK, strokeWidth=2).encode(x=x, y=alt.Y("low:Q"), y2="high:Q"),
        *heading(words, size=24, inside=True),
    ]
    return chart(layers, _controls(), width="container", height=height)


def _controls() -> list[alt.Parameter]:
    return [
        slider(DEPTH, value=10, low=DEPTHS[0], high=DEPTHS[-1], step=1, label="hidden layers"),
        choice(UNITS, value="sigmoid", options=tuple(NAMES.values()), label="activation"),
        choice(INITIALIZER, value="Glorot uniform", options=tuple(INITIALIZERS), label="initial weights"),
        switch(NORMALIZED, value=False, label="batch normalization"),
    ]


@st.cache_data(show_spinner=False)
def charts() -> list[dict[str, Any]]:
    """Return the chart as Vega-Lite."""
    return [specification(fading_chart(height=420))]


def show(_: None) -> None:
    """Show the lengths over their controls."""
    picture(PAGE, *charts(), alt="The length of the gradient in each layer of a network, as bars.", key="fading")


def lines(_: None) -> dict[str, str]:
    """Return fields for the chosen kind of network."""
    return {
        "depth": "«depth»",
        "activation": '"«units»".lower()',
        "initializer": '"«initializer»"',
        "normalized": '"«normalized»" == "true"',
    }


FADING = View(
    name="the signal fades",
    show=show,
    story=said.STORY,
    guess=said.FADES,
    slide=said.fading_slide,
    panel="fading",
    lines=lines,
    sources=said.sources,
)
