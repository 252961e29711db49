"""A log that can be read: the same error again and again is counted, not repeated."""

import logging
import time

AGAIN = 60.0  # seconds after which the same error is said once more, with its count
MOST_KINDS = 500
NOISY = ("asyncio", "uvicorn.error", "streamlit", "dashboard")


class Repeats(logging.Filter):
    """Lets each kind of record through once in a while, with how often it came meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: dict[tuple[object, ...], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record is written."""
        if record.levelno < logging.WARNING:
            return True
        error = record.exc_info[0] if record.exc_info else None
        kind = record.name, record.levelno, str(record.msg), error
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


def count_repeats() -> None:
    """Let all that the server logs go through one such filter."""
    repeats = Repeats()
    for name in [*NOISY, *(name for name in logging.root.manager.loggerDict if name.startswith(NOISY))]:
        logging.getLogger(name).addFilter(repeats)
    for handler in logging.root.handlers:
        handler.addFilter(repeats)
