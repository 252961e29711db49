"""What a process has once, for all its visitors: the engine and the trainings.

They stand outside Streamlit's caches, which any visitor's browser can ask to be emptied.
"""

import threading
from collections.abc import Callable, Sequence

from dashboard.server.engine import Engine
from dashboard.server.trainings.runs import Runs

_lock = threading.Lock()
_engine: Engine | None = None
_warm_ups: dict[str, Sequence[Callable[[], None]]] = {}
_runs = Runs()


def equip(**warm_ups: Sequence[Callable[[], None]]) -> None:
    """Say what the engine's workers run first, before there is an engine: the arguments of `Engine`."""
    _warm_ups.update(warm_ups)


def engine() -> Engine:
    """Return the process's one engine."""
    global _engine
    with _lock:
        if _engine is None:
            _engine = Engine(**_warm_ups)
        return _engine


def runs() -> Runs:
    """Return the process's trainings."""
    return _runs
