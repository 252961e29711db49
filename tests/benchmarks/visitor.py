"""A visitor without a browser: speaks Streamlit's websocket as the page does, for measuring many at once."""

import itertools
import json
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websocket import create_connection


class Visitor:
    """One session on the digit page."""

    def __init__(self, address: str) -> None:
        """Connect, open the page, and wait until it is whole."""
        self._socket = create_connection(
            address.replace("http", "ws") + "/_stcore/stream", subprotocols=["streamlit"], timeout=60
        )
        self._numbers = itertools.count(1)
        self._link = self._fragment = self._page = ""
        opening = BackMsg()
        opening.rerun_script.page_name = "draw-a-digit"
        self._socket.send_binary(opening.SerializeToString())
        while True:
            message = self._heard()
            if message.WhichOneof("type") == "new_session":
                self._page = message.new_session.page_script_hash
            element = message.delta.new_element
            if element.WhichOneof("type") == "bidi_component" and element.bidi_component.component_name == "nnviz_link":
                self._link, self._fragment = element.bidi_component.id, message.delta.fragment_id
            if message.WhichOneof("type") == "script_finished" and self._link:
                return

    def draw(self, strokes: list[list[list[float]]]) -> dict[str, Any]:
        """Send a drawing as the link does, and return the head of its answer."""
        number = next(self._numbers)
        asking = BackMsg()
        asking.rerun_script.page_script_hash = self._page
        asking.rerun_script.fragment_id = self._fragment
        state = asking.rerun_script.widget_states.widgets.add()
        state.id = self._link
        state.json_value = json.dumps({"request": {"strokes": strokes, "photo": None, "changes": {}, "number": number}})
        self._socket.send_binary(asking.SerializeToString())
        while True:
            message = self._heard()
            if message.delta.new_element.bidi_component.id != self._link:
                continue
            envelope, rest = _head(message.delta.new_element.bidi_component.bytes)
            if envelope.get("waiting"):
                return self.draw(strokes)
            if envelope["number"] == number:
                return envelope | (_head(rest)[0] if rest else {})

    def leave(self) -> None:
        """Close the connection."""
        self._socket.close()

    def _heard(self) -> ForwardMsg:
        message = ForwardMsg()
        message.ParseFromString(self._socket.recv())
        return message


def _head(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Read the head of a message of `dashboard.tasks.pack`, and return what follows it."""
    length = int.from_bytes(data[:4], "little")
    return json.loads(data[4 : 4 + length]), data[4 + length :]
