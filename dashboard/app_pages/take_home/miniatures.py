"""A message: its points, each with the picture of another page, small, and the way to it in the state it has now."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import altair as alt
import streamlit as st

from dashboard.app_pages.take_home import PAGE
from dashboard.app_pages.take_home.ways import ways
from dashboard.layout.address import lecture_mode, words_of
from dashboard.layout.picture import picture, specification
from dashboard.pages import LecturePage, page_at

HEIGHT = 400  # px, of a miniature with its axes; the screen stretches it
MOST = 2_000  # characters of a word that a link takes along
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
    """Of that picture when the miniature opens: words of the address without the page's prefix."""
    counted: Mapping[str, tuple[str, Sequence[int]]] = field(default_factory=dict)
    """Words that the miniature alone has: the word of the page that counts the same, from 0, and what it counts."""

    @property
    def way(self) -> dict[str, Any]:
        """What the browser needs for the link."""
        page = page_at(self.page)
        counted = {PAGE.word(name): (page.word(there), list(of)) for name, (there, of) in self.counted.items()}
        return {
            "says": self.says,
            "path": page.path,
            "title": self.state.get("view", page.title),
            "words": words_of(page, self.state),
            "prefix": PAGE.word(f"{page.prefix}_"),
            "counted": counted,
        }


def small(point: Point, chart: alt.TopLevelMixin) -> dict[str, Any]:
    """Return a chart of another page as this page has it: its parameters named anew, as the point's state has them.

    Example:
        >>> from nnviz.charts.parameters import slider
        >>> from nnviz.charts.parts import one_row, picture
        >>> turned = slider("lr_m", value=0, low=0, high=1, step=0.1, label="slope")
        >>> chart = picture([alt.Chart(one_row()).mark_point()], [turned], width=9, height=9)
        >>> spec = small(Point("loss", "…", "linear-regression", {"m": "0.5"}), chart)
        >>> [each["value"] for each in spec["params"] if each["name"] == PAGE.word("lr_m")]
        [0.5]
    """
    prefix = page_at(point.page).prefix
    named = re.sub(rf"\b{prefix}_(?=\w)", PAGE.word(f"{prefix}_"), json.dumps(specification(chart)))
    spec = json.loads(named)
    state = words_of(page_at(point.page), point.state)
    for param in spec["params"]:
        if (text := state.get(param["name"].removeprefix(f"{PAGE.prefix}_"))) is not None:
            param["value"] = float(text) if param.get("bind", {}).get("input") == "range" else text
    return spec


def show_points(
    points: Sequence[Point], charts: Sequence[Spec], *, alt: str, key: str, hidden: Sequence[str] = ()
) -> None:
    """Show the miniatures side by side over their controls, and below each its point and the way to the large one.

    Args:
        points: As many as there are charts.
        charts: As Vega-Lite.
        alt: What they show.
        key: Of the charts and controls.
        hidden: Names of parameters without the page's prefix that only a hand on the picture moves.
    """
    picture(PAGE, *charts, alt=alt, parts=[point.part for point in points], hidden=hidden, key=key)
    show_ways(points)


def show_ways(points: Sequence[Point], *, widths: Sequence[float] = (1, 1, 1)) -> None:
    """Show each point with the way to its picture, and open the page that was asked for.

    Args:
        points: From left to right.
        widths: Of what stands above them, relative.
    """
    if lecture_mode():
        return
    asked = ways([point.way for point in points], widths=widths, channel=PAGE.path, key=PAGE.word("ways")).asked
    if asked and (found := destination(points, asked)):
        page, words = found
        st.switch_page(page.file, query_params=words)


def destination(points: Sequence[Point], asked: object) -> tuple[LecturePage, dict[str, str]] | None:
    """Return the page and the words of its address that a browser asked for; None where the question is none.

    Args:
        points: Among which it was asked.
        asked: What a browser sent; nothing in it is trusted. What its words say the page itself checks.
    """
    number, words = (asked.get("number"), asked.get("words")) if isinstance(asked, dict) else (None, None)
    if type(number) is not int or not 0 <= number < len(points) or not isinstance(words, dict):
        return None
    page = page_at(points[number].page)
    taken = {
        name: text
        for name, text in words.items()
        if isinstance(name, str) and name.startswith(f"{page.prefix}_") and isinstance(text, str) and len(text) <= MOST
    }
    return page, taken
