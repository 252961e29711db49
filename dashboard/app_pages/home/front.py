"""What the home page is put together from."""

from typing import Any

import streamlit as st

from dashboard.app_pages.home import PAGE
from dashboard.app_pages.home.drawing_play import answer_chart, writing_chart
from dashboard.layout.address import lecture_mode, own_query
from dashboard.layout.frame import visited
from dashboard.pages import PAGES, LecturePage, page_at
from nnviz.recordings.drawing import load_drawing

_FEWEST_COLUMNS = 4  # of the map: a lecture with few pages yet does not spread them out


def says(*words: str) -> None:
    """Write a few words above each square of a chart."""
    parts = "<span></span>".join(f"<span>{word}</span>" for word in words)
    st.html(f'<div class="hero-says {"one" if len(words) == 1 else ""}">{parts}</div>')


def first_steps() -> None:
    """Link to where the lecture begins, and to where the hero comes from."""
    with st.container(key="first_steps", horizontal=True):
        st.page_link(PAGES[1].file, label="**Start the lecture** →")
        st.page_link(page_at("draw-a-digit").file, label="**Write one yourself** →")


def shows_ingredients() -> bool:
    """Whether lecture mode shows the three ingredients instead of the hero: `?lecture=1&home=ingredients`."""
    return lecture_mode() and st.query_params.get("home") == "ingredients"


def ingredients() -> None:
    """Show the three ingredients; what they need is imported once the hero has been sent."""
    from dashboard.app_pages.home.ingredients.view import assemble

    with st.container(key="ingredients"):
        if not lecture_mode():
            st.header("Three ingredients make a neural network")
        assemble()
        if not lecture_mode():
            with st.container(key=PAGE.word("projector")):
                st.page_link(PAGE.file, label="**For the projector** →", query_params=projector())


def projector() -> dict[str, str]:
    """Return the words of the address that show the present ingredients in lecture mode."""
    return own_query() | {"lecture": "1", "home": "ingredients"}


def sections() -> dict[str, list[LecturePage]]:
    """Return the pages of the lecture by section, both in the lecture's order."""
    found: dict[str, list[LecturePage]] = {}
    for page in PAGES:
        if page is not PAGE:
            found.setdefault(page.section, []).append(page)
    return found


def lecture_map() -> None:
    """Show every page as a station on a line, with what one can say after it; visited ones are marked."""
    parts = sections()
    seen = visited() - {PAGE.path}
    st.caption(f"{len(seen)} of {len(PAGES) - 1} pages visited; a filled dot marks them.")
    columns = st.columns(max(len(parts), _FEWEST_COLUMNS), gap="medium")
    for number, (column, (name, pages)) in enumerate(zip(columns, parts.items(), strict=False)):
        with column.container(key=f"section_{number}"):
            st.subheader(name)
            for page in pages:
                _station(page)


def _station(page: LecturePage) -> None:
    mark = "visited_" if page.path in visited() else ""
    with st.container(key=f"station_{mark}{page.path}"):
        st.page_link(page.file, label=f"**{page.title}**")
        st.caption(page.claim)


@st.cache_data(show_spinner=False)
def drawing_charts() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the charts of the recorded drawing and of the prediction meanwhile as Vega-Lite."""
    recording = load_drawing()
    return writing_chart(recording).to_dict(), answer_chart(recording).to_dict()
