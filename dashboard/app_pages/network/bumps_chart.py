"""Four hidden units over a line, each a curve with its own sliders, and their sum beside the curve to reach.

Browser parameters, for each unit 1 to 4: `c1` (where it turns), `w1` (how steeply), `v1` (its weight in the sum);
`bias`, the output's bias; `f`, the activation; `goal`, the curve to reach; `parts`, whether the units' curves are seen.
Read out: `error`, the mean squared error over the 201 places from −1 to 1. All begin with the page's prefix.
"""

import altair as alt

from dashboard.app_pages.network import PAGE
from dashboard.layout.grips import dot, grips
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.parameters import choice, slider, switch
from nnviz.charts.parts import LABEL, NUMBER, heading, one_row, picture, readout

UNITS = (1, 2, 3, 4)
BIAS, F, GOAL, PARTS = PAGE.words(("bias", "f", "goal", "parts"))
FUNCTIONS = {
    "tanh": "(1 - 2 / (1 + exp(2 * datum.z{0})))",
    "sigmoid": "(1 / (1 + exp(-datum.z{0})))",
    "ReLU": "max(0, datum.z{0})",
}
GOALS = {
    "wave": "sin(2 * PI * datum.x)",
    "hump": "exp(-10 * pow(datum.x, 2))",
    "steps": "(datum.x < -0.5 ? -0.8 : datum.x < 0 ? 0.2 : datum.x < 0.5 ? -0.2 : 0.8)",
}
GRAYS = ("#5c636d", "#6b727c", "#7a818b", "#8a8f98")  # one for each unit: none means a class
DASHES = ([1, 0], [9, 3], [3, 3], [10, 3, 2, 3])
FIRST = {"c": (-0.4, 0.4, 0.0, 0.8), "w": (8.0, 8.0, 8.0, 8.0), "v": (0.5, -0.5, 0.0, 0.0)}
LOW, HIGH = -1.6, 1.6  # of what is drawn


def bump_parameters() -> list[alt.Parameter]:
    """Return the activation, the goal, the bias, whether parts are seen, and three sliders for each unit."""
    kinds = (("c", "turns at", -1.0, 1.0, 0.05), ("w", "steepness", -20.0, 20.0, 0.5), ("v", "weight", -2.0, 2.0, 0.05))
    units = [
        slider(PAGE.word(f"{kind}{unit}"), value=first, low=low, high=high, step=step, label=f"{unit} {label}")
        for kind, label, low, high, step in kinds
        for unit, first in zip(UNITS, FIRST[kind], strict=True)
    ]
    return [
        choice(F, value="tanh", options=tuple(FUNCTIONS), label="units"),
        choice(GOAL, value="hump", options=tuple(GOALS), label="reach"),
        slider(BIAS, value=0, low=-1, high=1, step=0.05, label="bias"),
        switch(PARTS, value=True, label="each unit's curve"),
        *units,
    ]


def summed() -> alt.Chart:
    """Return 201 rows: `x`, each unit's part of the sum `a1` to `a4`, their `sum`, the `goal`, the squared `miss`."""
    rows = alt.Chart(one_row()).transform_calculate(place="sequence(0, 201)").transform_flatten(["place"])
    rows = rows.transform_calculate(x="(datum.place - 100) / 100")
    for unit in UNITS:
        c, w = PAGE.words((f"c{unit}", f"w{unit}"))
        rows = rows.transform_calculate(**{f"z{unit}": f"{w} * (datum.x - {c})"})
    for unit in UNITS:
        tanh, sigmoid, relu = (function.format(unit) for function in FUNCTIONS.values())
        chosen = f"{F} == 'tanh' ? {tanh} : {F} == 'sigmoid' ? {sigmoid} : {relu}"
        rows = rows.transform_calculate(**{f"a{unit}": f"{PAGE.word(f'v{unit}')} * ({chosen})"})
    wave, hump, steps = GOALS.values()
    goal = f"{GOAL} == 'wave' ? {wave} : {GOAL} == 'hump' ? {hump} : {steps}"
    parts = " + ".join(f"datum.a{unit}" for unit in UNITS)
    rows = rows.transform_calculate(sum=f"{BIAS} + {parts}", goal=goal)
    return rows.transform_calculate(miss="pow(datum.sum - datum.goal, 2)")


