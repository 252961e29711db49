"""The only door to a network: TensorFlow lives in worker processes, never in the server's (DESIGN.md, rule 4).

Beside TensorFlow, Streamlit clears Keras' session and collects garbage after every rerun of every visitor:
a drawing then gets 2.5 answers a second instead of 28. And a crash in native code takes a worker, not the server.
"""

import os
import threading
from collections.abc import Callable, Sequence

from dashboard.server import photos, tables
from dashboard.server.models import Rooms
from dashboard.server.worker import Worker

PHOTO_SECONDS = 2.0  # a photo that takes longer to decode was made to do so
TABLE_SECONDS = 30.0  # 5 MB in a thousand columns take 10
PHOTO_MEMORY = 2 * 2**30  # bytes of address space; 16 million pixels need a quarter of it


class Engine:
    """The workers of a server: for answers while a pen moves, trainings, photos, tables, and visitors' models."""

    def __init__(
        self,
        *,
        answering: Sequence[Callable[[], None]] = (),
        training: Sequence[Callable[[], None]] = (),
        models: Sequence[Callable[[], None]] = (),
    ) -> None:
        """Prepare the workers; their processes start with the first call.

        Args:
            answering: Importable functions without arguments that the worker which answers runs first.
            training: The same for the one that trains.
            models: The same for those that open visitors' models.
        """
        self.answering = Worker(answering, most_memory=8.5e8, ceiling=1.2e9, deadline=10)  # 700 MB at first
        self.training = Worker(training, niceness=10, most_memory=8e8, ceiling=8.8e8, deadline=30)  # 710 MB at first
        self.photos = Worker(
            [photos.warm_up],
            niceness=10,
            most_address_space=PHOTO_MEMORY,
            deadline=PHOTO_SECONDS,
            tries=1,
            most_memory=4e8,
        )
        self.tables = Worker(
            [tables.warm_up],
            niceness=10,
            most_address_space=PHOTO_MEMORY,
            deadline=TABLE_SECONDS,
            tries=1,
            most_memory=4e8,
        )
        self.models = Rooms(models)
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
        """End all processes."""
        for worker in (self.answering, self.training, self.photos, self.tables):
            worker.shutdown(wait=False, cancel_futures=True)
        self.models.shutdown()
