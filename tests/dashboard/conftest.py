"""The dashboard's script, run without a browser."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future
from types import MappingProxyType
from typing import Any
from unittest.mock import patch

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.app_pages.network import work as network_work
from dashboard.app_pages.train_a_network import work as table_work
from dashboard.pages import page_at
from dashboard.server import once
from tests import ROOT

SCRIPT = ROOT / "dashboard" / "lecture.py"

Run = Callable[..., AppTest]


class Here(Executor):
    """Does what a worker does, in the tests' process: TensorFlow is there already."""

    busy = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future:
        """Call the task at once."""
        future: Future = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future

    def submit_for(self, _visitor: str, call: Callable[[], Any], **_: Any) -> Future:
        """Call the task at once, whoever asks."""
        return self.submit(call)


class RoomsHere:
    """Stands for the processes of visitors' models, whose own tests are in test_own_model.py."""

    def room(self, _name: str) -> Here:
        """Return what answers about a model."""
        return Here()

    def wake(self) -> None:
        """Wake nobody."""


class EngineHere:
    """Both workers of `dashboard.server.engine.Engine`, whose own tests are in test_engine.py."""

    awake = True

    def __init__(self, **_: object) -> None:
        self.answering = self.training = self.photos = self.tables = Here()
        self.models = RoomsHere()

    def start(self) -> None:
        """Wake nobody."""


@pytest.fixture(scope="session", autouse=True)
def engine() -> Iterator[None]:
    """Do the engine's tasks in this process: two more with TensorFlow would take 20 s to wake."""
    # Whoever waits cannot watch while this thread trains: after 5 s they would be said to have left, and begin again.
    with patch.object(once, "Engine", EngineHere), patch.object(once.runs(), "_forget_who_left"):
        yield


@pytest.fixture(scope="session", autouse=True)
def nobody_takes_turns() -> Iterator[None]:
    """Let a training go on to its end: on a busy machine, turns of 0.2 s are an epoch each, and mostly beginnings."""
    with patch.object(network_work, "TASK_SECONDS", 60), patch.object(table_work, "TASK_SECONDS", 60):
        yield


@pytest.fixture(scope="session", autouse=True)
def as_in_the_server() -> Iterator[None]:
    """Keep Streamlit from clearing Keras' session after each run, half a second each.

    Keras is in the tests' process because they ask it for numbers; it never is in the server's. Nor does a server
    look through all installed packages for components of theirs more than once, which takes as long.
    """
    with (
        patch("streamlit.runtime.scriptrunner.script_runner._clean_problem_modules"),
        patch("streamlit.components.v2.manifest_scanner.scan_component_manifests", return_value=[]),
    ):
        yield


@pytest.fixture
def run_page() -> Run:
    """Run a page from a clean start: `run_page("draw-a-digit", drawing="seven")`, the rest being its query."""

    def run(path: str, *, state: Mapping[str, Any] = MappingProxyType({}), **query: str) -> AppTest:
        app = AppTest.from_file(str(SCRIPT), default_timeout=240)  # pytest's own limit is the one that counts
        for name, value in state.items():
            app.session_state[name] = value
        for name, value in query.items():
            app.query_params[name] = value
        app._page_hash = calc_hash(page_at(path).path)  # `switch_page` would ask for a run of Home first
        return app.run()

    return run
