"""Why backwards: what all gradients cost by nudging and by backpropagation, counted and measured."""

from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.app_pages.backpropagation import PAGE, said
from dashboard.app_pages.backpropagation.powers import power_of_ten
from dashboard.layout.picture import picture, specification
from dashboard.layout.views import View
from nnviz.charts import palette
from nnviz.charts.parameters import choice, slider
from nnviz.charts.parts import LABEL, heading
from nnviz.charts.parts import picture as chart
from nnviz.recordings.backprop_costs import load_costs

NETWORKS = {
    "2-2-1": (2, 2, 1),
    "2-3-1": (2, 3, 1),
    "2-2-2-1": (2, 2, 2, 1),
    "784-128-64-10": (784, 128, 64, 10),  # the dense network that reads digits
}
WAYS = ("nudging", "backpropagation")
COLORS = alt.Scale(domain=list(WAYS), range=[palette.LOSS, palette.GRADIENT])
NETWORK, SIZE = PAGE.words(("counted", "size"))


def multiplications(units: tuple[int, ...]) -> tuple[int, int, int]:
    """Return how many numbers a dense network has to learn, and the multiplications for all gradients of one example.

    Args:
        units: The number of inputs, then of each layer's units.

    Returns:
        Weights and biases; multiplications by weights of one forward pass for each of them and one more; those of one
        forward and one backward pass, which multiplies for δ (but not into the inputs) and for the gradients.

    Example:
        >>> multiplications((2, 2, 1))  # 6 weights, 3 biases: 10 passes of 6; 6 + 2 + 6
        (9, 60, 14)
    """
    pairs = list(pairwise(units))
    weights = sum(incoming * count for incoming, count in pairs)
    learned = weights + sum(units[1:])
    return learned, (learned + 1) * weights, 3 * weights - units[0] * units[1]


def counted_chart(*, height: int) -> alt.LayerChart:
    """Draw both counts of the chosen network as bars."""
    rows = []
    for name, units in NETWORKS.items():
        learned, nudging, backward = multiplications(units)
        for way, count, passes in (
            (WAYS[0], nudging, f"{learned + 1:,} forward passes"),
            (WAYS[1], backward, "1 forward pass, 1 backward"),
        ):
            rows.append(
                {
                    "network": name,
                    "way": way,
                    "count": count,
                    "words": f"{count:,}",
                    "passes": passes,
                    "learned": learned,
                }
            )
    table = alt.Chart(pd.DataFrame(rows)).transform_filter(f"datum.network == {NETWORK}")
    y = alt.Y("way:N", sort=list(WAYS), title=None, axis=None)
    x = alt.X(
        "count:Q",
        title="multiplications for one example",
        scale=alt.Scale(type="log", domain=[1, 1e11]),
        axis=alt.Axis(labelExpr=power_of_ten(), tickCount=6),
    )
    first = table.transform_filter(f"datum.way == '{WAYS[0]}'").transform_calculate(
        large="format(datum.learned, ',') + ' weights and biases'", small="''"
    )
    bars = table.mark_bar(height={"band": 0.26}, x2="width", opacity=1).encode(
        x=x, x2=alt.datum(1), y=y, color=alt.Color("way:N", scale=COLORS, legend=None)
    )
    above = table.transform_calculate(said="datum.way + ': ' + datum.passes").mark_text(
        align="left", baseline="bottom", fontSize=LABEL, dy=alt.expr("-0.13 * height / 2 - 4"), color=palette.INK
    )
    number = table.mark_text(align="left", dx=6, fontSize=LABEL, color=palette.INK, fontWeight="bold")
    layers = [
        bars,
        above.encode(y=y, text="said:N", x=alt.value(0)),
        number.encode(y=y, x=x, text="words:N"),
        *heading(first, size=20, inside=True),
    ]
    pick = choice(NETWORK, value="2-2-1", options=tuple(NETWORKS), label="network")
    return chart(layers, [pick], width="container", height=height)


