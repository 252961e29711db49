"""Which classes a classifier takes for which."""

from collections.abc import Sequence

import altair as alt
import numpy as np
import pandas as pd

from nnviz.charts import palette
from nnviz.charts.numbers import percent
from nnviz.charts.parts import LABEL, heading, one_row, picture


def confusion_frame(truth: np.ndarray, predicted: np.ndarray, *, classes: Sequence[str] | None = None) -> pd.DataFrame:
    """Count predictions: one row for each pair of true and predicted class, with its count and its share.

    Args:
        truth: Integers from 0, shape (examples,): the true classes.
        predicted: Integers from 0, shape (examples,).
        classes: Their names, in order; None for "0", "1", ….

    Returns:
        Columns truth, predicted (names), count, and share: of the examples of the true class, in [0, 1], 0 where
        there are none.

    Raises:
        ValueError: If truth and predicted differ in shape, are empty, or hold a class without a name.

    Example:
        >>> confusion_frame([0, 0, 1], [0, 1, 1])["count"].tolist()
        [1, 1, 0, 1]
    """
    truth, predicted = np.asarray(truth), np.asarray(predicted)
    if truth.ndim != 1 or truth.shape != predicted.shape or not truth.size:
        raise ValueError(
            f"truth and predicted must have one shape (examples,), not empty, got {truth.shape} and {predicted.shape}"
        )
    highest = int(max(truth.max(), predicted.max()))
    names = [str(number) for number in range(highest + 1)] if classes is None else list(classes)
    if highest >= len(names) or min(truth.min(), predicted.min()) < 0:
        raise ValueError(f"truth and predicted must hold classes from 0 to {len(names) - 1}")
    counts = np.zeros((len(names), len(names)), int)
    np.add.at(counts, (truth, predicted), 1)
    share = counts / np.maximum(1, counts.sum(axis=1, keepdims=True))
    rows = {"truth": np.repeat(names, len(names)), "predicted": np.tile(names, len(names))}
    return pd.DataFrame({**rows, "count": counts.ravel(), "share": share.ravel().round(4)})


def confusion_matrix(
    truth: np.ndarray, predicted: np.ndarray, *, classes: Sequence[str] | None = None, side: int = 320
) -> alt.LayerChart:
    """Draw the confusion matrix, deeper where more of a true class are so predicted, and the accuracy above it.

    Args:
        truth: Integers from 0, shape (examples,): the true classes.
        predicted: Integers from 0, shape (examples,).
        classes: Their names, in order; None for "0", "1", ….
        side: Of the plot in pixels.

    Returns:
        The chart: true classes down, predicted ones across.

    Raises:
        ValueError: If truth and predicted differ in shape, are empty, or hold a class without a name.

    Example:
        >>> chart = confusion_matrix([0, 0, 1], [0, 1, 1], classes=("cat", "dog"))
        >>> chart.to_dict()["layer"][0]["encoding"]["y"]["title"]
        'true class'
    """
    rows = confusion_frame(truth, predicted, classes=classes)
    right, names = rows.loc[rows["truth"] == rows["predicted"], "count"].sum(), list(dict.fromkeys(rows["truth"]))
    base = alt.Chart(rows).encode(
        x=alt.X("predicted:N", title="predicted class", sort=names, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("truth:N", title="true class", sort=names),
        tooltip=[
            "truth:N",
            "predicted:N",
            alt.Tooltip("count:Q", format=","),
            alt.Tooltip("share:Q", title="of the true class", format=".1%"),
        ],
    )
    depth = alt.Opacity("share:Q", scale=alt.Scale(domain=[0, 1], range=[0, 0.85]), legend=None)
    words = alt.Chart(
        one_row(large=percent(right / len(truth)), small=f"accuracy: {right:,} of {len(truth):,} examples")
    )
    layers = [
        base.mark_rect(color=palette.LOSS, stroke=palette.QUIET, strokeWidth=0.5).encode(opacity=depth),
        base.transform_filter("datum.count > 0").mark_text(color=palette.INK, fontSize=LABEL).encode(text="count:Q"),
        *heading(words, size=20),
    ]
    return picture(layers, [], width=side, height=side)
