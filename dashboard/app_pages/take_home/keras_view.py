"""The second message: TensorFlow and Keras make deep learning easy, if one knows when to stop and what a batch is."""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st

from dashboard.app_pages.layers.stack.picture import show_stack
from dashboard.app_pages.network.choices import Choices, say
from dashboard.app_pages.optimizers import batches
from dashboard.app_pages.take_home import PAGE
from dashboard.app_pages.take_home.miniatures import HEIGHT, Point, show_ways
from dashboard.layout.picture import picture as show_picture
from dashboard.layout.picture import specification
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.parameters import choice, slider
from nnviz.charts.parts import LABEL, heading, one_row, picture
from nnviz.datasets import surface
from nnviz.layers import PRESETS
from nnviz.optimizers import batch_orders, line_gradients, spread
from nnviz.recordings.stopping import EPOCHS, TRAIN, load_stopping

EPOCH, BATCH = PAGE.words(("epoch", "batch"))
NAMED = 150  # the epoch at which the curves have their names
AT = surface("line on the cars").start  # m and b, where all gradients are taken
STACK = PRESETS["dense net"]

TRAINING = Choices(data="moons", noise=30, share=10, hidden=(8, 8))  # the same on page 6
OVERFITS = {name: say(TRAINING, name) for name in ("data", "noise", "share", "hidden")} | {"run": "1"}
POINTS = STACKED, STOPPING, BATCHED = (
    Point("stack", "Compose layers to form network architectures", "layers", {"stack": STACK}),
    Point(
        "stopping",
        "Use callbacks to prevent overfitting",
        "network",
        OVERFITS,
        counted={"epoch": ("step", TRAINING.settings.snapshots)},
    ),
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
    x = alt.X("epoch:Q", title="epoch (across), loss (up)", scale=scale((0, EPOCHS)))
    y = alt.Y("loss:Q", title=None, scale=scale((0, top)))
    dash = alt.StrokeDash(
        "set:N", scale=alt.Scale(domain=["training", "validation"], range=[[6, 4], [1, 0]]), legend=None
    )
    tooltip = ["set:N", alt.Tooltip("epoch:Q", format="d"), alt.Tooltip("loss:Q", format=".3f")]
    here = alt.Chart(
        pd.DataFrame({"epoch": epochs, "training": run.loss, "validation": run.validation_loss}).round(4)
    ).transform_filter(f"datum.epoch == {EPOCH}")
    words = here.transform_calculate(
        large="'validation loss ' + format(datum.validation, '.2f')",
        small=f"'training loss ' + format(datum.training, '.3f') + '; {TRAIN} points'",
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
    falls, rises = (names.transform_filter(f"datum.words == '{each}'") for each in ("training", "validation"))
    name: dict[str, Any] = {"dy": -10, "color": palette.LOSS_TEXT, "fontSize": LABEL}
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
        falls.mark_text(align="left", **name).encode(x=x, y=y, text="words:N"),
        rises.mark_text(align="right", **name).encode(x=x, y=y, text="words:N"),
        *heading(words, size=24, inside=True, right=True),
    ]
    moved = slider(EPOCH, value=EPOCHS, low=0, high=EPOCHS, step=1, label="epoch")
    return picture(layers, [moved], width="container", height=HEIGHT)


def gradients() -> tuple[dict[int, np.ndarray], np.ndarray]:
    """Return the gradients of page 10's batches of each size at its place, (batches, 2), and that of all examples."""
    (m, b), (x, y) = AT, batches.cars()
    each = line_gradients(x, y, m=m, b=b)
    orders = batch_orders(len(x))
    return {size: each[orders[:, :size]].mean(axis=1) for size in batches.SIZES}, each.mean(axis=0)


def batch_chart() -> alt.LayerChart:
    """Draw the gradients of many batches of one size as a cloud around that of all examples."""
    found, whole = gradients()
    one = found[batches.SIZES[0]]
    low, high = one.min(axis=0), one.max(axis=0)
    room = 0.08 * (high - low)
    x = alt.X("dm:Q", title="∂L/∂m (across), ∂L/∂b (up)", scale=scale((low[0] - room[0], high[0] + room[0])))
    y = alt.Y("db:Q", title=None, scale=scale((low[1] - room[1], high[1] + 4 * room[1])))
    table = pd.concat(
        [pd.DataFrame({"dm": each[:, 0], "db": each[:, 1], "size": str(size)}) for size, each in found.items()]
    ).round(3)
    mine = f"datum.size == {BATCH}"
    rows = alt.Chart(table).transform_filter(mine)
    said = [{"size": str(size), "large": f"spread {spread(each, whole):.1f}"} for size, each in found.items()]
    words = (
        alt.Chart(pd.DataFrame(said))
        .transform_filter(mine)
        .transform_calculate(
            small=f"'{len(one)} gradients, each of ' + datum.size + (datum.size == '1' ? ' car' : ' cars')"
        )
    )
    true = alt.Chart(one_row(dm=float(whole[0]), db=float(whole[1])))
    tooltip = [alt.Tooltip("dm:Q", title="∂L/∂m", format=".2f"), alt.Tooltip("db:Q", title="∂L/∂b", format=".2f")]
    layers = [
        rows.mark_circle(color=palette.GRADIENT, opacity=0.55, size=60).encode(x=x, y=y, tooltip=tooltip),
        true.mark_point(shape="diamond", fill=palette.TRUTH, stroke=palette.INK, size=200, opacity=1).encode(
            x=x, y=y, tooltip=tooltip
        ),
        *heading(words, size=24, inside=True),
    ]
    sizes = choice(BATCH, value="1", options=tuple(map(str, batches.SIZES)), label="batch size")
    return picture(layers, [sizes], width="container", height=HEIGHT)


@st.cache_data(show_spinner=False)
def charts() -> list[dict[str, Any]]:
    """Return both as Vega-Lite."""
    return [specification(chart) for chart in (stopping_chart(), batch_chart())]


def show(_: None) -> None:
    """Show page 7's stack, when to stop, and what a batch is."""
    with st.container(key=PAGE.word("keras")):
        with st.container(key=f"part_{STACKED.part}"):
            show_stack(PAGE, within="ly_", small=True)
        with st.container(key=PAGE.word("charts")):
            show_picture(
                PAGE,
                *charts(),
                alt="The training loss falls while the validation loss rises; gradients of batches as a cloud that "
                "shrinks.",
                parts=(STOPPING.part, BATCHED.part),
                key="keras",
            )
    show_ways(POINTS)


def because() -> str:
    """Say what early stopping saves, in the numbers of the miniature."""
    run = load_stopping()
    return (
        f"It rises: lowest after epoch {run.best} at {run.validation_loss[run.best]:.2f}, after epoch {EPOCHS} "
        f"{run.validation_loss[-1]:.2f}, while the training loss falls to {run.loss[-1]:.3f}."
    )
