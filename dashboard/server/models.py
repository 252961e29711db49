"""Models that visitors bring: who may, and the processes in which they are opened.

Each model has a process of its own, with limits on memory and time. Nobody else's model or image ever comes into it,
and it ends when nobody has asked for a while: whatever a file may have done to it ends with it.
"""

import hashlib
import os
import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

import psutil

from dashboard.server.shelf import Shelf, file_name
from dashboard.server.worker import Worker

NICENESS = 5  # between what answers while a pen moves, and trainings
SECONDS = 30.0  # for one question about a model: what takes longer was made to do so
MEMORY = 10**9  # bytes of address space beyond what Keras takes
CEILING = 1.4e9  # resident bytes; Keras takes 620 MB of them
LARGEST_FILE = 64 * 2**20  # bytes that the process may write into one file: loky's own, and a copy of the model
IDLE = 120.0  # seconds without a question, after which a process ends
LOOK_EVERY = 2.0  # seconds
MOST_ROOMS = 2  # processes at once; each takes some 620 MB
SPARE = ""  # the name of a process that no model has come to yet
SHELF = Shelf(64 * 2**20)  # of all visitors' files


class Brought:
    """A model that somebody brought: it lives in the visit's own state, and goes with it, or when others need room."""

    def __init__(self, file: bytes, name: str) -> None:
        self.name = file_name(name, default="model.keras")
        self.digest = hashlib.sha256(file).hexdigest()
        self.file = file
        """Empty once it had to make room."""
        self.size = len(file)

    @property
    def there(self) -> bool:
        """Whether it has not had to make room."""
        return bool(self.file)

    def let_go(self) -> None:
        """Make room for what others brought."""
        self.file = b""


class Full(RuntimeError):
    """No process is free; the words are for the visitor."""


def allowed(*, from_here: bool) -> bool:
    """Whether a visitor may bring a model: `NNVIZ_ALLOW_MODELS` says so (1 or 0), else who sits at the server may."""
    said = os.environ.get("NNVIZ_ALLOW_MODELS", "")
    return said == "1" if said in ("0", "1") else from_here


def limit() -> None:
    """Take no more memory than a model may, from now on; what Keras takes before it has seen a file is not counted."""
    if sys.platform == "linux":
        import resource

        most = psutil.Process().memory_info().vms + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@dataclass(eq=False)
class Room:
    """The process of one model."""

    worker: Worker
    used: float = field(default_factory=time.monotonic)

    def submit_for(self, visitor: str, call: Callable[[], Any], *, seconds_left: float = 0.0) -> Future:
        """Ask about the model, when it is a visitor's turn."""
        self.used = time.monotonic()
        task = self.worker.submit_for(visitor, call, seconds_left=seconds_left)
        task.add_done_callback(lambda _: setattr(self, "used", time.monotonic()))
        return task


class Rooms:
    """The processes of the models that are looked at now."""

    def __init__(
        self, warm_ups: Sequence[Callable[[], None]] = (), *, most: int = MOST_ROOMS, idle: float = IDLE
    ) -> None:
        """Start with none.

        Args:
            warm_ups: Importable functions without arguments that each process runs before it sees a model.
            most: Processes at once.
            idle: Seconds without a question, after which one ends.
        """
        self._warm_ups, self._most, self._idle = (*warm_ups, limit), most, idle
        self._rooms: OrderedDict[str, Room] = OrderedDict()
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._watched = False

    def wake(self) -> None:
        """Let a process wake up for a model that is about to come, if there is room for one."""
        with self._lock:
            if len(self._rooms) < self._most and SPARE not in self._rooms:
                self._rooms[SPARE] = self._new()
                self._rooms[SPARE].submit_for("", os.getpid)

    def room(self, name: str) -> Room:
        """Return the process of the model of that name; the one that was not asked for longest makes room.

        Raises:
            Full: If all have work to do.
        """
        with self._lock:
            if name not in self._rooms:
                spare = self._rooms.pop(SPARE, None)
                self._make_room()
                self._rooms[name] = spare or self._new()
            self._rooms.move_to_end(name)
            return self._rooms[name]

    def shutdown(self) -> None:
        """End all processes."""
        self._closed.set()
        with self._lock:
            self._end(list(self._rooms))

    def _new(self) -> Room:
        if not self._watched:
            self._watched = True
            threading.Thread(target=self._tidy_up, daemon=True).start()
        return Room(Worker(self._warm_ups, niceness=NICENESS, ceiling=CEILING, deadline=SECONDS, tries=1))

    def _make_room(self) -> None:
        if len(self._rooms) < self._most:
            return
        free = next((name for name, each in self._rooms.items() if not each.worker.busy), None)
        if free is None:
            raise Full("Other visitors' models are being looked at. Try again in a minute.")
        self._end([free])

    def _end(self, names: list[str]) -> None:
        for name in names:
            self._rooms.pop(name).worker.shutdown(wait=False, cancel_futures=True)

    def _tidy_up(self) -> None:
        """End what nobody asks any more."""
        while not self._closed.wait(LOOK_EVERY):
            with self._lock:
                late = time.monotonic() - self._idle
                self._end([name for name, each in self._rooms.items() if each.used < late and not each.worker.busy])
