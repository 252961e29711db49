"""Whether a visitor sits at the server's own computer: what belongs to nobody else's is shown, or done, there alone."""

from collections.abc import Mapping
from urllib.parse import urlsplit

import streamlit as st
from starlette.requests import HTTPConnection

ONLY_HERE = ("localhost", "127.0.0.1", "::1", "0.0.0.0")
FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-Ip")  # headers of a server in front


def visitor_sits_here() -> bool:
    """Whether the visitor whose page is drawn sits at the server."""
    return sits_here(st.context.headers, loopback=st.context.ip_address is None)


def comes_from_here(connection: HTTPConnection) -> bool:
    """Whether a connection comes from somebody who sits at the server."""
    loopback = connection.client is not None and connection.client.host in ("127.0.0.1", "::1")
    return sits_here(connection.headers, loopback=loopback)


def sits_here(headers: Mapping[str, str], *, loopback: bool) -> bool:
    """Whether who sends such headers sits at the server.

    What the browser says of its address does not count; a host in front says for whom it asks.

    Args:
        headers: Of the connection.
        loopback: Whether it comes from this computer.

    Example:
        >>> sits_here({"Host": "localhost:8501"}, loopback=True), sits_here({"Host": "nnviz.example"}, loopback=True)
        (True, False)
    """
    try:
        host = urlsplit(f"//{headers.get('Host', '')}").hostname
    except ValueError:  # no address at all
        return False
    return loopback and host in ONLY_HERE and not any(name in headers for name in FORWARDED)
