"""What happens inside a worker's process: it makes itself ready, measures itself, and ends with its server."""

import ctypes
import gc
import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

import psutil

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


def prepare(niceness: int, server: int, most_address_space: int | None) -> None:
    """Run first in a new process; the server of that process ID may be gone already.

    Args:
        niceness: 0 to 19: the higher, the more it leaves to others.
        server: The process ID of the server, which this process does not outlive.
        most_address_space: Bytes beyond which the system refuses memory (`MemoryError`); None for no such limit.
    """
    for unused in ("matplotlib", "pyarrow", "sklearn"):  # Keras and pandas load what they find: 100 MB, 2 s
        sys.modules.setdefault(unused, None)  # type: ignore[arg-type]  # how Python says "not here"
    if hasattr(os, "nice"):
        os.nice(niceness)
    if most_address_space and sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most_address_space, most_address_space))
    threading.Thread(target=_end_with, args=(server,), daemon=True).start()


def _end_with(server: int) -> None:
    """End this process when the server is gone, however it went: loky's own workers would wait for ever."""
    while os.getppid() == server and psutil.pid_exists(server):
        time.sleep(1)
    os._exit(0)


def warm_up(steps: Sequence[Callable[[], None]]) -> None:
    """Run what makes a new process ready."""
    for step in steps:
        step()
    gc.collect()
    gc.freeze()  # TensorFlow's 370,000 objects are here to stay: no collection has to look at them again


def measured(call: Callable[[], Any], most_memory: float) -> tuple[Any, int]:
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
