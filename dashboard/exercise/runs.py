"""Trainings that visitors share: one for each setting, a task at a time, for as long as somebody looks on."""

import threading
import time
from collections import OrderedDict
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Literal

from dashboard.exercise import work
from dashboard.exercise.choices import Choices

MOST_FINISHED = 200  # small: curves and answers, 5 to 25 kB each
PATIENCE = 5.0  # seconds without a look after which a visitor has left


@dataclass
class _Run:
    """A training on its way."""

    future: Future | None = None
    report: work.Report | None = None
    visitors: dict[str, float] = field(default_factory=dict)
    """When each visitor last looked."""


@dataclass(frozen=True)
class Look:
    """What there is to see of a training."""

    state: Literal["waiting", "running", "finished", "failed"]
    report: work.Report | None = None
    ahead: int = 0
    """Other trainings that take turns with it."""
    why: str = ""
    """What went wrong, if it failed."""


class Runs:
    """All trainings of a server. Each has at most one task at the worker, whose queue so gives them fair turns."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._going: dict[Choices, _Run] = {}
        self._finished: OrderedDict[Choices, work.Report] = OrderedDict()

    def look(self, choices: Choices, *, visitor: str, worker: Executor) -> Look:
        """Return what there is to see of a training, and bring it on: without a look it stands still.

        Args:
            choices: Which training; the first to ask for it begins it.
            visitor: Who looks.
            worker: Where its tasks are done.
        """
        with self._lock:
            if choices in self._finished:
                self._finished.move_to_end(choices)
                return Look("finished", self._finished[choices])
            run = self._going.setdefault(choices, _Run())
            run.visitors[visitor] = time.monotonic()
            self._forget_who_left()
            for _ in range(2):  # a task that is done at once, as in tests, is seen at once
                if why := self._collect(choices, run):
                    return Look("failed", why=why)
                if choices in self._finished:
                    return Look("finished", self._finished[choices])
                if run.future is None:
                    run.future = worker.submit(*self._next_task(choices, run))
            ahead = len(self._going) - 1
            return Look("running" if run.report else "waiting", run.report, ahead)

    def leave(self, choices: Choices, *, visitor: str) -> None:
        """Take a visitor away from a training, which ends if nobody else looks on; it is not kept."""
        with self._lock:
            if run := self._going.get(choices):
                run.visitors.pop(visitor, None)
            self._forget_who_left()

    @property
    def going(self) -> int:
        """How many trainings take turns at the moment."""
        return len(self._going)

    def _next_task(self, choices: Choices, run: _Run) -> tuple:
        if run.report is None:
            return work.start, choices.network, choices.settings, choices.patience_epochs
        return work.go_on, choices.network, run.report

    def _collect(self, choices: Choices, run: _Run) -> str:
        """Take the result of a task that is done; return what went wrong, if anything."""
        if run.future is None or not run.future.done():
            return ""
        future, run.future = run.future, None
        if error := future.exception():
            del self._going[choices]
            return str(error)
        report: work.Report = future.result()
        run.report = report
        if report.course.state != "running":
            del self._going[choices]
            self._finished[choices] = work.finished(report)
            if len(self._finished) > MOST_FINISHED:
                self._finished.popitem(last=False)
        return ""

    def _forget_who_left(self) -> None:
        """Drop trainings that nobody looks at: their chain of tasks has stopped, but for one that may be under way."""
        now = time.monotonic()
        for choices, run in list(self._going.items()):
            run.visitors = {name: seen for name, seen in run.visitors.items() if now - seen < PATIENCE}
            if not run.visitors:
                del self._going[choices]
