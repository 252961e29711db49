"""All trainings of the server: one for each setting, a task at a time, for as long as somebody watches."""

import pickle
import threading
import time
from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Callable, Collection
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal, Protocol

from dashboard.server.scripts import scripts

MOST_FINISHED = 200  # 5 to 150 kB each
MOST_KEPT = 16e6  # bytes of them together
PATIENCE = 5.0  # seconds after which who no longer watches has left; so long a failure is told, and not tried again


class NotTrained(RuntimeError):
    """A training that could not be done; its words are for the visitor."""


class Job(ABC):
    """What can be trained: hashable settings that know the worker's tasks, and are the same for everyone who asks."""

    @abstractmethod
    def first(self) -> tuple[Callable[..., Any], *tuple[Any, ...]]:
        """Return the first task, an importable function and its arguments; its result is the first report."""

    def next(self, report: Any) -> tuple[Callable[..., Any], *tuple[Any, ...]]:
        """Return the task that goes on from a report, if there is more than one."""
        raise NotImplementedError(f"{self} is done in one task")

    def running(self, report: Any) -> bool:
        """Whether there is more to do than the first task."""
        return False

    def seconds_left(self, report: Any) -> float:
        """Return about how much work is left after a report, or before the first one (None): short work goes first."""
        return 0.5

    def kept(self, report: Any) -> Any:
        """Return what is kept of the last report, for other visitors."""
        return report


class Turned(Protocol):
    """A worker that serves visitors in turns: see `dashboard.server.worker.Worker`."""

    def submit_for(self, visitor: str, call: Callable[[], Any], *, seconds_left: float = 0.0) -> Future:
        """Run a call when it is a visitor's turn."""


@dataclass
class _Run:
    """A training on its way."""

    turn: str
    """Whose turn its tasks take: that of who began it."""
    report: Any = None
    visitors: dict[str, float] = field(default_factory=dict)
    """When each visitor last watched."""
    ended: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True)
class Status:
    """How far a training is."""

    state: Literal["waiting", "running", "finished", "failed"]
    report: Any = None
    ahead: int = 0
    """Trainings of others that take turns with it."""
    why: str = ""
    """What went wrong, if it failed."""


class Runs:
    """All trainings of a server. Each has at most one task at the worker, which gives them fair turns."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._going: dict[Job, _Run] = {}
        self._finished: OrderedDict[Job, Any] = OrderedDict()
        self._sizes: dict[Job, int] = {}  # in bytes, of what is finished
        self._failed: dict[Job, tuple[str, float]] = {}  # what went wrong, and when

    def watch(self, job: Job, *, visitor: str, worker: Turned, turn: str = "") -> Status:
        """Return how far a training is. It goes on for `PATIENCE` seconds after each call.

        Args:
            job: Which training; the first to ask for it begins it.
            visitor: Who asks: a page of somebody's.
            worker: Where its tasks are done.
            turn: Whose turn they take, if not the visitor's: one for all pages of somebody.
        """
        with self._lock:
            if job in self._finished:
                self._finished.move_to_end(job)
                return Status("finished", self._finished[job])
            why, when = self._failed.get(job, ("", 0.0))
            if why and time.monotonic() - when < PATIENCE:
                return Status("failed", why=why)
            run = self._going.get(job)
            if run is None:
                run = self._going[job] = _Run(turn or visitor, visitors={visitor: time.monotonic()})
                self._send(job, run, worker)
                if run.ended.is_set():  # at once, as in tests
                    return self.watch(job, visitor=visitor, worker=worker, turn=turn)
            run.visitors[visitor] = time.monotonic()
            others = sum(len(each.visitors) > 1 or visitor not in each.visitors for each in self._going.values())
            ahead = others - (len(run.visitors) > 1)
            return Status("running" if run.report is not None else "waiting", run.report, ahead)

    def wait(self, job: Job, *, visitor: str, worker: Turned, turn: str = "", seconds: float = float("inf")) -> Status:
        """Watch a training until it has ended, for at most some seconds; the other arguments are those of `watch`."""
        end = time.monotonic() + seconds
        while True:
            status = self.watch(job, visitor=visitor, worker=worker, turn=turn)
            run = self._going.get(job)
            left = end - time.monotonic()
            if status.state in ("finished", "failed") or left <= 0:
                return status
            if run:
                scripts.pause()
                run.ended.wait(min(left, PATIENCE / 2))

    def forget_failures(self) -> None:
        """Let what failed be tried again: somebody asks anew."""
        with self._lock:
            self._failed.clear()

    def leave(self, visitor: str, *, but: Collection[Job] = ()) -> None:
        """Take a visitor away from trainings; those that nobody else watches end, and are not kept.

        Args:
            visitor: Who leaves.
            but: The trainings that the visitor goes on watching.
        """
        with self._lock:
            for job in self._going.keys() - set(but):
                self._going[job].visitors.pop(visitor, None)
            self._forget_who_left()

    @property
    def going(self) -> int:
        """How many trainings take turns at the moment."""
        return len(self._going)

    def _send(self, job: Job, run: _Run, worker: Turned) -> None:
        """Give the worker the next task. The lock is held."""
        try:
            function, *arguments = job.first() if run.report is None else job.next(run.report)
            call = partial(function, *arguments)
            future = worker.submit_for(run.turn, call, seconds_left=job.seconds_left(run.report))
        except Exception as error:  # whatever it is, whoever waits is told
            self._fail(job, run, error)
        else:
            future.add_done_callback(partial(self._take, job, run, worker))

    def _fail(self, job: Job, run: _Run, error: BaseException) -> None:
        """End a training that cannot be done. The lock is held."""
        now = time.monotonic()
        self._failed = {each: failed for each, failed in self._failed.items() if now - failed[1] < PATIENCE}
        self._failed[job] = str(error) or type(error).__name__, now
        del self._going[job]
        run.ended.set()

    def _take(self, job: Job, run: _Run, worker: Turned, future: Future) -> None:
        """Take what a task returned, and send the next one if there is more to do and somebody watches."""
        with self._lock:
            self._forget_who_left()
            if self._going.get(job) is not run:
                return
            if error := future.exception():
                self._fail(job, run, error)
                return
            run.report = future.result()
            if job.running(run.report):
                self._send(job, run, worker)
                return
            del self._going[job]
            run.report = job.kept(run.report)
            self._keep(job, run.report)
            run.ended.set()

    def _keep(self, job: Job, report: Any) -> None:
        """Keep what a training came to, and let go of those that were asked for longest ago. The lock is held."""
        self._finished[job], self._sizes[job] = report, len(pickle.dumps(report))
        while len(self._finished) > (MOST_FINISHED if sum(self._sizes.values()) <= MOST_KEPT else 1):
            del self._sizes[self._finished.popitem(last=False)[0]]

    def _forget_who_left(self) -> None:
        """Drop trainings that nobody watches: their chain of tasks has stopped, but for one that may be under way."""
        now = time.monotonic()
        for job, run in list(self._going.items()):
            run.visitors = {name: seen for name, seen in run.visitors.items() if now - seen < PATIENCE}
            if not run.visitors:
                del self._going[job]
