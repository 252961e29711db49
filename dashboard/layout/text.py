"""Sentences of a page, whose words of the trade are explained."""

from typing import Any

import streamlit as st

from dashboard.glossary import explained


def write(markdown: str) -> Any:
    """Write a sentence or some; words of the glossary are marked, and explained on hover, focus and tap."""
    return st.markdown(explained(markdown))
