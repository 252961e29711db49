"""What a page shows is declared as views: each names its picture and all that is said about it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import streamlit as st

from dashboard.components.live_text import live_text
from dashboard.layout.address import State, lecture_mode, show_state, words_of
from dashboard.layout.choices import choose
from dashboard.layout.done import guesses
from dashboard.layout.frame import head, screen, stage
from dashboard.layout.panels import panel_of
from dashboard.layout.story import Step, stepper
from dashboard.layout.text import write
from dashboard.pages import LecturePage

Asked = TypeVar("Asked")


@dataclass(frozen=True)
class Try:
    """A state worth seeing: a button under the picture, and an address that shows it again."""

    label: str
    state: State


@dataclass(frozen=True)
class Guess:
    """A question to answer before anything is moved."""

    question: str
    options: Sequence[str]
    right: str | Callable[[], str]
    """One of the options; a function where it has to be computed."""
    because: Callable[[], str]
    """Asked once the visitor has answered; its numbers are computed."""

    @property
    def answer(self) -> str:
        """The right option."""
        return self.right() if callable(self.right) else self.right


@dataclass(frozen=True)
class Formula:
    """A formula of the slide, in LaTeX."""

    latex: str


Said = str | Formula
"""A part of what is said on the slide: a formula, or text, whose fields «name:.2f» are filled in the browser."""


@dataclass(frozen=True, kw_only=True)
class View(Generic[Asked]):
    """One of a page's pictures, and all that is said about it.

    What `ask` returns, all others are given: the choices that the server has to know. Names of parameters, fields
    and words of the address stand without the page's prefix.
    """

    show: Callable[[Asked], None]
    """Draws the picture with its controls."""
    guess: Guess
    slide: Callable[[Asked], Sequence[Said]]
    """What the slide says, with the picture's numbers in it."""
    panel: str
    """The file in the page's folder `panels` that holds the code, without its ending."""
    lines: Callable[[Asked], Mapping[str, str]]
    """What stands in the code instead of its own data: see `panel_of`."""
    sources: Callable[[Asked], Sequence[str]]
    tries: Sequence[Try] = ()
    story: Sequence[Step] = ()
    """Takes the place of `tries`."""
    name: str = ""
    """In the choice among views, and in the address; a page with one view needs none."""
    of: str = ""
    """The tab of views that belong together; which of them is shown is chosen beside it."""
    ask: Callable[[], Asked] = lambda: None  # type: ignore[assignment,return-value]
    """Shows what there is to choose on the server, in one row with the choice among views, and returns it."""
    about_code: str = ""
    """Stands above the code."""


def show_page(page: LecturePage, views: Sequence[View[Any]], *, forget: Sequence[str] | None = None) -> None:
    """Draw a page of the lecture: title and claim, the view that was chosen, what is said about it, the pager.

    Args:
        page: Which page.
        views: The first one is shown at first.
        forget: Words of the address, without the prefix, that no longer hold in another view; all of browser sliders
            if not given.
    """
    with screen(page):
        with head(page):
            view = _chosen(page, views, forget)
            asked = view.ask()
        with stage():
            view.show(asked)
        _told(page, view)
    if not lecture_mode():
        with st.expander(f"On the slide: {page.slide}"):
            _slide(page, view, asked)
        with st.expander("The code"):
            if view.about_code:
                write(view.about_code)
            live_text(code(page, view, asked), channel=page.path, key=page.word("code"), kind="code")
        st.caption("Sources: " + " · ".join(view.sources(asked)))


def _chosen(page: LecturePage, views: Sequence[View[Asked]], forget: Sequence[str] | None) -> View[Asked]:
    """Show the choice among views, if there are several, and among those of one tab."""
    tabs: dict[str, dict[str, View[Asked]]] = {}
    for view in views:
        tabs.setdefault(view.of or view.name, {})[view.name] = view
    first, *others = tabs
    tab = choose(page, "What is shown", list(tabs), key="view", forget=forget) if others else first
    inside = tabs[tab]
    if len(inside) == 1:
        return next(iter(inside.values()))
    return inside[choose(page, tab, list(inside), key="which", forget=forget)]


def code(page: LecturePage, view: View[Asked], asked: Asked) -> str:
    """Return the template of a view's code, with the page's fields for what moves in the browser."""
    return fields_of(page, panel_of(page, view.panel, **view.lines(asked)))


def fields_of(page: LecturePage, template: str) -> str:
    """Return a template of `live_text` with the page's own fields."""
    return re.sub(r"«(\w+)", lambda field: f"«{page.word(field[1])}", template)


def say(page: LecturePage, text: str, *, key: str) -> None:
    """Write Markdown, or, where it has fields, text whose numbers follow the picture.

    Args:
        page: Whose fields they are.
        text: What is said.
        key: Of the text, without the page's prefix.
    """
    if "«" in text:
        live_text(fields_of(page, text), channel=page.path, key=page.word(key))
    else:
        write(text)


def _slide(page: LecturePage, view: View[Asked], asked: Asked) -> None:
    for number, part in enumerate(view.slide(asked)):
        if isinstance(part, Formula):
            st.latex(part.latex)
        else:
            say(page, part, key=f"slide_{number}")


def _told(page: LecturePage, view: View[Asked]) -> None:
    """Show the last row of the first screen: the story or what there is to try, and the guess."""
    if lecture_mode() and not view.story:
        return
    with st.container(key="told", horizontal=True):
        if view.story:
            stepper(page, view.story, view=f"{view.of}{view.name}")
        else:
            _try_this(page, view.tries)
        if not lecture_mode():
            _guess_first(page, view.guess)


def _try_this(page: LecturePage, tries: Sequence[Try]) -> None:
    with st.container(key="tries", horizontal=True):
        for number, each in enumerate(tries):
            st.button(f"▸ {each.label}", key=f"try_{page.path}_{number}", on_click=_go_to, args=(page, each.state))


def _go_to(page: LecturePage, state: State) -> None:
    show_state(page, words_of(page, state))


@st.fragment
def _guess_first(page: LecturePage, guess: Guess) -> None:
    with st.container(key="guess", horizontal=True, vertical_alignment="center"):
        with st.container(key="question"):
            write(f"**Guess first.** {guess.question}")
        choice = st.segmented_control(
            guess.question, guess.options, key=f"guess_{page.path}", label_visibility="collapsed"
        )
        if choice:
            guesses().setdefault(guess.question, choice == guess.answer)
            with st.container(key="because"):
                write(("**Right.** " if choice == guess.answer else f"**{guess.answer}.** ") + guess.because())
