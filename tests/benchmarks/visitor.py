"""Visitors without a browser, for measuring many at once: they ask for readings of drawings, or for pages."""

import itertools
import json
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
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


class Tab:
    """One open page, as Streamlit's own code asks for it."""

    def __init__(self, address: str) -> None:
        """Connect."""
        cookie = f"_streamlit_xsrf=tab-{id(self)}"  # each is somebody else's
        path = address.replace("http", "ws") + "/_stcore/stream"
        self._socket = create_connection(path, timeout=60, cookie=cookie, subprotocols=["streamlit"])

    def rerun(self, page: str, query: str = "") -> None:
        """Ask for a page, and wait until it is there."""
        self.send(BackMsg(rerun_script={"page_name": page, "query_string": query}))
        while True:
            message = ForwardMsg()
            message.ParseFromString(self._socket.recv())
            if message.WhichOneof("type") == "script_finished":
                return

    def send(self, message: BackMsg) -> None:
        """Send a message, and wait for nothing."""
        self._socket.send_binary(message.SerializeToString())

    def leave(self) -> None:
        """Close the page."""
        self._socket.close()


def _head(data: str | bytes) -> tuple[dict[str, Any], bytes]:
    """Read the head of a message of `dashboard.server.messages.pack`, and return what follows it."""
    assert isinstance(data, bytes)
    length = int.from_bytes(data[:4], "little")
    return json.loads(data[4 : 4 + length]), data[4 + length :]
