"""What surrounds every page: its style, the bar with the way to all others, its head."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from dashboard.components import GRIP_CSS
from dashboard.components.glossary import glossary
from dashboard.components.keyboard import keyboard
from dashboard.components.rail import Station, rail
from dashboard.layout import colors
from dashboard.layout.address import lecture_mode, open_address, reset
from dashboard.layout.done import visited
from dashboard.layout.share import share_button
from dashboard.layout.text import write
from dashboard.pages import PAGES, LecturePage, neighbors

_HERE = Path(__file__).parent
ICON = str(_HERE.parent / "static" / "icon.png")


def frame() -> None:
    """Draw what surrounds every page: its style, the keys of a presenter, the card of the glossary."""
    sheets = ["tokens.css", "layout.css", "grips.css", *["lecture.css"] * lecture_mode()]
    _style(colors.SHEET, GRIP_CSS, *((_HERE / sheet).read_text() for sheet in sheets))
    keyboard(lecture=lecture_mode())
    open_page(glossary().asked)


@contextmanager
def screen(page: LecturePage) -> Iterator[None]:
    """Draw a page's bar, and below it what is drawn inside: it fills the first screen, its stage takes what is left.

    ```python
    with screen(PAGE):
        with head(PAGE):
            …  # the choice of data or view, at the right end
        with stage():
            …  # the picture and its controls
    ```
    """
    visited().add(page.path)
    open_address(page)
    if (page.folder / "page.css").is_file():
        _style((page.folder / "page.css").read_text())
    _bar(page)
    with st.container(key="screen"):
        yield


@contextmanager
def head(page: LecturePage) -> Iterator[None]:
    """Show the title and the claim of a page; what is drawn inside stands at their right."""
    with st.container(key="head", horizontal=True):
        if not lecture_mode():
            with st.container(key="titles"):
                st.title(page.title, anchor=False)
                with st.container(key="claim"):
                    write(page.claim)
        with st.container(key=page.word("choices"), horizontal=True, horizontal_alignment="right"):
            yield


def stage() -> "st.delta_generator.DeltaGenerator":
    """Return the place of the picture and its controls."""
    return st.container(key="stage")


def _bar(page: LecturePage) -> None:
    """Show where the page stands among all pages, what can be done with any picture, and the next page."""
    before, after = neighbors(page)
    with st.container(key="bar", horizontal=True, vertical_alignment="center"):
        with st.container(key="brand", horizontal=True, vertical_alignment="center"):
            st.page_link(PAGES[0].file, label="nnviz", query_params=_kept())
            if lecture_mode():
                st.title(f"{PAGES.index(page)} · {page.title}" if page.path else page.title, anchor=False)
        if before:
            with st.container(key="pager_back"):
                st.page_link(before.file, label=f"← {before.name}", query_params=_kept())
        if after:
            with st.container(key="pager_next"):
                st.page_link(after.file, label=f"{after.name} →", query_params=_kept())
        stations = [Station(each.path, each.name, each.section, each.path in visited()) for each in PAGES]
        asked = rail(stations, page.path, key="rail").asked
        with st.container(key="utilities", horizontal=True):
            share_button(page)
            st.button(
                "Reset", key="reset", type="tertiary", help="Back to the link's state (R)", on_click=reset, args=(page,)
            )
            if lecture_mode():
                st.button("End lecture", key="lecture_off", type="tertiary", on_click=_lecture, args=(False,))
            else:
                st.button("Lecture", key="lecture_on", type="tertiary", on_click=_lecture, args=(True,))
    if asked != page.path:
        open_page(asked)


def open_page(asked: str | None) -> None:
    """Open a page that a visitor asked for in the browser, if there is one with this path."""
    if found := [each for each in PAGES if each.path == asked]:
        st.switch_page(found[0].file, query_params=_kept())


def _kept() -> dict[str, str]:
    """Return the words of the address that go along to another page."""
    return {"lecture": "1"} if lecture_mode() else {}


def _style(*sheets: str) -> None:
    st.html("".join(f"<style>{sheet}</style>" for sheet in sheets))


def _lecture(on: bool) -> None:
    if on:
        st.query_params["lecture"] = "1"
    else:
        st.query_params.pop("lecture", None)
