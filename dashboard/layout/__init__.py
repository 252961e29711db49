"""The parts that every page has, in the order in which it shows them; for pages that do not declare views yet."""

import re
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import streamlit as st

from dashboard.components.keyboard import keyboard
from dashboard.layout.address import own_query
from dashboard.layout.share import share_button
from dashboard.pages import APP_PAGES, LecturePage, neighbours, page_at

T = TypeVar("T")
_HERE = Path(__file__).parent
CODE_WIDTH = 90  # letters in a line of the code panels
ICON = str(_HERE.parent / "static" / "icon.png")


@dataclass(frozen=True)
class Try:
    """A state worth seeing: a button under the picture, and an address that shows it again."""

    label: str
    query: Mapping[str, str]


@dataclass(frozen=True)
class Guess:
    """A question to answer before anything is moved."""

    question: str
    options: Sequence[str]
    right: str
    because: Callable[[], str]
    """Asked once the visitor has answered; its numbers are computed."""


@dataclass(frozen=True)
class Close:
    """What stands below a page's picture."""

    tries: Sequence[Try]
    guess: Guess
    slide: Callable[[], None]
    code: Callable[[], None]
    sources: Sequence[str] = field(default=())


def lecture_mode() -> bool:
    """Whether only the picture and its controls are shown, large."""
    return st.query_params.get("lecture") == "1"


def frame() -> None:
    """Draw what surrounds every page: its style, and the keys of a presenter."""
    sheets = ["layout.css"] + ["lecture.css"] * lecture_mode()
    st.html("".join(f"<style>{(_HERE / sheet).read_text()}</style>" for sheet in sheets))
    keyboard()


def open_page(path: str) -> LecturePage:
    """Show the title and the claim of a page, and remember that it was visited."""
    page = page_at(path)
    visited().add(page.path)
    _link_state(page)
    if not lecture_mode():
        with st.container(key="head"):
            title, switch = st.columns([6, 1], vertical_alignment="center")
            title.title(page.title)
            switch.button("Lecture mode", key="lecture_on", on_click=_lecture, args=(True,), width="stretch")
            with st.container(key="claim"):
                st.markdown(page.claim)
    return page


def visited() -> set[str]:
    """Return the paths of the pages this visitor has opened."""
    return st.session_state.setdefault("visited_pages", set())


def version(page: LecturePage) -> str:
    """Return a name for the state that this page's address gave its picture; Try this and Reset change it."""
    return f"{page.path}:{st.session_state[f'version:{page.path}']}"


def query_number(name: str, *, default: float, low: float, high: float) -> float:
    """Return a number from the address; one that makes no sense gives the default and a note on the page."""
    text = st.query_params.get(name)
    if text is None:
        return default
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if low <= value <= high:
        return value
    st.caption(f"The address asks for {name} outside {low:g} to {high:g}; this shows {default:g}.")
    return default


def query_choice(name: str, choices: Mapping[str, T], *, default: str) -> T:
    """Return one of some named things by its name in the address; an unknown name gives the default and a note."""
    text = st.query_params.get(name, default)
    if text in choices:
        return choices[text]
    st.caption(f"The address asks for an unknown {name}; this shows “{default}”.")
    return choices[default]


def choose(
    page: LecturePage,
    label: str,
    options: Sequence[str],
    *,
    key: str,
    default: str = "",
    forget: Sequence[str] | None = None,
) -> str:
    """Show a choice that the server has to know, such as the data; it is part of the address under its key.

    Args:
        page: Where it stands.
        label: What is chosen.
        options: What there is to choose from.
        key: Of the widget, beginning with the page's prefix.
        default: Chosen at first; the first option if not given.
        forget: Words of the address that no longer hold once something else is chosen; all of browser sliders if not
            given.
    """
    first = default or options[0]
    _offer(page, key, options, first)
    chosen = st.segmented_control(
        label,
        options,
        default=None if key in st.session_state else first,
        key=key,
        bind="query-params",
        required=True,
        on_change=_forget if forget is None else forget_words,
        args=(page if forget is None else forget,),
        label_visibility="collapsed",
    )
    return chosen or options[0]


def menu(
    page: LecturePage, label: str, options: Sequence[str], *, key: str, default: str, forget: Sequence[str]
) -> str:
    """Show a choice among many as a menu with its label; it is part of the address under its key, as with `choose`.

    Args:
        page: Where it stands.
        label: What is chosen, with its unit.
        options: What there is to choose from.
        key: Of the widget, beginning with the page's prefix.
        default: Chosen at first.
        forget: Words of the address that no longer hold once something else is chosen.
    """
    _offer(page, key, options, default)
    return (
        st.selectbox(
            label,
            options,
            index=options.index(default),
            key=key,
            bind="query-params",
            on_change=forget_words,
            args=(forget,),
        )
        or default
    )


