"""Which pages are drawn: a few at once, visitors in turns.

Each is drawn by a thread, and all threads share one processor with the loop that answers drawings: the more there are,
the longer it waits for its share.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import streamlit as st

from dashboard.server.limits import SCRIPTS, TOKEN
from dashboard.server.turns import Turns

LONGEST = 0.5  # seconds; who draws for longer is waiting for something, and takes nobody's share


@dataclass(eq=False)
class _Waiting:
    """A thread that waits for its turn."""

    visitor: str
    thread: int = field(default_factory=threading.get_ident)
    called: threading.Event = field(default_factory=threading.Event)
    seconds_left: float = 0.0


class Scripts:
    """The threads that draw, and those that wait until they may."""

    def __init__(self, most: int, *, longest: float = LONGEST, clock: Callable[[], float] = time.monotonic) -> None:
        """Start with none.

        Args:
            most: How many draw at once.
            longest: Seconds after which one is no longer counted.
            clock: Tells the time in seconds.
        """
        self._most, self._longest, self._clock = most, longest, clock
        self._lock = threading.Lock()
        self._drawing: dict[int, float] = {}  # since when each thread draws
        self._waiting: Turns[_Waiting] = Turns()

    @contextmanager
    def turn(self, visitor: str) -> Iterator[None]:
        """Wait until it is a visitor's turn to have something drawn; a turn within a turn is the same."""
        if threading.get_ident() in self._drawing:
            yield
            return
        waiting = _Waiting(visitor)
        with self._lock:
            self._waiting.add(waiting)
        self._call()
        while not waiting.called.wait(self._longest):
            self._call()
        try:
            yield
        finally:
            self.pause()

    def pause(self) -> None:
        """Let another one draw: this thread waits for something, or has done what it had to do."""
        with self._lock:
            self._drawing.pop(threading.get_ident(), None)
        self._call()

    def _call(self) -> None:
        """Call those whose turn it is."""
        with self._lock:
            now = self._clock()
            self._drawing = {each: since for each, since in self._drawing.items() if now - since < self._longest}
            while self._waiting and len(self._drawing) < self._most:
                following = self._waiting.take()
                self._drawing[following.thread] = now
                following.called.set()


scripts = Scripts(SCRIPTS)


def browser() -> str:
    """Return a name for the browser whose page asks, "" if it told none: all its pages are one visitor's."""
    return st.context.cookies.get(TOKEN, "")[-64:]


@contextmanager
def own_turn() -> Iterator[None]:
    """Wait until it is the turn of the visitor whose page asks."""
    with scripts.turn(browser()):
        yield
