"""The ways from miniatures to the pages that show them large, in the state that each has now."""

from collections.abc import Sequence
from typing import Any

from dashboard.components import register

_ways = register(__file__)


def ways(points: Sequence[dict[str, Any]], *, widths: Sequence[float], channel: str, key: str) -> Any:
    """Mount a sentence and a link for each miniature.

    What a link says follows from "address:<channel>" of the bus; see `words.js`.

    Args:
        points: Each with what is said, the page's path and title, the words of its address, and those that follow.
        widths: Of their columns, relative.
        channel: See `dashboard.components`.
        key: Of the mount.

    Returns:
        `asked`: None, or once after a click the number of the point and the words of the address, not checked.
    """
    data = {"points": list(points), "widths": list(widths), "channel": channel}
    return _ways(key=key, data=data, on_asked_change=lambda: None)
