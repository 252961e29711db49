"""All words of the glossary, with a field to search them."""

from typing import Any

from dashboard.components import register

_glossary_list = register(__file__)


def glossary_list(*, key: str) -> Any:
    """Mount the list.

    Args:
        key: Of the mount.

    Returns:
        `asked`: None, or once after a click the path of the page that is asked for, not checked.
    """
    return _glossary_list(key=key, data={}, on_asked_change=lambda: None)
