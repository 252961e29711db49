"""Open files: each visitor costs the server four or five, and the system gives only so many."""

import os
import sys
import time

import psutil
from streamlit.logger import get_logger

log = get_logger(__name__)  # which writes what is no warning, too

ENOUGH = 65_536  # asked for where the system sets no limit
EACH = 5  # descriptors of a visitor: Streamlit's socket, its script's loop, our own sockets
RESERVE = 48  # kept for those who are here, and for what the server itself opens
FRESH = 0.5  # seconds for which a count is believed

_counted: tuple[float, int] = (float("-inf"), 0)


def limit() -> int:
    """Return how many files this process may have open."""
    if sys.platform == "win32":
        return ENOUGH
    import resource

    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return ENOUGH if soft == resource.RLIM_INFINITY else soft


def raise_limit() -> None:
    """Take as many open files as the system allows, and say in the log for how many visitors they are."""
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = ENOUGH if hard == resource.RLIM_INFINITY else hard
        if soft != resource.RLIM_INFINITY and soft < wanted:
            try:
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            except (OSError, ValueError):  # macOS allows less than it says
                log.warning("the limit of open files stays at %d", soft)
    log.info("%d open files: room for about %d visitors", limit(), (limit() - RESERVE) // EACH)


def nearly_used_up() -> bool:
    """Whether new visitors have to wait, so that those who are here can go on."""
    return _open_now() > limit() - RESERVE


def _open_now() -> int:
    """Return how many files are open; counting takes a millisecond where there are thousands."""
    global _counted
    now = time.monotonic()
    if now - _counted[0] > FRESH:
        try:
            count = len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else psutil.Process().num_fds()
        except OSError:  # there is not even one left to count with
            count = limit()
        _counted = now, count
    return _counted[1]
