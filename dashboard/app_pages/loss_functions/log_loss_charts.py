"""Logits of four classes, their softmax, the cross-entropy of the true one, and accuracy beside it.

Browser parameters: a logit for each class (`cat`, `dog`, `bird`, `fish`) and `truth`, the true class. Read out:
`p_true` (of the true class), `loss_now` (−ln of it), `right` (1 if its logit is the highest), and the probabilities
`p_cat`, `p_dog`, `p_bird`, `p_fish`.
"""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.app_pages.loss_functions import PAGE
from dashboard.app_pages.loss_functions.within import RIGHT
from dashboard.layout.grips import grips, share
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.parameters import choice, slider
from nnviz.charts.parts import INSIDE, LABEL, NUMBER, heading, one_row, picture, readout

TRUTH = PAGE.word("truth")
CLASSES = ("cat", "dog", "bird", "fish")
SCORES = (2.0, 1.0, 0.0, -1.0)  # at first
REACH = 10.0  # of a logit, each way
TOP = 6.0  # where the axes of the loss end
COLUMNS = {"logit": 0.13, "e^logit": 0.32, "p": 0.52}  # where numbers stand, as a share of the width; then come bars
HEAD = "(66 + 2.6 * text_size)"  # px, above the rows: the headings
PLACES = len(CLASSES) + 0.2  # of the rows, with the room around and between them
SHIFTED = -1.2  # the left end of the bars' axis: p = 0 is then right of the numbers


def score_parameters() -> list[alt.Parameter]:
    """Return the four logits and the true class."""
    sliders = [
        slider(PAGE.word(name), value=score, low=-REACH, high=REACH, step=0.1, label=f"{name}, logit")
        for name, score in zip(CLASSES, SCORES, strict=True)
    ]
    return [*sliders, choice(TRUTH, value="cat", options=CLASSES, label="the truth is")]


def scored() -> alt.Chart:
    """One row per class: its logit, e^logit, probability p, whether it is `true`, and the slope of the loss there."""
    scores = ", ".join(f"{name}: {PAGE.word(name)}" for name in CLASSES)
    rows = alt.Chart(pd.DataFrame({"class": CLASSES})).transform_calculate(score=f"{{{scores}}}[datum.class]")
    rows = rows.transform_calculate(power="exp(datum.score)", true=f"datum.class == {TRUTH} ? 1 : 0")
    rows = rows.transform_joinaggregate(total="sum(power)")
    return rows.transform_calculate(p="datum.power / datum.total", slope="datum.power / datum.total - datum.true")


def of_the_truth() -> alt.Chart:
    """One row: p of the true class, the loss, the true logit, the sum and the highest of the other logits.

    Of equal logits `np.argmax` and Keras take the first class, and so does `right`.
    """
    rows = (
        scored()
        .transform_calculate(
            before=f"indexof({list(CLASSES)}, datum.class) < indexof({list(CLASSES)}, {TRUTH})",
            own="datum.true ? datum.p : 0",
            own_score="datum.true ? datum.score : 0",
            other="datum.true ? 0 : datum.power",
            rival="datum.true ? -1e9 : datum.score",
        )
        .transform_calculate(first="datum.before ? datum.rival : -1e9")
    )
    one = rows.transform_aggregate(
        p="sum(own)",
        score="sum(own_score)",
        others="sum(other)",
        rival="max(rival)",
        first="max(first)",
        total="max(total)",
    )
    return one.transform_calculate(
        loss="log(datum.total) - datum.score", right="datum.score >= datum.rival && datum.score > datum.first ? 1 : 0"
    )


