"""What a visitor without good intentions sends: connections of one's own, files that are hard to decode."""

import io
import itertools
import json
from typing import Any

from PIL import Image
from websocket import WebSocket, create_connection

from dashboard.server import sockets

_visitors = itertools.count()
DOT = [[[0.5, 0.5], [0.5, 0.6]]]


def connect(address: str, *, visitor: str = "", route: str = "read-drawings", **options: Any) -> WebSocket:
    """Open one of the server's own websockets, as a visitor of a name; a new one without."""
    visitor = visitor or f"visitor-{next(_visitors)}"
    return create_connection(
        address.replace("http", "ws") + sockets.address(route),
        timeout=30,
        cookie=f"_streamlit_xsrf={visitor}",
        **options,
    )


def ask(socket: WebSocket, number: int = 1, **question: object) -> None:
    """Send a question."""
    socket.send(json.dumps({"number": number, "strokes": DOT, "photo": None, "changes": {}} | question))


def answer(socket: WebSocket) -> dict[str, Any]:
    """Return the head of the next message that is no promise of one."""
    while True:
        data = socket.recv()
        assert isinstance(data, bytes)
        length = int.from_bytes(data[:4], "little")
        head = json.loads(data[4 : 4 + length])
        if "waiting" not in head:
            return head


def photo_of_many_scans(megabytes: float) -> bytes:
    """Return a progressive JPEG whose last scan comes thousands of times: a small file, minutes of work."""
    image = Image.new("L", (4000, 4000), 200)
    image.paste(30, (1500, 800, 2200, 3200))
    file = io.BytesIO()
    image.save(file, "JPEG", progressive=True, quality=50)
    whole = file.getvalue()
    scan = whole[whole.rfind(b"\xff\xda") : -2]
    return whole[:-2] + scan * int(1e6 * megabytes / len(scan)) + b"\xff\xd9"
