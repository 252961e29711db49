"""A log that can be read: the same error again and again is counted, not repeated."""

import logging
import re
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

AGAIN = 60.0  # seconds after which the same error is said once more, with its count
MOST_KINDS = 500
_NUMBER = re.compile(r"0x[0-9a-f]+|\d+")  # of a task, a port, an address: each error would be one of its own


class Repeats(logging.Filter):
    """Lets each kind of record through once in a while, with how often it came meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: dict[tuple[object, ...], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record is written."""
        if record.levelno < logging.WARNING:
            return True
        kind = record.name, record.levelno, _NUMBER.sub("#", str(record.msg)), *_place(record)
        now = time.monotonic()
        last, count = self._seen.get(kind, (float("-inf"), 0))
        if now - last < AGAIN:
            self._seen[kind] = last, count + 1
            return False
        if len(self._seen) >= MOST_KINDS:
            self._seen.clear()
        self._seen[kind] = now, 0
        if count:
            record.msg = f"{record.msg} (and {count} times more since it was last written)"
        return True


def _place(record: logging.LogRecord) -> tuple[object, ...]:
    """Return which error a record tells of, and where it was raised; its words may be a visitor's."""
    if not record.exc_info or not record.exc_info[2]:
        return ()
    *_, (frame, line) = traceback.walk_tb(record.exc_info[2])
    return record.exc_info[0], frame.f_code.co_filename, line


@contextmanager
def repeats_counted() -> Iterator[None]:
    """Let all that is logged go through one such filter, by those loggers, too, that are made later."""
    repeats, made_before = Repeats(), logging.getLoggerClass()

    class Counted(made_before):  # type: ignore[valid-type,misc]
        """A logger that counts what repeats itself."""

        def __init__(self, name: str, level: int = logging.NOTSET) -> None:
            super().__init__(name, level)
            self.addFilter(repeats)

    loggers = [logging.root, *map(logging.getLogger, list(logging.root.manager.loggerDict))]
    for each in loggers:
        each.addFilter(repeats)
    logging.setLoggerClass(Counted)
    try:
        yield
    finally:
        logging.setLoggerClass(made_before)
        for each in loggers:
            each.removeFilter(repeats)
