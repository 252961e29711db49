"""What a picture needs once, while the picture itself is sent anew for every choice."""

from dashboard.components import register

_constants = register(__file__)


def constants(payload: bytes, *, key: str) -> None:
    """Say a message on the bus, for the components that hear it; it has no face.

    Args:
        payload: Begins with a message of `dashboard.server.messages.pack`, whose head names the channel of the bus as
            `channel`; sent once, for as long as the page is open.
        key: Of the mount.
    """
    _constants(key=key, data=payload, height=1)
