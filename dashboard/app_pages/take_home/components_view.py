"""The first message: a network is an architecture, a loss function and an optimizer."""

from dataclasses import replace
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st

from dashboard.app_pages.take_home import PAGE
from dashboard.app_pages.take_home.miniatures import HEIGHT, Point, show_points
from nnviz.charts import palette
from nnviz.charts.decision_maps import class_points, plane_frame
from nnviz.charts.line_rows import line_view
from nnviz.charts.maps import class_image, map_layer
from nnviz.charts.numbers import percent
from nnviz.charts.parts import choice, heading, one_row, picture, scale, slider, with_halo
from nnviz.datasets import Points, circles, noisy_line
from nnviz.linear import best_line, squared_error_plane
from nnviz.recordings.decision_maps import HIDDEN, PIXELS, REACH, load_decision_map

SHAPE, SLOPE, STEP = PAGE.words(("shape", "m", "step"))
SHAPES = {"tanh": "tanh", "no activation": "linear"}  # between the layers
RATE, STEPS = 0.05, 40  # of gradient descent on the mean squared error
START = (-1.0, 4.0)  # m and b
HEAD = 0.45  # of the plane: room for words above it

POINTS = (
    Point("architecture", "How the perceptrons are arranged", "limits-of-linear", {"data": "circles", "seen": "2"}),
    Point(
        "loss",
        "How far actual and expected differ",
        "linear-regression",
        {"data": "made-up line", "m": "0.3", "b": "5.5"},
    ),
    Point("optimizer", "How weights are adjusted", "gradient-descent", {"step": "40"}),
)


def architecture_chart() -> alt.LayerChart:
    """Draw what a network makes of a disc in a ring, with an activation between its layers and without."""
    points, tables = circles(), []
    top = REACH + HEAD
    bare: dict[str, Any] = {"axis": None, "title": None}
    x = alt.X("x1:Q", scale=scale((-REACH, REACH)), **bare)
    y = alt.Y("x2:Q", scale=scale((-REACH, top)), **bare)
    layers = []
    for name, activation in SHAPES.items():
        run = load_decision_map("circles", activation=activation)
        image = alt.Chart(one_row(x1=0, x2=0)).mark_image(
            url=class_image(run.probability.reshape(PIXELS, PIXELS).astype(float)),
            aspect=False,
            width=alt.expr("width"),
            height=alt.expr(f"height * {2 * REACH} / {REACH + top}"),
        )
        layers.append(image.encode(x=x, y=y).transform_filter(f"{SHAPE} == '{name}'"))
        tables.append({"shape": name, "large": f"{percent(run.accuracy)} right", "small": _layers(name)})
    words = alt.Chart(pd.DataFrame(tables)).transform_filter(f"datum.shape == {SHAPE}")
    rows = alt.Chart(plane_frame(points.x, points.y, classes=points.classes))
    between = choice(SHAPE, value="tanh", options=tuple(SHAPES), label="between the layers")
    layers += [class_points(rows, x=x, y=y, classes=points.classes), *heading(words, size=24, inside=True)]
    return picture(layers, [between], width="container", height=HEIGHT)


def _layers(name: str) -> str:
    return f"architecture 2-{'-'.join(map(str, HIDDEN))}-1, {name}"


def loss_chart() -> alt.LayerChart:
    """Draw a line to be turned, and its squared errors as squares; the line goes through the mean point."""
    points = noisy_line()
    view, best = line_view(points), best_line(points.x, points.y)
    mean_x, mean_y = float(points.x.mean()), float(points.y.mean())
    line = f"{mean_y} + {SLOPE} * (datum.x - {mean_x})"
    rows = alt.Chart(pd.DataFrame({"x": points.x, "y": points.y})).transform_calculate(line=line)
    wide = (view.x[1] - view.x[0]) / (view.y[1] - view.y[0])
    rows = rows.transform_calculate(residual="datum.y - datum.line").transform_calculate(
        square="datum.residual * datum.residual",
        edge=f"datum.x + (datum.residual * {SLOPE} > 0 ? -1 : 1) * abs(datum.residual) * {wide} * height / width",
    )
    x = alt.X("x:Q", title=f"{points.x_names[0]} (across), {points.y_name} (up)", scale=scale(view.x))
    y = alt.Y("y:Q", title=None, scale=scale(view.y))
    ends = alt.Chart(pd.DataFrame({"x": view.x})).transform_calculate(y=line)
    total = rows.transform_aggregate(mean="mean(square)").transform_calculate(
        large="'loss ' + format(datum.mean, '.2f')", small=f"'mean squared error; smallest: {best.mean_of_squares:.2f}'"
    )
    tooltip = [alt.Tooltip(f"{name}:Q", format=".2f") for name in ("x", "y", "residual", "square")]
    layers = [
        rows.mark_rect(color=palette.LOSS, fillOpacity=0.3, stroke=palette.LOSS, strokeWidth=1.5, clip=True).encode(
            x=x, x2="edge:Q", y=y, y2="line:Q", tooltip=tooltip
        ),
        ends.mark_line(color=palette.INK, strokeWidth=3, clip=True).encode(x=x, y=y),
        rows.mark_circle(color=palette.INK, opacity=1, size=60).encode(x=x, y=y, tooltip=tooltip),
        *heading(total, size=24, inside=True),
    ]
    turned = slider(SLOPE, value=0.0, low=-1, high=1.5, step=0.01, label="slope m")
    return picture(layers, [turned], width="container", height=HEIGHT)


