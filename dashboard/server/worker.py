"""One process that computes for all visitors: replaced when it dies, hangs, or has grown too large."""

import logging
import os
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from functools import partial
from typing import Any

import loky
from loky.process_executor import BrokenProcessPool

from dashboard.server import process
from dashboard.server.tasks import Holder, Task
from dashboard.server.turns import Turns

log = logging.getLogger(__name__)

AHEAD = 2  # calls that the process holds: the next one is there when the first is done
WAKING = 180.0  # seconds after which a process that has not warmed up is taken for hung
MOST_FALSE_STARTS = 20  # processes in a row that died while they woke up, before those who wait are told
LOOK_EVERY = 0.2  # seconds between two looks at the clock and at the memory


class TaskRefused(RuntimeError):
    """A task that too many processes died of, or hung at; it is not tried again."""


class Worker(Executor):
    """One process that keeps its networks warm.

    Calls wait here, not in the process: those of a visitor who has left can be taken out, and visitors take turns.
    A process that dies or hangs is replaced, and its calls are tried again; only the call that ran is held
    responsible, and only if it happened to it `tries` times.
    """

    def __init__(
        self,
        warm_ups: Sequence[Callable[[], None]] = (),
        *,
        niceness: int = 0,
        most_memory: float = float("inf"),
        ceiling: float = float("inf"),
        most_address_space: int | None = None,
        deadline: float = 30.0,
        tries: int = 2,
    ):
        """Prepare a worker; its process starts with the first call.

        Args:
            warm_ups: Importable functions without arguments, run first in every new process.
            niceness: Nice value of the process, 0 to 19: the higher, the more it leaves to others.
            most_memory: Resident bytes beyond which the process is replaced between two calls, once the new one is
                warm; well above what warming up takes, or every call would get a new one.
            ceiling: Resident bytes beyond which it is ended in the middle of a call, which is tried again in a new one.
            most_address_space: Bytes that the system gives to the process at most (Linux only).
            deadline: Seconds that one call may take; then the process is taken for hung, and replaced.
            tries: How many processes may die of a call, or hang at it, before it is refused.
        """
        self._warm_up = partial(process.warm_up, tuple(warm_ups))
        self._prepare = process.prepare, (niceness, os.getpid(), most_address_space)
        self._most_memory, self._ceiling, self._deadline, self._tries = most_memory, ceiling, deadline, tries
        self._lock = threading.RLock()
        self._waiting: Turns[Task] = Turns()
        self._process: Holder | None = None
        self._successor: Holder | None = None  # warms up while `_process`, which has grown too large, still works
        self._leaving: list[Holder] = []  # finish the calls that they hold, now that a successor works
        self._false_starts = 0
        self._closed = threading.Event()
        self._watched = False

    @property
    def busy(self) -> int:
        """How many calls wait or run."""
        with self._lock:
            return len(self._waiting) + len(self._process.holds if self._process else ())

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future:
        """Run an importable function in the process; its arguments and result travel as pickles."""
        return self.submit_for("", partial(fn, *args, **kwargs))

    def submit_for(self, visitor: str, call: Callable[[], Any], *, seconds_left: float = 0.0) -> Future:
        """Run a call when it is a visitor's turn; a future that is cancelled while it waits costs nothing more.

        Args:
            visitor: Whose it is.
            call: A `functools.partial` of an importable function.
            seconds_left: About how much work it and what follows it are: short work goes first.
        """
        task = Task(call, visitor, seconds_left)
        task.future.add_done_callback(partial(self._forget, task))
        with self._lock:
            if self._closed.is_set():
                raise RuntimeError("this worker was shut down")
            self._waiting.add(task)
            self._hand_over()
        return task.future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the process, after the calls that it holds or, with `cancel_futures`, at once."""
        with self._lock:
            self._closed.set()
            processes = [each for each in (self._process, self._successor, *self._leaving) if each]
            self._process = self._successor = None
        for each in processes:
            each.pool.shutdown(wait=wait, kill_workers=cancel_futures)

    def _forget(self, task: Task, future: Future) -> None:
        """Take out a call that was cancelled."""
        if future.cancelled():
            with self._lock:
                self._waiting.drop(task)

    def _hand_over(self) -> None:
        """Give the process what it may hold, starting one if there is none. The lock is held."""
        while len(self._waiting) and not self._closed.is_set():
            if self._process is None:
                self._process = self._start()
            if len(self._process.holds) >= AHEAD:
                return
            task = self._waiting.take()
            if task.begin():
                self._give(self._process, task)

    def _give(self, holder: Holder, task: Task) -> None:
        if holder.warm and not holder.holds:
            holder.since = time.monotonic()
        holder.holds.append(task)
        try:
            inner = holder.pool.submit(process.measured, task.call, self._most_memory)
        except BrokenProcessPool:  # it died before this one came to it
            holder.holds.remove(task)
            self._waiting.add(task, first=True)
            self._lost(holder)
        else:
            inner.add_done_callback(partial(self._done, task, holder))

    def _start(self) -> Holder:
        """Start a process and let it warm up."""
        initializer, arguments = self._prepare
        pool = loky.ProcessPoolExecutor(
            1, timeout=None, env=process.ENVIRONMENT, initializer=initializer, initargs=arguments
        )
        made = Holder(pool)
        pool.submit(self._warm_up).add_done_callback(partial(self._woken, made))
        if not self._watched:
            self._watched = True
            threading.Thread(target=self._watch, daemon=True).start()
        return made

    def _woken(self, made: Holder, warm: Future) -> None:
        with self._lock:
            made.since = time.monotonic()
            made.warm = not isinstance(warm.exception(), BrokenProcessPool)  # what else failed, a call will say
            self._false_starts = 0 if made.warm else self._false_starts + 1
            if not made.warm and self._successor is made:  # it holds no call that would say so
                self._successor = None

    def _done(self, task: Task, holder: Holder, inner: Future) -> None:
        """Pass a result on, or a call of a dead process to the next one."""
        error = inner.exception()
        with self._lock:
            if isinstance(error, BrokenProcessPool) and not self._closed.is_set():
                self._lost(holder)
                return
            if task in holder.holds:
                holder.holds.remove(task)
            holder.since = time.monotonic()
            if not error and inner.result()[1] > self._most_memory:
                self._retire(holder)
            self._hand_over()
        if error:
            task.future.set_exception(error)
        else:
            task.future.set_result(inner.result()[0])

    def _lost(self, holder: Holder) -> None:
        """Try the calls of a dead process again, but for one that has had its tries. The lock is held."""
        held, holder.holds = holder.holds, []
        if self._process is holder:
            self._process = None
        elif self._successor is holder:
            self._successor = None
        if not held:
            return
        log.warning("a worker died or hung; a new one takes its %d calls", len(held))
        if holder.warm:  # else it died by itself, before it ran anything
            held[0].deaths += 1
        for task in reversed(held):
            if task.deaths < self._tries and self._false_starts < MOST_FALSE_STARTS:
                self._waiting.add(task, first=True)
            else:
                self._refuse(task)
        self._hand_over()

    def _refuse(self, task: Task) -> None:
        """Give a call up, in a thread without the lock: whoever waits for it may ask for the next thing at once."""
        times = "once" if self._tries == 1 else "twice"
        refused = TaskRefused(f"The computer stopped {times} while it worked on this. It is not tried again.")
        threading.Thread(target=task.future.set_exception, args=(refused,), daemon=True).start()

    def _watch(self) -> None:
        """Look at all processes again and again, while they work: nobody else would notice one that hangs or grows."""
        while not self._closed.wait(LOOK_EVERY):
            with self._lock:
                for each in filter(None, (self._process, self._successor, *self._leaving)):
                    self._look_at(each)

    def _look_at(self, each: Holder) -> None:
        """End a process that is dead, too large, or takes too long for a call; replace one that grows. Lock held."""
        if each.gone():
            each.end()  # loky has noticed, unless half an answer has come
            return
        limit = self._deadline if each.warm else WAKING
        if (each.holds or not each.warm) and time.monotonic() - each.since > limit:
            log.warning("a worker hangs; it is ended")
        elif (memory := each.memory()) > self._ceiling:
            log.warning("a worker holds %d MB; it is ended", memory / 1e6)
        else:
            if each.holds and memory > self._most_memory:
                self._retire(each)  # the new one is warm when this call is done, or soon
            return
        each.since = time.monotonic()
        each.end()

    def _retire(self, holder: Holder) -> None:
        """Replace a process that has grown too large, once the new one is warm: no visitor waits for that."""
        if self._process is not holder or self._successor or self._closed.is_set():
            return
        self._successor = self._start()
        threading.Thread(target=self._succeed, args=(holder, self._successor), daemon=True).start()

    def _succeed(self, leaving: Holder, made: Holder) -> None:
        """Let the new process take over; the calls that the old one already holds are finished first."""
        while not made.warm and self._successor is made and not self._closed.wait(0.05):
            pass
        with self._lock:
            if self._successor is not made:  # it died while it woke up: the old one goes on
                return
            self._successor = None
            if self._process in (leaving, None):
                self._process = made
            else:  # the old one died meanwhile, and has been replaced
                leaving = made
            self._leaving.append(leaving)
            self._hand_over()
        leaving.pool.shutdown(wait=True)
        with self._lock:
            self._leaving.remove(leaving)