def bumps_chart(*, height: int) -> alt.LayerChart:
    """Draw each unit's part as a thin line, their sum thick, and the curve to reach.

    Args:
        height: In pixels.
    """
    # The axes' titles stand in the plot, which then is larger.
    across = alt.Axis(labelFlush=10, titleAnchor="end", titleAlign="right", titleY=-10)
    x = alt.X("x:Q", title="x", scale=scale((-1, 1)), axis=across)
    y = _at("y")
    rows = summed()
    parts = rows.transform_filter(PARTS).transform_fold([f"a{unit}" for unit in UNITS], as_=["unit", "y"])
    colors = alt.Color("unit:N", scale=alt.Scale(domain=[f"a{unit}" for unit in UNITS], range=list(GRAYS)), legend=None)
    dashes = alt.StrokeDash(
        "unit:N", scale=alt.Scale(domain=[f"a{unit}" for unit in UNITS], range=list(DASHES)), legend=None
    )
    tooltip = [
        alt.Tooltip("x:Q", format=".2f"),
        *(alt.Tooltip(f"a{unit}:Q", title=f"unit {unit}", format="+.3f") for unit in UNITS),
    ]
    tooltip += [
        alt.Tooltip("sum:Q", title="bias + units", format="+.3f"),
        alt.Tooltip("goal:Q", title="to reach", format="+.3f"),
    ]
    badges = _badges()
    judged = rows.transform_aggregate(error="mean(miss)")
    words = judged.transform_calculate(
        large="format(datum.error, '.4f')", small="'mean squared error; green: the curve to reach'"
    )
    layers = [
        rows.mark_line(color=palette.TRUTH, strokeWidth=5, opacity=0.75, clip=True).encode(x=x, y=_at("goal")),
        parts.mark_line(strokeWidth=2, clip=True).encode(x=x, y=y, color=colors, strokeDash=dashes),
        rows.mark_line(color=palette.INK, strokeWidth=4.5, clip=True).encode(x=x, y=_at("sum")),
        badges.mark_rule(strokeWidth=1.5, strokeDash=[2, 3], clip=True).encode(x=x, y=y, y2=alt.datum(0), color=colors),
        badges.mark_circle(size=420, opacity=1).encode(x=x, y=y, color=colors),
        badges.mark_text(fontSize=LABEL, fontWeight="bold", color="white").encode(x=x, y=y, text="words:N"),
        rows.mark_bar(opacity=0, size=8).encode(x=x, y=alt.datum(LOW), y2=alt.datum(HIGH), tooltip=tooltip),
        *heading(words, size=NUMBER, inside=True),
        readout(judged, **PAGE.own(error="datum.error")),
    ]
    chart = picture(layers, bump_parameters(), width="container", height=height)
    hint = "Drag: where it turns, and its weight. Wheel, or + and −: its steepness."
    held = [
        dot(f"unit {unit}", **dict(zip(("x", "y", "wheel"), names, strict=True)), look="quiet", hint=hint)
        for unit in UNITS
        for names in [PAGE.words(f"{kind}{unit}" for kind in "cvw")]
    ]
    return grips(chart, *held, x=(-1, 1), y=(LOW, HIGH))


def _badges() -> alt.Chart:
    """One row for each unit: x is where it turns, y its weight; a weight out of sight stands at the edge."""
    rows = alt.Chart(one_row()).transform_calculate(number=f"{list(UNITS)}").transform_flatten(["number"])
    turns, weights = ("[" + ", ".join(PAGE.words(f"{kind}{unit}" for unit in UNITS)) + "]" for kind in ("c", "v"))
    return rows.transform_filter(PARTS).transform_calculate(
        unit="'a' + datum.number",
        words="'' + datum.number",
        x=f"{turns}[datum.number - 1]",
        y=f"clamp({weights}[datum.number - 1], {LOW}, {HIGH})",
    )


def _at(field: str) -> alt.Y:
    up = alt.Axis(
        titleAngle=0, titleAlign="left", titleAnchor="start", titleX=10, titleY=alt.expr("70 + 1.7 * text_size")
    )
    return alt.Y(f"{field}:Q", title="output", scale=scale((LOW, HIGH)), axis=up)
