"""The dashboard's script, run without a browser; the engine is the real one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import loaders
from dashboard.pages import page_at

SCRIPT = Path(__file__).parents[2] / "dashboard" / "lecture.py"

Run = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def engine() -> Iterator[None]:
    """End the workers with the tests."""
    yield
    loaders.engine().shutdown()


@pytest.fixture(scope="session", autouse=True)
def as_in_the_server() -> Iterator[None]:
    """Keep Streamlit from clearing Keras' session after each run, half a second each.

    Keras is in the tests' process because they ask it for numbers; it never is in the server's.
    """
    with patch("streamlit.runtime.scriptrunner.script_runner._clean_problem_modules"):
        yield


@pytest.fixture
def run_page() -> Run:
    """Run a page from a clean start: `run_page("draw-a-digit", drawing="seven")`, the rest being its query."""

    def run(path: str, **query: str) -> AppTest:
        app = AppTest.from_file(str(SCRIPT), default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        page = page_at(path)
        app.run()
        if page.path:
            app.switch_page(str(page.file.relative_to(SCRIPT.parent))).run()
        return app

    return run
