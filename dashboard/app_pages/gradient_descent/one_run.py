"""The view of one run: the line, its path on the map of the loss, and the loss after each step."""

from typing import Any

import streamlit as st

from dashboard.app_pages.gradient_descent import PAGE
from dashboard.app_pages.gradient_descent.one_run_charts import line_at_step, loss_by_step, path_on_map
from dashboard.app_pages.gradient_descent.runs import BATCHES, RATES, SETS, STEPS, Settings, ask, axes_of
from dashboard.app_pages.gradient_descent.words import GUESS, TRIES, lines, slide, sources, what_happens
from dashboard.layout.picture import picture
from dashboard.layout.views import View


@st.cache_data(show_spinner=False, max_entries=len(SETS) * len(RATES) * len(BATCHES))
def charts(settings: Settings) -> list[dict[str, Any]]:
    """Return the three charts as Vega-Lite."""
    points, run = settings.points, settings.run
    view, rate = axes_of(points), float(settings.rate)
    drawn = [
        line_at_step(points, run, view=view, learning_rate=rate, steps=STEPS),
        path_on_map(points, run, view=view, steps=STEPS),
        loss_by_step(points, run, steps=STEPS),
    ]
    return [chart.to_dict() for chart in drawn]


def show(settings: Settings) -> None:
    """Show the three charts, and say why the run goes as it goes."""
    picture(
        PAGE,
        *charts(settings),
        alt="A line on its points, its way downhill on the map of its loss, and the loss after each step.",
        hidden=("step",),
    )
    st.markdown(what_happens(settings))


ONE_RUN = View(
    name="one run",
    ask=ask,
    show=show,
    tries=TRIES,
    guess=GUESS,
    slide=slide,
    panel="descent",
    lines=lines,
    sources=sources,
)
