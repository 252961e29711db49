"""How far a prediction q is from a truth p, outcome by outcome, both ways round; cross-entropy as a sum.

Browser parameters: five weights `q1` … `q5`, of which q is the share, and `p`: which truth. Read out: `kl` (p || q),
`kl_back` (q || p), `entropy`, `cross`, `kl_keras` (with Keras' clipping), and p as `p1` … `p5`.
"""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.app_pages.loss_functions import PAGE
from dashboard.layout.grips import grips, share
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.parameters import choice, slider
from nnviz.charts.parts import LABEL, heading, picture, readout
from nnviz.losses import KERAS_EPSILON

OUTCOMES = ("A", "B", "C", "D", "E")
TRUTHS = {
    "peak": (0.1, 0.2, 0.4, 0.2, 0.1),
    "twin": (0.4, 0.08, 0.04, 0.08, 0.4),
    "one-hot": (0.0, 0.0, 1.0, 0.0, 0.0),
}
TRUTH, SHARES = PAGE.word("p"), PAGE.words(f"q{place}" for place in range(1, len(OUTCOMES) + 1))
WEIGHTS = (20, 50, 20, 10, 5)  # of q, at first
ABOVE = 1.32  # where the axis of the probabilities ends: above 1 is room for numbers and words
BESIDE, BAND = 0.22, 0.9  # of a band, from its middle to those of p and q; of an outcome's place, its band
ROOM = 6  # px, between the end of a bar, which can be grasped, and its number
TERMS, TERM_AXIS = (-0.4, 1.3), (-0.45, 1.95)  # what the bars of the terms span; with the words above them
TALLEST, SUM_AXIS = 3.0, (0, 3.6)  # nats, where the bars of the sum end; with the words above them


def divergence_parameters() -> list[alt.Parameter]:
    """Return the weights of q and the choice of p."""
    weights = [
        slider(word, value=weight, low=0, high=100, step=1, label=f"weight {name}")
        for word, name, weight in zip(SHARES, OUTCOMES, WEIGHTS, strict=True)
    ]
    return [*weights, choice(TRUTH, value="peak", options=tuple(TRUTHS), label="truth p")]


def compared() -> alt.Chart:
    """One row per outcome: p, q, and the terms of every sum; a term with p = 0 is 0, one with q = 0 alone is ∞."""
    truths = pd.DataFrame(TRUTHS).assign(outcome=OUTCOMES, place=range(5))
    rows = alt.Chart(truths).transform_calculate(p=f"datum[{TRUTH}]", weight=f"[{', '.join(SHARES)}][datum.place]")
    rows = rows.transform_joinaggregate(total="sum(weight)")
    rows = rows.transform_calculate(q="datum.total > 0 ? datum.weight / datum.total : 0")
    least = f"max(datum.{{}}, {KERAS_EPSILON})"
    p, q = least.format("p"), least.format("q")
    return rows.transform_calculate(
        forth="datum.p ? datum.q ? datum.p * log(datum.p / datum.q) : 1 / 0 : 0",
        back="datum.q ? datum.p ? datum.q * log(datum.q / datum.p) : 1 / 0 : 0",
        surprise="datum.p ? -datum.p * log(datum.p) : 0",
        cross="datum.p ? datum.q ? -datum.p * log(datum.q) : 1 / 0 : 0",
        keras=f"{p} * log({p} / {q})",
    )


def totals() -> alt.Chart:
    """One row: the sums of the terms; a sum with ∞ in it is ∞."""
    names = ("forth", "back", "surprise", "cross", "keras")
    infinite = {f"{name}_all": f"isFinite(datum.{name}) ? 0 : 1" for name in names}
    finite = {name: f"isFinite(datum.{name}) ? datum.{name} : 0" for name in names}
    rows = compared().transform_calculate(**infinite).transform_calculate(**finite)
    sums: dict[str, Any] = {name: f"sum({name})" for name in (*names, *infinite)}
    one = rows.transform_aggregate(total="max(total)", **sums)
    one = one.transform_calculate(**{name: f"datum.{name}_all ? 1 / 0 : datum.{name}" for name in names})
    return one.transform_calculate(**{f"{name}_words": _number(f"datum.{name}") for name in names})


