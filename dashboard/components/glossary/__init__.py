"""The card that explains a word of the glossary, wherever a page marks one."""

from typing import Any

from dashboard.components import register

_glossary = register(__file__)


def glossary() -> Any:
    """Explain words on hover, on keyboard focus and at a tap.

    Words are links to "#term-<slug>", as `dashboard.glossary.explained` writes them; labels and chips of Streamlit's
    widgets that say nothing but a word are explained on hover and focus, too.

    Returns:
        `asked`: None, or once after a click the path of the page that is asked for, not checked.
    """
    return _glossary(key="glossary", data={}, height=1, on_asked_change=lambda: None)
