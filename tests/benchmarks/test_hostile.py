"""How long an ordinary drawer waits while another visitor means harm: at most 0.3 s. All of it on this machine."""

import json
import threading
import time
import urllib.request
from collections.abc import Callable

import pytest
from websocket import WebSocketException

from tests.benchmarks.visitor import Visitor
from tests.browser.hostile import DOT, ask, connect

SECONDS = 8.0  # of each attack


def nothing(_: str) -> None:
    """Leave the drawer alone: what the others are compared with."""
    time.sleep(0.5)


def large_messages(address: str) -> None:
    """As many strokes as the limit allows; the server lets go who sends more."""
    socket = connect(address)
    ask(socket, strokes=[[[0.5, 0.5]]] * 15_000)
    socket.recv()
    socket.close()


def too_large_messages(address: str) -> None:
    """3.8 MB: 480,000 strokes."""
    socket = connect(address)
    ask(socket, strokes=[[]] * 1_000_000)
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


ATTACKS = (nothing, large_messages, too_large_messages, leavers, flood, insides)


@pytest.fixture(scope="module")
def drawer(server: str) -> Visitor:
    """A visitor whose networks are awake."""
    urllib.request.urlopen(server).read()
    visitor = Visitor(server)
    for _ in range(20):
        visitor.draw(DOT)
    return visitor


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_longest_pause(attack: Callable[[str], None], drawer: Visitor, server: str) -> None:
    """Four attackers at once, for some seconds; the drawer sends the next drawing when the last is answered."""
    end, pauses = time.monotonic() + SECONDS, list[float]()

    def go_on() -> None:
        while time.monotonic() < end:
            try:
                attack(server)
            except (WebSocketException, OSError):  # let go, or refused
                time.sleep(0.05)

    attackers = [threading.Thread(target=go_on) for _ in range(4)]
    for each in attackers:
        each.start()
    while time.monotonic() < end:
        began = time.monotonic()
        drawer.draw(DOT)
        pauses.append(time.monotonic() - began)
        time.sleep(0.05)
    for each in attackers:
        each.join()
    pauses.sort()
    print(
        f"\n{attack.__name__}: {len(pauses)} drawings, median {1000 * pauses[len(pauses) // 2]:.0f} ms, "
        f"longest {1000 * pauses[-1]:.0f} ms",
        end="",
    )
