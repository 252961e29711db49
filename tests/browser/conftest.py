"""One real server for all browser tests, one real Chromium in each process; every page is watched for errors."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import psutil
import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, sync_playwright

from tests import ROOT
from tests.browser import one_server

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --use-fake-device-for-media-stream --use-fake-ui-for-media-stream"
).split()
# Streamlit's own, on deep links: it looks for these below the page's address first.
HARMLESS = re.compile(r"/[\w-]+/_stcore/(health|host-config)")

# Nothing changed in the page's tree for some milliseconds. What moves all the time gets a second and a half.
QUIET = """(least) => new Promise((done) => {
  const begun = performance.now();
  let last = begun;
  const watch = new MutationObserver(() => { last = performance.now(); });
  watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  const look = () => {
    const now = performance.now();
    if (now - last < least && now - begun < 1500) return setTimeout(look, 20);
    watch.disconnect();
    done();
  };
  look();
})"""

# Of the browsers and the tests, once the server runs: theirs are other machines elsewhere. Beside three of them on two
# cores its trainings, which are as nice, would get a twentieth of a core.
NICENESS = 10

IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"

Open = Callable[..., Page]
Opening = Callable[[], AbstractContextManager[Open]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try a test of a browser once more: three share two cores, and what is drawn late is not yet wrong.

    What is broken fails twice. The run tells what was tried again, and why.
    """
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=["."]))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let tests of other processes use the server at the same time, unless this one asks for its process."""
    names = getattr(item, "fixturenames", ())
    if "server" not in names and "server_process" not in names:
        return (yield)
    with one_server.turn(ROOT / "build", alone="server_process" in names):
        return (yield)


@contextmanager
def running(command: list[str], **options: Any) -> Iterator[tuple[str, subprocess.Popen]]:
    """Start a server, and end it: its address and its process. The options are those of `started`."""
    address, process = started(command, **options)
    with process:
        try:
            yield address, process
        finally:
            process.terminate()


def started(
    command: list[str],
    *,
    log: Path | None = None,
    python: bool = True,
    port_option: str = "--server.port",
    **options: Any,
) -> tuple[str, subprocess.Popen]:
    """Start a server from the project's root, on a free port: its address and its process, once it answers.

    Args:
        command: What to start; it is told a port and to open no browser.
        log: Where what it prints goes.
        python: Whether it is a Python program.
        port_option: What the command calls its port.
        options: Of `subprocess.Popen`, such as another folder to start in.
    """
    port = free_port()
    log = log or ROOT / "build" / "server.log"
    log.parent.mkdir(exist_ok=True)
    whole = [sys.executable] * python + command + [port_option, str(port), "--server.headless", "true"]
    options = {"cwd": ROOT, "env": environment()} | options
    with log.open("w") as output:
        process = subprocess.Popen(whole, stdout=output, stderr=output, **options)
    try:
        wait_until_healthy(f"http://localhost:{port}")
    except BaseException:
        process.kill()
        raise
    return f"http://localhost:{port}", process


def free_port() -> int:
    """Return a port at which nothing is served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def environment() -> dict[str, str]:
    """Return the environment of a server: this process's, but for how tests compile (see tests/conftest.py)."""
    return {name: value for name, value in os.environ.items() if name != "XLA_FLAGS"}


@pytest.fixture(scope="session")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[one_server.Started]:
    """Start the dashboard by the README's plain command, in a fresh process: its address and the process."""
    command = [str(Path(sys.executable).with_name("streamlit")), "run", "dashboard/app.py"]
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # one for all processes of a run
    with one_server.shared(folder, partial(started, command, python=False)) as server:
        if hasattr(os, "nice"):
            os.nice(max(0, NICENESS - os.nice(0)))
        yield server


@pytest.fixture(scope="session")
def server(shared_server: one_server.Started) -> str:
    """The address of the home page."""
    return shared_server[0]


@pytest.fixture
def server_process(shared_server: one_server.Started) -> one_server.Started:
    """The address and the server's process, for tests that kill or measure: no other uses the server meanwhile."""
    return shared_server


@pytest.fixture
def workers(server_process: one_server.Started) -> Callable[[], list[psutil.Process]]:
    """Return the server's worker processes of the moment."""
    return partial(workers_of, server_process[1])


def workers_of(process: psutil.Process) -> list[psutil.Process]:
    """Return the workers that a process has started."""
    return [each for each in process.children(recursive=True) if "loky.backend.popen_loky" in " ".join(each.cmdline())]


