"""Page 4: two classes in a plane, parted by a model, or by a line that the visitor turns by hand.

The hand-turned line has the browser parameters `ll_angle` (degrees), `ll_shift` and `ll_best`; it reads out how
many points are right: `ll_right`.
"""

import math

import altair as alt
import numpy as np

from nnviz.charts import palette
from nnviz.charts.decision_maps import class_layer, class_points, plane_frame
from nnviz.charts.parts import NUMBER, heading, one_row, picture, readout, scale, slider, switch
from nnviz.datasets import Points
from nnviz.linear import BestCut
from nnviz.recordings.decision_maps import PIXELS, REACH

SIDE = 290  # px of a plot, both ways: circles look round, angles right, and a phone is wide enough


def boundary_chart(points: Points, probability: np.ndarray, *, accuracy: float, title: str) -> alt.LayerChart:
    """Draw what a model answers everywhere, the points it learned from, and its accuracy on them.

    Args:
        points: Two inputs within −1.25 to 1.25, two classes.
        probability: Of class 1, shape (150 × 150,), in [0, 1], on `nnviz.recordings.decision_maps.plane_grid()`.
        accuracy: Share of the points it gets right, in [0, 1].
        title: What the model is, in a few words.

    Raises:
        ValueError: If `probability` has another shape.
    """
    if probability.shape != (PIXELS**2,):
        raise ValueError(f"probability must have shape ({PIXELS**2},), got {probability.shape}")
    x, y = _axes(points)
    words = alt.Chart(one_row(large=f"{accuracy:.1%}", small=title))
    layers = [class_layer(probability.reshape(PIXELS, PIXELS), x=x, y=y), _dots(_rows(points), points)]
    return picture([*layers, *heading(words, size=NUMBER)], [], width=SIDE, height=SIDE)


def hand_line_chart(points: Points, best: BestCut) -> alt.LayerChart:
    """Draw a line to be turned and moved by sliders, the points it gets wrong, and its accuracy.

    Args:
        points: Two inputs within −1.25 to 1.25, two classes.
        best: The best cut of these points, from `nnviz.linear.best_cut`.
    """
    x, y = _axes(points)
    rows = _rows(points).transform_calculate(
        side="cos(ll_angle * PI / 180) * datum.x1 + sin(ll_angle * PI / 180) * datum.x2 - ll_shift",
        right="(datum.side > 0) == (datum.y > 0.5) ? 1 : 0",
    )
    wrong = rows.transform_filter("datum.right == 0").mark_point(
        shape="circle", size=110, color=palette.INK, strokeWidth=1.2, opacity=0.8
    )
    turn = math.atan2(best.weights[1], best.weights[0])
    found = _line("ll_best", f"{turn}", f"{-best.bias}")
    hand = _line("true", "ll_angle * PI / 180", "ll_shift")
    drawn = {"x": x, "y": y, "x2": "x1_end:Q", "y2": "x2_end:Q"}
    tip = hand.transform_calculate(x1="datum.foot1 + 0.3 * datum.c", x2="datum.foot2 + 0.3 * datum.s")
    head = tip.mark_point(
        shape="triangle", filled=True, color=palette.CLASS_1, size=120, opacity=1, angle=alt.expr("90 - ll_angle")
    )
    total = rows.transform_aggregate(right="sum(right)", count="count()").transform_calculate(
        large="format(datum.right / datum.count, '.1%')",
        small="'your line: ' + datum.right + ' of ' + datum.count",
    )
    record = alt.Chart(one_row(large=f"{best.accuracy:.1%}", small="best line")).transform_filter("ll_best")
    layers = [
        _dots(rows, points),
        wrong.encode(x=x, y=y),
        found.mark_rule(color=palette.TRUTH, strokeWidth=3, strokeDash=[8, 5], clip=True).encode(**drawn),
        hand.mark_rule(color=palette.INK, strokeWidth=3, clip=True).encode(**drawn),
        tip.mark_rule(color=palette.CLASS_1, strokeWidth=3).encode(x=x, y=y, x2="foot1:Q", y2="foot2:Q"),
        head.encode(x=x, y=y),
        *heading(total, size=NUMBER),
        *heading(record, size=20, color=palette.TRUTH, right=True),
        readout(total, ll_right="datum.right"),
    ]
    sliders = [
        slider("ll_angle", value=0, low=0, high=360, step=1, label="side of class 1, direction in degrees"),
        slider("ll_shift", value=0, low=-1.2, high=1.2, step=0.01, label="shift in that direction"),
        switch("ll_best", value=False, label="show the best line"),
    ]
    return picture(layers, sliders, width=SIDE, height=SIDE)


def _axes(points: Points) -> tuple[alt.X, alt.Y]:
    bounds, axis = scale((-REACH, REACH)), alt.Axis(values=[-1, 0, 1])
    return (
        alt.X("x1:Q", title=points.x_names[0], scale=bounds, axis=axis),
        alt.Y("x2:Q", title=points.x_names[1], scale=bounds, axis=axis),
    )


def _dots(rows: alt.Chart, points: Points) -> alt.Chart:
    x, y = _axes(points)
    return class_points(rows, x=x, y=y, classes=points.classes)


def _rows(points: Points) -> alt.Chart:
    return alt.Chart(plane_frame(points.x, points.y, classes=points.classes))


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
