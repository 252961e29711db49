"""A pad, the network that reads it and its prediction: a recorded hand writes until somebody touches the pad."""

from collections.abc import Sequence

from dashboard.components import register
from nnviz.digits import UNSURE_BELOW

_reader = register(__file__)


def reader(
    channel: str, *, key: str, version: str, recordings: str, order: Sequence[str], most_points: int = 5_000
) -> None:
    """Mount the picture.

    It asks on "<channel>:ask" of the bus what a visitor draws, and hears the answers on "<channel>:answer", as the pad
    and the picture of the page "Draw a digit" do. While the recorded hand writes, it asks nothing. The name of a
    recording said on "<channel>:write" lets the hand write it; "" clears the pad.

    Args:
        channel: See `dashboard.components`.
        key: Of the mount.
        version: Where it changes, the hand begins anew.
        recordings: As `recorded` packs them.
        order: The recordings that the hand writes by itself, one after the other.
        most_points: Of one drawing; where it has as many, the pen leaves no more ink.
    """
    _reader(
        key=key,
        data={
            "channel": channel,
            "version": version,
            "recordings": recordings,
            "order": list(order),
            "sureFrom": UNSURE_BELOW,
            "mostPoints": most_points,
        },
        height="stretch",
    )
