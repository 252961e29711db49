"""How loss and metrics change while a network is trained."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

import altair as alt
import numpy as np
import pandas as pd

from nnviz.charts import palette
from nnviz.charts.parts import TEXT, config
from nnviz.training import Recording

if TYPE_CHECKING:
    import keras

Measured = Mapping[str, Sequence[float] | np.ndarray]
Training: TypeAlias = "Recording | keras.callbacks.History | Measured"
SETS = ("training set", "validation set")
VALIDATION = "val_"  # how Keras begins the names of what it measures on the validation set


def curve_frame(history: Training) -> pd.DataFrame:
    """Return one row for each number of a training: epochs trained so far, measure, set, and value.

    Args:
        history: What `nnviz.training.record` or `model.fit` returns, or the latter's `history`: for each name, such as
            "loss" or "val_accuracy", one number after each epoch. What is not finite is left out.

    Returns:
        Columns epoch, measure, set and value.

    Raises:
        ValueError: If there is no measure in it.

    Example:
        >>> curve_frame({"loss": [0.7, 0.5], "val_loss": [0.8, 0.6]})["set"].tolist()
        ['training set', 'training set', 'validation set', 'validation set']
    """
    epochs, measured = _measured(history)
    if not measured:
        raise ValueError("history must hold at least one measure, such as 'loss'")
    parts = [
        pd.DataFrame(
            {
                "epoch": epochs[: len(values)],
                "measure": name.removeprefix(VALIDATION),
                "set": SETS[name.startswith(VALIDATION)],
                "value": np.asarray(values, float),
            }
        )
        for name, values in measured.items()
    ]
    rows = pd.concat(parts, ignore_index=True)
    return rows[np.isfinite(rows["value"])].reset_index(drop=True)


def training_curves(history: Training, *, width: int = 300, height: int = 220) -> alt.HConcatChart:
    """Draw each measure over the epochs, for training and validation set, one plot beside the other.

    Args:
        history: What `nnviz.training.record` or `model.fit` returns, or the latter's `history`.
        width: Of each plot in pixels.
        height: Of each plot in pixels.

    Returns:
        One plot for each measure.

    Raises:
        ValueError: If there is no measure in it.

    Example:
        >>> chart = training_curves({"loss": [0.7, 0.5], "val_loss": [0.8, 0.6], "accuracy": [0.5, 0.9]})
        >>> [plot["encoding"]["y"]["title"] for plot in chart.to_dict()["hconcat"]]
        ['loss', 'accuracy']
    """
    rows = curve_frame(history)
    plots = [_plot(of_one, str(name)) for name, of_one in rows.groupby("measure", sort=False)]
    sized = [plot.properties(width=width, height=height) for plot in plots]
    return alt.hconcat(*sized, config=config()).add_params(TEXT)


def _measured(history: Training) -> tuple[np.ndarray, Measured]:
    """Return the epochs trained before each number, and the numbers by their names in Keras."""
    if isinstance(history, Recording):
        found = {
            "loss": history.loss,
            f"{VALIDATION}loss": history.validation_loss,
            history.metric_name: history.metric,
            f"{VALIDATION}{history.metric_name}": history.validation_metric,
        }
        return history.epochs, {name: values for name, values in found.items() if values is not None}
    measured = history if isinstance(history, Mapping) else history.history
    return np.arange(1, 1 + max(map(len, measured.values()), default=0)), measured


def _plot(rows: pd.DataFrame, measure: str) -> alt.Chart:
    color = alt.Scale(domain=list(SETS), range=[palette.LOSS, palette.INK])
    dash = alt.Scale(domain=list(SETS), range=[[1, 0], [6, 4]])
    return (
        alt.Chart(rows)
        .mark_line(strokeWidth=2.5, point=len(rows) <= 2 * len(SETS))
        .encode(
            x=alt.X("epoch:Q", title="epoch", axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("value:Q", title=measure, scale=alt.Scale(zero=measure == "loss")),
            color=alt.Color("set:N", title=None, scale=color, legend=alt.Legend(orient="top")),
            strokeDash=alt.StrokeDash("set:N", title=None, scale=dash),
            tooltip=[
                alt.Tooltip("epoch:Q", format=".4~g"),
                "set:N",
                alt.Tooltip("value:Q", title=measure, format=".4~g"),
            ],
        )
    )
