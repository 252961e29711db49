"""What is on its way through a worker, and the process that holds some of it."""

import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import psutil


@dataclass(eq=False)
class Task:
    """A call on its way through a worker."""

    call: Callable[[], Any]
    visitor: str
    seconds_left: float
    future: Future = field(default_factory=Future)
    begun: bool = False  # handed to a process once: it can't be cancelled any more
    deaths: int = 0  # processes that died, or were ended, while this call ran

    def begin(self) -> bool:
        """Whether it is still wanted, now that it is handed to a process."""
        self.begun = self.begun or self.future.set_running_or_notify_cancel()
        return self.begun


@dataclass(eq=False)
class Holder:
    """A process and the calls that it holds; it runs the first of them."""

    pool: Any  # a loky.ProcessPoolExecutor
    holds: list[Task] = field(default_factory=list)
    warm: bool = False
    since: float = field(default_factory=time.monotonic)  # when it began to wake up, or its first call

    def memory(self) -> int:
        """Return its resident bytes; 0 before it has started, and after its end."""
        with suppress(psutil.Error):
            return sum(psutil.Process(number).memory_info().rss for number in list(self.pool._processes))
        return 0

    def gone(self) -> bool:
        """Whether it has died."""
        with suppress(psutil.NoSuchProcess):
            found = [psutil.Process(number).status() for number in list(self.pool._processes)]
            return bool(found) and all(each == psutil.STATUS_ZOMBIE for each in found)
        return True

    def end(self) -> None:
        """Kill it: loky says so to all its calls.

        Of an answer that it had begun loky would wait for the rest for ever, as long as this process could write it.
        """
        for number in list(self.pool._processes):
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        if self.pool._result_queue:
            self.pool._result_queue._writer.close()
