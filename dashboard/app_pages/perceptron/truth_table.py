"""The truth table of a gate beside the perceptron's outputs."""

import altair as alt

from dashboard.app_pages.perceptron import PAGE
from dashboard.app_pages.perceptron.neuron import GATE, JUDGES, neuron_parameters, weighed_corners
from nnviz.charts import palette
from nnviz.charts.parts import heading, judged_bars, picture, readout


def truth_table() -> alt.LayerChart:
    """Draw the gate's truth table beside the perceptron's outputs, each row right or wrong; read out: `right`."""
    rows = weighed_corners()
    names = {"x₁": "datum.x1", "x₂": "datum.x2", "want": "datum.wanted", "got": "datum.fires"}
    cells = "[" + ", ".join(f"{{c: '{name}', v: '' + {value}}}" for name, value in names.items())
    cells += ", {c: ' ', v: datum.right ? '✓' : '✗'}]"
    table = rows.transform_calculate(cell=cells).transform_flatten(["cell"])
    table = table.transform_calculate(column="datum.cell.c", words="datum.cell.v")
    axis = alt.Axis(orient="top", labelAngle=0, labelOverlap=False, domain=False, ticks=False, grid=False)
    x = alt.X("column:N", title=None, sort=[*names, " "], axis=axis)
    y = alt.Y("point:O", axis=None)
    low, high = alt.Y("point:O", axis=None, bandPosition=0.12), alt.Y2("point:O", bandPosition=0.88)
    bars = judged_bars(rows, y=low, y2=high)
    words = table.mark_text(fontSize=alt.expr("1.35 * text_size"), color=palette.INK).encode(x=x, y=y, text="words:N")
    total = rows.transform_aggregate(right="sum(right)").transform_calculate(
        large="datum.right + ' of 4'", small=f"{GATE} + (datum.right == 4 ? ' is met' : ' is not met')"
    )
    layers = [bars, words, *heading(total, size=24, lift=26), readout(total, **PAGE.own(right="datum.right"))]
    return picture(layers, neuron_parameters(), width="container", height=JUDGES)