def distributions_chart(*, height: int = 390) -> alt.LayerChart:
    """Draw p and q as bars beside each other, each with its number where it ends.

    Args:
        height: In pixels.
    """
    x = alt.X("outcome:N", title=None, axis=alt.Axis(labelAngle=0))
    axis = alt.Axis(values=[0, 0.2, 0.4, 0.6, 0.8, 1])  # above 1 is room for the numbers
    y = alt.Y("p:Q", title="probability", scale=scale((0, ABOVE)), axis=axis)
    rows = compared()
    tooltip = [alt.Tooltip("outcome:N"), *(alt.Tooltip(f"{name}:Q", format=".4f") for name in ("p", "q", "weight"))]
    words = totals().transform_calculate(
        large="datum.total > 0 ? 'truth p, prediction q' : 'q needs a weight above 0'",
        small="'p left and green, q right and dark'",
    )
    layers = [
        rows.mark_bar(color=palette.TRUTH, opacity=0.6, **_beside(-1)).encode(x=x, y=y, tooltip=tooltip),
        rows.mark_bar(color=palette.INK, opacity=0.85, **_beside(1)).encode(x=x, y="q:Q", tooltip=tooltip),
        *_values(rows, x),
        *heading(words, size=20, inside=True),
    ]
    chart = picture(layers, divergence_parameters(), width="container", height=height)
    tops = [
        share(f"q of {name}", names=SHARES, which=place, at=place + 0.5 + BESIDE * BAND, upright=True)
        for place, name in enumerate(OUTCOMES)
    ]
    return grips(chart, *tops, x=(0, len(OUTCOMES)), y=(0, ABOVE))


def _beside(side: int) -> dict[str, Any]:
    return {"width": {"band": 0.42}, "xOffset": alt.expr(f"{BESIDE * side} * bandwidth('x')")}


def _values(rows: alt.Chart, x: alt.X) -> list[alt.Chart]:
    """Write p's number where p's bar ends and q's where q's ends; at nearly one height the higher one a line above."""
    line = f"(1.15 * text_size * {ABOVE} / height)"
    placed = rows.transform_calculate(
        p_words="format(datum.p, '.2f')",
        q_words="format(datum.q, '.2f')",
        p_at=f"datum.p > datum.q ? max(datum.p, datum.q + {line}) : datum.p",
        q_at=f"datum.q >= datum.p ? max(datum.q, datum.p + {line}) : datum.q",
    )
    return [
        placed.mark_text(
            fontSize=LABEL,
            color=palette.INK,
            baseline="bottom",
            dy=-ROOM,
            dx=alt.expr(f"{BESIDE * side} * bandwidth('x')"),
        ).encode(x=x, y=f"{name}_at:Q", text=f"{name}_words:N")
        for name, side in (("p", -1), ("q", 1))
    ]


def terms_charts(*, height: int = 200) -> tuple[alt.LayerChart, alt.LayerChart]:
    """Draw the signed terms of KL(p || q), and below them those of KL(q || p).

    Args: as in `distributions_chart`.
    """
    return _terms("forth", "p || q", "p·ln(p/q)", height), _terms("back", "q || p", "q·ln(q/p)", height)


def _terms(field: str, name: str, term: str, height: int) -> alt.LayerChart:
    x = alt.X("outcome:N", title=None, axis=alt.Axis(labelAngle=0, orient="bottom"))
    y = alt.Y("shown:Q", title=None, scale=scale(TERM_AXIS), axis=alt.Axis(values=[0, 0.5, 1]))
    rows = compared().transform_calculate(
        shown=f"min(datum.{field}, {TERMS[1]})",
        words=f"isFinite(datum.{field}) ? format(datum.{field}, '+.2f') : '∞'",
        top="min(datum.shown, 1.05)",  # within the bar where that is cut off
    )
    color = alt.condition("datum.shown > 0", alt.value(palette.CLASS_1), alt.value(palette.CLASS_0))
    tooltip = [alt.Tooltip("outcome:N"), *(alt.Tooltip(f"{each}:Q", format=".4f") for each in ("p", "q"))]
    tooltip.append(alt.Tooltip("words:N", title=term))
    text: dict[str, Any] = {"fontSize": LABEL, "color": palette.INK}
    words = totals().transform_calculate(
        large=f"'KL({name}) = ' + (datum.total > 0 ? datum.{field}_words : '–')", small=f"'the sum of {term}, in nats'"
    )
    up, down = "datum.shown > 0", "datum.shown <= 0"
    layers = [
        rows.mark_bar(width={"band": 0.7}, clip=True).encode(x=x, y=y, y2=alt.datum(0), color=color, tooltip=tooltip),
        rows.transform_filter(up).mark_text(dy=-8, **text).encode(x=x, y="top:Q", text="words:N"),
        rows.transform_filter(down).mark_text(dy=9, **text).encode(x=x, y=y, text="words:N"),
        *heading(words, size=20, inside=True),
    ]
    return picture(layers, divergence_parameters(), width="container", height=height)


