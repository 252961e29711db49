"""What the page on linear regression is put together from: its data, its charts, and the code with its numbers."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from dashboard import layout
from dashboard.app_pages.linear_regression.fit import fit_chart
from dashboard.app_pages.linear_regression.loss_map import loss_map
from dashboard.pages import LecturePage
from nnviz.charts.line_rows import fit_frame, line_view
from nnviz.datasets import Points, anscombe, cars_horsepower, noisy_line
from nnviz.linear import best_line

CARS = 15  # more squares would be a fog
HEIGHT = 385  # px, of the charts with their axes and numbers


def cars() -> Points:
    """Return some of the cars, the same for everybody."""
    return cars_horsepower().sample(CARS, seed=0)


FOUR = {f"Anscombe {roman}": partial(anscombe, number) for number, roman in enumerate(("I", "II", "III", "IV"), 1)}
SETS: Mapping[str, Callable[[], Points]] = {"made-up line": noisy_line, "cars": cars, **FOUR}


@st.cache_data(show_spinner=False)
def charts(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the line on its points and the map of its losses, as Vega-Lite; sets without units share one view."""
    points = SETS[name]()
    family = [points] if name == "cars" else [make() for other, make in SETS.items() if other != "cars"]
    view = line_view(*family)
    return (
        fit_chart(points, view=view, height=HEIGHT).to_dict(),
        loss_map(points, view=view, height=HEIGHT).to_dict(),
    )


def code(page: LecturePage, name: str) -> str:
    """Return the page's code with the data in it, and fields for the sliders."""
    points = SETS[name]()
    lifted = fit_frame(points)["lifted"].tolist()
    y = [f"{value:.6g}" + " + «lr_outlier»" * up for value, up in zip(points.y, lifted, strict=True)]
    x = layout.array_of(f"{value:.6g}" for value in points.x)
    return layout.code_of(page, x=x, y=layout.array_of(y), m="«lr_m»", b="«lr_b»")


def four_lines() -> str:
    """Say the best lines of Anscombe's four sets, computed."""
    fits = {name: best_line(points.x, points.y) for name, points in ((name, make()) for name, make in FOUR.items())}
    return "; ".join(f"{name}: m = {fit.m:.2f}, b = {fit.b:.2f}" for name, fit in fits.items())
