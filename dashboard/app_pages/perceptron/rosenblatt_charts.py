"""A perceptron that learns by Rosenblatt's rule; STEP is the number of mistakes corrected so far."""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.perceptron import PAGE
from dashboard.app_pages.perceptron.half_planes import class_color, class_shape, half_planes
from nnviz.charts import palette
from nnviz.charts.bounds import round_bounds, scale
from nnviz.charts.decision_maps import plane_frame
from nnviz.charts.parameters import slider
from nnviz.charts.parts import heading, picture, readout
from nnviz.datasets import Points
from nnviz.linear import Perceptron

STEP = PAGE.word("step")
HEIGHT = 415  # px


def run_frame(points: Points, run: Perceptron) -> pd.DataFrame:
    """Return one row per correction: step, weights, bias, how many are wrong, and the next mistake: x1, x2, truth.

    Example:
        >>> from nnviz.datasets import gaussians
        >>> from nnviz.linear import rosenblatt
        >>> clouds = gaussians(noise=0.1)
        >>> run_frame(clouds, rosenblatt(clouds.x, clouds.y))["wrong"].tolist()[-1]
        0
    """
    place = np.full((len(run.bias), 3), np.nan)
    place[: len(run.mistakes)] = np.column_stack([points.x, points.y])[run.mistakes]
    w1, w2 = run.weights.T
    rows = pd.DataFrame({"w1": w1, "w2": w2, "b": run.bias, "wrong": run.wrong})
    rows[["x1", "x2", "truth"]] = place
    return rows.round(4).rename_axis("step").reset_index()


def rosenblatt_plane(points: Points, run: Perceptron) -> alt.LayerChart:
    """Draw two clouds, the perceptron's output everywhere, and the mistake that it corrects next.

    Args:
        points: Two inputs, two classes.
        run: What `nnviz.linear.rosenblatt` returned for them.
    """
    bounds = round_bounds(-points.x.max() / 5, points.x.max())  # the first edges pass below the origin
    x = alt.X("x1:Q", title=points.x_names[0], scale=scale(bounds))
    y = alt.Y("x2:Q", title=points.x_names[1], scale=scale(bounds))
    now = _now(points, run)
    rows = alt.Chart(plane_frame(points.x, points.y, classes=points.classes)).transform_calculate(wanted="datum.y")
    dots = rows.mark_point(filled=True, size=60, opacity=1, stroke=palette.GROUND, strokeWidth=0.6, clip=True)
    ring = now.transform_filter("isValid(datum.x1)").mark_point(size=320, strokeWidth=4, opacity=1)
    words = now.transform_calculate(
        large="datum.wrong + ' wrong'", small=f"{STEP} + ({STEP} == 1 ? ' mistake' : ' mistakes') + ' corrected'"
    )
    layers = [
        *half_planes(now, bounds, x, y),
        dots.encode(
            x=x,
            y=y,
            color=class_color("wanted"),
            shape=class_shape("wanted"),
            tooltip=[*(alt.Tooltip(f"{name}:Q", format=".2f") for name in ("x1", "x2")), "class:N"],
        ),
        ring.encode(x=x, y=y, color=alt.value(palette.GRADIENT)),
        *heading(words, size=24, inside=True),
        readout(now, **PAGE.own(rule_w1="datum.w1", rule_w2="datum.w2", rule_b="datum.b", wrong="datum.wrong")),
    ]
    return picture(layers, [_slider(run)], width="container", height=HEIGHT)


def mistakes_chart(points: Points, run: Perceptron) -> alt.LayerChart:
    """Draw how many points are wrong after every correction, and write the next correction out.

    Args:
        points: Two inputs, two classes.
        run: What `nnviz.linear.rosenblatt` returned for them.
    """
    rows = alt.Chart(run_frame(points, run))
    x = alt.X("step:Q", title="mistakes corrected", scale=scale((0, len(run.mistakes))), axis=alt.Axis(tickMinStep=1))
    y = alt.Y("wrong:Q", title="points on the wrong side", scale=scale((0, len(points))))
    now = _now(points, run)
    words = now.transform_calculate(
        large="'w = (' + format(datum.w1, '.2f') + ', ' + format(datum.w2, '.2f') + '), b = ' + format(datum.b, '.0f')",
        sign="datum.truth == 1 ? ' + ' : ' − '",
        point="'(' + format(datum.x1, '.2f') + ', ' + format(datum.x2, '.2f') + ')'",
        then="'next: w' + datum.sign + datum.point + ', b' + datum.sign + '1'",
        small="isValid(datum.x1) ? datum.then : 'no mistake is left'",
    )
    past = rows.transform_filter(f"datum.step <= {STEP}")
    layers = [
        rows.mark_line(color=palette.LOSS, opacity=0.35, strokeWidth=2).encode(x=x, y=y),
        past.mark_line(color=palette.LOSS, strokeWidth=3).encode(x=x, y=y),
        now.mark_circle(color=palette.INK, opacity=1, size=140).encode(
            x=x, y=y, tooltip=[alt.Tooltip(f"{name}:Q", format="d") for name in ("step", "wrong")]
        ),
        *heading(words, size=20, inside=True, right=True),
    ]
    return picture(layers, [_slider(run)], width="container", height=HEIGHT)


def _slider(run: Perceptron) -> alt.Parameter:
    last = len(run.mistakes)
    return slider(STEP, value=0, low=0, high=last, step=1, label="mistakes corrected")


def _now(points: Points, run: Perceptron) -> alt.Chart:
    return alt.Chart(run_frame(points, run)).transform_filter(f"datum.step == {STEP}")
