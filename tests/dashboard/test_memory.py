"""What the server lets go of."""

import gc
import pickle
import weakref
from types import SimpleNamespace

import numpy as np
from streamlit.runtime import Runtime
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from dashboard.app_pages.inside_a_cnn import attribution, training
from dashboard.server import memory

MOST = 20e6  # bytes of one cache


def test_visits_that_have_ended_are_let_go_though_nobody_comes(monkeypatch):
    """The last 128 visits of a day would be kept for the night, with their photos and pictures."""
    ended: list[str] = []

    def visit(name: str) -> SimpleNamespace:
        session = SimpleNamespace(id=name, shutdown=lambda: ended.append(name))
        return SimpleNamespace(session=session)

    storage = MemorySessionStorage(ttl_seconds=0)
    manager = WebsocketSessionManager(storage, SimpleNamespace(), SimpleNamespace(), None)  # type: ignore[arg-type]
    monkeypatch.setattr(Runtime, "instance", lambda: SimpleNamespace(_session_mgr=manager))
    storage.save(visit("first"))  # type: ignore[arg-type]
    assert memory.forget_who_left() == 1 and ended == ["first"]
    assert memory.forget_who_left() == 0


def test_what_refers_to_itself_is_found():
    """Streamlit's visits and Altair's charts do, and would stay until there are many."""

    class Circle:
        """Refers to itself."""

        def __init__(self) -> None:
            self.self = self

    gc.disable()
    try:
        gone = weakref.ref(Circle())
        assert gone() is not None
        memory.give_back()
        assert gone() is None
    finally:
        gc.enable()


def test_caches_are_bounded_by_what_their_entries_weigh():
    """A hundred entries are few, but not of a megabyte each."""
    gray = np.zeros((28, 28), np.uint8)
    for cached in (training.maps, attribution.attributed):
        entry = len(pickle.dumps(cached(gray)))
        assert entry * cached._info.max_entries < MOST, cached._info.func
