"""What one visitor may ask of the server: sockets, drawings, uploads; environment variables change the numbers."""

import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.requests import HTTPConnection

MOST_MESSAGE = 256 * 1024  # bytes of one message of a browser; a drawing of 5,000 points has about 125,000
SOCKETS = int(os.environ.get("NNVIZ_SOCKETS", 8))  # of our own, open at once
QUESTIONS_A_SECOND = float(os.environ.get("NNVIZ_DRAWINGS_PER_SECOND", 40))
UPLOADS = int(os.environ.get("NNVIZ_UPLOADS", 2))  # under way at once

_open: Counter[str] = Counter()


def visitor_of(connection: HTTPConnection) -> str:
    """Return a name for whose connection it is: the token that Streamlit gives to each browser, else the address.

    A hall may share one address; who sends no token shares it with all others that send none.
    """
    token = connection.cookies.get("_streamlit_xsrf", "")
    return token[-64:] or (connection.client.host if connection.client else "nobody")


@contextmanager
def one_more(kind: str, visitor: str, *, most: int) -> Iterator[bool]:
    """Count something that a visitor has under way; gives whether there is room for it.

    Example:
        >>> with one_more("socket", "somebody", most=1) as first, one_more("socket", "somebody", most=1) as second:
        ...     first, second
        (True, False)
    """
    key = f"{kind} {visitor}"
    room = _open[key] < most
    _open[key] += 1
    try:
        yield room
    finally:
        _open[key] -= 1
        if not _open[key]:
            del _open[key]


class Pace:
    """How fast one connection is served: whoever asks faster waits."""

    def __init__(self, a_second: float) -> None:
        self._least = 1 / a_second
        self._next = 0.0

    def wait(self) -> float:
        """Return the seconds until the next question is due, which is counted."""
        now = time.monotonic()
        due = max(self._next, now)
        self._next = due + self._least
        return due - now
