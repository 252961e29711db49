"""The view of one run: its path on the map of the loss, the line, the loss after each step, and by learning rate."""

from typing import Any

import streamlit as st

from dashboard.app_pages.gradient_descent.one_run_charts import line_at_step, loss_by_step, path_on_map, start_of
from dashboard.app_pages.gradient_descent.rates_chart import rate_to_pick
from dashboard.app_pages.gradient_descent.runs import (
    BATCHES,
    RATES,
    SETS,
    STEPS,
    Settings,
    ask,
    axes_of,
    diverging,
    ends,
)
from dashboard.app_pages.gradient_descent.stage import show_stage
from dashboard.app_pages.gradient_descent.words import GUESS, TRIES, lines, slide, sources, what_happens
from dashboard.layout.picture import specification
from dashboard.layout.views import View
from nnviz.descent import largest_stable_rate


@st.cache_data(show_spinner=False, max_entries=len(SETS) * len(RATES) * len(BATCHES))
def charts(settings: Settings) -> list[dict[str, Any]]:
    """Return the four charts as Vega-Lite."""
    points, run = settings.points, settings.run
    view, rates, chosen = axes_of(points), [float(rate) for rate in RATES], RATES.index(settings.rate)
    away = [rates.index(rate) for rate in diverging(settings.data, settings.batch)]
    stable = largest_stable_rate(points.x)
    held = start_of(points, rates=rates, batch_size=settings.batch_size, steps=STEPS)
    led = ends(settings.data, settings.batch)
    drawn = [
        path_on_map(points, run, view=view, steps=STEPS, held=held),
        line_at_step(points, run, view=view, rates=rates, chosen=chosen, steps=STEPS),
        loss_by_step(points, run, view=view, steps=STEPS, diverging=away, chosen=chosen),
        rate_to_pick(points, led, view=view, rates=RATES, diverging=away, chosen=chosen, stable=stable),
    ]
    return [specification(chart) for chart in drawn]


def show(settings: Settings) -> None:
    """Show the four charts, and say why the run goes as it goes."""
    way, *companions = charts(settings)
    alt = (
        "The path of a line downhill on the map of its loss; the line on its points, the loss after each step, and the "
        "loss that each learning rate ends with, where the rate is set."
    )
    show_stage(way, companions, alt=alt, says=what_happens(settings))


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
