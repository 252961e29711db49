"""A line that the visitor turns and moves by hand, and how many points it gets right.

The browser parameters are ANGLE (degrees), SHIFT and BEST (show the best line).
"""

import math

import altair as alt

from dashboard.app_pages.limits_of_linear import PAGE
from dashboard.app_pages.limits_of_linear.plane import SIDE, axes_of, dots, rows_of
from nnviz.charts import palette
from nnviz.charts.parts import NUMBER, heading, one_row, picture, readout, slider, switch
from nnviz.datasets import Points
from nnviz.linear import BestCut

ANGLE, SHIFT, BEST = PAGE.words(("angle", "shift", "best"))
RADIANS = f"{ANGLE} * PI / 180"


def hand_line_chart(points: Points, best: BestCut) -> alt.LayerChart:
    """Draw a line to be turned and moved by sliders, the points it gets wrong, and its accuracy; read out: `right`.

    Args:
        points: Two inputs within −1.25 to 1.25, two classes.
        best: The best cut of these points, from `nnviz.linear.best_cut`.
    """
    x, y = axes_of(points)
    rows = rows_of(points).transform_calculate(
        side=f"cos({RADIANS}) * datum.x1 + sin({RADIANS}) * datum.x2 - {SHIFT}",
        right="(datum.side > 0) == (datum.y > 0.5) ? 1 : 0",
    )
    wrong = rows.transform_filter("datum.right == 0").mark_point(
        shape="circle", size=110, color=palette.INK, strokeWidth=1.2, opacity=0.8
    )
    turn = math.atan2(best.weights[1], best.weights[0])
    found = _line(BEST, f"{turn}", f"{-best.bias}")
    hand = _line("true", RADIANS, SHIFT)
    drawn = {"x": x, "y": y, "x2": "x1_end:Q", "y2": "x2_end:Q"}
    tip = hand.transform_calculate(x1="datum.foot1 + 0.3 * datum.c", x2="datum.foot2 + 0.3 * datum.s")
    head = tip.mark_point(
        shape="triangle", filled=True, color=palette.CLASS_1, size=120, opacity=1, angle=alt.expr(f"90 - {ANGLE}")
    )
    total = rows.transform_aggregate(right="sum(right)", count="count()").transform_calculate(
        large="format(datum.right / datum.count, '.1%')",
        small="'your line: ' + datum.right + ' of ' + datum.count",
    )
    record = alt.Chart(one_row(large=f"{best.accuracy:.1%}", small="best line")).transform_filter(BEST)
    layers = [
        dots(rows, points),
        wrong.encode(x=x, y=y),
        found.mark_rule(color=palette.TRUTH, strokeWidth=3, strokeDash=[8, 5], clip=True).encode(**drawn),
        hand.mark_rule(color=palette.INK, strokeWidth=3, clip=True).encode(**drawn),
        tip.mark_rule(color=palette.CLASS_1, strokeWidth=3).encode(x=x, y=y, x2="foot1:Q", y2="foot2:Q"),
        head.encode(x=x, y=y),
        *heading(total, size=NUMBER),
        *heading(record, size=20, color=palette.TRUTH, right=True),
        readout(total, **PAGE.own(right="datum.right")),
    ]
    sliders = [
        slider(ANGLE, value=0, low=0, high=360, step=1, label="side of class 1, direction in degrees"),
        slider(SHIFT, value=0, low=-1.2, high=1.2, step=0.01, label="shift in that direction"),
        switch(BEST, value=False, label="show the best line"),
    ]
    return picture(layers, sliders, width=SIDE, height=SIDE)


def _line(shown: str, angle: str, shift: str) -> alt.Chart:
    """A row with the ends of the line at `shift` along `angle` (radians), and its foot."""
    row = alt.Chart(one_row()).transform_filter(shown)
    row = row.transform_calculate(c=f"cos({angle})", s=f"sin({angle})")
    row = row.transform_calculate(foot1=f"({shift}) * datum.c", foot2=f"({shift}) * datum.s")
    return row.transform_calculate(
        x1="datum.foot1 - 4 * datum.s",
        x2="datum.foot2 + 4 * datum.c",
        x1_end="datum.foot1 + 4 * datum.s",
        x2_end="datum.foot2 - 4 * datum.c",
    )
