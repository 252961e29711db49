"""The server's sockets: where our own are found, and how all of them send at once."""

import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psutil

from dashboard.server import addresses, descriptors
from dashboard.server.quiet_log import count_repeats


def address(name: str) -> str:
    """Return the path of one of our own sockets: of "read-drawings" or "look-inside"."""
    return addresses.own(f"api/{name}")


@asynccontextmanager
async def ready_for_many(_app: object) -> AsyncIterator[None]:
    """Run as the app's lifespan, when the server listens but serves nobody yet.

    It may have as many files open as the system allows, and its log counts what repeats itself.

    Streamlit's socket is made without TCP_NODELAY. An answer then waits in the system for up to 40 ms until the
    browser has confirmed the message before it: twice as long as the networks take.
    """
    descriptors.raise_limit()
    count_repeats()
    for connection in psutil.Process().net_connections("tcp"):
        if connection.status == psutil.CONN_LISTEN and connection.fd >= 0:  # Windows tells no descriptors
            with socket.socket(fileno=os.dup(connection.fd)) as listening:
                listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # what it accepts inherits this
    yield
