"""A visitor without a browser: asks for readings of drawings as the page does, for measuring many at once."""

import itertools
import json
from typing import Any

from websocket import create_connection

from dashboard.server import sockets


class Visitor:
    """One open digit page."""

    def __init__(self, address: str) -> None:
        """Connect."""
        path = sockets.address("read-drawings")
        cookie = f"_streamlit_xsrf=visitor-{id(self)}"  # each is somebody else
        self._socket = create_connection(address.replace("http", "ws") + path, timeout=60, cookie=cookie)
        self._numbers = itertools.count(1)

    def draw(self, strokes: list[list[list[float]]]) -> dict[str, Any]:
        """Send a drawing, and return the head of its answer."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"strokes": strokes, "photo": None, "changes": {}, "number": number}))
        while True:
            envelope, rest = _head(self._socket.recv())
            if envelope["number"] == number and "waiting" not in envelope:
                return envelope | (_head(rest)[0] if rest else {})

    def leave(self) -> None:
        """Close the connection."""
        self._socket.close()


def _head(data: str | bytes) -> tuple[dict[str, Any], bytes]:
    """Read the head of a message of `dashboard.server.messages.pack`, and return what follows it."""
    assert isinstance(data, bytes)
    length = int.from_bytes(data[:4], "little")
    return json.loads(data[4 : 4 + length]), data[4 + length :]
