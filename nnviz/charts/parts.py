"""Small parts that the pictures share: text sizes, headings, halos, numbers for the page."""

from collections.abc import Sequence
from typing import Any, Literal

import altair as alt
import pandas as pd

from nnviz.charts import palette
from nnviz.charts.numbers import LOCALE
from nnviz.datasets import Points

SMALLEST = 13  # px, of text in a picture; a page may ask for larger text, by this parameter:
TEXT = alt.param(name="text_size", value=SMALLEST)
LABEL = alt.expr("text_size")
TITLE = alt.expr("text_size + 1")
NUMBER = 32  # px, the one number that matters
INSIDE = 10  # px, from the edges of a plot to what is written in it
DASHED = alt.value([4, 4])  # the border of what is wrong; of what is right it is solid


def one_row(**values: float | str) -> pd.DataFrame:
    """Return a table of one row, for marks that show parameters instead of data.

    Args:
        **values: The row, by column; none for a row that only exists.

    Returns:
        A column for each value.

    Example:
        >>> one_row(z=1.0)["z"].tolist()
        [1.0]
    """
    return pd.DataFrame([values or {"row": 0}])


def labels_of(points: Points) -> tuple[str, ...]:
    """Return what each point is called; "point 1", "point 2" … if they have no names.

    Args:
        points: With names or without.

    Returns:
        One for each point.

    Example:
        >>> from nnviz.datasets import noisy_line
        >>> labels_of(noisy_line(count=2))
        ('point 1', 'point 2')
    """
    return points.labels or tuple(f"point {number}" for number in range(1, len(points) + 1))


def picture(
    layers: Sequence[alt.Chart], parameters: Sequence[alt.Parameter], *, width: int | str, height: int
) -> alt.LayerChart:
    """Lay charts over each other, with sliders, a size, and text that can be read from the last row.

    Args:
        layers: From back to front.
        parameters: In the order in which the page shows their sliders.
        width: Of the plot, in pixels, or `"container"` for as wide as the page's column.
        height: In pixels: of the plot, if the width is a number; else with its axes and headings.

    Returns:
        The layers as one chart.

    Example:
        >>> chart = picture([alt.Chart(one_row()).mark_point()], [], width=300, height=200)
        >>> chart.to_dict()["config"]["axis"]["labelFontSize"], chart.to_dict()["params"][0]
        ({'expr': 'text_size'}, {'name': 'text_size', 'value': 13})
        >>> chart.to_dict()["config"]["axisY"]
        {'titleLimit': {'expr': 'height'}}
    """
    first, *others = layers
    kept: dict[str, Any] = {"width": width, "height": height, "config": config()}
    kept["config"].axisY = alt.AxisConfig(titleLimit=alt.expr("height"))  # else a long title would flatten the plot
    if width != "container":  # else the page would take axes and headings out of the size: squares get flat
        kept["autosize"] = alt.AutoSizeParams(type="pad")
    return alt.LayerChart(layer=[first.add_params(TEXT, *parameters), *others], **kept)  # at once: Altair copies all


def config() -> alt.Config:
    """Return what gives axes and legends text that can be read from the last row, and numbers one way.

    Single marks are hidden from screen readers, which read the chart's own sentence instead of a name for each. A chart
    with it must have `TEXT`.
    """
    axis = alt.AxisConfig(
        labelFontSize=LABEL,
        labelColor=palette.INK,
        titleFontSize=TITLE,
        titleFontWeight="normal",
        titleColor=palette.INK,
        tickCount=6,
        labelOverlap="greedy",
        labelSeparation=6,
        labelPadding=5,
        titlePadding=4,
    )
    return alt.Config(
        locale=alt.Locale(number=alt.NumberLocale(**LOCALE)),
        mark=alt.MarkConfig(aria=False),
        axis=axis,
        legend=alt.LegendConfig(labelFontSize=LABEL, titleFontSize=TITLE),
    )


