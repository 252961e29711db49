"""Home: a digit being written, what the network sees of it, and its ten probabilities.

All charts read one browser parameter, `STEP`: how many steps the pen has made.
"""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.home import PAGE
from nnviz.charts import palette
from nnviz.charts.parts import NUMBER, picture, slider
from nnviz.digits import UNSURE_BELOW
from nnviz.recordings.drawing import DrawingRecording

SIDE = 300  # px of either square; the page scales both with its width
GAP = 44  # px between them
PEN = 0.075  # of a square's side, as on the pad of the page "Draw a digit"
TEXT = 20  # px
STEP = PAGE.word("step")


def answer_frame(recording: DrawingRecording) -> pd.DataFrame:
    """Return one row per step and digit: step, digit, p also in percent, whether it is the top, the answer in words."""
    steps, digits = np.indices(recording.probabilities.shape)
    p = recording.probabilities
    rows = pd.DataFrame({"step": steps.ravel(), "digit": digits.ravel(), "p": p.ravel().round(6)})
    rows["percent"] = [_percent(share) if share >= 0.001 else "" for share in rows["p"]]
    top, sure = p.argmax(axis=1), p.max(axis=1) >= UNSURE_BELOW
    large = [f"It is {_a(digit)}" if known else "Not sure" for digit, known in zip(top, sure, strict=True)]
    small = [
        f"{_percent(share)} sure" if known else f"perhaps {_a(digit)}: {_percent(share)}"
        for digit, share, known in zip(top, p.max(axis=1), sure, strict=True)
    ]
    words = pd.DataFrame({"step": range(len(p)), "top": top, "large": large, "small": small})
    return rows.merge(words, on="step").assign(top=lambda table: table["top"] == table["digit"])


def seen_frame(recording: DrawingRecording) -> pd.DataFrame:
    """Return one row per step: step, the places 0 to 783 of the pixels with ink, and their ink, 1 to 255."""
    flat = recording.images.reshape(len(recording.images), -1)
    places = [np.flatnonzero(image).tolist() for image in flat]
    inks = [image[image > 0].tolist() for image in flat]
    return pd.DataFrame({"step": range(len(flat)), "pixel": places, "ink": inks})


def pen_frame(recording: DrawingRecording) -> pd.DataFrame:
    """Return one row per step: step, and where the pen is, in pixels from the upper left corner."""
    x, y = (recording.points * SIDE).round(1).T
    return pd.DataFrame({"step": range(len(x)), "x": x, "y": y})


def writing_chart(recording: DrawingRecording) -> alt.LayerChart:
    """Draw the pad with the pen's line beside the 28×28 pixels that the network sees."""
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    pen = alt.Chart(pen_frame(recording))
    now = pen.transform_filter(f"datum.step == {STEP}")
    line = pen.transform_filter(f"datum.step <= {STEP}").mark_line(
        color=palette.INK, strokeWidth=PEN * SIDE, strokeCap="round", strokeJoin="round", clip=False
    )
    layers = [
        _square(SIDE / 2),
        _square(SIDE + GAP + SIDE / 2),
        line.encode(x=x, y=y, order="step:Q"),
        now.mark_circle(color=palette.INK, opacity=1, size=(PEN * SIDE) ** 2).encode(x=x, y=y),
        _pixels(recording),
        _arrow(),
    ]
    chart = picture(layers, [_slider(recording)], width=2 * SIDE + GAP, height=SIDE)
    return chart.configure_view(stroke=None)