def standardized(points: Points) -> Points:
    """Return the points with their input less its mean, over its standard deviation."""
    return replace(points, x=(points.x - points.x.mean()) / points.x.std())


def walk(points: Points) -> np.ndarray:
    """Return m and b before the first and after each of `STEPS` steps of gradient descent, shape (steps + 1, 2).

    Each step is `RATE` times the gradient of the mean squared error.
    """
    places = [np.array(START)]
    for _ in range(STEPS):
        m, b = places[-1]
        residual = m * points.x + b - points.y
        gradient = 2 * np.array([np.mean(residual * points.x), np.mean(residual)])
        places.append(places[-1] - RATE * gradient)
    return np.array(places)


def optimizer_chart() -> alt.LayerChart:
    """Draw the loss of every line as a map, and the steps of gradient descent on it."""
    points = standardized(noisy_line())
    path, best = walk(points), best_line(points.x, points.y)
    m, b = np.linspace(-2, 5, 141), np.linspace(3, 12, 141)
    plane = squared_error_plane(points.x, points.y, m=m, b=b)
    x = alt.X("m:Q", title="slope m (across), b (up)", scale=scale((m[0], m[-1])))
    y = alt.Y("b:Q", title=None, scale=scale((b[0], b[-1])))
    losses = [float(np.mean((at[0] * points.x + at[1] - points.y) ** 2)) for at in path]
    table = pd.DataFrame({"step": range(len(path)), "m": path[:, 0], "b": path[:, 1], "loss": losses}).round(4)
    steps = alt.Chart(table).transform_filter(f"datum.step <= {STEP}")
    here = alt.Chart(table).transform_filter(f"datum.step == {STEP}")
    words = here.transform_calculate(
        large="'step ' + datum.step + ': loss ' + format(datum.loss, '.2f')",
        small=f"'inputs standardized; smallest: {best.mean_of_squares:.2f}'",
    )
    tooltip = [
        alt.Tooltip("step:Q", format="d"),
        *(alt.Tooltip(f"{name}:Q", format=".2f") for name in ("m", "b", "loss")),
    ]
    line = steps.mark_line(color=palette.GRADIENT, strokeWidth=2.5, clip=True).encode(x=x, y=y, order="step:Q")
    lowest = alt.Chart(one_row(m=best.m, b=best.b)).mark_point(
        shape="diamond", fill=palette.TRUTH, stroke=palette.INK, size=180, opacity=1
    )
    layers = [
        map_layer(plane, x=x, y=y),
        *with_halo(line),
        steps.mark_circle(color=palette.GRADIENT, opacity=1, size=36, clip=True).encode(x=x, y=y, tooltip=tooltip),
        lowest.encode(x=x, y=y),
        here.mark_circle(color=palette.INK, opacity=1, size=120, clip=True).encode(x=x, y=y, tooltip=tooltip),
        *heading(words, size=24, inside=True),
    ]
    played = slider(STEP, value=STEPS, low=0, high=STEPS, step=1, label="step")
    return picture(layers, [played], width="container", height=HEIGHT)


@st.cache_data(show_spinner=False)
def charts() -> list[dict[str, Any]]:
    """Return all three as Vega-Lite."""
    return [chart.to_dict() for chart in (architecture_chart(), loss_chart(), optimizer_chart())]


def show(_: None) -> None:
    """Show the three components."""
    show_points(
        POINTS,
        charts(),
        alt="A network's decision on a disc in a ring; a line with its squared errors; gradient descent on their map.",
        key="components",
    )


def because() -> str:
    """Say what each of the three decides, with the numbers of the miniatures."""
    bent, straight = (load_decision_map("circles", activation=name).accuracy for name in SHAPES.values())
    return (
        f"Same data, same loss, same optimizer: with tanh between its layers the network gets {percent(bent)} of its "
        f"training points right, without an activation {percent(straight)}."
    )
