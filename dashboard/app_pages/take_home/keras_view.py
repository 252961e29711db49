"""The second message: TensorFlow and Keras make deep learning easy, if one knows when to stop and what a batch is."""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st

from dashboard.app_pages.take_home import PAGE
from dashboard.app_pages.take_home.miniatures import HEIGHT, Point, show_points
from nnviz.charts import palette
from nnviz.charts.parts import LABEL, choice, heading, one_row, picture, scale, slider
from nnviz.datasets import noisy_line
from nnviz.recordings.stopping import EPOCHS, HIDDEN, TRAIN, load_stopping

EPOCH, BATCH = PAGE.words(("epoch", "batch"))
NAMED = 150  # the epoch at which the curves have their names
BATCHES, DRAWN, SEED = (1, 4, 16), 150, 0  # examples in a batch, batches of each size
AT = (0.0, 7.0)  # m and b, where all gradients are taken

OVERFITS = {"data": "moons", "noise": "30", "share": "10", "hidden": "8-8", "run": "1"}  # the same training there
POINTS = (
    Point("stopping", "Use callbacks to prevent overfitting", "network", OVERFITS),
    Point("batch", "Control batch size to improve efficiency", "optimizers", {"view": "batches"}),
)


def stopping_chart() -> alt.LayerChart:
    """Draw the losses of a network that overfits, up to an epoch that can be moved, and where a callback stops."""
    run = load_stopping()
    epochs = range(EPOCHS + 1)
    table = pd.concat(
        [
            pd.DataFrame({"epoch": epochs, "loss": losses, "set": name})
            for name, losses in (("training", run.loss), ("validation", run.validation_loss))
        ]
    ).round(4)
    rows = alt.Chart(table)
    top = round(1.4 * float(run.validation_loss.max()), 1)
    x = alt.X("epoch:Q", title="epoch (across), binary cross-entropy (up)", scale=scale((0, EPOCHS)))
    y = alt.Y("loss:Q", title=None, scale=scale((0, top)))
    dash = alt.StrokeDash(
        "set:N", scale=alt.Scale(domain=["training", "validation"], range=[[6, 4], [1, 0]]), legend=None
    )
    tooltip = ["set:N", alt.Tooltip("epoch:Q", format="d"), alt.Tooltip("loss:Q", format=".3f")]
    here = alt.Chart(
        pd.DataFrame({"epoch": epochs, "training": run.loss, "validation": run.validation_loss}).round(4)
    ).transform_filter(f"datum.epoch == {EPOCH}")
    words = here.transform_calculate(
        large="'epoch ' + datum.epoch + ': validation loss ' + format(datum.validation, '.2f')",
        small="'training loss ' + format(datum.training, '.3f')"
        f" + '; {TRAIN} points, network 2-{'-'.join(map(str, HIDDEN))}-1'",
    )
    best = alt.Chart(one_row(epoch=run.best, words=f"EarlyStopping keeps epoch {run.best}"))
    names = alt.Chart(
        pd.DataFrame(
            {
                "epoch": NAMED,
                "loss": [float(run.loss[NAMED]), float(run.validation_loss[NAMED])],
                "words": ["training", "validation"],
            }
        )
    )
    layers = [
        best.mark_rule(color=palette.TRUTH, strokeWidth=3).encode(x=x),
        best.mark_text(align="left", dx=6, baseline="top", color=palette.TRUTH_TEXT, fontSize=LABEL).encode(
            x=x, y=alt.value(alt.expr("height - 1.6 * text_size")), text="words:N"
        ),
        rows.mark_line(color=palette.LOSS, strokeWidth=3, opacity=0.35, clip=True).encode(x=x, y=y, strokeDash=dash),
        rows.transform_filter(f"datum.epoch <= {EPOCH}")
        .mark_line(color=palette.LOSS, strokeWidth=3, clip=True)
        .encode(x=x, y=y, strokeDash=dash),
        rows.transform_filter(f"datum.epoch == {EPOCH}")
        .mark_circle(color=palette.INK, size=110, opacity=1, clip=True)
        .encode(x=x, y=y, tooltip=tooltip),
        names.mark_text(align="right", dy=-10, color=palette.LOSS_TEXT, fontSize=LABEL).encode(
            x=x, y=y, text="words:N"
        ),
        *heading(words, size=24, inside=True, right=True),
    ]
    moved = slider(EPOCH, value=EPOCHS, low=0, high=EPOCHS, step=1, label="epoch")
    return picture(layers, [moved], width="container", height=HEIGHT)


