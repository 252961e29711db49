"""A message: its points, each with a small live picture and a link to the large one in that state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.app_pages.take_home import PAGE
from dashboard.layout.address import lecture_mode, words_of
from dashboard.layout.picture import picture
from dashboard.pages import page_at

HEIGHT = 400  # px, of a miniature with its axes; the screen stretches it
Spec = Mapping[str, Any]


@dataclass(frozen=True)
class Point:
    """One point of a message."""

    part: str
    """What the story calls its miniature."""
    says: str
    page: str
    """The path of the page whose picture proves it."""
    state: Mapping[str, str]
    """Of that picture: words of the address without the page's prefix."""


def show_points(points: Sequence[Point], charts: Sequence[Spec], *, alt: str, key: str) -> None:
    """Show the miniatures side by side over their controls, and below each its point and the way to the large one."""
    picture(PAGE, *charts, alt=alt, parts=[point.part for point in points], key=key)
    if lecture_mode():
        return
    with st.container(key=PAGE.word("points")):
        for place, point in zip(st.columns(len(points), gap="small"), points, strict=True):
            with place.container(key=PAGE.word(f"point_{point.part}"), horizontal=True):
                _link(point)


def _link(point: Point) -> None:
    page = page_at(point.page)
    st.markdown(point.says)
    st.page_link(page.file, label=f"**{page.title}** →", query_params=words_of(page, point.state))
