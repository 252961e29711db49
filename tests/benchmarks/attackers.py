"""Those who mean harm, each a process of its own that leaves the processor to others.

Each is started with a name in `ATTACKS`, the server's address, and for how many seconds it goes on. What it sends is
prepared once: what is measured is the server's work.
"""

import itertools
import json
import os
import sys
import time
from collections.abc import Callable
from functools import cache

from streamlit.proto.BackMsg_pb2 import BackMsg
from websocket import ABNF, WebSocket, WebSocketException

from tests.benchmarks.visitor import Tab
from tests.browser.hostile import DOT, ask, connect

_numbers = itertools.count(os.getpid())  # settings that nobody else has


@cache
def _frame(text: str) -> bytes:
    """Return a text as it travels."""
    return ABNF.create_frame(text, ABNF.OPCODE_TEXT).format()


def _send(socket: WebSocket, **question: object) -> None:
    text = json.dumps({"number": 1, "strokes": DOT, "photo": None, "changes": {}} | question)
    socket.sock.sendall(_frame(text))


@cache
def _many(count: int) -> list[list[list[float]]]:
    return [[[0.5, 0.5]]] * count


def nothing(_: str) -> None:
    """Leave the drawer alone: what the others are compared with."""
    time.sleep(0.5)


def large_messages(address: str) -> None:
    """As many strokes as the limit allows; the server lets go who sends more."""
    socket = connect(address)
    for _ in range(10):
        _send(socket, strokes=_many(15_000))
        socket.recv()
    socket.close()


def too_large_messages(address: str) -> None:
    """4 MB: 480,000 strokes."""
    socket = connect(address)
    _send(socket, strokes=_many(330_000))
    socket.recv()


def leavers(address: str) -> None:
    """Ask and go."""
    socket = connect(address)
    ask(socket)
    socket.close()


def flood(address: str) -> None:
    """Ask without waiting for answers."""
    socket = connect(address)
    for number in range(200):
        ask(socket, number)
    socket.close()


def insides(address: str) -> None:
    """Ask for all that a network made of a digit, again and again."""
    socket = connect(address, route="look-inside")
    for digit in range(20):
        socket.send(json.dumps({"number": digit, "digit": digit}))
        socket.recv()
    socket.close()


def pages(address: str) -> None:
    """Open pages, and ask for them again before they are there."""
    tab = Tab(address)
    for _ in range(100):
        tab.send(BackMsg(rerun_script={"page_name": "gradient-descent"}))
    tab.leave()


def back_messages(address: str) -> None:
    """Empty everybody's caches, and ask for the addresses of ten thousand files."""
    tab = Tab(address)
    tab.rerun("linear-regression")
    for _ in range(50):
        tab.send(BackMsg(clear_cache=True))
        tab.send(BackMsg(file_urls_request={"request_id": "1", "file_names": ["x"] * 10_000}))
        tab.send(BackMsg(rerun_script={"widget_states": {"widgets": [{"id": f"x{i}"} for i in range(5000)]}}))
    tab.rerun("linear-regression")
    tab.leave()


def trainings(address: str) -> None:
    """Train the largest networks, each with settings that nobody has tried."""
    tab = Tab(address)
    for _ in range(5):
        settings = f"nw_run=1&nw_hidden=8-8-8-8-8-8&nw_epochs=1000&nw_batch=1&nw_seed={next(_numbers) % 1000}"
        tab.rerun("network", settings)
    tab.leave()


def looks(address: str) -> None:
    """Ask where the network looked, of one digit after another."""
    tab = Tab(address)
    for _ in range(5):
        tab.rerun("inside-a-cnn", f"ic_view=where+it+looked&ic_digit={next(_numbers) % 5000}")
    tab.leave()


ATTACKS: dict[str, Callable[[str], None]] = {
    each.__name__: each
    for each in (
        nothing,
        large_messages,
        too_large_messages,
        leavers,
        flood,
        insides,
        pages,
        back_messages,
        trainings,
        looks,
    )
}


def main(name: str, address: str, seconds: str) -> None:
    """Go on for some seconds, whatever the server says."""
    os.nice(19)
    end = time.monotonic() + float(seconds)
    while time.monotonic() < end:
        try:
            ATTACKS[name](address)
        except (WebSocketException, OSError):  # let go, or refused
            time.sleep(0.05)


if __name__ == "__main__":
    main(*sys.argv[1:])
