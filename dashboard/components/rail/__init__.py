"""The rail: all pages of the lecture as dots in the bar, and where the visitor is among them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from dashboard.components import register

_rail = register(__file__)


@dataclass(frozen=True)
class Station:
    """A page on the rail."""

    path: str
    """The last part of its address; "" for Home."""
    name: str
    section: str
    visited: bool


def rail(stations: Sequence[Station], here: str, *, key: str) -> Any:
    """Mount the rail.

    Args:
        stations: All pages in the order of the lecture.
        here: The path of the page that is open.
        key: Of the mount.

    Returns:
        `asked`: None, or once after a click the path of the page that is asked for, not checked.
    """
    return _rail(
        key=key, data={"stations": [asdict(each) for each in stations], "here": here}, on_asked_change=lambda: None
    )
