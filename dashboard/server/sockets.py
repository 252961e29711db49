"""The server's sockets: where our own are found, and how all of them send at once."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psutil
from streamlit import net_util

from dashboard.server import addresses, descriptors
from dashboard.server.memory import kept_small
from dashboard.server.quiet_log import repeats_counted

LOOK_EVERY = 1.0  # seconds


def address(name: str) -> str:
    """Return the path of one of our own sockets: of "read-drawings" or "look-inside"."""
    return addresses.own(f"api/{name}")


@asynccontextmanager
async def ready_for_many(_app: object) -> AsyncIterator[None]:
    """Run as the app's lifespan, when the server listens but serves nobody yet.

    It may have as many files open as the system allows, its log counts what repeats itself, and its memory is given
    back.

    Streamlit's socket is made without TCP_NODELAY. An answer then waits in the system for up to 40 ms until the
    browser has confirmed the message before it: twice as long as the networks take.
    """
    descriptors.raise_limit()
    ask_nobody()
    for connection in psutil.Process().net_connections("tcp"):
        if connection.status == psutil.CONN_LISTEN and connection.fd >= 0:  # Windows tells no descriptors
            with socket.socket(fileno=os.dup(connection.fd)) as listening:
                listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # what it accepts inherits this
    room = asyncio.create_task(_make_room())
    try:
        with repeats_counted():
            async with kept_small():
                yield
    finally:
        room.cancel()


def ask_nobody() -> None:
    """Keep Streamlit from asking a web site for the address of this machine, wherever a page of another site connects.

    It would ask in the loop that serves everybody, and wait two seconds each time where no answer comes. A page that is
    found at that address under another name has to be allowed by Streamlit's option `server.corsAllowedOrigins`.
    """
    net_util._external_ip = "localhost"  # which is what Streamlit takes for an answer that it has had


async def _make_room() -> None:
    """Let go of connections that ask for nothing, as soon as files run short: nobody else's could be accepted."""
    while True:
        await asyncio.sleep(LOOK_EVERY)
        if descriptors.nearly_used_up():
            close_idle(asyncio.get_running_loop())


def close_idle(loop: asyncio.AbstractEventLoop) -> None:
    """Close the connections on which no request is under way: kept by browsers for later, or never used.

    They are uvicorn's, and found among the transports of asyncio; another loop keeps its own.
    """
    for transport in list(getattr(loop, "_transports", {}).values()):
        protocol = transport.get_protocol()
        if hasattr(protocol, "cycle") and (protocol.cycle is None or protocol.cycle.response_complete):
            transport.close()
