"""What the server's process holds, and what it shows when something breaks."""

import json
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from functools import partial
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import BrowserContext

from dashboard.pages import PAGES, page_at
from tests import ROOT
from tests.browser.conftest import IDLE, at_rest, environment, running, until
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


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and install it into an environment that has its other packages from this one; its programs."""
    folder = tmp_path_factory.mktemp("installed")
    venv, wheels = folder / "venv", folder / "wheels"
    run = partial(subprocess.run, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    run([sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(wheels)])
    run([sys.executable, "-m", "venv", "--without-pip", str(venv)])
    programs, packages = (
        Path(sysconfig.get_path(name, "venv", vars={"base": str(venv)})) for name in ("scripts", "purelib")
    )
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "--quiet", "--disable-pip-version-check"]
    run([*pip, "install", "--no-deps", "--no-index", *map(str, wheels.iterdir())])
    shutil.copy(Path(__file__).with_name("inspection.py"), packages)
    (packages / "inspection.pth").write_text(f"{sysconfig.get_path('purelib')}\nimport inspection\n")
    return programs


@pytest.mark.timeout(300)  # it builds, installs and opens all pages
def test_the_installed_command_serves_every_page_and_tensorflow_never_enters_the_server(
    window: BrowserContext, installed: Path, tmp_path: Path
):
    """The wheel would lack a file, or need this checkout or another machine to run.

    Every visit would cost ten times as much, the server 600 MB more; a killed one would leave two processes.
    """
    report, empty, asked = tmp_path / "report.json", tmp_path / "empty", []
    empty.mkdir()
    env = {name: value for name, value in environment().items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    env |= {"INSPECTION": str(report), "HOME": str(empty)}
    command, log = [str(installed / "nnviz")], tmp_path / "server.log"
    with running(command, log=log, python=False, port_option="--port", cwd=empty, env=env) as (address, process):
        page = window.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}/linear-regression?lr_m=0.35")
        until(page, "globalThis.nnvizBus?.last.get('linear-regression:values')?.lr_m === 0.35")
        until(page, "[...document.fonts].some((font) => /Inter/.test(font.family) && font.status === 'loaded')")
        for each in [*PAGES, page_at("draw-a-digit")]:
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
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert f"{address}/app/static/inter.woff2" in asked
    assert all(path.startswith(str(installed.parent)) for path in held["packages"]), "they are not the checkout's"
    assert HEAVY & set(held["modules"]) == set()
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
