"""Home: a model that fits itself to the cars, and its loss beside it.

Both charts read one browser parameter, `EPOCH`: how many epochs have been trained.
"""

from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.home import PAGE
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.parameters import slider
from nnviz.charts.parts import LABEL, NUMBER, heading, one_row, picture
from nnviz.datasets import Points

EPOCH = PAGE.word("epoch")
STRIP = 0.13  # how far the cars of a class lie apart, outside of 0 to 1
QUANTITY_TOP = 50  # miles per gallon


@dataclass(frozen=True, eq=False)
class Fit:
    """A training as its charts show it."""

    points: Points
    """What was fitted; one input."""
    places: np.ndarray
    """Where the model was asked, evenly spaced in the input's unit, float64, shape (places,)."""
    predictions: np.ndarray
    """What it answered after each epoch, the first before any: shape (epochs + 1, places)."""
    losses: np.ndarray
    """Its mean loss after each epoch, shape (epochs + 1,)."""
    best: np.ndarray
    """What the best model of the classic kind predictions there, shape (places,)."""
    best_loss: float
    """Its loss."""
    best_name: str
    """What it is called, as in "the best line"."""
    loss_name: str
    """The loss in words, with its unit."""

    @property
    def epochs(self) -> int:
        """How many were trained."""
        return len(self.losses) - 1


def answer_rows(fit: Fit) -> list[dict]:
    """Return one row per epoch: epoch, and the list of the predictions, rounded to a thousandth of the axis."""
    digits = 3 if fit.points.classes else 2
    rounded = fit.predictions.astype(float).round(digits).tolist()
    return [{"epoch": epoch, "prediction": predictions} for epoch, predictions in enumerate(rounded)]


def loss_frame(fit: Fit) -> pd.DataFrame:
    """Return one row per epoch: epoch, loss."""
    return pd.DataFrame({"epoch": range(fit.epochs + 1), "loss": fit.losses.astype(float).round(5)})


def points_frame(points: Points) -> pd.DataFrame:
    """Return one row per point: x, y, where it is drawn, its label, and its class or "".

    A quantity is drawn where it is; the points of a class in a strip beside 0 or 1, as they would cover each other.
    """
    rows = pd.DataFrame({"x": points.x, "y": points.y, "drawn": points.y, "label": points.labels, "kind": ""})
    if not points.classes:
        return rows
    away = 0.03 + STRIP * np.random.default_rng(0).random(len(points))
    drawn = np.where(points.y == 1, 1 + away, -away).round(3)
    return rows.assign(drawn=drawn, kind=[points.classes[int(y)] for y in points.y])


def ingredients_chart(fit: Fit, *, height: int) -> alt.LayerChart:
    """Draw the points, the model's curve after the present epoch, and that of the best model of the classic kind."""
    classes = fit.points.classes
    bounds = (-0.2, 1.2) if classes else (0, QUANTITY_TOP)
    ends = float(fit.places[0]), float(fit.places[-1])
    title = "probability" if classes else fit.points.y_name
    x = alt.X("x:Q", title=fit.points.x_names[0], scale=scale(ends))
    axis = alt.Axis(values=[0, 0.5, 1], format=".1f") if classes else alt.Axis()
    y = alt.Y("drawn:Q", title=title, scale=scale(bounds), axis=axis)
    step = (ends[1] - ends[0]) / (len(fit.places) - 1)
    now = alt.Chart(alt.Data(values=answer_rows(fit))).transform_filter(f"datum.epoch == {EPOCH}")
    curve = (
        now.transform_calculate(place=f"sequence({len(fit.places)})")
        .transform_flatten(["prediction", "place"])
        .transform_calculate(x=f"{ends[0]} + {step} * datum.place", drawn="datum.prediction")
    )
    best = alt.Chart(pd.DataFrame({"x": fit.places, "drawn": fit.best}).round(4))
    words = alt.Chart(one_row(large=f"{len(fit.points)} cars and the model", small=f"wide and green: {fit.best_name}"))
    layers = [
        best.mark_line(color=palette.TRUTH, strokeWidth=9, opacity=0.35, clip=True).encode(x=x, y=y),
        *_dots(fit.points, x, y),
        curve.mark_line(color=palette.INK, strokeWidth=3.5, clip=True).encode(x=x, y=y, order="place:Q"),
        *heading(words, size=20),
    ]
    return picture(layers, [_slider(fit)], width="container", height=height)


def loss_chart(fit: Fit, *, height: int) -> alt.LayerChart:
    """Draw the loss up to the present epoch, and that of the best model of the classic kind as a floor."""
    top = 1.05 * float(max(fit.losses.max(), fit.best_loss))
    x = alt.X("epoch:Q", title="epoch", scale=scale((0, fit.epochs)))
    y = alt.Y("loss:Q", title=fit.loss_name, scale=scale((0, top)))
    rows = alt.Chart(loss_frame(fit))
    now = rows.transform_filter(f"datum.epoch == {EPOCH}")
    digits = 3 if fit.points.classes else 2
    words = now.transform_calculate(
        large=f"'loss ' + format(datum.loss, '.{digits}f')",
        small=f"'after epoch ' + datum.epoch + '; {fit.best_name}: {fit.best_loss:.{digits}f}'",
    )
    floor = alt.Chart(one_row(loss=round(fit.best_loss, 5)))
    tooltip = [alt.Tooltip("epoch:Q", format="d"), alt.Tooltip("loss:Q", format=".4f")]
    layers = [
        floor.mark_rule(color=palette.TRUTH, strokeWidth=2, strokeDash=[6, 4]).encode(y=y),
        rows.mark_line(color=palette.LOSS, opacity=0.35, strokeWidth=2).encode(x=x, y=y),
        rows.transform_filter(f"datum.epoch <= {EPOCH}")
        .mark_line(color=palette.LOSS, strokeWidth=3.5)
        .encode(x=x, y=y),
        now.mark_circle(color=palette.INK, opacity=1, size=120).encode(x=x, y=y, tooltip=tooltip),
        *heading(words, size=NUMBER),
    ]
    return picture(layers, [_slider(fit)], width="container", height=height)


def _dots(points: Points, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    rows = alt.Chart(points_frame(points))
    tooltip = [
        alt.Tooltip("label:N", title="car"),
        alt.Tooltip("x:Q", title=points.x_names[0], format=".4~g"),
        alt.Tooltip("kind:N", title=points.y_name)
        if points.classes
        else alt.Tooltip("y:Q", title=points.y_name, format=".4~g"),
    ]
    dots = rows.mark_circle(color=palette.QUIET, opacity=0.7, size=34)
    if not points.classes:
        return [dots.encode(x=x, y=y, tooltip=tooltip)]
    color = alt.Color("kind:N", scale=alt.Scale(domain=list(points.classes), range=list(palette.CLASSES)), legend=None)
    names = pd.DataFrame({"name": [f"built {name}" for name in points.classes], "drawn": [0.1, 0.75]})
    side = alt.Chart(names).mark_text(align="right", fontSize=LABEL, fontWeight="bold", color=palette.INK)
    named = side.encode(text="name:N", y=y, x=alt.value(alt.expr("width - 6")))
    return [dots.encode(x=x, y=y, color=color, tooltip=tooltip), named]


def _slider(fit: Fit) -> alt.Parameter:
    return slider(EPOCH, value=fit.epochs, low=0, high=fit.epochs, step=1, label="epoch")
