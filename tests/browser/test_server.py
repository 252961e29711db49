"""What the server's process holds, and what it shows when something breaks."""

import json
import signal
import time
from pathlib import Path

import psutil
from playwright.sync_api import BrowserContext

from dashboard.pages import PAGES
from tests import ROOT
from tests.browser.conftest import IDLE, at_rest, running
from tests.browser.pads import SEVEN, answer, draw

HEAVY = {
    "tensorflow",
    "keras",
    "matplotlib",
    "matplotlib.pyplot",
    "mlxtend",
    "scipy.ndimage",
    "scipy.optimize",
    "pyarrow.lib",
}


def test_tensorflow_never_enters_the_server_and_the_workers_end_with_it(window: BrowserContext, tmp_path: Path):
    """Every visit would cost ten times as much, the server 600 MB more; a killed one would leave two processes."""
    report = tmp_path / "report.json"
    with running([str(ROOT / "tests" / "browser" / "inspected_server.py"), str(report)]) as (address, process):
        page = window.new_page()
        page.goto(address)
        for each in PAGES:
            page.evaluate(
                "path => { history.pushState({}, '', `/${path}`); dispatchEvent(new PopStateEvent('popstate')); }",
                each.path,  # as the back button does: loading everything anew would take two seconds a page
            )
            page.locator("h1").filter(has_text=each.title).wait_for(timeout=60_000)
            at_rest(page)
            assert "Something went wrong" not in page.inner_text("body"), each.path
        draw(page, SEVEN)
        answer(page, "It is a 7", seconds=60)
        page.goto(f"{address}/logistic-regression?lg_data=separable")
        page.wait_for_selector(IDLE, timeout=60_000)
        page.close()
        process.send_signal(signal.SIGUSR1)
        end = time.monotonic() + 20
        while not report.exists() and time.monotonic() < end:
            time.sleep(0.1)
        held = json.loads(report.read_text())
        workers = psutil.Process(process.pid).children(recursive=True)
        process.kill()
        _, alive = psutil.wait_procs(workers, timeout=15)
    assert not HEAVY & set(held["modules"])
    assert held["engines"] == 1
    assert held["resident"] <= 250e6
    assert len(workers) >= 2 and not alive


def test_an_error_is_one_sentence_for_the_visitor_and_a_traceback_in_the_log(window: BrowserContext):
    """A projector would show a stack trace, or the error would be lost."""
    log = ROOT / "build" / "broken.log"
    with running(["-m", "streamlit", "run", "tests/browser/broken_app.py"], log=log) as (address, _):
        for where in ("page", "fragment", "callback"):
            page = window.new_page()
            page.goto(f"{address}/?where={where}")
            if where != "page":
                page.get_by_role("button", name=f"break the {where}").click()
            page.get_by_text("Something went wrong").wait_for()
            assert page.get_by_text("Something went wrong").count() == 1
            assert "secret" not in page.inner_text("body") and "Traceback" not in page.inner_text("body")
            page.close()
    told = log.read_text()
    assert all(f"secret of the {where}" in told for where in ("page", "fragment", "callback"))
