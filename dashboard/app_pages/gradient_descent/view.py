"""What the page on gradient descent is put together from: its data, its runs, its charts, its words."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard import layout
from dashboard.app_pages.gradient_descent.one_run import line_at_step, loss_by_step, path_on_map
from dashboard.app_pages.gradient_descent.race import race_chart, race_map, rates_chart
from dashboard.pages import LecturePage
from nnviz.charts.line_rows import LineView, line_view
from nnviz.charts.parts import round_bounds
from nnviz.datasets import Points, cars_horsepower, noisy_line
from nnviz.descent import Walk, curvatures, descend, largest_stable_rate

STEPS = 100
# The inputs of both sets are such that only the last rate is larger than 2/λmax.
SETS: Mapping[str, Callable[[], Points]] = {
    "made-up line": partial(noisy_line, count=30, low=-1, high=2.5, noise=0.6),
    "cars": lambda: cars_horsepower().in_units_of(100, x_name="power (100 hp)"),
}
SET_CODE = {
    "made-up line": "datasets.noisy_line(count=30, low=-1, high=2.5, noise=0.6)",
    "cars": 'datasets.cars_horsepower().in_units_of(100, x_name="power (100 hp)")',
}
RATES = ("0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "0.45", "0.5")
BATCHES: Mapping[str, int | None] = {"full batch": None, "mini-batch": 5, "single example": 1}
VIEWS = ("one run", "race")


def walks(data: str, batch: str) -> dict[float, Walk]:
    """Return a run for each rate, one step longer than what is shown, so that the last step has its slope too."""
    points = SETS[data]()
    settings: dict[str, Any] = {"model": "line", "steps": STEPS + 1, "batch_size": BATCHES[batch]}
    return {float(rate): descend(points.x, points.y, learning_rate=float(rate), **settings) for rate in RATES}


@st.cache_data(show_spinner=False, max_entries=2 * 8 * 3 * 2)
def charts(data: str, rate: str, batch: str, view: str) -> list[dict[str, Any]]:
    """Return the charts of one run, or of the race of all rates, as Vega-Lite."""
    points, runs, chosen = SETS[data](), walks(data, batch), float(rate)
    run, axes, stable = runs[chosen], _view(points), largest_stable_rate(points.x)
    if view == "one run":
        drawn = [
            line_at_step(points, run, view=axes, learning_rate=chosen, steps=STEPS),
            path_on_map(points, run, view=axes, steps=STEPS),
            loss_by_step(points, run, steps=STEPS),
        ]
    else:
        drawn = [
            race_map(points, runs, view=axes, steps=STEPS),
            race_chart(points, runs, steps=STEPS),
            rates_chart(points, runs, chosen=chosen, stable=stable),
        ]
    return [chart.to_dict() for chart in drawn]


def _view(points: Points) -> LineView:
    """Return axes on which the start of all runs lies inside the map."""
    view = line_view(points)
    low = view.b[0] - 0.2 * (view.b[1] - view.b[0])
    return replace(view, b=round_bounds(min(low, -1), view.b[1]))


def what_happens(data: str, rate: str, batch: str) -> str:
    """Say why the run goes as it goes, with its numbers."""
    points, step = SETS[data](), float(rate)
    along, across = (1 - step * curve for curve in curvatures(points.x))
    stable = largest_stable_rate(points.x)
    size = BATCHES[batch]
    if size:
        lost = _runs_away(data, rate, batch)
        seen = f"Each step sees {size} of {len(points)} points, so its slope is only about right: "
        return seen + (
            f"here it runs away to ∞. 2/λmax = {stable:.2f} holds for the full batch; few points can be steeper."
            if lost
            else "the path staggers, and around the best line it never comes to rest."
        )
    factors = (
        f"Each step multiplies the distance to the best line by 1 − γλ: **{_signed(across, 2)}** across the valley"
    )
    if step > stable:
        return (
            f"{factors}. It jumps over the valley and lands further out each time, to ∞: "
            f"γ = {rate} is larger than 2/λmax = {stable:.2f}, the largest stable rate."
        )
    jumps = ", so it jumps from side to side" if across < 0 else ""
    comes_down = f"It comes down, as γ = {rate} is below 2/λmax = {stable:.2f}."
    return f"{factors}{jumps}, **{_signed(along, 3)}** along it. {comes_down}"


def _signed(number: float, decimals: int) -> str:
    return f"{number:.{decimals}f}".replace("-", "−")


def _runs_away(data: str, rate: str, batch: str) -> bool:
    run = walks(data, batch)[float(rate)]
    return run.lost_at is not None or bool(run.losses[-1] > run.losses[0])


def code(page: LecturePage, data: str, rate: str, batch: str) -> str:
    """Return the page's code with the chosen settings, and a field for the step."""
    size = BATCHES[batch] or len(SETS[data]())
    return layout.code_of(page, points=SET_CODE[data], learning_rate=rate, batch_size=str(size), steps="«gd_step»")


def winner() -> str:
    """Say which rate ended nearest to the best line of the made-up points, with the full batch, computed."""
    runs = walks("made-up line", "full batch")
    losses = {rate: run.losses[STEPS] for rate, run in runs.items() if run.lost_at is None}
    first = min(losses, key=lambda rate: losses[rate])
    return (
        f"γ = {first:g}, the step that is as large as the valley allows. Smaller ones are still on their way; "
        f"{RATES[-2]} jumps from side to side, and {RATES[-1]} runs away. Choose “race” to see all eight."
    )