def _offer(page: LecturePage, key: str, options: Sequence[str], first: str) -> None:
    """Remember what a widget offers, `first` at first; an address that asks for something else gets a note.

    The first run puts the widget's choice into the address; the note stays until something else is chosen.
    """
    _widgets(page)[key] = [first, *options]
    unknown: set[str] = st.session_state.setdefault(f"unknown:{page.path}:{version(page)}", set())
    if st.query_params.get(key, first) not in options:
        unknown.add(key)
    if key in unknown and st.session_state.get(key, first) == first:
        st.caption(f"The address asks for an unknown {key}; this shows “{first}”.")


def forget_words(words: Sequence[str]) -> None:
    """Take words out of the address."""
    for word in words:
        st.query_params.pop(word, None)


def code_of(page: LecturePage, **lines: str) -> str:
    """Return the template of a page's code panel: a file of its own, so that the tools read it as code.

    Args:
        page: Whose code.
        **lines: What stands on the right of the first `name = …` instead: present data, or fields of `live_text`.
    """
    name = page.path.replace("-", "_")
    code = next(APP_PAGES.glob(f"*/panels/{name}.py")).read_text()
    for name, value in lines.items():
        before, line, after = re.split(rf"^({name} = ).*$", code, maxsplit=1, flags=re.M)
        code = before + line + value + after
    return code


def array_of(numbers: Iterable[str]) -> str:
    """Return numbers as code: `np.array([1, 2])`, over several lines if there are many."""
    return "\n    ".join(textwrap.wrap(f"np.array([{', '.join(numbers)}])", CODE_WIDTH))


def close_page(page: LecturePage, parts: Close) -> None:
    """Show what stands below the picture; in lecture mode only the way to the other pages."""
    if not lecture_mode():
        _try_this(page, parts.tries)
        _guess_first(page, parts.guess)
        with st.expander(f"On the slide: {page.slide}"):
            parts.slide()
        with st.expander("The code"):
            parts.code()
        if parts.sources:
            st.caption("Sources: " + " · ".join(parts.sources))
    pager(page)


def _try_this(page: LecturePage, tries: Sequence[Try]) -> None:
    columns = st.columns(len(tries) + 2)
    for number, (column, each) in enumerate(zip(columns, tries, strict=False)):
        column.button(
            each.label,
            key=f"try_{page.path}_{number}",
            on_click=_show,
            args=(page, each.query),
            width="stretch",
        )
    with columns[-2]:
        share_button(page)
    with columns[-1]:
        _reset_button(page)


def _reset_button(page: LecturePage) -> None:
    st.button("Reset (R)", key="reset", on_click=_reset, args=(page,), width="stretch")


@st.fragment
def _guess_first(page: LecturePage, guess: Guess) -> None:
    st.markdown(f"**Guess first.** {guess.question}")
    choice = st.segmented_control(guess.question, guess.options, key=f"guess_{page.path}", label_visibility="collapsed")
    if choice:
        st.markdown(("**Right.** " if choice == guess.right else f"**{guess.right}.** ") + guess.because())


def pager(page: LecturePage) -> None:
    """Show the way to the pages before and after; lecture mode goes along."""
    kept = {"lecture": "1"} if lecture_mode() else {}
    before, after = neighbours(page)
    back, middle, forward = st.columns([1, 2, 1], vertical_alignment="center")  # three buttons in lecture mode
    if before:
        back.container(key="pager_back").page_link(before.file, label=f"← {before.name}", query_params=kept)
    if after:
        forward.container(key="pager_next").page_link(after.file, label=f"{after.name} →", query_params=kept)
    if lecture_mode():
        with middle.container(horizontal=True):
            share_button(page)
            _reset_button(page)
            st.button("End lecture mode", key="lecture_off", on_click=_lecture, args=(False,))


def _lecture(on: bool) -> None:
    if on:
        st.query_params["lecture"] = "1"
    else:
        st.query_params.pop("lecture", None)


def _link_state(page: LecturePage) -> None:
    """Remember the state that the address asks for when the page is opened: Reset returns to it."""
    st.session_state.setdefault(f"version:{page.path}", 0)
    st.session_state.setdefault(f"link:{page.path}", own_query())


def _widgets(page: LecturePage) -> dict[str, Sequence[str]]:
    """The page's bound widgets and their options: only through these can their words in the address be changed."""
    return st.session_state.setdefault(f"widgets:{page.path}", {})


def _forget(page: LecturePage) -> None:
    """Take the words of browser sliders out of the address: they were meant for other data."""
    for name in own_query().keys() - _widgets(page).keys():
        del st.query_params[name]


def _show(page: LecturePage, query: Mapping[str, str]) -> None:
    """Bring the page into the state of a link, and the address with it."""
    _forget(page)
    for key, options in _widgets(page).items():
        st.session_state[key] = query[key] if query.get(key) in options else options[0]
    for name in query.keys() - _widgets(page).keys():
        st.query_params[name] = query[name]
    st.session_state[f"link:{page.path}"] = dict(query)
    st.session_state[f"version:{page.path}"] += 1


def _reset(page: LecturePage) -> None:
    _show(page, st.session_state[f"link:{page.path}"])