def answer_chart(recording: DrawingRecording) -> alt.LayerChart:
    """Draw the ten probabilities as bars, and the answer in words above them."""
    now = alt.Chart(answer_frame(recording)).transform_filter(f"datum.step == {STEP}")
    axis = alt.Axis(labelColor=palette.INK, labelPadding=8, ticks=False, domain=False, title=None)
    y = alt.Y("digit:O", axis=axis, scale=alt.Scale(domain=list(range(10)), paddingInner=0.3))
    x = alt.X("p:Q", axis=None, scale=alt.Scale(domain=[0, 1.32]))  # room for the numbers
    strong = alt.condition("datum.top", alt.value(1), alt.value(0.42))
    tooltip = [alt.Tooltip("digit:O"), alt.Tooltip("p:Q", title="probability", format=".2%")]
    bold = alt.condition("datum.top", alt.value(1), alt.value(0.75))
    layers = [
        now.mark_bar(color=palette.INK, cornerRadiusEnd=2).encode(x=x, y=y, opacity=strong, tooltip=tooltip),
        now.mark_text(color=palette.INK, align="left", dx=6, fontSize=TEXT).encode(
            x=x, y=y, text="percent:N", opacity=bold
        ),
        *_verdict(now.transform_filter("datum.top")),
    ]
    chart = picture(layers, [_slider(recording)], width=400, height=320)
    return chart.configure_view(stroke=None).configure_axis(labelFontSize=TEXT)


def _verdict(rows: alt.Chart) -> list[alt.Chart]:
    """The answer in words above the bars, and how sure it is beside it."""
    large = rows.mark_text(color=palette.INK, align="left", fontSize=NUMBER, fontWeight="bold", baseline="alphabetic")
    small = rows.mark_text(color=palette.INK, align="right", fontSize=TEXT, baseline="alphabetic")
    y = alt.value(-16)
    return [
        large.encode(text="large:N", x=alt.value(0), y=y),
        small.encode(text="small:N", x=alt.value(alt.expr("width")), y=y),
    ]


def _slider(recording: DrawingRecording) -> alt.Parameter:
    last = len(recording.points) - 1
    return slider(STEP, value=last, low=0, high=last, step=1, label="step")


def _pixels(recording: DrawingRecording) -> alt.Chart:
    """The 28×28 pixels of the present step, unfolded in the browser: ink in the page's own colour."""
    cell = SIDE / 28
    rows = alt.Data(values=seen_frame(recording).to_dict("records"))  # a table would turn the lists into text
    now = alt.Chart(rows).transform_filter(f"datum.step == {STEP}")
    pixels = now.transform_flatten(["pixel", "ink"]).transform_calculate(
        row="floor(datum.pixel / 28) + 1",
        column="datum.pixel % 28 + 1",
        value="datum.ink / 255",
        x=f"{SIDE + GAP} + (datum.column - 0.5) * {cell:.4f}",
        y=f"(datum.row - 0.5) * {cell:.4f}",
    )
    tooltip = [alt.Tooltip("row:Q"), alt.Tooltip("column:Q"), alt.Tooltip("value:Q", format=".2f")]
    opacity = alt.Opacity("value:Q", scale=None)
    square = pixels.mark_rect(width=cell, height=cell, color=palette.INK)
    return square.encode(x=alt.X("x:Q", scale=None), y=alt.Y("y:Q", scale=None), opacity=opacity, tooltip=tooltip)


def _square(middle: float) -> alt.Chart:
    """The edge of a pad or an image."""
    edge = alt.Chart(pd.DataFrame([{}])).mark_rect(
        width=SIDE, height=SIDE, cornerRadius=8, fill=None, stroke=palette.QUIET, strokeOpacity=0.5
    )
    return edge.encode(x=alt.value(middle), y=alt.value(SIDE / 2))


def _arrow() -> alt.Chart:
    text = alt.Chart(pd.DataFrame([{}])).mark_text(text="→", fontSize=26, color=palette.QUIET)
    return text.encode(x=alt.value(SIDE + GAP / 2), y=alt.value(SIDE / 2))


def _percent(p: float) -> str:
    """Return a probability in percent; 99.97 % is not 100 %, and says so."""
    return "> 99.9 %" if p > 0.9995 else f"{100 * p:.1f} %"


def _a(digit: int) -> str:
    """Return a digit with its article."""
    return f"an {digit}" if digit == 8 else f"a {digit}"
