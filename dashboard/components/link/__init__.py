"""The wire between what is drawn in the browser and the networks: it has no face, and is mounted once."""

from dashboard.components import register

_link = register(__file__)


def link(channel: str, *, address: str, key: str) -> None:
    """Mount the wire.

    Args:
        channel: Questions are heard on "<channel>:ask" of the bus, answers said on "<channel>:answer".
        address: Path of the route that answers them, as `dashboard.app_pages.draw_a_digit.drawing.read_drawings` does.
        key: Of the mount.
    """
    _link(key=key, data={"channel": channel, "address": address}, height=1)
