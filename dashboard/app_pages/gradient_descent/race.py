"""The view of the race: all learning rates at once, and what each ends with."""

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.app_pages.gradient_descent.one_run import ONE_RUN
from dashboard.app_pages.gradient_descent.race_charts import race_chart, race_map
from dashboard.app_pages.gradient_descent.rates_chart import rates_chart
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
    ways,
)
from dashboard.app_pages.gradient_descent.stage import show_stage
from dashboard.app_pages.gradient_descent.words import what_the_race_shows
from dashboard.layout.picture import specification
from nnviz.descent import largest_stable_rate


@st.cache_data(show_spinner=False, max_entries=len(SETS) * len(RATES) * len(BATCHES))
def charts(settings: Settings) -> list[dict[str, Any]]:
    """Return the three charts as Vega-Lite."""
    points, data, batch = settings.points, settings.data, settings.batch
    runs, view, away = ways(data, batch), axes_of(points), diverging(data, batch)
    drawn = [
        race_map(points, runs, view=view, steps=STEPS, diverging=away),
        race_chart(points, runs, view=view, steps=STEPS, diverging=away),
        rates_chart(
            points,
            ends(data, batch),
            view=view,
            rates=list(runs),
            diverging=[list(runs).index(rate) for rate in away],
            chosen=str(RATES.index(settings.rate)),
            stable=largest_stable_rate(points.x),
        ),
    ]
    return [specification(chart) for chart in drawn]


def show(settings: Settings) -> None:
    """Show the three charts, and say which rate comes nearest to the best line."""
    ways, *companions = charts(settings)
    alt = "The paths of eight learning rates on the map, their losses by step, and what each ends with."
    show_stage(ways, companions, alt=alt, says=what_the_race_shows(settings))


# The same runs: what is said about one of them holds.
RACE = replace(ONE_RUN, name="race", ask=partial(ask, all_rates=True), show=show)
