"""The keys that work on every page, and whether the picture was touched or the mouse rests."""

from dashboard.components import register

_keyboard = register(__file__)


def keyboard(*, lecture: bool) -> None:
    """Let PageUp, PageDown and R press the controls with the keys "pager_back", "pager_next" and "reset".

    In a lecture PageUp and PageDown walk through the story first: "story_back", "story_next". The page's root element
    gets `data-touched` once the picture was touched, and `data-idle` while the mouse rests.
    """
    _keyboard(key="keyboard", data={"lecture": lecture}, height=1)
