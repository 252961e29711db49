"""What surrounds every page: its style, its head, the way to its neighbours."""

from pathlib import Path

import streamlit as st

from dashboard.components.keyboard import keyboard
from dashboard.layout.address import lecture_mode, open_address, reset
from dashboard.layout.share import share_button
from dashboard.pages import LecturePage, neighbours

_HERE = Path(__file__).parent
ICON = str(_HERE.parent / "static" / "icon.png")


def frame() -> None:
    """Draw what surrounds every page: its style, and the keys of a presenter."""
    _style(_HERE / "layout.css", *[_HERE / "lecture.css"] * lecture_mode())
    keyboard()


def open_page(page: LecturePage) -> None:
    """Show the title and the claim of a page in its own style, and remember that it was visited."""
    visited().add(page.path)
    open_address(page)
    if (page.folder / "page.css").is_file():
        _style(page.folder / "page.css")
    if not lecture_mode():
        with st.container(key="head"):
            title, switch = st.columns([6, 1], vertical_alignment="center")
            title.title(page.title)
            switch.button("Lecture mode", key="lecture_on", on_click=_lecture, args=(True,), width="stretch")
            with st.container(key="claim"):
                st.markdown(page.claim)


def visited() -> set[str]:
    """Return the paths of the pages this visitor has opened."""
    return st.session_state.setdefault("visited_pages", set())


def reset_button(page: LecturePage) -> None:
    """Show the button that returns to the state of the link."""
    st.button("Reset (R)", key="reset", on_click=reset, args=(page,), width="stretch")


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
            reset_button(page)
            st.button("End lecture mode", key="lecture_off", on_click=_lecture, args=(False,))


def _style(*sheets: Path) -> None:
    st.html("".join(f"<style>{sheet.read_text()}</style>" for sheet in sheets))


def _lecture(on: bool) -> None:
    if on:
        st.query_params["lecture"] = "1"
    else:
        st.query_params.pop("lecture", None)