def wait_until_healthy(address: str, *, seconds: float = 60) -> None:
    """Return when the server answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"no server at {address} after {seconds} s")


def quiet(page: Page, *, least: int = 200) -> None:
    """Wait until the page has drawn what it was asked for: nothing has changed in it for some milliseconds."""
    page.evaluate(QUIET, least)


def until(page: Page, expression: str, *, arg: object = None, timeout: float = 30_000) -> None:
    """Wait until an expression or a function holds, some milliseconds at most.

    Playwright's own `wait_for_function` makes its condition from text in the page, which the page's policy forbids.
    """
    end = time.monotonic() + timeout / 1000
    while not holds(page, expression, arg):
        if time.monotonic() > end:
            raise TimeoutError(f"after {timeout / 1000} s it does not hold: {expression}")
        page.wait_for_timeout(30)


def holds(page: Page, expression: str, arg: object) -> bool:
    """Return whether an expression holds; what speaks of the bus does not, before the page has loaded it."""
    try:
        return page.evaluate(expression, arg)
    except Error as error:
        if "nnvizBus is not defined" in error.message:
            return False
        raise


def left(page: Page, expression: str, arg: object = None, *, timeout: float = 5_000) -> list:
    """Return what an expression still finds after some seconds: charts are drawn anew some time after a change."""
    end = time.monotonic() + timeout / 1000
    while (found := page.evaluate(expression, arg)) and time.monotonic() < end:
        page.wait_for_timeout(100)
    return found


def at_rest(page: Page) -> None:
    """Wait until the server has answered the last click, and what it sent is drawn."""
    quiet(page, least=100)
    page.wait_for_selector(IDLE, timeout=60_000)
    quiet(page)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright's driver; the browser is the machine's own."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def launch() -> dict:
    """How Chromium is started."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "no Chromium found: `make test` says how to get one, or set CHROMIUM to its path"
    return {"executable_path": path, "args": FLAGS}


@pytest.fixture(scope="session")
def browser(playwright: Playwright, launch: dict) -> Iterator[Browser]:
    """One headless Chromium, for windows that are not `window`: without a past, or with touch."""
    browser = playwright.chromium.launch(**launch)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def window(playwright: Playwright, launch: dict, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """One window for all tests; in its profile Chromium keeps compiled scripts, which halves a page's loading."""
    window = playwright.chromium.launch_persistent_context(tmp_path_factory.mktemp("profile"), headless=True, **launch)
    yield window
    window.close()


@pytest.fixture(scope="session")
def opening(window: BrowserContext, server: str, request: pytest.FixtureRequest) -> Opening:
    """Return what the fixture below gives to a test, for a fixture that keeps its page open for several."""
    tabs: list[Page] = []  # open and empty: the second page in a tab costs two thirds of the first

    @contextmanager
    def watched() -> Iterator[Open]:
        opened_here: list[tuple[Page, list[tuple[str, Callable]], bool]] = []
        trouble: list[str] = []

        def ears(sent: list[str] | None) -> list[tuple[str, Callable]]:
            heard: list[tuple[str, Callable]] = [
                ("pageerror", lambda error: trouble.append(f"error: {error}")),
                ("console", lambda message: message.type == "error" and hear(message.text, message.location)),
                ("request", lambda request: outside(request.url)),
            ]
            if sent is not None:
                heard.append(("websocket", lambda socket: socket.on("framesent", partial(note, sent))))
            return heard

        def note(sent: list[str], frame: object) -> None:
            sent.append(str(frame)[:80])

        def hear(text: str, location: dict) -> None:
            if not HARMLESS.search(location.get("url", "")):
                trouble.append(f"console: {text} {location}")

        def outside(url: str) -> None:
            if not url.startswith((server, server.replace("http", "ws"), "data:", "blob:")):
                trouble.append(f"request to another machine: {url}")

        def opened(
            path: str = "",
            *,
            width: int = 1280,
            height: int = 720,
            dark: bool = False,
            still: bool = False,
            touch: bool = False,
            alone: bool = False,
            sent: list[str] | None = None,
        ) -> Page:
            if touch:
                page = request.getfixturevalue("browser").new_page(has_touch=True, is_mobile=True)
            else:
                page = tabs.pop() if tabs and not alone else window.new_page()
            heard = ears(sent)
            opened_here.append((page, heard, touch or alone))
            page.bring_to_front()  # a tab behind another one draws no frames
            for event, ear in heard:
                page.on(event, ear)  # type: ignore[call-overload]
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(
                color_scheme="dark" if dark else "light", reduced_motion="reduce" if still else "no-preference"
            )
            page.goto(f"{server}/{path}")
            page.wait_for_selector(IDLE, timeout=60_000)
            return page

        yield opened
        for page, heard, close in opened_here:
            for event, ear in heard:
                page.remove_listener(event, ear)
            if close:
                page.close()
                continue
            page.goto("about:blank")
            page.mouse.move(0, 0)
            tabs.append(page)
        assert not trouble, "\n".join(trouble)

    return watched


@pytest.fixture
def open_page(opening: Opening) -> Iterator[Open]:
    """Open a page of the dashboard: `open_page("draw-a-digit?lecture=1", width=390, height=844, dark=True)`.

    `sent` collects what the page sends to the server; with `alone` the page gets a tab of its own, for what a test does
    to a tab for good. The test fails at its end if any page logged an error or asked
    another machine for something.
    """
    with opening() as opened:
        yield opened
