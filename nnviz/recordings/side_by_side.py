"""Several trainings at once, a process for each: a convolution this small keeps one core busy, not two."""

import multiprocessing
import os
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from tqdm import tqdm

# One TensorFlow thread each, which also makes a training the same to the bit. And glibc keeps freed memory: giving
# it back to the system after each batch, and fetching it anew, took half of the time.
ENVIRONMENT = {
    "CUDA_VISIBLE_DEVICES": "-1",
    "MALLOC_MMAP_THRESHOLD_": str(2**32),
    "MALLOC_TOP_PAD_": str(2**26),
    "MALLOC_TRIM_THRESHOLD_": str(2**32),
    "OMP_NUM_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
}


def processes() -> Executor:
    """Return an executor with a process per core, each made for one training at a time."""
    os.environ.update(ENVIRONMENT)  # they read it as they start
    return ProcessPoolExecutor(os.cpu_count(), mp_context=multiprocessing.get_context("spawn"))


@dataclass
class Bar:
    """A progress bar that may be handed to another process; it appears there when it is first called."""

    name: str
    epochs: int
    row: int
    """Its place below the other bars."""
    _bar: Any = field(default=None, init=False)

    def __call__(self) -> None:
        """Move on by one epoch."""
        self._bar = self._bar or tqdm(total=self.epochs, desc=self.name, unit="epoch", position=self.row)
        self._bar.update()
        if self._bar.n >= self.epochs:
            self._bar.close()
