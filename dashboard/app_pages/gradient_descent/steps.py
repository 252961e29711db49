"""What the charts of one run and of the race share: the steps as rows, the map of the loss, the sliders.

All charts read STEP, how many steps have been made, and M0 and B0, where the runs start. Those of one run read PICK
too, the number of its rate as a text, and WALK, the run from there as text; `grips` writes both.
"""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.app_pages.gradient_descent import PAGE
from nnviz.charts import palette
from nnviz.charts.bounds import fine_step, scale
from nnviz.charts.line_rows import LineView
from nnviz.charts.maps import map_layer
from nnviz.charts.parameters import memory, slider
from nnviz.charts.parts import one_row
from nnviz.datasets import Points
from nnviz.descent import Walk
from nnviz.linear import best_line, squared_error_plane

STEP, M0, B0, WALK, PICK, TOP = PAGE.words(("step", "m0", "b0", "walk", "pick", "top"))
WALKED = PAGE.word("walked")  # WALK, taken apart
START = (1.0, 0.0)  # the slide's
PIXELS = 480  # of the map's image, each way
CAP = 1.5  # losses are drawn up to about this many times the loss at the start, wherever that is
FAR = 1e6  # places beyond it are not drawn: no screen shows them
HERO, COMPANION = 440, 220  # px, of a chart with its axes, where the screen does not say how high


def steps_frame(walk: Walk) -> pd.DataFrame:
    """Return one row per step that was made: step, m, b, loss, and the gradient there.

    The table of a run that diverges ends where m or b passes a million; from there on the charts say ∞.

    Example:
        >>> from nnviz.descent import descend
        >>> walk = descend([0, 1], [0, 3], model="line", learning_rate=0.1, steps=3)
        >>> steps_frame(walk)["loss"].tolist()
        [2.0, 1.3, 0.9028]
    """
    made = len(walk.slopes)
    kept = np.abs(walk.places[:made]).max(axis=1) < FAR
    (m, b), (slope_m, slope_b) = walk.places[:made][kept].T, walk.slopes[kept].T
    rows = pd.DataFrame({"m": m, "b": b, "loss": walk.losses[:made][kept], "slope_m": slope_m, "slope_b": slope_b})
    return rows.round(5).rename_axis("step").reset_index()


def step_slider(steps: int) -> alt.Parameter:
    """Return the parameter that all charts share, for a run of so many steps."""
    return slider(STEP, value=0, low=0, high=steps, step=1, label="step")


def walked(walk: Walk, *, steps: int) -> alt.Chart:
    """Return the rows of `steps_frame`, of the walk that the browser has made, or else of this one.

    A row for each step stays, whatever is walked: rows that a browser makes anew make it draw anew as well.
    """
    frame = steps_frame(walk)
    names = ("m", "b", "loss", "slope_m", "slope_b")
    own = [",".join(f"{value:.7g}" for value in row) for row in frame[list(names)].to_numpy()]
    none = [""] * (steps + 1 - len(own))
    table = pd.DataFrame({"step": range(steps + 1), "own": own + none, "own_last": len(own) - 1})
    rows = alt.Chart(table).transform_calculate(each=f"{WALKED} ? {WALKED}[datum.step] : datum.own")
    return rows.transform_filter("datum.each").transform_calculate(
        part="split(datum.each, ',')",
        last=f"{WALKED} ? length({WALKED}) - 1 : datum.own_last",
        **{name: f"toNumber(datum.part[{place}])" for place, name in enumerate(names)},
    )


def run_parameters(steps: int, view: LineView) -> list[alt.Parameter]:
    """Return the parameters that the charts of one run share."""
    walked = alt.param(name=WALKED, expr=f"{WALK} ? split({WALK}, ';') : null")
    return [step_slider(steps), *start_sliders(view), memory(WALK), memory(PICK), walked]


def start_sliders(view: LineView) -> list[alt.Parameter]:
    """Return the parameters that say where all runs start."""
    m, b = START
    return [
        slider(M0, value=m, low=view.m[0], high=view.m[1], step=fine_step(view.m), label="start, slope m"),
        slider(B0, value=b, low=view.b[0], high=view.b[1], step=fine_step(view.b), label="start, b"),
    ]


