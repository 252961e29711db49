"""The predictions of a sigmoid and a threshold against the truth, in a table."""

import altair as alt

from dashboard.app_pages.logistic_regression.rows import HEIGHT, LogisticView, parameters, predicted_rows
from nnviz.charts import palette
from nnviz.charts.parts import TITLE, picture
from nnviz.datasets import Points


def prediction_table(points: Points, *, view: LogisticView) -> alt.LayerChart:
    """Draw the live 2×2 table of predictions against the truth, and the accuracy above it.

    Args:
        points: One input, two classes.
        view: What the sliders span.
    """
    names = list(points.classes)
    level = alt.Axis(labelAngle=0)
    x = alt.X("predicted:N", title="prediction", sort=names, scale=alt.Scale(domain=names), axis=level)
    y = alt.Y("truth:N", title="truth", sort=names, scale=alt.Scale(domain=names), axis=alt.Axis(labelAngle=-90))
    counts = _counts(points)
    cells = _cells(counts, names)
    right = "datum.cell.t == datum.cell.a"
    boxes = cells.mark_rect(fill=palette.INK, stroke=palette.QUIET, strokeWidth=2).encode(
        x=x,
        y=y,
        fillOpacity=alt.condition(right, alt.value(0.12), alt.value(0)),
        strokeDash=alt.condition(right, alt.value([1, 0]), alt.value([5, 4])),
    )
    words = cells.mark_text(fontSize=20, color=palette.INK).encode(x=x, y=y, text="words:N")
    total = counts.transform_calculate(
        words="'accuracy = ' + datum.right + ' right of ' + datum.count + ' = '"
        " + format(datum.right / datum.count, '.1%')",
    )
    said = total.mark_text(color=palette.INK, fontSize=TITLE, fontWeight="bold", align="left", baseline="bottom")
    layers = [boxes, words, said.encode(text="words:N", x=alt.value(0), y=alt.value(-8))]
    return picture(layers, parameters(view), width="container", height=HEIGHT)


def _counts(points: Points) -> alt.Chart:
    """One row: how many points there are, are predicted as class 1, are of class 1, are predicted right."""
    counts = predicted_rows(points).transform_aggregate(
        right="sum(right)", count="count()", yes="sum(predicted)", truly="sum(y)"
    )
    # right = yes_yes + no_no, and no_no = count − yes − truly + yes_yes
    return counts.transform_calculate(yes_yes="(datum.right - datum.count + datum.yes + datum.truly) / 2")


def _cells(counts: alt.Chart, names: list[str]) -> alt.Chart:
    """One row for each pair of truth and prediction, with its words."""
    cells = counts.transform_calculate(
        cell="[{t: 1, a: 1, n: datum.yes_yes}, {t: 1, a: 0, n: datum.truly - datum.yes_yes},"
        " {t: 0, a: 1, n: datum.yes - datum.yes_yes},"
        " {t: 0, a: 0, n: datum.count - datum.yes - datum.truly + datum.yes_yes}]"
    ).transform_flatten(["cell"])
    return cells.transform_calculate(
        truth=f"datum.cell.t ? '{names[1]}' : '{names[0]}'",
        predicted=f"datum.cell.a ? '{names[1]}' : '{names[0]}'",
        words="datum.cell.t == datum.cell.a ? '✓ ' + datum.cell.n + ' right' : '✗ ' + datum.cell.n + ' wrong'",
    )
