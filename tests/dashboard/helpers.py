"""Tasks for workers under test (importable, as every task must be), a way to run coroutines, texts without links."""

import asyncio
import os
import re
import struct
import sys
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor


def finish(coroutine: Coroutine) -> object:
    """Run a coroutine to its end, in a thread of its own: in this one the loop of a browser test may be running."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, coroutine).result()


def until(true: Callable[[], object]) -> None:
    """Wait until something is true."""
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


def plain(markdown: str) -> str:
    """Return a text without the links that explain its words."""
    return re.sub(r"\[([^\]]*)\]\(#term-[\w-]+\)", r"\1", markdown)


def double(number: int, *, seconds: float = 0.0) -> int:
    """Return twice the number, after a while."""
    time.sleep(seconds)
    return 2 * number


def nothing() -> None:
    """Warm nothing up."""


def die() -> None:
    """End the process as a crash in native code would."""
    os.kill(os.getpid(), 9)


def die_in_the_middle_of_an_answer() -> None:
    """End the process when a part of its answer is on the way: loky's thread waits for the rest for ever."""
    frame = sys._getframe()
    while "result_queue" not in frame.f_locals:
        frame = frame.f_back
    os.write(frame.f_locals["result_queue"]._writer.fileno(), struct.pack("!i", 1000) + b"half")
    die()


def fail() -> None:
    """Raise what a task raises."""
    raise ValueError("a sentence")


def closed(*_: object) -> None:
    """Refuse a task as a worker does that was shut down."""
    raise RuntimeError("this worker was shut down")


def note(file: str, *, seconds: float = 0.0) -> None:
    """Leave a mark in a file, after a while."""
    time.sleep(seconds)
    with open(file, "a") as written:
        written.write(".")


def grow(megabytes: int, *, seconds: float = 0.0) -> int:
    """Keep memory, and return the process's number after a while."""
    _kept.append(bytearray(os.urandom(1024) * (1024 * megabytes)))
    time.sleep(seconds)
    return os.getpid()


_kept: list[bytearray] = []


def niceness() -> int:
    """Return the nice value of the process."""
    return os.nice(0)
