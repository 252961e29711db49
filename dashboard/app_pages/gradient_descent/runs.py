"""What runs downhill: the data, the learning rates, what each step looks at, and how a visitor chooses among them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
import streamlit as st

from dashboard.app_pages.gradient_descent import PAGE
from dashboard.layout.choices import choose
from dashboard.layout.thumbnails import scatter
from nnviz.charts.bounds import round_bounds
from nnviz.charts.line_rows import LineView, line_view
from nnviz.datasets import Points, cars_horsepower, noisy_line
from nnviz.descent import Fates, Walk, descend, fates, from_anywhere

STEPS = 100
ORDERS = 10  # of the points, by which a random path is judged
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


@dataclass(frozen=True)
class Settings:
    """What a visitor has chosen, by its names."""

    data: str
    rate: str
    batch: str

    @property
    def points(self) -> Points:
        """The data."""
        return SETS[self.data]()

    @property
    def batch_size(self) -> int | None:
        """How many points each step looks at; None for all."""
        return BATCHES[self.batch]

    @property
    def diverges(self) -> bool:
        """Whether the run of the chosen rate diverges."""
        return float(self.rate) in diverging(self.data, self.batch)

    @property
    def run(self) -> Walk:
        """The run of the chosen rate."""
        return walks(self.data, self.batch)[float(self.rate)]


def walks(data: str, batch: str) -> dict[float, Walk]:
    """Return a run for each rate, one step longer than what is shown, so that the last step has its slope too."""
    points = SETS[data]()
    settings: dict[str, Any] = {"model": "line", "steps": STEPS + 1, "batch_size": BATCHES[batch]}
    return {float(rate): descend(points.x, points.y, learning_rate=float(rate), **settings) for rate in RATES}


@st.cache_data(show_spinner=False, max_entries=len(SETS) * len(BATCHES))
def fates_of(data: str, batch: str) -> Fates:
    """Return what becomes of the rates, followed far beyond what is shown; row 0 are the runs of `walks`."""
    points, size = SETS[data](), BATCHES[batch]
    return fates(
        points.x,
        points.y,
        learning_rates=[float(rate) for rate in RATES],
        batch_size=size,
        steps=STEPS,
        seeds=ORDERS if size else 1,
    )


def ways(data: str, batch: str, *, order: int = 0) -> dict[float, np.ndarray]:
    """Return for each rate what leads from any start to the places of its run, in one order of the points."""
    points, rates = SETS[data](), [float(rate) for rate in RATES]
    size = BATCHES[batch]
    found = from_anywhere(points.x, points.y, learning_rates=rates, steps=STEPS, batch_size=size, seed=order)
    return dict(zip(rates, found, strict=True))


def ends(data: str, batch: str) -> np.ndarray:
    """Return what leads from any start to the ends of the runs, shape (orders of the points, rates, 2, 3)."""
    orders = range(ORDERS if BATCHES[batch] else 1)
    return np.array([[way[-1] for way in ways(data, batch, order=order).values()] for order in orders])


def diverging(data: str, batch: str) -> tuple[float, ...]:
    """Return the rates whose run diverges: its growth lasts, however far the run is shown."""
    return tuple(float(rate) for rate, lost in zip(RATES, fates_of(data, batch).diverges[0], strict=True) if lost)


def axes_of(points: Points) -> LineView:
    """Return axes on which the start of all runs lies inside the map."""
    view = line_view(points)
    low = view.b[0] - 0.2 * (view.b[1] - view.b[0])
    return replace(view, b=round_bounds(min(low, -1), view.b[1]))


def ask(*, all_rates: bool = False) -> Settings:
    """Show what there is to choose, and return what was chosen.

    Args:
        all_rates: Whether the picture shows all learning rates, so that there is none to choose.
    """
    data = choose(PAGE, "Data", list(SETS), key="data", thumbnails=_thumbnails())
    with st.container(key=PAGE.word("how"), horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("learning rate γ", width="content")
        rate = choose(PAGE, "Learning rate γ", RATES, key="rate", default="0.1", disabled=all_rates)
    return Settings(data, rate, choose(PAGE, "Each step looks at", list(BATCHES), key="batch"))


@st.cache_data(show_spinner=False)
def _thumbnails() -> list[str]:
    return [scatter(points.x, points.y) for points in (load() for load in SETS.values())]
