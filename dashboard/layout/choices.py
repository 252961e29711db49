"""Choices that the server has to know, such as the data; each is part of the address."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import streamlit as st

from dashboard.layout.address import forget_browser_words, forget_words, version, widgets
from dashboard.layout.optimizers import EXPLAINED
from dashboard.pages import LecturePage


def choose(
    page: LecturePage,
    label: str,
    options: Sequence[str],
    *,
    key: str,
    default: str = "",
    forget: Sequence[str] | None = None,
    thumbnails: Sequence[str] = (),
    disabled: bool = False,
    elsewhere: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Show a choice among a few; it is part of the address under its key.

    The choice with the key "view" looks like tabs, the one with the key "data" is a row of thumbnails.

    Args:
        page: Where it stands.
        label: What is chosen.
        options: What there is to choose from.
        key: Of the widget, without the page's prefix.
        default: Chosen at first; the first option if not given.
        forget: Words of the address, without the prefix, that no longer hold once something else is chosen; all of
            browser sliders if not given.
        thumbnails: For the key "data": what each option looks like, of `dashboard.layout.thumbnails`.
        disabled: Whether it does not apply to what is shown; it keeps its place and what was chosen.
        elsewhere: What only other visits have, and what is said to who comes with a link that asks for it.
    """
    word, first = page.word(key), default or options[0]
    _offer(page, word, options, first, elsewhere)
    if thumbnails:
        _show_thumbnails(word, thumbnails)
    chosen = st.segmented_control(
        label,
        options,
        default=None if word in st.session_state else first,
        key=word,
        bind="query-params",
        required=True,
        on_change=forget_browser_words if forget is None else forget_words,
        args=(page if forget is None else page.words(forget),),
        label_visibility="collapsed",
        disabled=disabled,
    )
    return chosen or options[0]


def menu(
    page: LecturePage,
    label: str,
    options: Sequence[str],
    *,
    key: str,
    default: str,
    forget: Sequence[str],
    disabled: str = "",
) -> str:
    """Show a choice among many as a menu with its label; it is part of the address under its key, as with `choose`.

    Args:
        page: Where it stands.
        label: What is chosen, with its unit.
        options: What there is to choose from.
        key: Of the widget, without the page's prefix.
        default: Chosen at first.
        forget: Words of the address, without the prefix, that no longer hold once something else is chosen.
        disabled: Why it does not apply to what is shown, if so; it keeps its place and what was chosen.
    """
    word = page.word(key)
    _offer(page, word, options, default)
    return (
        st.selectbox(
            label,
            options,
            index=options.index(default),
            key=word,
            bind="query-params",
            on_change=forget_words,
            args=(page.words(forget),),
            help=disabled or EXPLAINED.get(label),
            disabled=bool(disabled),
        )
        or default
    )


def _show_thumbnails(word: str, thumbnails: Sequence[str]) -> None:
    buttons = f".st-key-{word} button:nth-of-type"
    rules = (f"{buttons}({number}) {{ --thumbnail: {image}; }}" for number, image in enumerate(thumbnails, 1))
    st.html(f"<style>{' '.join(rules)}</style>")


def _offer(
    page: LecturePage,
    word: str,
    options: Sequence[str],
    first: str,
    elsewhere: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Remember what a widget offers, `first` at first; an address that asks for something else gets a note.

    The first run puts the widget's choice into the address; the note stays until something else is chosen.
    """
    widgets(page)[word] = [first, *options]
    unknown: dict[str, str] = st.session_state.setdefault(f"unknown:{page.path}:{version(page)}", {})
    if (asked := st.query_params.get(word, first)) not in options:
        said = elsewhere.get(asked, f"The address asks for an unknown {word}")
        unknown[word] = f"{said}; this shows “{first}”."
    if word in unknown and (st.session_state.get(word) or first) == first:
        st.caption(unknown[word])
