"""The same training with batches of five sizes, one after the other."""

from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.app_pages.train_a_network import PAGE
from dashboard.app_pages.train_a_network.batch_charts import BatchRun, batch_bars, loss_curves
from dashboard.app_pages.train_a_network.choices import BATCHES, MOST_UPDATES, Choices
from dashboard.app_pages.train_a_network.picture import loss_axis
from dashboard.layout.picture import picture, specification
from dashboard.layout.text import write
from dashboard.layout.visit import Shown, Visit, trained

HEIGHT = 375
ALT = "The training loss over the epochs for five batch sizes, the seconds each took, and how much its loss jitters."


def variants(choices: Choices) -> tuple[Choices, ...]:
    """Return the trainings to compare, all of as many epochs as the one with the most updates may have."""
    epochs = min(choices.epochs, MOST_UPDATES // choices.train)
    alike = replace(choices, compare=False, epochs=epochs, patience="off")
    return tuple(replace(alike, batch=int(batch)) for batch in BATCHES)


def draw(visit: Visit, choices: Choices) -> None:
    """Draw the trainings that are done, and say how far the present one is."""
    each = visit.watch(*variants(choices), in_turn=True)
    failed = next((shown for shown in each if shown.state == "failed"), None)
    with st.container(key=PAGE.word("batches_room")):
        if failed:
            st.markdown(failed.failure)
        elif visit.wanted != variants(choices):
            st.markdown("Press Train to train with each of the batch sizes.")
        else:
            _draw(choices, each)


def _draw(choices: Choices, each: tuple[Shown, ...]) -> None:
    finished = [shown for shown in each if shown.state == "finished"]
    place = len(finished)
    if finished:
        axis = loss_axis(choices).replace("loss:", "training loss:")
        seconds = tuple(round(shown.report.seconds, 3) for shown in finished)
        picture(PAGE, *_charts(choices, axis, seconds), widths=[1.9, 1, 1], alt=ALT)
    with st.container(key=PAGE.word("batches_said")):
        if place < len(each):
            said = f"batch size {BATCHES[place]}: training {place + 1} of {len(each)}{each[place].turns}"
            st.progress(place / len(each), said)
        else:
            write(_words(choices))


@st.cache_data(show_spinner=False, max_entries=50)
def _charts(choices: Choices, axis: str, seconds: tuple[float, ...]) -> list[dict[str, Any]]:
    """Return the charts of the trainings that are done as Vega-Lite; `seconds` names them."""
    runs = [
        BatchRun(min(each.batch, each.train), each.updates, trained(each).history.curves[0], spent)
        for each, spent in zip(variants(choices), seconds, strict=False)
    ]
    charts = [
        loss_curves(runs, loss=axis, height=HEIGHT),
        batch_bars(runs, field="seconds", title=f"time, s, for {len(runs[0].loss) - 1} epochs", height=HEIGHT),
        batch_bars(runs, field="jitter", title="jumps of the loss", height=HEIGHT),
    ]
    return [specification(chart) for chart in charts]


def _words(choices: Choices) -> str:
    updates = " · ".join(f"{min(each.batch, each.train)}: {each.updates}" for each in variants(choices))
    return (
        f"Updates an epoch by batch size: {updates}. Small batches take many noisy steps, large ones few smooth ones. "
        "The times are those of this server's compiled loop."
    )