def sum_chart(*, height: int = 390) -> alt.LayerChart:
    """Draw entropy and divergence on top of each other, as high as the cross-entropy beside them.

    Args: as in `distributions_chart`.
    """
    x = alt.X("column:N", title=None, sort=["H(p) + KL", "H(p, q)"], axis=alt.Axis(labelAngle=0, labelOverlap=False))
    y = alt.Y("low:Q", title=None, scale=scale(SUM_AXIS), axis=alt.Axis(values=[0, 1, 2, 3]))
    parts = "[{c: 'H(p) + KL', n: 'H(p)', a: 0, b: datum.surprise, k: 0},"
    parts += " {c: 'H(p) + KL', n: 'KL', a: datum.surprise, b: datum.surprise + datum.forth, k: 1},"
    parts += " {c: 'H(p, q)', n: '', a: 0, b: datum.cross, k: 2}]"
    rows = totals().transform_calculate(part=parts).transform_flatten(["part"])
    rows = rows.transform_calculate(
        column="datum.part.c",
        name="datum.part.n",
        kind="datum.part.k",
        low="datum.part.a",
        high=f"min(datum.part.b, {TALLEST})",
        middle="(datum.low + datum.high) / 2",
        size=_number("datum.part.b - datum.part.a"),
    )
    rows = rows.transform_calculate(middle="(datum.low + datum.high) / 2", words="datum.name + ' ' + datum.size")
    colors = alt.Scale(domain=[0, 1, 2], range=[palette.QUIET, palette.LOSS, palette.TRUTH])
    color = alt.Color("kind:N", scale=colors, legend=None)
    words = totals().transform_calculate(
        large="'cross-entropy ' + datum.cross_words",
        small="'= H(p) ' + datum.surprise_words + ' + KL ' + datum.forth_words + (abs(datum.cross - datum.surprise"
        " - datum.forth) < 1e-9 || !isFinite(datum.cross) ? ' ✓' : ' ✗')",
    )
    named = rows.transform_filter("datum.high - datum.low > 0.16")
    told = readout(
        totals(),
        **PAGE.own(
            kl="datum.forth",
            kl_back="datum.back",
            entropy="datum.surprise",
            cross="datum.cross",
            kl_keras="datum.keras",
            kl_words="datum.forth_words + ' nats'",
            cross_words="datum.cross_words + ' nats'",
            back_words="datum.back_words + ' nats'",
            entropy_words="datum.surprise_words + ' nats'",
        ),
    )
    truth = [
        readout(compared().transform_filter(f"datum.place == {place}"), **PAGE.own(**{f"p{place + 1}": "datum.p"}))
        for place in range(len(OUTCOMES))
    ]
    layers = [
        rows.mark_bar(opacity=0.55, width={"band": 0.8}).encode(
            x=x, y=y, y2="high:Q", color=color, tooltip=["name:N", "size:N"]
        ),
        named.mark_text(fontSize=LABEL, color=palette.INK).encode(x=x, y="middle:Q", text="words:N"),
        *heading(words, size=20, inside=True),
        told,
        *truth,
    ]
    return picture(layers, divergence_parameters(), width="container", height=height)


def _number(value: str) -> str:
    return f"isFinite({value}) ? format({value}, '.3f') : '∞'"
