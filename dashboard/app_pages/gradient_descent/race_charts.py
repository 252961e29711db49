"""Eight learning rates against each other: their losses by step, and their paths, from a start that can be moved."""

from collections.abc import Collection, Mapping
from math import log10
from typing import Any

import altair as alt
import numpy as np

from dashboard.app_pages.gradient_descent import PAGE
from dashboard.app_pages.gradient_descent.labels import named
from dashboard.app_pages.gradient_descent.steps import (
    B0,
    CAP,
    COMPANION,
    FAR,
    HERO,
    M0,
    STEP,
    above_best,
    map_axes,
    map_layers,
    start_sliders,
    step_slider,
)
from dashboard.layout.grips import dot, grips
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.line_rows import LineView
from nnviz.charts.numbers import percent
from nnviz.charts.parts import INSIDE, LABEL, SMALLEST, heading, one_row, picture
from nnviz.datasets import Points

HEADROOM = 40  # of the race above the losses that it draws, for its words
LOW_CHART = "height < 11 * text_size"  # in a lecture there is no room for everything
NEAR = 1e-3  # of the loss at the start, above the best line: there a run has arrived
STRAIGHT = 0.004  # of the map, up to which a bend is not drawn
LOST = 1e9  # ways that grow beyond it lead off every screen
BEGIN = PAGE.word("begin")  # the loss above the best line's, at the start
Ways = Mapping[float, np.ndarray]
"""For each learning rate what leads from the start to each step: see `nnviz.descent.from_anywhere`."""


def ways_text(ways: Ways, view: LineView) -> str:
    """Return the ways as text: "rate's number,step,whether it bends there,six numbers;…", for m the first three.

    Args:
        ways: By learning rate.
        view: What the axes of the map span.
    """
    wide, tall = np.diff(view.m)[0], np.diff(view.b)[0]
    spans = np.array([[1, tall / wide, 1 / wide], [wide / tall, 1, 1 / tall]])  # of a way, from start and to place
    return ";".join(
        f"{number},{step},{bends:d}," + ",".join(f"{value:.8g}" for value in way.ravel())
        for number, each in enumerate(ways.values())
        for step, (way, bends) in enumerate(zip(each, bends_of(each * spans), strict=True))
        if np.abs(way).max() < LOST
    )


def bends_of(ways: np.ndarray) -> np.ndarray:
    """Return at which steps a path bends, from any start: between two of them it is straight, as far as one can see.

    Args:
        ways: Of one learning rate, shape (steps, 2, 3), with start and place as shares of the map.

    Example:
        >>> still = np.tile(np.eye(2, 3), (5, 1, 1))
        >>> still[2, 0, 0] = 0.5
        >>> bends_of(still).tolist()
        [True, True, True, True, True]
        >>> bends_of(still[3:]).tolist(), bends_of(np.tile(still[0], (4, 1, 1))).tolist()
        ([True, True], [True, False, False, True])
    """
    kept, last = np.zeros(len(ways), bool), 0
    kept[[0, -1]] = True
    for step in range(2, len(ways)):
        share = (np.arange(last, step + 1) - last)[:, None, None] / (step - last)
        straight = (1 - share) * ways[last] + share * ways[step]
        if not np.abs(straight - ways[last : step + 1]).max() < STRAIGHT:
            last = step - 1
            kept[last] = True
    return kept


def race_chart(
    points: Points, ways: Ways, *, view: LineView, steps: int, diverging: Collection[float]
) -> alt.LayerChart:
    """Draw how far above the best line every learning rate still is, on a log scale, and its name.

    Args:
        points: One input.
        ways: By learning rate.
        view: What the axes of the map span.
        steps: Where the slider ends.
        diverging: The rates whose growth lasts.
    """
    x = alt.X("step:Q", title="step", scale=scale((0, steps * 1.15)))
    low, high = log10(NEAR), log10(HEADROOM * CAP)
    axis = alt.Axis(grid=False, format="~%", values=[0.001, 0.01, 0.1, 1])
    log = alt.Scale(type="log", domain=[NEAR, HEADROOM * CAP])
    y = alt.Y("above:Q", title="above the best line", scale=log, axis=axis)
    table, ends = _runners(points, ways, view=view, diverging=diverging)
    words = ends.transform_aggregate(home="sum(home)").transform_calculate(
        large=f"datum.home + ' of {len(ways)} are there'",
        small=f"{LOW_CHART} ? '' : 'at most {percent(NEAR)} of the way left'",
    )
    told = f"({INSIDE} + 23 * (0.5 + text_size / {2 * SMALLEST}) + ({LOW_CHART} ? 0.4 : 1.8) * text_size)"
    gap = f"min(1.1 * text_size, (height - {told}) / {len(ways)}) / height"
    ceiling = f"{high} - {high - low} * {told} / height"  # under the words
    logs = ends.transform_calculate(log="log(datum.above) / LN10")
    names = named(logs, across="step", up="log", x=(0, steps), y=(low, high), gap=gap, ceiling=ceiling)
    layers = [
        _judged(points, table)
        .mark_line(color=palette.GRADIENT, strokeWidth=2.5)
        .encode(x=x, y=y, detail="number:N", opacity=_strength(ways)),
        *_names(names.transform_calculate(name_y="pow(10, datum.name_y)"), x=x, y=y),
        ends.mark_circle(color=palette.GRADIENT, opacity=1, size=70).encode(x=x, y=y, tooltip=_tooltip()),
        *heading(words, size=20, inside=True, right=True),
    ]
    return picture(layers, _parameters(points, steps, view), width="container", height=COMPANION)


