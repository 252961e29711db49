"""A line that the visitor turns and moves by hand, and how many points it gets right.

The browser parameters are ANGLE (degrees), SHIFT, BEST (show the best line), SEEN (how many of the models beside it are
uncovered: one more with each try) and BEAT (how many points somebody got right, who sent the link; 0 for nobody).
"""

import math

import altair as alt

from dashboard.app_pages.limits_of_linear import PAGE
from dashboard.app_pages.limits_of_linear.plane import HEIGHT, above, axes_of, dots, rows_of, spans_of_the_plane
from dashboard.layout.grips import direction, grips
from nnviz.charts import palette
from nnviz.charts.parameters import slider, switch
from nnviz.charts.parts import one_row, picture, readout
from nnviz.datasets import Points
from nnviz.linear import BestCut

ANGLE, SHIFT, BEST, SEEN, BEAT, RIGHT = PAGE.words(("angle", "shift", "best", "seen", "beat", "right"))
OTHERS = 2  # models beside it
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
    turn = math.atan2(best.weights[1], best.weights[0])
    found = _line(BEST, f"{turn}", f"{-best.bias}")
    hand = _line("true", RADIANS, SHIFT)
    drawn = {"x": x, "y": y, "x2": "x1_end:Q", "y2": "x2_end:Q"}
    tip = hand.transform_calculate(x1="datum.foot1 + 0.3 * datum.c", x2="datum.foot2 + 0.3 * datum.s")
    head = tip.mark_point(
        shape="triangle", filled=True, color=palette.CLASS_1, size=120, opacity=1, angle=alt.expr(f"90 - {ANGLE}")
    )
    total = rows.transform_aggregate(right="sum(right)", count="count()").transform_calculate(
        large="datum.right + ' of ' + datum.count",
        most=f"{BEST} ? '{round(best.accuracy * len(points))}' : '?'",
        small=f"{BEAT} > 0 ? (datum.right > {BEAT} ? 'beaten: ' : 'to beat: ') + {BEAT} + ' (most: ' + datum.most + ')'"
        " : 'any line: at most ' + datum.most",
    )
    layers = [
        dots(rows, points),
        found.mark_rule(color=palette.TRUTH, strokeWidth=3, strokeDash=[8, 5], clip=True).encode(**drawn),
        hand.mark_rule(color=palette.INK, strokeWidth=3, clip=True).encode(**drawn),
        tip.mark_rule(color=palette.CLASS_1, strokeWidth=3).encode(x=x, y=y, x2="foot1:Q", y2="foot2:Q"),
        head.encode(x=x, y=y),
        *above(total),
        readout(total, **{RIGHT: "datum.right"}),
        readout(alt.Chart(one_row()), **spans_of_the_plane()),
    ]
    chart = picture(layers, hand_parameters(len(points)), width="container", height=HEIGHT)
    held = direction("your line", angle=ANGLE, shift=SHIFT, reach=0.8)
    left, right, bottom, top = spans_of_the_plane()
    return grips(chart, held, x=(left, right), y=(bottom, top), then=SEEN)


def hand_parameters(count: int) -> list[alt.Parameter]:
    """Return the sliders, the switch, and what the page remembers of a game with so many points."""
    return [
        slider(ANGLE, value=0, low=0, high=360, step=1, label="direction (°)"),
        slider(SHIFT, value=0, low=-1.2, high=1.2, step=0.01, label="shift"),
        switch(BEST, value=False, label="best line"),
        seen_parameter(),
        slider(BEAT, value=0, low=0, high=count, step=1, label="to beat"),
    ]


def seen_parameter() -> alt.Parameter:
    """Return the parameter that all charts share."""
    return slider(SEEN, value=0, low=0, high=OTHERS, step=1, label="uncovered")


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
