"""The server's memory: given back to the system, so that a day of visitors ends about where it began.

Every rerun is a thread. The C library gives threads up to eight arenas a core, and each keeps what was once used in it:
after some hundred reruns half of what the server has of the C library is free, but nobody else's. So there are few
arenas, and what is free in them is given back once a minute. Visits that have ended go too, with their pictures and
uploads: Streamlit keeps them for two minutes, but looks only when another one ends.
"""

import asyncio
import ctypes
import gc
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from streamlit.runtime import Runtime

EVERY = 60.0  # seconds
ARENAS = 2
_ARENA_MAX = -8  # M_ARENA_MAX of glibc's malloc.h


@asynccontextmanager
async def kept_small() -> AsyncIterator[None]:
    """Let threads share few arenas, and give back what is free again and again, in the background."""
    if share := _of_the_c_library("mallopt"):
        share(_ARENA_MAX, ARENAS)
    tidying = asyncio.create_task(_tidy_up())
    try:
        yield
    finally:
        tidying.cancel()
        with suppress(asyncio.CancelledError):
            await tidying


async def _tidy_up() -> None:
    while True:
        await asyncio.sleep(EVERY)
        forget_who_left()
        await asyncio.to_thread(give_back)


def forget_who_left() -> int:
    """Let go of visits whose time is over; how many there were."""
    manager = getattr(Runtime.instance(), "_session_mgr", None)
    ended = getattr(getattr(manager, "_session_storage", None), "_cache", None)
    expired = ended.expire() if ended is not None else []
    for _, info in expired:
        info.session.shutdown()
    return len(expired)


def give_back() -> None:
    """Give to the system what nobody uses; what refers to itself in circles is found first, in some 50 ms."""
    gc.collect()
    if trim := _of_the_c_library("malloc_trim"):
        trim(0)


def _of_the_c_library(name: str) -> Callable[..., Any] | None:
    """Return a function of glibc by its name; other libraries, and other systems, have none."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