def heading(
    rows: alt.Chart, *, size: int, color: str = palette.INK, right: bool = False, lift: int = 0, inside: bool = False
) -> list[alt.Chart]:
    """Write the fields `large` and `small` of a table of one row above the plot or in its upper end, small under large.

    Args:
        rows: A chart whose table has the two text fields.
        size: Of the large text, in pixels, up to 32.
        color: Of both.
        right: At the right end instead of the left.
        lift: How much higher, in pixels, to leave room for an axis on top.
        inside: Whether they stand in the plot, which then is larger: where nothing else is drawn.

    Returns:
        Layers to lay over a plot.
    """
    align: Literal["left", "right"] = "right" if right else "left"
    growth = f"(0.5 + text_size / {2 * SMALLEST})"  # with the page's text, half as fast
    grown = alt.expr(f"{size} * {growth}")
    if inside:
        place = alt.value(alt.expr(f"width - {INSIDE}") if right else INSIDE)
        kept: dict[str, Any] = {"color": color, "align": align, "baseline": "top"}
        kept["limit"] = alt.expr(f"width - {2 * INSIDE}")  # or the plot would shrink for its words
        large = rows.mark_text(fontSize=grown, fontWeight="bold", **kept)
        small = rows.mark_text(fontSize=LABEL, **kept)
        below = alt.value(alt.expr(f"{INSIDE} + {1.15 * size} * {growth}"))
        return [
            large.encode(text="large:N", x=place, y=alt.value(INSIDE)),
            small.encode(text="small:N", x=place, y=below),
        ]
    place = alt.value(alt.expr("width") if right else 0)
    text = rows.mark_text(color=color, align=align, fontSize=LABEL, baseline="bottom")
    large = rows.mark_text(color=color, align=align, fontSize=grown, fontWeight="bold", baseline="bottom")
    above = alt.value(alt.expr(f"-{6 + lift} - 1.4 * text_size"))
    room = alt.Chart(one_row(space="|")).mark_text(
        fontSize=alt.expr(f"{NUMBER} * {growth}"), opacity=0, baseline="bottom"
    )
    return [
        room.encode(text="space:N", x=alt.value(4), y=above),  # plots side by side begin at the same height
        large.encode(text="large:N", x=place, y=above),
        text.encode(text="small:N", x=place, y=alt.value(-6 - lift)),
    ]


def with_halo(line: alt.Chart) -> list[alt.Chart]:
    """Lay 2 px of the ground along both sides of a line, so that it is seen on every color of a map.

    Args:
        line: With a color and a width.

    Returns:
        The halo and the line, to be laid over a map.

    Example:
        >>> [layer.mark.strokeWidth for layer in with_halo(alt.Chart(one_row()).mark_line(strokeWidth=3))]
        [7, 3]
    """
    halo = line.copy(deep=False)
    halo.mark = line.mark.copy(deep=False)
    halo.mark.color, halo.mark.strokeWidth = palette.GROUND, line.mark.strokeWidth + 4
    return [halo, line]


def judged_bars(rows: alt.Chart, *, y: alt.Y, y2: alt.Y2) -> alt.Chart:
    """Draw a bar at the left of each row, solid where the field `right` is true, else dashed: no color says it.

    Args:
        rows: With the field `right`.
        y: Where a row's bar begins.
        y2: Where it ends.

    Returns:
        A layer.
    """
    dash = alt.condition("datum.right", alt.value([]), DASHED)
    return rows.mark_rule(color=palette.INK, strokeWidth=3).encode(x=alt.value(2), y=y, y2=y2, strokeDash=dash)


def readout(rows: alt.Chart, **values: str) -> alt.Chart:
    """Write numbers that a chart computes where the page can read them, and nobody sees them.

    Args:
        rows: A chart whose table has one row.
        **values: An expression for each name.

    Returns:
        A layer that nobody sees.

    Example:
        >>> mark = readout(alt.Chart(one_row()), total="datum.sum")
        >>> mark.to_dict()["transform"][0]["calculate"]
        "'readout|total=' + (datum.sum)"
    """
    told = " + '|".join(f"{name}=' + ({value})" for name, value in values.items())
    text = rows.transform_calculate(readout=f"'readout|{told}").mark_text(fontSize=0, opacity=0, align="left")
    return text.encode(text="readout:N", x=alt.value(0), y=alt.value(0), tooltip=alt.value(None))
