"""The same training with batches of five sizes, one after the other."""

from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.app_pages.train_a_network.batch_charts import BatchRun, batch_bars, loss_curves
from dashboard.app_pages.train_a_network.choices import BATCHES, MOST_UPDATES, Choices
from dashboard.app_pages.train_a_network.picture import LOSS_AXIS
from dashboard.layout import visit
from dashboard.layout.picture import picture
from dashboard.layout.visit import Shown, Visit, trained
from dashboard.pages import LecturePage
from dashboard.server.trainings.runs import Look

HEIGHT = 375
ALT = "The training loss over the epochs for five batch sizes, the seconds each took, and how much its loss jitters."


def variants(choices: Choices) -> list[Choices]:
    """Return the trainings to compare, all of as many epochs as the one with the most updates may have."""
    epochs = min(choices.epochs, MOST_UPDATES // choices.train)
    return [replace(choices, compare=False, batch=int(batch), epochs=epochs, patience="off") for batch in BATCHES]


def look(here: Visit, choices: Choices) -> tuple[Shown, list[Look]]:
    """Return what there is to see, and bring the first that is not done yet on if the comparison is wanted."""
    if not here.wanted(choices):
        before = here.shown_of(choices)
        if before is not None and before.state == "failed":
            return before, []
        return here.show(Shown(choices, "cancelled")), []
    seen: list[Look] = []
    for each in variants(choices):
        seen.append(visit.look(each))
        if seen[-1].state != "finished":
            break
    last = seen[-1]
    state = last.state if last.state in ("finished", "failed") else "running"
    return here.show(Shown(choices, state, ahead=last.ahead, why=last.why)), seen


def show(page: LecturePage, shown: Shown, seen: list[Look]) -> None:
    """Draw the trainings that are done, and say how far the present one is."""
    if shown.state == "cancelled":
        st.markdown("Press Train to train with each of the batch sizes.")
        return
    if shown.state == "failed":
        st.markdown(shown.failure)
        return
    finished = [each for each in seen if each.state == "finished"]
    if shown.state == "running":
        place = min(len(finished), len(BATCHES) - 1)
        st.progress(
            len(finished) / len(BATCHES),
            f"batch size {BATCHES[place]}: training {place + 1} of {len(BATCHES)}{shown.turns}",
        )
        if not finished:
            return
    axis = LOSS_AXIS[shown.job.loss].replace("loss:", "training loss:")
    seconds = tuple(round(each.report.seconds, 3) for each in finished if each.report)
    picture(page, *_charts(shown.job, axis, seconds), widths=[1.9, 1, 1], alt=ALT, key="batches")
    st.markdown(_words(shown.job))


@st.cache_data(show_spinner=False, max_entries=50)
def _charts(choices: Choices, axis: str, seconds: tuple[float, ...]) -> list[dict[str, Any]]:
    """Return the charts of the trainings that are done as Vega-Lite; `seconds` names them."""
    runs = [
        BatchRun(min(each.batch, each.train), each.updates, trained(each).history.curves[0], spent)
        for each, spent in zip(variants(choices), seconds, strict=False)
    ]
    charts = [
        loss_curves(runs, loss=axis, height=HEIGHT),
        batch_bars(runs, field="seconds", large="time", small=f"s, {len(runs[0].loss) - 1} epochs", height=HEIGHT),
        batch_bars(runs, field="jitter", large="noise", small="jumps of the loss", height=HEIGHT),
    ]
    return [chart.to_dict() for chart in charts]


def _words(choices: Choices) -> str:
    updates = " · ".join(f"{min(each.batch, each.train)}: {each.updates}" for each in variants(choices))
    return (
        f"Updates an epoch by batch size: {updates}. Small batches take many noisy steps, large ones few smooth ones. "
        "The times are those of this server's compiled loop."
    )
