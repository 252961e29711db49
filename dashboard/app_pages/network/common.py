"""What the views of one network and of two have in common: the button, and what they declare."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from dashboard.app_pages.network import training, words
from dashboard.app_pages.network.choices import Choices
from dashboard.layout.views import Guess, Try, View
from dashboard.layout.visit import Visit

Asked = TypeVar("Asked")
TRIES = (
    Try("Solve the spiral", {"data": "spiral", "hidden": "8-8", "epochs": "1000", "run": training.OPENED}),
    Try(
        "Overfit 40 points",
        {"data": "moons", "noise": "30", "share": "10", "hidden": "8-8", "run": training.OPENED},
    ),
    Try(
        "tanh against ReLU",
        {"view": "Two side by side", "data": "circles", "hidden": "4", "run": training.OPENED},
    ),
)
GUESS = Guess(
    "A disc in a ring: how many of the points can a network without a hidden layer get right?",
    ("about half", "two of three", "all"),
    right="two of three",
    because=words.answer_to_guess,
)


def train_button(visit: Visit, *networks: Choices, on_cancel: Callable[[], None]) -> None:
    """Show Train, or Cancel: the address goes along.

    Args:
        visit: Of the page.
        *networks: What Train trains.
        on_cancel: How the trainings are left.
    """
    visit.button(
        *networks,
        refused="" if networks[0].inputs else "A network needs an input.",
        again=True,
        on_train=partial(training.press, visit, *networks),
        on_cancel=partial(training.cancel, on_cancel),
    )


def view_of_networks(
    *, name: str, ask: Callable[[], Asked], show: Callable[[Asked], None], first: Callable[[Asked], Choices]
) -> View[Asked]:
    """Return a view of one network or more.

    Args:
        name: In the choice among views.
        ask: See `View`.
        show: See `View`.
        first: Returns the settings of the network, or of the left one, that slide and code are about.
    """
    return View(
        name=name,
        ask=ask,
        show=show,
        tries=TRIES,
        guess=GUESS,
        slide=lambda asked: words.slide(first(asked)),
        panel="network",
        lines=lambda asked: words.lines(first(asked)),
        sources=lambda asked: words.sources(first(asked)),
    )
