"""The answers of a sigmoid and a threshold against the truth, in a table."""

import altair as alt

from dashboard.app_pages.logistic_regression.rows import IN_TAB, LogisticView, answered_rows, parameters
from nnviz.charts import palette
from nnviz.charts.parts import NUMBER, heading, picture
from nnviz.datasets import Points


def answer_table(points: Points, *, view: LogisticView) -> alt.LayerChart:
    """Draw the live 2×2 table of answers against the truth, and the accuracy as a large number.

    Args:
        points: One input, two classes.
        view: What the sliders span.
    """
    names = list(points.classes)
    level = alt.Axis(labelAngle=0)
    x = alt.X("answer:N", title="the answer", sort=names, scale=alt.Scale(domain=names), axis=level)
    y = alt.Y("truth:N", title="the truth", sort=names, scale=alt.Scale(domain=names))
    counts = _counts(points)
    cells = _cells(counts, names)
    shade = alt.condition("datum.cell.t == datum.cell.a", alt.value(palette.TRUTH), alt.value(palette.QUIET))
    boxes = cells.mark_rect(opacity=0.35, stroke=palette.QUIET).encode(x=x, y=y, color=shade)
    words = cells.mark_text(fontSize=20, color=palette.INK).encode(x=x, y=y, text="words:N")
    total = counts.transform_calculate(
        large="format(datum.right / datum.count, '.1%')",
        small="'accuracy = ' + datum.right + ' right of ' + datum.count",
    )
    layers = [boxes, words, *heading(total, size=NUMBER)]
    return picture(layers, parameters(view), width="container", height=IN_TAB)


def _counts(points: Points) -> alt.Chart:
    """One row: how many points there are, are answered with yes, are truly yes, are answered right."""
    counts = answered_rows(points).transform_aggregate(
        right="sum(right)", count="count()", yes="sum(answer)", truly="sum(y)"
    )
    # right = yes_yes + no_no, and no_no = count − yes − truly + yes_yes
    return counts.transform_calculate(yes_yes="(datum.right - datum.count + datum.yes + datum.truly) / 2")


def _cells(counts: alt.Chart, names: list[str]) -> alt.Chart:
    """One row for each pair of truth and answer, with its words."""
    cells = counts.transform_calculate(
        cell="[{t: 1, a: 1, n: datum.yes_yes}, {t: 1, a: 0, n: datum.truly - datum.yes_yes},"
        " {t: 0, a: 1, n: datum.yes - datum.yes_yes},"
        " {t: 0, a: 0, n: datum.count - datum.yes - datum.truly + datum.yes_yes}]"
    ).transform_flatten(["cell"])
    return cells.transform_calculate(
        truth=f"datum.cell.t ? '{names[1]}' : '{names[0]}'",
        answer=f"datum.cell.a ? '{names[1]}' : '{names[0]}'",
        n="datum.cell.n",
        words="datum.n + (datum.cell.t == datum.cell.a ? ' right' : ' wrong')",
    )
