"""What each of the five pictures of the page on losses brings along."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard import layout
from dashboard.layout.picture import Column
from dashboard.pages import LecturePage

Spec = dict[str, Any]


@dataclass(frozen=True)
class LossView:
    """One of the pictures, and all that is said about it."""

    charts: Callable[..., Sequence[Column]]
    """Its columns, cached; takes what `ask` returns, as all that follow with three dots."""
    widths: Sequence[float]
    key: str
    """Of the picture."""
    alt: str
    formulas: Sequence[str]
    """What the slide says, in LaTeX."""
    words: Callable[..., str]
    """What the slide's formula is with the picture's numbers, and what it leaves out: a template of `live_text`."""
    panel: str
    """The path that names the file in code_panels/."""
    lines: Callable[..., Mapping[str, str]]
    """What stands in the code instead of its own data."""
    tries: Sequence[layout.Try]
    guess: layout.Guess
    sources: Sequence[str]
    ask: Callable[[LecturePage], tuple] = lambda page: ()
    """Shows what there is to choose on the server, and returns what was chosen."""
    above: Callable[..., None] = lambda page, *asked: None
    """Shows what stands between that and the picture."""
    hidden: Sequence[str] = ()
    """Parameters that something else than a slider moves."""
    below: Callable[..., str] = lambda *asked: ""
    """What stands under the picture."""


def code(page: LecturePage, view: LossView, *asked: Any) -> str:
    """Return the picture's code, with fields for what moves in the browser."""
    return layout.code_of(replace(page, path=view.panel), **view.lines(*asked))
