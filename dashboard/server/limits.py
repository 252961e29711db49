"""What one visitor may ask of the server, from sockets to uploads; environment variables change the numbers."""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from starlette.requests import HTTPConnection

MOST_MESSAGE = 256 * 1024  # bytes of one message of a browser; a drawing of 5,000 points has about 125,000
ORDINARY = 32 * 1024  # bytes; reading the largest message takes some 10 ms, a drawing of a hand has 1 to 10 kB
SOCKETS = int(os.environ.get("NNVIZ_SOCKETS", 8))  # of our own, open at once
PAGES_OPEN = int(os.environ.get("NNVIZ_PAGES", 24))  # sockets of Streamlit's, one for each page that is open
SOCKETS_OF_ADDRESS = int(os.environ.get("NNVIZ_SOCKETS_PER_ADDRESS", 1000))  # of both kinds; a hall may share one
QUESTIONS_A_SECOND = float(os.environ.get("NNVIZ_DRAWINGS_PER_SECOND", 40))
RERUNS_A_SECOND = float(os.environ.get("NNVIZ_RERUNS_PER_SECOND", 3))  # of a visitor's pages, whole ones
RERUNS_AT_ONCE = 20  # before they wait for each other: nobody clicks so much in so little time
SCRIPTS = int(os.environ.get("NNVIZ_SCRIPTS", 3))  # of all visitors, that draw at once
UPLOADS = int(os.environ.get("NNVIZ_UPLOADS", 2))  # under way at once
TOKEN = "_streamlit_xsrf"  # the cookie with which Streamlit knows a browser again

_open: Counter[str] = Counter()


def visitor_of(connection: HTTPConnection) -> str:
    """Return a name for whose connection it is: the token that Streamlit gives to each browser, else the address.

    A hall may share one address; who sends no token shares it with all others that send none.
    """
    return connection.cookies.get(TOKEN, "")[-64:] or address_of(connection)


def address_of(connection: HTTPConnection) -> str:
    """Return the address that a connection comes from.

    Behind a server in front this is that server's, but for what uvicorn believes: it takes the address from
    `X-Forwarded-For` if the server in front is on this machine, or named in `FORWARDED_ALLOW_IPS`.
    """
    return connection.client.host if connection.client else "nobody"


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


def used_up(kind: str, visitor: str, *, most: int) -> bool:
    """Whether a visitor has as many of something under way as there may be."""
    return _open[f"{kind} {visitor}"] >= most


class Pace:
    """How fast somebody is served: whoever asks faster waits."""

    def __init__(self, a_second: float, *, at_once: float = 1, clock: Callable[[], float] = time.monotonic) -> None:
        """Start rested.

        Args:
            a_second: How many questions are served in the long run.
            at_once: How many are served without waiting, to somebody who has rested.
            clock: Tells the time in seconds.
        """
        self._least, self._clock = 1 / a_second, clock
        self._ahead = (at_once - 1) / a_second
        self._next = float("-inf")

    @property
    def rested(self) -> bool:
        """Whether it is as if nothing had ever been asked."""
        return self._next <= self._clock() - self._ahead

    def wait(self, *, weight: float = 1.0, size: int = 0) -> float:
        """Return the seconds until the next question is due, which is counted; a large one counts several times.

        Args:
            weight: Of the question: 1 counts once.
            size: In bytes.
        """
        now = self._clock()
        due = max(self._next, now - self._ahead)
        self._next = due + self._least * (weight + size / ORDINARY)
        return max(due - now, 0.0)


class Paces:
    """The pace of each visitor, the same for all connections, and for those to come: who reconnects has not rested."""

    def __init__(self, a_second: float, *, at_once: float = 1, clock: Callable[[], float] = time.monotonic) -> None:
        """Take for each what `Pace` takes."""
        self._new = partial(Pace, a_second, at_once=at_once, clock=clock)
        self._paces: dict[str, Pace] = {}
        self._many = 256  # names, beyond which those who have rested are forgotten

    def __len__(self) -> int:
        return len(self._paces)

    def wait(self, visitor: str, *, weight: float = 1.0, size: int = 0) -> float:
        """Return the seconds until a visitor's next question is due, as `Pace.wait` does."""
        pace = self._paces.get(visitor)
        if pace is None:
            if len(self._paces) >= self._many:
                self._paces = {name: each for name, each in self._paces.items() if not each.rested}
                self._many = max(256, 2 * len(self._paces))
            pace = self._paces[visitor] = self._new()
        return pace.wait(weight=weight, size=size)


questions = Paces(QUESTIONS_A_SECOND)
reruns = Paces(RERUNS_A_SECOND, at_once=RERUNS_AT_ONCE)
