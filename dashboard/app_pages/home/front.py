"""What the home page is put together from."""

import streamlit as st

from dashboard.app_pages.home import PAGE
from dashboard.app_pages.home.pills import pills
from dashboard.app_pages.home.reader import reader
from dashboard.components.link import link
from dashboard.components.recorded import recorded
from dashboard.layout.address import lecture_mode, own_query, version
from dashboard.layout.done import visited
from dashboard.pages import PAGES, LecturePage
from dashboard.server.sockets import address

CHANNEL = "home"
_FEWEST_COLUMNS = 4  # of the map: a lecture with few pages yet does not spread them out
ORDER = ("eight", "two", "five")  # what the recorded hand writes by itself
PILLS = {
    "seven-aside": "▸ a 7, pushed aside",
    "four-or-nine": "▸ a 4 or a 9?",
    "scribble": "▸ a scribble",
    "": "clear",
}
_DONE = {  # what one does in each section
    "Start from a line": "knobs, loss, descent",
    "From a perceptron to a network": "train one and watch",
    "Training": "losses, steps, stopping",
    "Data that are not vectors": "kernels, your digit",
    "Take home": "messages, words",
}


def first_drawing() -> None:
    """Show the pad that a recorded hand writes on until a visitor does, and the network that reads it."""
    reader(CHANNEL, key="reader", version=version(PAGE), recordings=recorded(), order=ORDER)
    link(CHANNEL, address=address("read-drawings"), key=PAGE.word("link"))


def ways_on() -> None:
    """Show what there is to try, where the lecture begins, and what one does in its sections."""
    with st.container(key="told", horizontal=True):
        pills(CHANNEL, PILLS, key="pills")
        with st.container(key="start"):
            st.page_link(PAGES[1].file, label="Start with a line →")
    with st.container(key="ribbon", horizontal=True):
        for number, (name, pages) in enumerate(sections().items()):
            with st.container(key=f"ribbon_{number}"):
                st.page_link(pages[0].file, label=f"**{name}**")
                st.caption(f"{len(pages)} {'page' if len(pages) == 1 else 'pages'} · {_DONE[name]}")


def shows_ingredients() -> bool:
    """Whether lecture mode shows the three ingredients instead of the pad: `?lecture=1&home=ingredients`."""
    return lecture_mode() and st.query_params.get("home") == "ingredients"


def ingredients() -> None:
    """Show the three ingredients; what they need is imported once the pad has been sent."""
    from dashboard.app_pages.home.ingredients.view import assemble

    with st.container(key="ingredients"):
        if not lecture_mode():
            st.header("Three ingredients train a neural network")
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
    columns = st.container(key="map").columns(max(len(parts), _FEWEST_COLUMNS), gap="medium")
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