def measured_chart(*, height: int) -> alt.LayerChart:
    """Draw the measured times over the number of weights, with a place to read them at."""
    costs = load_costs()
    table = pd.DataFrame(
        {
            "weights": [int(count) for count in costs.weights] * 2,
            "seconds": [*costs.nudging.tolist(), *costs.backward.tolist()],
            "way": [WAYS[0]] * len(costs.weights) + [WAYS[1]] * len(costs.weights),
            "place": [*range(len(costs.weights))] * 2,
            "kind": [
                "measured" if each == all_ else f"in proportion, {each:,} of them measured"
                for each, all_ in zip(costs.nudged.tolist(), costs.weights.tolist(), strict=True)
            ]
            + ["measured"] * len(costs.weights),
        }
    )
    rows = alt.Chart(table)
    x = alt.X(
        "weights:Q",
        title="weights and biases of the network",
        scale=alt.Scale(type="log", domain=[5, 2e6]),
        axis=alt.Axis(format="~s"),
    )
    y = alt.Y(
        "seconds:Q",
        title="seconds for all gradients",
        scale=alt.Scale(type="log", domain=[1e-4, 1e4]),
        axis=alt.Axis(format="~g", tickCount=6),
    )
    color = alt.Color("way:N", scale=COLORS, legend=None)
    tips = ["way:N", alt.Tooltip("weights:Q", format=","), alt.Tooltip("seconds:Q", format=".3~g"), "kind:N"]
    here = rows.transform_filter(f"datum.place == {SIZE} - 1")
    nudging, backward = (
        f"(datum.{way} < 1 ? format(1000 * datum.{way}, '.2~r') + ' ms' : format(datum.{way}, ',.0f') + ' s')"
        for way in WAYS
    )
    both = here.transform_pivot("way", value="seconds", groupby=["weights"]).transform_calculate(
        large="format(datum.nudging / datum.backpropagation, ',.0f') + ' times as long'",
        small=f"format(datum.weights, ',') + ' weights: ' + {nudging} + ' against ' + {backward}",
    )
    named = rows.transform_filter(f"datum.place == {len(costs.weights) - 2}")  # below the headline
    layers = [
        here.mark_rule(color=palette.QUIET, strokeDash=[4, 4]).encode(x=x),
        rows.mark_line(strokeWidth=3, opacity=1).encode(x=x, y=y, color=color),
        rows.mark_point(filled=True, size=70, opacity=1).encode(x=x, y=y, color=color, tooltip=tips),
        here.mark_point(size=320, color=palette.INK, strokeWidth=2.5, opacity=1).encode(x=x, y=y),
        named.mark_text(align="right", baseline="bottom", dx=-12, dy=-6, fontSize=LABEL, fontWeight="bold").encode(
            x=x, y=y, text="way:N", color=color
        ),
        *heading(both, size=24, inside=True),
    ]
    place = slider(SIZE, value=3, low=1, high=len(costs.weights), step=1, label="weights, as a power of ten")
    return chart(layers, [place], width="container", height=height)


@st.cache_data(show_spinner=False)
def charts() -> list[dict[str, Any]]:
    """Return both charts as Vega-Lite."""
    return [specification(counted_chart(height=400)), specification(measured_chart(height=400))]


def show(_: None) -> None:
    """Show what is counted and what was measured, over their controls."""
    alt_text = "Multiplications for all gradients by nudging and by backpropagation, and both measured in seconds."
    picture(PAGE, *charts(), alt=alt_text, widths=(1, 1.25), parts=("counted", "measured"), key="costs")


def lines(_: None) -> dict[str, str]:
    """Return a field for the chosen network."""
    return {"units": '[int(count) for count in "«counted»".split("-")]'}


COSTS = View(
    name="why backwards",
    show=show,
    story=said.STORY,
    guess=said.COSTS,
    slide=said.costs_slide,
    panel="why_backwards",
    lines=lines,
    sources=said.sources,
)
