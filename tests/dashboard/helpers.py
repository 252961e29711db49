"""Tasks for workers under test (importable, as every task must be), and a way to run coroutines."""

import asyncio
import os
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor


def finish(coroutine: Coroutine) -> object:
    """Run a coroutine to its end, in a thread of its own: in this one the loop of a browser test may be running."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, coroutine).result()


def double(number: int, *, seconds: float = 0.0) -> int:
    """Return twice the number, after a while."""
    time.sleep(seconds)
    return 2 * number


def nothing() -> None:
    """Warm nothing up."""


def die() -> None:
    """End the process as a crash in native code would."""
    os.kill(os.getpid(), 9)


def fail() -> None:
    """Raise what a task raises."""
    raise ValueError("a sentence")


def closed(*_: object) -> None:
    """Refuse a task as a worker does that was shut down."""
    raise RuntimeError("this worker was shut down")


def grow(megabytes: int) -> int:
    """Keep memory, and return the process's number."""
    _kept.append(bytearray(os.urandom(1024) * (1024 * megabytes)))
    return os.getpid()


_kept: list[bytearray] = []


def niceness() -> int:
    """Return the nice value of the process."""
    return os.nice(0)
