"""The only door to a network: TensorFlow lives in worker processes, never in the server's (DESIGN.md, rule 4).

Beside TensorFlow, Streamlit clears Keras' session and collects garbage after every rerun of every visitor:
a drawing then gets 2.5 answers a second instead of 28. And a crash in native code takes a worker, not the server.
"""

import ctypes
import gc
import itertools
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import loky
import psutil
from loky.process_executor import BrokenProcessPool

log = logging.getLogger(__name__)

# One TensorFlow thread per worker: two workers then share two cores without fighting over them.
ENVIRONMENT = {
    "CUDA_VISIBLE_DEVICES": "-1",
    "OMP_NUM_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "XLA_FLAGS": "--xla_cpu_use_fusion_emitters=false",  # compiles in two thirds of the time, runs as fast
}
MOST_DEATHS = 2


class TaskRefused(RuntimeError):
    """A task that two processes died of; it is not tried a third time."""


@dataclass
class _Task:
    """A call on its way through a worker."""

    number: int
    call: Callable[[], Any]
    future: Future = field(default_factory=Future)
    deaths: int = 0  # processes that died while this call ran


class Worker(Executor):
    """One process that keeps its networks warm, replaced when it dies or has grown too large.

    A dead process breaks a loky executor and everything that waits in it. This one is rebuilt once, and the
    waiting calls are handed on in their order; only a call that killed two processes is refused.
    """

    def __init__(self, warm_up: Callable[[], None], *, niceness: int = 0, most_memory: float = float("inf")):
        """Prepare a worker; its process starts with the first call.

        Args:
            warm_up: Importable function without arguments, run first in every new process.
            niceness: Nice value of the process, 0 to 19: the higher, the more it leaves to others.
            most_memory: Resident bytes beyond which the process is replaced between two calls, once the new one is
                warm; well above what warming up takes, or every call would get a new one.
        """
        self._warm_up = warm_up
        self._niceness = niceness
        self._most_memory = most_memory
        self._lock = threading.RLock()
        self._numbers = itertools.count()
        self._waiting: dict[int, _Task] = {}  # in the order of submission: the first is the one that runs
        self._pool: Any = None  # a loky.ProcessPoolExecutor, once there is something to do
        self._successor: Any = None  # warms up while `_pool`, which has grown too large, still works
        self._closed = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future:
        """Run an importable function in the process; its arguments and result travel as pickles."""
        task = _Task(next(self._numbers), partial(fn, *args, **kwargs))
        with self._lock:
            if self._closed:
                raise RuntimeError("this worker was shut down")
            self._waiting[task.number] = task
            self._send(task)
        return task.future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the process, after the waiting calls or, with `cancel_futures`, at once."""
        with self._lock:
            self._closed = True
            pools, self._pool, self._successor = [self._pool, self._successor], None, None
        for pool in filter(None, pools):
            pool.shutdown(wait=wait, kill_workers=cancel_futures)

    def _send(self, task: _Task) -> None:
        """Hand a call to the process, starting one if there is none. The lock is held."""
        if not self._pool:
            self._pool, _ = self._new_pool()
        pool = self._pool
        try:
            inner = pool.submit(_measured, task.call, self._most_memory)
        except BrokenProcessPool:  # it died a moment ago and has not said so yet
            self._pool = None
            self._send(task)
        else:
            inner.add_done_callback(partial(self._done, task, pool))

    def _new_pool(self) -> tuple[Any, Future]:
        """Start a process and let it warm up; also what says when it has."""
        pool = loky.ProcessPoolExecutor(
            1, timeout=None, env=ENVIRONMENT, initializer=_prepare, initargs=(self._niceness, os.getpid())
        )
        return pool, pool.submit(self._warm_up)

    def _done(self, task: _Task, pool: Any, inner: Future) -> None:
        """Pass a result on, or a call of a dead process to the next one."""
        error = inner.exception()
        if isinstance(error, BrokenProcessPool) and not self._closed:
            self._recover(task, pool)
            return
        with self._lock:
            self._waiting.pop(task.number, None)
        if error:
            task.future.set_exception(error)
            return
        value, memory = inner.result()
        if memory > self._most_memory:
            self._retire(pool)
        task.future.set_result(value)

    def _recover(self, task: _Task, pool: Any) -> None:
        """Try a call of a dead process again. Every waiting call comes here, the one that ran first."""
        with self._lock:
            if self._pool is pool:
                log.warning("a worker died; a new one takes its %d calls", len(self._waiting))
                self._pool = None
                next(iter(self._waiting.values())).deaths += 1
            if task.deaths < MOST_DEATHS:
                self._send(task)
                return
            del self._waiting[task.number]
        task.future.set_exception(TaskRefused("Two workers stopped while they worked on this. It is not tried again."))

    def _retire(self, pool: Any) -> None:
        """Replace a process that has grown too large, once the new one is warm: no visitor waits for that."""
        with self._lock:
            if self._pool is not pool or self._successor or self._closed:
                return
            self._successor, warm = self._new_pool()
        warm.add_done_callback(lambda _: self._succeed(pool))

    def _succeed(self, pool: Any) -> None:
        """Let the new process take over; the calls that the old one already holds are finished first."""
        with self._lock:
            successor, self._successor = self._successor, None
            if self._closed:
                return
            leaving = pool
            if self._pool is pool:
                self._pool = successor
            else:  # the old one died meanwhile, and has been replaced
                leaving = successor
        # Not in this thread: it is the one that brings the process's results.
        threading.Thread(target=leaving.shutdown, daemon=True).start()


class Engine:
    """The two workers of a server: one answers while a pen moves, one trains without slowing it down."""

    def __init__(
        self, *, answering: Sequence[Callable[[], None]] = (), training: Sequence[Callable[[], None]] = ()
    ) -> None:
        """Prepare both workers; their processes start with the first call.

        Args:
            answering: Importable functions without arguments that the worker which answers runs first.
            training: The same for the one that trains.
        """
        self.answering = Worker(partial(_warm_up, tuple(answering)))
        self.training = Worker(partial(_warm_up, tuple(training)), niceness=10, most_memory=8e8)  # 660 MB at first
        self._starting = threading.Lock()
        self._started = False
        self._awake = threading.Event()

    @property
    def awake(self) -> bool:
        """Whether both workers have warmed up: asking earlier would wake them while the first page is drawn."""
        return self._awake.is_set()

    def start(self) -> None:
        """Wake both workers in the background, the first time this is called."""
        with self._starting:
            if not self._started:
                self._started = True
                threading.Thread(target=self._wake, daemon=True).start()

    def _wake(self) -> None:
        self.answering.submit(os.getpid).result()  # one after the other: waking keeps a core busy
        self.training.submit(os.getpid).add_done_callback(lambda _: self._awake.set())

    def shutdown(self) -> None:
        """End both processes."""
        self.answering.shutdown(wait=False, cancel_futures=True)
        self.training.shutdown(wait=False, cancel_futures=True)


def _prepare(niceness: int, server: int) -> None:
    """Run first in a new process; the server of that process ID may be gone already."""
    for unused in ("matplotlib", "pyarrow", "sklearn"):  # Keras and pandas load what they find: 100 MB, 2 s
        sys.modules.setdefault(unused, None)  # type: ignore[arg-type]  # how Python says "not here"
    if hasattr(os, "nice"):
        os.nice(niceness)
    threading.Thread(target=_end_with, args=(server,), daemon=True).start()


def _warm_up(warm_ups: Sequence[Callable[[], None]]) -> None:
    """Run what makes a new process ready."""
    for warm_up in warm_ups:
        warm_up()
    gc.collect()
    gc.freeze()  # TensorFlow's 370,000 objects are here to stay: no collection has to look at them again


def _end_with(server: int) -> None:
    """End this process when the server is gone, however it went: loky's own workers would wait for ever."""
    while os.getppid() == server and psutil.pid_exists(server):
        time.sleep(1)
    os._exit(0)


def _measured(call: Callable[[], Any], most_memory: float) -> tuple[Any, int]:
    """Return a call's result and the resident bytes of this process after it.

    Compiling leaves up to 100 MB that the C library keeps for later: near the limit they are given back.
    """
    result, process = call(), psutil.Process()
    memory = process.memory_info().rss
    if memory > 0.9 * most_memory and sys.platform == "linux":
        gc.collect()
        if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):  # glibc's
            trim(0)
        memory = process.memory_info().rss
    return result, memory
