"""The one dashboard of a run of tests, which all its processes share; and whose turn it is there."""

import fcntl
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from subprocess import Popen

import psutil

Started = tuple[str, psutil.Process]


@contextmanager
def locked(path: Path, how: int = fcntl.LOCK_EX) -> Iterator[None]:
    """Hold a lock among processes; the system lets go of it if this one dies."""
    with path.open("a") as file:
        fcntl.flock(file, how)
        yield


@contextmanager
def shared(folder: Path, start: Callable[[], tuple[str, Popen]]) -> Iterator[Started]:
    """Start a server if no other process has, and end it with the last that uses it.

    Args:
        folder: What the processes share; it keeps who uses the server.
        start: Start the server: its address and process.
    """
    lock, kept = folder / "server.lock", folder / "server.json"

    def used_by(change: int) -> dict:
        now = json.loads(kept.read_text()) if kept.exists() else {"users": 0}
        if not now["users"]:
            address, process = start()
            now = {"address": address, "pid": process.pid, "users": 0}
        now["users"] += change
        kept.write_text(json.dumps(now))
        return now

    with locked(lock):
        found = used_by(1)
    process = psutil.Process(found["pid"])
    try:
        yield found["address"], process
    finally:
        with locked(lock):
            if not used_by(-1)["users"]:
                process.terminate()


@contextmanager
def turn(folder: Path, *, alone: bool) -> Iterator[None]:
    """Wait until no other process is at a test alone, or at any test of the server if this one wants to be alone.

    Who wants to be alone keeps the door shut while others finish, or there would always be one more.

    Args:
        folder: Where the locks are.
        alone: Whether the test kills workers, or measures what others would disturb.
    """
    folder.mkdir(exist_ok=True)
    with ExitStack() as held:
        with locked(folder / "door.lock"):
            held.enter_context(locked(folder / "room.lock", fcntl.LOCK_EX if alone else fcntl.LOCK_SH))
        yield
