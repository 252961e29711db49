"""The test digits as a map: those that the network's last hidden layer finds alike lie together."""

import base64
import io

import altair as alt
import numpy as np
import pandas as pd
from PIL import Image

from nnviz.charts import palette
from nnviz.charts.parts import heading, picture

HEIGHT = 470  # px, with the heading
LARGE = 130  # px, the digit under the pointer
LIKE_IT = "near.digit && datum.digit == near.digit[0]"  # of the class of the digit under the pointer
FAINT = 0.35


def digit_frame(places: np.ndarray, images: np.ndarray, labels: np.ndarray, predictions: np.ndarray) -> pd.DataFrame:
    """Return one row per digit: x, y, its class, the network's prediction, whether it is right, the image, words.

    Args:
        places: Shape (n, 2).
        images: uint8 gray values, shape (n, 28, 28), ink bright.
        labels: Shape (n,), 0 to 9.
        predictions: Shape (n,), 0 to 9.
    """
    rows = pd.DataFrame({"x": places[:, 0].round(2).astype(float), "y": places[:, 1].round(2).astype(float)})
    right = labels == predictions
    return rows.assign(
        digit=labels.astype(int),
        right=right,
        image=[_png(image) for image in images],
        large=[f"{digit}" for digit in labels],
        small=np.where(right, "read right", [f"called {predicted}" for predicted in predictions]),
    )


def digit_map(rows: pd.DataFrame) -> alt.LayerChart:
    """Draw every digit at its place; the one nearest to the pointer is shown large, its class stands out.

    Args:
        rows: From `digit_frame`.
    """
    near = alt.selection_point(
        name="near", nearest=True, on="pointerover", fields=["x", "y", "digit"], empty=False, value=[_first(rows)]
    )
    wide = [rows[axis].max() - rows[axis].min() for axis in "xy"]
    domains = [(rows[a].min() - 0.05 * w, rows[a].max() + 0.05 * w) for a, w in zip("xy", wide, strict=True)]
    domains[0] = (domains[0][0], domains[0][1] + 0.15 * wide[0])  # room for the large one
    x, y = (
        alt.X(f"{axis}:Q", scale=alt.Scale(domain=domain, nice=False), axis=None)
        if axis == "x"
        else alt.Y(f"{axis}:Q", scale=alt.Scale(domain=domain, nice=False), axis=None)
        for axis, domain in zip("xy", domains, strict=True)
    )
    chart = alt.Chart(rows)
    marks = chart.mark_text(fontSize=alt.expr("1.4 * text_size"), fontWeight="bold", color=palette.INK).encode(
        x=x,
        y=y,
        text="digit:N",
        opacity=alt.condition(LIKE_IT, alt.value(1), alt.value(FAINT)),
        color=alt.condition(LIKE_IT, alt.value(palette.CLASS_0), alt.value(palette.INK)),
        tooltip=[alt.Tooltip("digit:N", title="it is a"), alt.Tooltip("small:N", title="the network")],
    )
    wrong = (
        chart.transform_filter("!datum.right")
        .mark_point(size=420, strokeWidth=2, color=palette.INK, shape="circle")
        .encode(x=x, y=y)
    )
    here = chart.transform_filter(near)
    ring = here.mark_point(size=520, strokeWidth=3, color=palette.INK).encode(x=x, y=y)
    side = f"min({LARGE}, 0.15 * width)"  # no digit lies below it
    corner = {"x": alt.value(alt.expr(f"width - {side} / 2")), "y": alt.value(alt.expr(f"{side} / 2"))}
    large = here.mark_image(width=alt.expr(side), height=alt.expr(side), smooth=False)
    large = large.encode(url="image:N", **corner)
    layers = [marks.add_params(near), wrong, ring, large, *heading(here, size=24, inside=True)]
    return picture(layers, [], width="container", height=HEIGHT)


def _first(rows: pd.DataFrame) -> dict[str, float]:
    """Name the first digit, which is shown until the pointer chooses another."""
    return {"x": float(rows["x"].iloc[0]), "y": float(rows["y"].iloc[0]), "digit": int(rows["digit"].iloc[0])}


def _png(image: np.ndarray) -> str:
    """Return gray values as a PNG, dark ink on paper, in a data URI."""
    file = io.BytesIO()
    Image.fromarray(255 - image).quantize(8).save(file, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()
