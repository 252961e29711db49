"""What there is to try on the pad of Home."""

from collections.abc import Mapping

from dashboard.components import register

_pills = register(__file__)


def pills(channel: str, labels: Mapping[str, str], *, key: str) -> None:
    """Mount the buttons; each says a name on "<channel>:write" of the bus.

    Args:
        channel: See `dashboard.components`.
        labels: What the buttons say, by the names of the recordings that they ask for; "" clears the pad.
        key: Of the mount.
    """
    _pills(key=key, data={"channel": channel, "pills": list(labels.items())}, width="content")
