"""The button that copies a link to what is on screen, browser sliders included."""

from typing import Any

from dashboard.components import register

_share = register(__file__)


def share(path: str, *, key: str) -> Any:
    """Mount the button; on a click it copies the link and sends it here, once.

    Args:
        path: Of the page. Its pictures say on "address:<path>" of the bus which of their values the link needs.
        key: Of the mount.

    Returns:
        `asked`: None, or after a click
            `{"values": {name: value}, "origin": "http://…", "copied": true}`, not checked.
    """
    return _share(key=key, data={"path": path}, on_asked_change=lambda: None, height="content")