def softmax_chart(*, height: int = 390) -> alt.LayerChart:
    """Draw the classes' logits, e^logit, probabilities with bars, and the slope of the loss at each score.

    Args:
        height: In pixels.
    """
    y = alt.Y(
        "class:N",
        title=None,
        sort=list(CLASSES),
        scale=alt.Scale(range=[alt.expr(HEAD), alt.expr("height")], paddingInner=0.2, paddingOuter=0.2),
        axis=alt.Axis(labelFontSize=alt.expr("text_size + 4"), ticks=False, domain=False),
    )
    bars_axis = alt.Axis(values=[0, 0.5, 1], grid=False, **RIGHT)
    x = alt.X("p:Q", title="probability", scale=scale((SHIFTED, 1.0)), axis=bars_axis)
    rows = scored().transform_calculate(
        words_score="format(datum.score, '.1f')",
        words_power="format(datum.power, datum.power < 0.01 ? '.0e' : datum.power < 1000 ? '.2f' : ',.0f')",
        words_p="format(datum.p, datum.p < 0.001 ? '.0e' : '.3f')",
    )
    color = alt.condition("datum.true", alt.value(palette.TRUTH), alt.value(palette.QUIET))
    numbers: dict[str, Any] = {"fontSize": alt.expr("text_size + 2"), "color": palette.INK, "align": "right"}
    texts = [
        rows.mark_text(**numbers).encode(text=f"{field}:N", x=_at(place), y=y)
        for field, place in zip(("words_score", "words_power", "words_p"), COLUMNS.values(), strict=True)
    ]
    heads = [
        alt.Chart(one_row(words=name))
        .mark_text(fontSize=LABEL, color=palette.INK, align="right", baseline="bottom")
        .encode(text="words:N", x=_at(place), y=alt.value(alt.expr(HEAD)))
        for name, place in COLUMNS.items()
    ]
    words = of_the_truth().transform_calculate(
        large=f"'p(' + {TRUTH} + ') = ' + format(datum.p, datum.p < 0.001 ? '.1e' : '.3f')",
        small="'softmax: e^logit / sum of all, ' + "
        "format(datum.total, datum.total < 0.01 ? '.1e' : datum.total < 1000 ? '.2f' : ',.0f')",
    )
    told = [
        readout(scored().transform_filter(f"datum.class == '{name}'"), **PAGE.own(**{f"p_{name}": "datum.p"}))
        for name in CLASSES
    ]
    bars = rows.mark_bar(height={"band": 0.8}).encode(x=x, x2=alt.datum(0), y=y, color=color, tooltip=_tooltip())
    upper = PAGE.own(upper=f"-{PLACES} * {HEAD} / (height - {HEAD})")
    layers = [bars, *texts, *heads, *heading(words, size=NUMBER, inside=True), *told, readout(_one(), **upper)]
    chart = picture(layers, score_parameters(), width="container", height=height)
    names = PAGE.words(CLASSES)
    ends = [
        share(f"p of {name}", names=names, which=place, at=place + 0.6, upright=False, softmax=True)
        for place, name in enumerate(CLASSES)
    ]
    return grips(chart, *ends, x=(SHIFTED, 1.0), y=(PLACES, PAGE.word("upper")))


def _one() -> alt.Chart:
    return alt.Chart(one_row())


def log_loss_curve(*, height: int = 390) -> alt.LayerChart:
    """Draw −ln p with the true class on it; the other classes' probabilities lie on the axis and do not count.

    Args: as in `softmax_chart`.
    """
    x = alt.X("p:Q", title="p of the true class", scale=scale((0, 1)))
    y = alt.Y("shown:Q", title="loss, −ln p", scale=scale((0, TOP)))
    along = alt.Chart(one_row()).transform_calculate(p="sequence(0.002, 1.001, 0.004)").transform_flatten(["p"])
    curve = along.transform_calculate(shown="-log(datum.p)")
    now = of_the_truth().transform_calculate(shown=f"min(datum.loss, {TOP})")
    others = (
        scored()
        .transform_filter("!datum.true")
        .mark_point(shape="triangle-up", filled=True, color=palette.QUIET, opacity=1, size=110)
    )
    words = now.transform_calculate(large="format(datum.loss, '.3f')", small="'−ln p of the true class'")
    drop: dict[str, Any] = {"color": palette.TRUTH, "strokeWidth": 3}
    layers = [
        curve.mark_line(color=palette.LOSS, strokeWidth=4, clip=True).encode(x=x, y=y),
        now.mark_rule(**drop).encode(x=x, y=y, y2=alt.datum(0)),
        others.encode(x=x, y=alt.datum(0.12), tooltip=_tooltip()),
        now.transform_filter(f"datum.loss <= {TOP}")
        .mark_circle(color=palette.INK, opacity=1, size=180)
        .encode(x=x, y=y),
        now.transform_filter(f"datum.loss > {TOP}")
        .mark_text(text="▲ far above", color=palette.INK, fontSize=LABEL, align="left", baseline="top", dx=8)
        .encode(x=x, y=y),
        *[_note(words, line) for line, words in enumerate(("only the true", "class counts,", "not the others ▲"))],
        *heading(words, size=NUMBER, right=True, inside=True),
        readout(now, **PAGE.own(p_true="datum.p", loss_now="datum.loss", right="datum.right")),
    ]
    return picture(layers, score_parameters(), width="container", height=height)