def above_best(points: Points, m: str, b: str) -> str:
    """Return by how much the mean squared error at a place is more than that of the best line, as an expression.

    Args:
        points: One input.
        m: An expression of the browser.
        b: An expression of the browser.
    """
    best, of_x = best_line(points.x, points.y), moments_of(points.x, points.y)
    m, b = f"({m} - {best.m})", f"({b} - {best.b})"
    return f"({of_x['xx']} * {m} * {m} + {2 * of_x['x']} * {m} * {b} + {b} * {b})"


def top_of(points: Points) -> alt.Parameter:
    """Return the largest loss that is drawn as the parameter TOP: some times that of the start.

    It goes up and down in steps: an axis that changes is drawn anew, which costs more than all that follows a hand.
    """
    loss = f"{best_line(points.x, points.y).mean_of_squares} + {above_best(points, M0, B0)}"
    return alt.param(name=TOP, expr=f"pow({CAP}, 1 + ceil(log({loss}) / log({CAP})))")


def up_to_top() -> alt.Scale:
    """Return a scale of losses from 0 to TOP, which follows the start."""
    return alt.Scale(domainMin=0, domainMax=alt.expr(TOP), nice=False, zero=False)


def picked(chosen: int) -> str:
    """Return the number of the present rate, in the browser: what a hand has picked, else what the server shows."""
    return f"toNumber({PICK} || '{chosen}')"


def moments_of(x: np.ndarray, y: np.ndarray) -> dict[str, float]:
    """Return the means that a descent with these points needs.

    Example:
        >>> moments_of(np.array([1.0, 3.0]), np.array([0.0, 2.0]))
        {'x': 2.0, 'y': 1.0, 'xx': 5.0, 'xy': 3.0, 'yy': 2.0}
    """
    products = {"x": x, "y": y, "xx": x * x, "xy": x * y, "yy": y * y}
    return {name: float(np.mean(values)) for name, values in products.items()}


def map_axes(view: LineView) -> tuple[alt.X, alt.Y]:
    """Return the axes of a map of the loss."""
    x = alt.X("m:Q", title="slope m", scale=scale(view.m))
    return x, alt.Y("b:Q", title="value at zero, b", scale=scale(view.b))


def map_layers(points: Points, *, view: LineView) -> list[alt.Chart]:
    """Return the contour map of the mean squared error, and a green diamond at the best line."""
    x, y = map_axes(view)
    plane = squared_error_plane(points.x, points.y, m=np.linspace(*view.m, PIXELS), b=np.linspace(*view.b, PIXELS))
    best = best_line(points.x, points.y)
    place = alt.Chart(one_row(m=round(best.m, 5), b=round(best.b, 5), what="the best line"))
    diamond = place.mark_point(shape="diamond", fill=palette.TRUTH, stroke=palette.INK, size=180, opacity=1)
    return [
        map_layer(plane, x=x, y=y),
        diamond.encode(x=x, y=y, tooltip=["what:N", *(alt.Tooltip(f"{name}:Q", format=".2f") for name in "mb")]),
    ]


def floor(points: Points, y: alt.Y) -> alt.Chart:
    """Return a rule at the smallest loss that any line can have."""
    best = one_row(shown=best_line(points.x, points.y).mean_of_squares)
    return alt.Chart(best).mark_rule(color=palette.TRUTH, strokeDash=[6, 4], strokeWidth=2).encode(y=y)


def tooltip() -> list[Any]:
    """Return what hovering over a step shows: where it is, and the gradient that leads on."""
    titles = {"m": "slope m", "b": "b", "loss": "mean squared error", "slope_m": "∂L/∂m", "slope_b": "∂L/∂b"}
    numbers = [alt.Tooltip(f"{name}:Q", title=title, format=".4~g") for name, title in titles.items()]
    return [alt.Tooltip("step:Q", format="d"), *numbers]
