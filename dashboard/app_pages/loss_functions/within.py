"""Titles of horizontal axes that stand in the plot, at its lower edge: the plot gets their room."""

from typing import Any

_LOW: dict[str, Any] = {"titleBaseline": "bottom", "titleY": -4}
RIGHT = _LOW | {"titleAnchor": "end", "titleAlign": "right"}
LEFT = _LOW | {"titleAnchor": "start", "titleAlign": "left"}