def score_profiles(*, height: int = 190) -> tuple[alt.LayerChart, alt.LayerChart]:
    """Draw the loss and the accuracy while the true class's logit alone moves: a slope, and a single stair.

    Args: as in `softmax_chart`.
    """
    bare = alt.Axis(labels=False, ticks=False, title=None)
    along = of_the_truth().transform_calculate(here="datum.score", s=f"sequence({-REACH}, {REACH + 0.05}, 0.25)")
    along = along.transform_flatten(["s"])
    loss = along.transform_calculate(height="log(datum.others + exp(datum.s)) - datum.s")
    stair = of_the_truth().transform_calculate(s=f"[{-REACH}, datum.rival, {REACH}]", height="[0, 1, 1]")
    stair = stair.transform_flatten(["s", "height"])
    words_loss = of_the_truth().transform_calculate(
        large="'slope ' + format(datum.p - 1, '.3f')", small="'p − 1, never 0'"
    )
    words_right = of_the_truth().transform_calculate(
        large="datum.right ? 'right' : 'wrong'",
        small="datum.score == datum.rival ? 'a tie: the first class is taken' : 'a staircase: its slope is 0'",
    )
    return (
        _profile(loss, "loss", "loss", (-1.5, 24.0), bare, words_loss, palette.LOSS, height),
        _profile(stair, "right", "accuracy", (-0.25, 1.65), alt.Axis(**RIGHT), words_right, palette.INK, height),
    )


def _profile(
    rows: alt.Chart,
    field: str,
    title: str,
    bounds: tuple[float, float],
    axis: alt.Axis,
    words: alt.Chart,
    color: str,
    height: int,
) -> alt.LayerChart:
    x = alt.X("s:Q", title="logit of the true class", scale=scale((-REACH, REACH)), axis=axis)
    levels = alt.Axis(values=[0, 1], format="d") if field == "right" else alt.Axis(values=[0, 10, 20])
    levels.minExtent = levels.maxExtent = alt.expr("3 * text_size")
    y = alt.Y("height:Q", title=title, scale=scale(bounds), axis=levels)
    now = of_the_truth().transform_calculate(s="datum.score", height=f"datum.{field}")
    steps: dict[str, Any] = {"interpolate": "step-after"} if field == "right" else {}
    layers = [
        rows.mark_line(color=color, strokeWidth=4, clip=True, **steps).encode(x=x, y=y, order="s:Q"),
        now.mark_circle(color=palette.INK, opacity=1, size=160, clip=True).encode(x=x, y=y),
        *heading(words, size=20, right=field == "loss", inside=True),
    ]
    return picture(layers, score_parameters(), width="container", height=height)


def _note(words: str, line: int) -> alt.Chart:
    text = alt.Chart(one_row(words=words)).mark_text(align="right", baseline="top", fontSize=LABEL, color=palette.INK)
    place = alt.value(alt.expr(f"{HEAD} + {line} * 1.35 * text_size"))
    return text.encode(text="words:N", x=alt.value(alt.expr(f"width - {INSIDE}")), y=place)


def _at(share: float) -> Any:
    return alt.value(alt.expr(f"{share} * width"))


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("class:N"),
        alt.Tooltip("score:Q", title="logit", format=".1f"),
        alt.Tooltip("power:Q", title="e^logit", format=",.4f"),
        alt.Tooltip("total:Q", title="sum of them", format=",.4f"),
        alt.Tooltip("p:Q", title="p, their quotient", format=".4f"),
        alt.Tooltip("slope:Q", title="gradient of the loss by this logit", format="+.4f"),
    ]
