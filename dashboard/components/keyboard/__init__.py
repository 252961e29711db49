"""The keys that work on every page."""

from dashboard.components import register

_keyboard = register(__file__)


def keyboard() -> None:
    """Let PageUp, PageDown and R press the controls with the keys "pager_back", "pager_next" and "reset"."""
    _keyboard(key="keyboard", data={}, height=1)