def race_map(points: Points, ways: Ways, *, view: LineView, steps: int, diverging: Collection[float]) -> alt.LayerChart:
    """Draw the paths of all learning rates over the contour map of the mean squared error.

    Args:
        points: One input.
        ways: By learning rate.
        view: What the axes span.
        steps: Where the slider ends.
        diverging: The rates whose growth lasts.
    """
    x, y = map_axes(view)
    table, ends = _runners(points, ways, view=view, diverging=diverging)
    hovered = alt.selection_point(name=PAGE.word("hovered"), on="pointerover", fields=["number"])
    paths: dict[str, Any] = {"x": x, "y": y, "detail": "number:N", "order": "step:Q"}
    strength = alt.condition(hovered, _strength(ways), alt.value(0.12))
    layers = [
        *map_layers(points, view=view),
        table.mark_line(color=palette.GROUND, strokeWidth=6.5, opacity=0.6, clip=True).encode(**paths),
        table.mark_line(color=palette.GRADIENT, strokeWidth=2.5, clip=True).encode(**paths, opacity=strength),
        *_names(named(ends, across="m", up="b", x=view.m, y=view.b, gap="0.05", ceiling=str(view.b[1])), x=x, y=y),
        ends.mark_point(fill=palette.GRADIENT, stroke=palette.INK, size=100, opacity=1, clip=True)
        .encode(x=x, y=y, tooltip=_tooltip())
        .add_params(hovered),
        *heading(alt.Chart(one_row(large="eight paths", small="each named by its rate")), size=20, inside=True),
    ]
    chart = picture(layers, _parameters(points, steps, view), width="container", height=HERO)
    return grips(chart, dot("start of all descents", x=M0, y=B0), x=view.m, y=view.b)


def _parameters(points: Points, steps: int, view: LineView) -> list[alt.Parameter]:
    begin = alt.param(name=BEGIN, expr=f"max(1e-12, {above_best(points, M0, B0)})")
    return [step_slider(steps), *start_sliders(view), begin]


def _names(names: alt.Chart, *, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Write the rates beside their dots, each tied to its own by a thin line."""
    name_x, name_y = (axis.copy() for axis in (x, y))
    name_x.shorthand, name_y.shorthand = "name_x:Q", "name_y:Q"
    return [
        names.mark_rule(color=palette.INK, opacity=0.6).encode(x=x, y=y, x2="name_x:Q", y2="name_y:Q"),
        names.mark_text(color=palette.INK, align="left", dx=3, fontSize=LABEL).encode(
            x=name_x, y=name_y, text="label:N"
        ),
    ]


def _runners(
    points: Points, ways: Ways, *, view: LineView, diverging: Collection[float]
) -> tuple[alt.Chart, alt.Chart]:
    """Every run from the present start up to the present step, and the last row of each.

    One that diverges goes up to the step that throws it out.
    """
    rates = list(ways)
    rows = alt.Chart(one_row(own=ways_text(ways, view))).transform_calculate(each="split(datum.own, ';')")
    rows = rows.transform_flatten(["each"]).transform_calculate(part="split(datum.each, ',')")
    rows = rows.transform_calculate(
        number="toNumber(datum.part[0])",
        step="toNumber(datum.part[1])",
        **{f"way_{place}": f"toNumber(datum.part[{3 + place}])" for place in range(6)},
        away=f"indexof({[rates.index(rate) for rate in diverging]}, datum.number) >= 0",
    )
    drawn = f"datum.step == {STEP} || datum.step < {STEP} && datum.part[2] == '1'"
    rows = rows.transform_filter(drawn).transform_calculate(
        m=f"datum.way_0 * {M0} + datum.way_1 * {B0} + datum.way_2",
        b=f"datum.way_3 * {M0} + datum.way_4 * {B0} + datum.way_5",
    )
    rows = rows.transform_filter(f"abs(datum.m) < {FAR} && abs(datum.b) < {FAR}")
    if diverging:
        above = above_best(points, "datum.m", "datum.b")
        rows = rows.transform_calculate(lost=f"datum.away && {above} > {CAP} * {BEGIN} ? 1 : 0").transform_window(
            gone="sum(lost)", frame=[None, -1], ignorePeers=True, groupby=["number"], sort=[alt.SortField("step")]
        )
        rows = rows.transform_filter("!datum.gone")
    ends = rows.transform_joinaggregate(last="max(step)", groupby=["number"])
    names = [f"{rate:g}" for rate in rates]
    ends = _judged(points, ends.transform_filter("datum.step == datum.last")).transform_calculate(
        label=f"{names}[datum.number] + (datum.lost ? ' → ∞' : '')", home=f"datum.above <= {NEAR} ? 1 : 0"
    )
    return rows, ends


def _judged(points: Points, rows: alt.Chart) -> alt.Chart:
    """Add the loss above the best line, as a share of what it is at the start, and `above`: what is drawn of it."""
    share = f"{above_best(points, 'datum.m', 'datum.b')} / {BEGIN}"
    return rows.transform_calculate(share=share, above=f"clamp(datum.share, {NEAR}, {CAP})")


def _strength(ways: Ways) -> alt.Opacity:
    return alt.Opacity("number:Q", scale=alt.Scale(domain=[0, len(ways) - 1], range=[0.5, 1]), legend=None)


def _tooltip() -> list[alt.Tooltip]:
    """Return what hovering over a run's dot shows."""
    return [
        alt.Tooltip("label:N", title="learning rate"),
        alt.Tooltip("step:Q", format="d"),
        alt.Tooltip("m:Q", title="slope m", format=".4~g"),
        alt.Tooltip("b:Q", format=".4~g"),
        alt.Tooltip("share:Q", title="loss above the best line's, of that at the start", format=".2~%"),
    ]
