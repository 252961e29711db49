"""Tasks for workers under test; importable, as every task must be."""

import os
import time


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


def grow(megabytes: int) -> int:
    """Keep memory, and return the process's number."""
    _kept.append(bytearray(os.urandom(1024) * (1024 * megabytes)))
    return os.getpid()


_kept: list[bytearray] = []


def niceness() -> int:
    """Return the nice value of the process."""
    return os.nice(0)