def gradients() -> dict[int, np.ndarray]:
    """Return the gradients of the mean squared error by m and b of `DRAWN` batches of each size, (batches, 2)."""
    points, random, (m, b) = noisy_line(), np.random.default_rng(SEED), AT
    residual = m * points.x + b - points.y
    each = 2 * np.column_stack([residual * points.x, residual])
    return {size: each[random.integers(len(each), size=(DRAWN, size))].mean(axis=1) for size in BATCHES}


def spread(of: np.ndarray) -> float:
    """Return how far gradients lie from their mean: the root of the mean squared distance."""
    return float(np.sqrt(((of - of.mean(axis=0)) ** 2).sum(axis=1).mean()))


def batch_chart() -> alt.LayerChart:
    """Draw the gradients of many batches of one size as a cloud around that of all examples."""
    found = gradients()
    low, high = found[BATCHES[0]].min(axis=0), found[BATCHES[0]].max(axis=0)
    x = alt.X("dm:Q", title="∂L/∂m (across), ∂L/∂b (up)", scale=scale((float(low[0]) - 2, float(high[0]) + 2)))
    y = alt.Y("db:Q", title=None, scale=scale((float(low[1]) - 1, float(high[1]) + 6)))
    table = pd.concat(
        [pd.DataFrame({"dm": each[:, 0], "db": each[:, 1], "size": str(size)}) for size, each in found.items()]
    ).round(3)
    mine = f"datum.size == {BATCH}"
    rows = alt.Chart(table).transform_filter(mine)
    said = pd.DataFrame([{"size": str(size), "large": f"spread {spread(each):.1f}"} for size, each in found.items()])
    words = (
        alt.Chart(said)
        .transform_filter(mine)
        .transform_calculate(
            small=f"'{DRAWN} gradients, each of ' + datum.size + (datum.size == '1' ? ' example' : ' examples')"
        )
    )
    points, (m, b) = noisy_line(), AT
    residual = m * points.x + b - points.y
    whole = alt.Chart(one_row(dm=2 * float(np.mean(residual * points.x)), db=2 * float(residual.mean())))
    tooltip = [alt.Tooltip("dm:Q", title="∂L/∂m", format=".2f"), alt.Tooltip("db:Q", title="∂L/∂b", format=".2f")]
    layers = [
        rows.mark_circle(color=palette.GRADIENT, opacity=0.55, size=60).encode(x=x, y=y, tooltip=tooltip),
        whole.mark_point(shape="diamond", fill=palette.TRUTH, stroke=palette.INK, size=200, opacity=1).encode(
            x=x, y=y, tooltip=tooltip
        ),
        *heading(words, size=24, inside=True),
    ]
    sizes = choice(BATCH, value="1", options=tuple(map(str, BATCHES)), label="batch size")
    return picture(layers, [sizes], width="container", height=HEIGHT)


@st.cache_data(show_spinner=False)
def charts() -> list[dict[str, Any]]:
    """Return both as Vega-Lite."""
    return [chart.to_dict() for chart in (stopping_chart(), batch_chart())]


def show(_: None) -> None:
    """Show when to stop, and what a batch is."""
    show_points(
        POINTS,
        charts(),
        alt="The training loss falls while the validation loss rises; gradients of batches as a cloud that shrinks.",
        key="keras",
    )


def because() -> str:
    """Say what early stopping saves, in the numbers of the miniature."""
    run = load_stopping()
    return (
        f"It rises: lowest after epoch {run.best} at {run.validation_loss[run.best]:.2f}, after epoch {EPOCHS} "
        f"{run.validation_loss[-1]:.2f}, while the training loss falls to {run.loss[-1]:.3f}."
    )
