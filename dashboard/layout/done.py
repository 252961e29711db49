"""What a visitor did on this visit: kept in the session, and with it forgotten."""

import streamlit as st


def visited() -> set[str]:
    """Return the paths of the pages this visitor has opened."""
    return st.session_state.setdefault("visited_pages", set())


def guesses() -> dict[str, bool]:
    """Return the questions this visitor has answered, and whether the first guess was right."""
    return st.session_state.setdefault("guessed", {})


def solved() -> set[str]:
    """Return the data sets whose exercise this visitor has solved."""
    return st.session_state.setdefault("solved_exercises", set())
