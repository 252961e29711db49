"""What the address says about a page's picture: read, written, and returned to by Reset."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from typing import Any, TypeVar

import streamlit as st

from dashboard.pages import LecturePage

T = TypeVar("T")
KEPT = 200  # addresses of a visit that Back leads to


def lecture_mode() -> bool:
    """Whether only the picture and its controls are shown, large."""
    return st.query_params.get("lecture") == "1"


def own_query() -> dict[str, str]:
    """Return the words of the address that say what the picture shows."""
    return {name: value for name, value in st.query_params.to_dict().items() if name not in ("lecture", "home")}


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


def query_text(name: str, *, fits: Callable[[str], bool]) -> str:
    """Return a text from the address, "" without one; one that does not fit gives "" and a note on the page."""
    text = st.query_params.get(name)
    if text is None or fits(text):
        return text or ""
    st.caption(f"The address asks for {name} as no hand could move it; this shows it as it was.")
    return ""


def forget_words(words: Iterable[str]) -> None:
    """Take words out of the address."""
    for word in words:
        st.query_params.pop(word, None)
    _addresses().pop("at", None)


def version(page: LecturePage) -> str:
    """Return a name for the state that this page's address gave its picture; Try this and Reset change it."""
    return f"{page.path}:{st.session_state[f'version:{page.path}']}"


def open_address(page: LecturePage) -> None:
    """Remember the state that the address asks for when the page is opened: Reset returns to it.

    Where the browser's Back or Forward leads to an address that was shown before, its version is shown again: the
    picture takes its state from the address, and the story goes on from there.
    """
    st.session_state.setdefault(f"version:{page.path}", 0)
    st.session_state.setdefault(f"link:{page.path}", own_query())
    addresses, here = _addresses(), _told(page, own_query())
    if addresses.pop("just shown", None) == page.path:
        return  # words of its widgets are not in the address before they are drawn
    path, stood = addresses.get("at", here)
    if path == page.path and stood != here[1] and here in addresses:
        st.session_state[f"version:{page.path}"] = addresses[here]
        st.session_state[f"link:{page.path}"] = own_query()
    _stand(page, own_query())


def _addresses() -> dict[Any, Any]:
    """The version that each address of this visit has shown, and "at": the one where the browser is, if known."""
    return st.session_state.setdefault("addresses", {})


def _told(page: LecturePage, query: Mapping[str, str]) -> tuple[str, int]:
    """Return a number for what an address says, without what its widgets show anyway: its words may be long."""
    first = {name: options[0] for name, options in widgets(page).items()}
    return page.path, hash(frozenset((name, text) for name, text in query.items() if first.get(name) != text))


def _stand(page: LecturePage, query: Mapping[str, str]) -> None:
    """Remember which version an address shows, and that the browser is there."""
    addresses, here = _addresses(), _told(page, query)
    addresses.pop("at", None)
    addresses.update({here: st.session_state[f"version:{page.path}"], "at": here})
    if len(addresses) > KEPT:
        del addresses[next(iter(addresses))]


def widgets(page: LecturePage) -> dict[str, Sequence[str]]:
    """The page's bound widgets and their options: only through these can their words in the address be changed."""
    return st.session_state.setdefault(f"widgets:{page.path}", {})


def forget_browser_words(page: LecturePage) -> None:
    """Take the words of browser sliders out of the address: they were meant for other data."""
    forget_words(own_query().keys() - widgets(page).keys())


def show_state(page: LecturePage, query: Mapping[str, str]) -> None:
    """Bring the page into the state of a link, and the address with it."""
    forget_words(own_query().keys() - widgets(page).keys() - query.keys())  # what stays as it is makes no new address
    for key, options in widgets(page).items():
        st.session_state[key] = query[key] if query.get(key) in options else options[0]
    for name in query.keys() - widgets(page).keys():
        if st.query_params.get(name) != query[name]:
            st.query_params[name] = query[name]
    st.session_state[f"link:{page.path}"] = dict(query)
    st.session_state[f"version:{page.path}"] = next(st.session_state.setdefault("versions", count(1)))
    _stand(page, query)
    _addresses()["just shown"] = page.path


def reset(page: LecturePage) -> None:
    """Return to the state of the link."""
    show_state(page, st.session_state[f"link:{page.path}"])


def keep_state(page: LecturePage) -> None:
    """Let Reset return to the state that the address has now."""
    st.session_state[f"link:{page.path}"] = own_query()


State = Mapping[str, str] | Callable[[], Mapping[str, str]]
"""Words of the address without the page's prefix, and their values; a function where they have to be computed."""


def words_of(page: LecturePage, state: State) -> dict[str, str]:
    """Return a state with the page's own words."""
    return page.own(**(state() if callable(state) else state))
