"""The picture of the first exercise: a training that grows, or the same one with batches of five sizes."""

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.app_pages.train_a_network import PAGE, coding, comparison, notebook, words
from dashboard.app_pages.train_a_network.checks import SOLVED
from dashboard.app_pages.train_a_network.choices import EPOCH, MORE, Choices, chosen
from dashboard.app_pages.train_a_network.picture import payload
from dashboard.app_pages.train_a_network.training_view import training_view
from dashboard.layout.address import lecture_mode, query_number
from dashboard.layout.views import Guess, Try, View
from dashboard.layout.visit import Shown, Visit, draw_growing, visit_to


def trainings(choices: Choices) -> tuple[Choices, ...]:
    """Return what Train trains."""
    return comparison.variants(choices) if choices.compare else (choices,)


def ask() -> Choices:
    """Show the menus and the button; what the address asks for is trained at once."""
    choices, visit = chosen(), visit_to(PAGE)
    wanted = trainings(choices)
    if visit.opens(*wanted):
        visit.train(*wanted)
    visit.button(*wanted, anew=partial(train_anew, visit, choices))
    if not lecture_mode():
        notebook.download(choices)
    return choices


def train_anew(visit: Visit, choices: Choices) -> None:
    """Train with the next seed that the menu has."""
    seeds = MORE["seed"][1]
    seed = (choices.seed + 1) % len(seeds)
    st.session_state[PAGE.word("seed")] = seeds[seed]
    visit.press(*trainings(replace(choices, seed=seed)))


def show(choices: Choices) -> None:
    """Show the training as it grows."""
    visit = visit_to(PAGE)
    draw_growing(partial(grow, visit, choices), on_its_way=visit.on_its_way(*trainings(choices)))


def grow(visit: Visit, choices: Choices) -> bool:
    """Draw the training as far as it is, and return whether nothing more will come."""
    if choices.compare:
        comparison.draw(visit, choices)
    else:
        training_view(payload(seen(visit, choices), epoch=epoch_asked(choices)), key=PAGE.word("curves"))
    return not visit.on_its_way(*trainings(choices))


def epoch_asked(choices: Choices) -> int | None:
    """Return the epoch at which the address puts the stop line, if it does."""
    word = PAGE.word(EPOCH)
    return int(query_number(word, default=0, low=0, high=choices.allowed)) if word in st.query_params else None


def seen(visit: Visit, choices: Choices) -> Shown:
    """Return the training as it stands; before Train is pressed, that of the settings before."""
    (shown,) = visit.watch(choices)
    before = list(visit.shown.values())
    if shown.state == "new" and len(before) == 1 and before[0].report is not None:
        return replace(before[0], state="old")
    return shown


VIEW = View(
    ask=ask,
    show=show,
    tries=(
        Try("Solve the exercise", SOLVED["cars"]),
        Try("Stopped too early", {"data": "spiral", "hidden": "32-32", "rate": "0.003", "patience": "2"}),
        Try("Steps too long", {"optimizer": "SGD", "rate": "1"}),
    ),
    guess=Guess(
        f"{Choices().parameters:,} parameters go on training for all {Choices().epochs} epochs. The validation loss …",
        tuple(words.RISES),
        right=words.right_guess,
        because=words.answer_to_guess,
    ),
    slide=words.slide,
    about_code="Each `# %%` begins a cell of the notebook, which carries its data and needs only Keras and matplotlib.",
    panel=coding.PANEL,
    lines=coding.lines,
    sources=words.sources,
)
