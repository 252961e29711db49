"""What a process has once, for all its visitors: the engine and the trainings.

They stand outside Streamlit's caches, which any visitor's browser can ask to be emptied.
"""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.server.engine import Engine
from dashboard.server.scripts import browser, scripts
from dashboard.server.trainings.runs import Runs, Turned

PATIENCE = 45.0  # seconds that a page waits for an answer

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


class TooBusy(RuntimeError):
    """An answer that a page waited for in vain; its words are for the visitor."""


def ask(worker: Turned, fn: Callable[..., Any], /, *args: Any, seconds: float = float("inf")) -> Any:
    """Return what an importable function returns in a worker; a page waits for it, but not for ever.

    Args:
        worker: Who is asked.
        fn: The function.
        args: What it is given.
        seconds: How long the page waits, if less than `PATIENCE`: for what it can do without.

    Raises:
        TooBusy: If it takes longer.
        TaskRefused: If it stopped two processes.
        Exception: What the function raises.
    """
    task = worker.submit_for(_visitor(), partial(fn, *args))
    scripts.pause()
    try:
        return task.result(min(seconds, PATIENCE))
    except TimeoutError:
        task.cancel()
        raise TooBusy(
            "The networks are busy with what many others ask, or still waking up. Reload this page in a moment."
        ) from None


def _visitor() -> str:
    """Return a name for the visitor whose page asks: each has one turn, however many pages are open."""
    context = get_script_run_ctx(suppress_warning=True)
    return (browser() or context.session_id) if context else ""


def runs() -> Runs:
    """Return the process's trainings."""
    return _runs
