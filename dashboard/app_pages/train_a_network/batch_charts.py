"""The same training with batches of several sizes: how the loss falls, how long it takes, how it jitters."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from nnviz.charts import palette
from nnviz.charts.parts import LABEL, picture
from nnviz.training import jitter

SHADES = ("#8a3d00", "#d55e00", "#cc79a7", "#3f93a6", "#0072b2")  # from single examples to all at once


@dataclass(frozen=True)
class BatchRun:
    """One training."""

    batch: int
    """Examples of a step."""
    updates: int
    """Steps of an epoch."""
    loss: np.ndarray
    """Over the training data after each epoch, the first before any: shape (epochs + 1,)."""
    seconds: float
    """For all epochs."""


def batch_frame(runs: Sequence[BatchRun]) -> pd.DataFrame:
    """Return one row for each training: batch, updates in all, seconds, and the jitter of its loss.

    Example:
        >>> frame = batch_frame([BatchRun(8, 10, np.array([4.0, 2.0, 3.0, 1.0, 2.0, 1.0, 1.0]), 0.5)])
        >>> frame["updates"].tolist(), frame["seconds"].tolist()
        ([60], [0.5])
    """
    return pd.DataFrame(
        {
            "batch": [str(run.batch) for run in runs],
            "updates": [run.updates * (len(run.loss) - 1) for run in runs],
            "seconds": [round(run.seconds, 3) for run in runs],
            "jitter": [jitter(run.loss) for run in runs],
        }
    )


def loss_curves(runs: Sequence[BatchRun], *, loss: str, height: int) -> alt.LayerChart:
    """Draw the training loss over the epochs, a line for each batch size, on a logarithmic scale.

    A loss of 0 has no place there: what is less than a hundred-thousandth of the largest is drawn as that.

    Args:
        runs: At most five.
        loss: Title of the axis.
        height: Of the chart in pixels.
    """
    rows = pd.concat(
        [
            pd.DataFrame({"batch": str(run.batch), "epoch": np.arange(len(run.loss)), "loss": run.loss.astype(float)})
            for run in runs
        ]
    )
    rows["drawn"] = rows["loss"].clip(lower=1e-5 * rows["loss"].max())
    names = [str(run.batch) for run in runs]
    lines = (
        alt.Chart(rows)
        .mark_line(strokeWidth=2.5)
        .encode(
            x=alt.X("epoch:Q", title="epoch", axis=alt.Axis(grid=False)),
            y=alt.Y("drawn:Q", title=loss, scale=alt.Scale(type="log", nice=False)),
            color=alt.Color(
                "batch:N",
                sort=names,
                scale=alt.Scale(domain=names, range=list(SHADES[: len(names)])),
                legend=None,  # the bars beside it have the same colors, and names
            ),
            tooltip=["batch:N", alt.Tooltip("epoch:Q", format=".3~f"), alt.Tooltip("loss:Q", format=".4g")],
        )
    )
    return picture([lines], [], width="container", height=height)


def batch_bars(runs: Sequence[BatchRun], *, field: str, title: str, height: int) -> alt.LayerChart:
    """Draw one number of each training as a bar with the number on it.

    Args:
        runs: From top to bottom.
        field: "seconds" or "jitter", a column of `batch_frame`.
        title: What the bars are, with their unit.
        height: Of the chart in pixels.
    """
    frame = batch_frame(runs)
    names = [str(run.batch) for run in runs]
    bare = alt.Axis(labels=False, ticks=False, grid=False, domain=False)
    base = alt.Chart(frame).encode(
        y=alt.Y("batch:N", sort=names, title="batch size"),
        x=alt.X(
            f"{field}:Q", title=title, axis=bare, scale=alt.Scale(domain=[0, 1.35 * max(frame[field].max(), 1e-9)])
        ),
        tooltip=["batch:N", alt.Tooltip("updates:Q", format=","), alt.Tooltip(f"{field}:Q", format=".3g")],
    )
    bars = base.mark_bar().encode(
        color=alt.Color("batch:N", scale=alt.Scale(domain=names, range=list(SHADES[: len(names)])), legend=None)
    )
    numbers = base.mark_text(align="left", dx=6, fontSize=LABEL, color=palette.INK).encode(
        text=alt.Text(f"{field}:Q", format=".2~g" if field == "jitter" else ".2f")
    )
    return picture([bars, numbers], [], width="container", height=height)
