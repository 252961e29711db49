"""The picture of the first exercise: a training that grows, or the same one with batches of five sizes."""

from dataclasses import replace
from functools import partial

from dashboard.app_pages.train_a_network import PAGE, comparison, notebook, words
from dashboard.app_pages.train_a_network.choices import Choices, chosen
from dashboard.app_pages.train_a_network.picture import payload
from dashboard.app_pages.train_a_network.training_view import training_view
from dashboard.layout.address import lecture_mode
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
    visit.button(*wanted)
    return choices


def show(choices: Choices) -> None:
    """Show the training as it grows, and the notebook to take home."""
    visit = visit_to(PAGE)
    draw_growing(partial(grow, visit, choices), on_its_way=visit.on_its_way(*trainings(choices)))
    if not lecture_mode():
        notebook.download(choices)


def grow(visit: Visit, choices: Choices) -> bool:
    """Draw the training as far as it is, and return whether nothing more will come."""
    if choices.compare:
        comparison.draw(visit, choices)
    else:
        training_view(payload(seen(visit, choices)), key=PAGE.word("curves"))
    return not visit.on_its_way(*trainings(choices))


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
        Try("Solve the exercise", {"hidden": "32", "rate": "0.01"}),
        Try("Stopped too early", {"data": "spiral", "hidden": "32-32", "rate": "0.01", "patience": "2"}),
        Try("Steps too long", {"optimizer": "SGD", "rate": "1"}),
    ),
    guess=Guess(
        "The network of 4,865 parameters goes on training for all 100 epochs. What does the validation error do?",
        ("falls like the training error", "stays about where it was", "rises to that of guessing the mean"),
        right="stays about where it was",
        because=words.answer_to_guess,
    ),
    slide=words.slide,
    about_code="Each `# %%` begins a cell of the notebook, which carries its data and needs only Keras and matplotlib.",
    panel=notebook.PANEL,
    lines=notebook.lines,
    sources=words.sources,
)
