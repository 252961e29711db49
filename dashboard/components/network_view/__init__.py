"""Everything that changes with the pen, painted in the browser from one message."""

from collections.abc import Mapping, Sequence

from dashboard.components import register
from nnviz.digits import UNSURE_BELOW

_view = register(__file__)


PARTS = ("answer", "nearest", "bars", "steps", "maps")


def network_view(
    channel: str,
    *,
    key: str,
    shapes: Mapping[str, Sequence[int]],
    maps_height: int = 0,
    parts: Sequence[str] = PARTS,
) -> None:
    """Mount the picture of the digit networks, or some of its parts.

    It hears answers (made by `read_drawing` of the page that has the pad) on "<channel>:answer" of the bus, empties
    itself when an empty drawing is said on "<channel>:ask", and says the answer's number on "<channel>:shown" once
    painted.

    Args:
        channel: See `dashboard.components`.
        key: Of the mount.
        shapes: Of each layer's output without the batch axis, as the model card has them: (height, width, maps)
            or (units,).
        maps_height: Pixels that the activation maps may take where they stand side by side; 0 for what the page leaves.
        parts: Some of `PARTS`; several mounts may share them.
    """
    _view(
        key=key,
        data={
            "channel": channel,
            "mapsHeight": maps_height,
            "shapes": shapes,
            "sureFrom": UNSURE_BELOW,
            "parts": list(parts),
        },
    )
