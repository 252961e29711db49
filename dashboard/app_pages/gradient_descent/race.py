"""The view of the race: all learning rates at once, and what each ends with."""

from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.app_pages.gradient_descent import PAGE
from dashboard.app_pages.gradient_descent.one_run import ONE_RUN
from dashboard.app_pages.gradient_descent.race_charts import race_chart, race_map, rates_chart
from dashboard.app_pages.gradient_descent.runs import BATCHES, RATES, SETS, STEPS, Settings, axes_of, walks
from dashboard.app_pages.gradient_descent.words import what_happens
from dashboard.layout.picture import picture
from nnviz.descent import largest_stable_rate


@st.cache_data(show_spinner=False, max_entries=len(SETS) * len(RATES) * len(BATCHES))
def charts(settings: Settings) -> list[dict[str, Any]]:
    """Return the three charts as Vega-Lite."""
    points, runs = settings.points, walks(settings.data, settings.batch)
    drawn = [
        race_map(points, runs, view=axes_of(points), steps=STEPS),
        race_chart(points, runs, steps=STEPS),
        rates_chart(points, runs, chosen=float(settings.rate), stable=largest_stable_rate(points.x)),
    ]
    return [chart.to_dict() for chart in drawn]


def show(settings: Settings) -> None:
    """Show the three charts, and say why the chosen run goes as it goes."""
    picture(
        PAGE,
        *charts(settings),
        alt="The ways of eight learning rates on the map, their losses by step, and what each ends with.",
        hidden=("step",),
    )
    st.markdown(what_happens(settings))


RACE = replace(ONE_RUN, name="race", show=show)  # the same runs: what is said about one of them holds
