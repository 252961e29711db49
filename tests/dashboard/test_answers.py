"""Answers of the workers that come late, or not at all: every view of every page says so in a sentence."""

import re
from collections.abc import Iterator
from concurrent.futures import Future
from importlib import import_module

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.app_pages.draw_a_digit.view import accuracy_after_shift
from dashboard.app_pages.inside_a_cnn import attribution, map_of_digits, network, training
from dashboard.app_pages.network.training import _first
from dashboard.pages import PAGES, LecturePage
from dashboard.server import once
from dashboard.server.trainings.runs import Runs
from dashboard.server.worker import TaskRefused
from tests.dashboard.conftest import Run
from tests.dashboard.helpers import plain

REFUSED = "The computer stopped twice while it worked on this. It is not tried again."
BUSY = "The networks are busy"
CACHED = (accuracy_after_shift, map_of_digits.chart, network.weights, attribution.attributed, training.maps, _first)
# The pad and the stack have lines of their own (test_draw_a_digit.py, test_layers.py); a line asks of tables that are
# brought (test_own_table.py).
ELSEWHERE = {"draw-a-digit", "layers", "linear-regression", "logistic-regression"}
SHOWN = {"NotTrained", "TaskRefused", "TooBusy"}  # whose words `say_sorry` of dashboard/app.py shows


class Silent:
    """A worker that never answers, or refuses all that it is asked."""

    def __init__(self, error: Exception | None) -> None:
        self.error, self.asked = error, 0

    def submit(self, *_: object, **__: object) -> Future:
        """Count what is asked."""
        self.asked += 1
        future: Future = Future()
        if self.error:
            future.set_exception(self.error)
        return future

    submit_for = submit


@pytest.fixture(autouse=True)
def errors_in_full() -> Iterator[None]:
    """Let pages name their errors, as `say_sorry` sees them."""
    before = st.get_option("client.showErrorDetails")
    st.set_option("client.showErrorDetails", "full")
    yield
    st.set_option("client.showErrorDetails", before)


def asks(page: LecturePage) -> bool:
    """Whether a page has something of a worker's."""
    asking = re.compile("server import .*once|layout.* import visit|layout.visit import")
    return any(asking.search(file.read_text()) for file in page.folder.rglob("*.py"))


def names_of(page: LecturePage) -> list[str]:
    """Return the names of a page's views; Home has none."""
    module = import_module(f"dashboard.app_pages.{page.folder.name}.page")
    return [view.name for view in getattr(module, "VIEWS", ())] or [""]


@pytest.mark.parametrize("page", [page for page in PAGES if asks(page)], ids=lambda page: page.path or "home")
def test_an_answer_that_does_not_come_is_a_sentence(page, run_page: Run, monkeypatch):
    """The page would be a traceback, or half of it for ever."""
    monkeypatch.setattr(once, "PATIENCE", 0.02)
    asking = []
    for view in names_of(page):
        words = {page.word("view"): view} if view else {}
        for error, sentence in ((TaskRefused(REFUSED), REFUSED), (None, BUSY)):
            if not error and view not in asking:
                continue
            worker = Silent(error)
            for name in ("answering", "training", "photos", "tables"):
                monkeypatch.setattr(once.engine(), name, worker)
            monkeypatch.setattr(once, "_runs", Runs())
            for cached in CACHED:
                cached.clear()
            app = run_page(page.path, **words)
            asking += [view] * worker.asked
            for problem in app.exception:
                assert problem.proto.type.split(".")[-1] in SHOWN and sentence in problem.message, view
            if error and worker.asked and not app.exception:
                assert sentence in _said(app, page), view
    assert asking or page.path in ELSEWHERE


def _said(app: AppTest, page: LecturePage) -> str:
    """Return what stands on a page, and what its pictures of trainings are told."""
    words = [plain(str(each.value)) for each in [*app.markdown, *app.caption, *app.error, *app.warning]]
    key = f"visit:{page.path}"
    trainings = app.session_state[key].shown.values() if key in app.session_state else ()
    return " ".join([*words, *(shown.failure for shown in trainings)])
