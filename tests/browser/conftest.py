"""One real server and one real Chromium for all browser tests; every page is watched for errors."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

ROOT = Path(__file__).parents[2]
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --use-fake-device-for-media-stream --use-fake-ui-for-media-stream"
).split()
# Streamlit's own, on deep links: it looks for these below the page's address first.
HARMLESS = re.compile(r"/[\w-]+/_stcore/(health|host-config)")

Open = Callable[..., Page]


@contextmanager
def running(
    command: list[str], *, log: Path | None = None, python: bool = True
) -> Iterator[tuple[str, subprocess.Popen]]:
    """Start a server from the project's root, on a free port; its address and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = log or ROOT / "build" / "server.log"
    log.parent.mkdir(exist_ok=True)
    whole = [sys.executable] * python + command + ["--server.port", str(port), "--server.headless", "true"]
    with log.open("w") as output, subprocess.Popen(whole, cwd=ROOT, stdout=output, stderr=output) as process:
        try:
            wait_until_healthy(f"http://localhost:{port}")
            yield f"http://localhost:{port}", process
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def server_process() -> Iterator[tuple[str, psutil.Process]]:
    """Start the dashboard as the README says, in a fresh process: its address and the process."""
    with running(["-m", "streamlit", "run", "dashboard/app.py"]) as (address, process):
        yield address, psutil.Process(process.pid)


@pytest.fixture(scope="session")
def server(server_process: tuple[str, psutil.Process]) -> str:
    """The address of the home page."""
    return server_process[0]


@pytest.fixture
def workers(server_process: tuple[str, psutil.Process]) -> Callable[[], list[psutil.Process]]:
    """Return the server's worker processes of the moment."""

    def alive() -> list[psutil.Process]:
        children = server_process[1].children(recursive=True)
        return [each for each in children if "loky.backend.popen_loky" in " ".join(each.cmdline())]

    return alive


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


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright's driver; the browser is the machine's own."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One headless Chromium."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "no Chromium found: `make test` says how to get one, or set CHROMIUM to its path"
    browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """One window of each kind for all tests: what the first page loaded, the next ones have at hand."""
    opened: dict[str, BrowserContext] = {}

    def window(**options: object) -> BrowserContext:
        kind = repr(sorted(options.items()))
        if kind not in opened:
            opened[kind] = browser.new_context(**options)
        return opened[kind]

    yield window
    for each in opened.values():
        each.close()


@pytest.fixture
def open_page(windows: Callable[..., BrowserContext], server: str) -> Iterator[Open]:
    """Open a page of the dashboard: `open_page("draw-a-digit?lecture=1", width=390, height=844, dark=True)`.

    The test fails at its end if any page logged an error or asked another machine for something.
    """
    pages: list[Page] = []
    trouble: list[str] = []

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.on("console", lambda message: message.type == "error" and hear(message.text, message.location))
        page.on("request", lambda request: outside(request.url))

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
        listen: Callable[[Page], None] = lambda page: None,
        **context: object,
    ) -> Page:
        scheme = "dark" if dark else "light"
        page = windows(viewport={"width": width, "height": height}, color_scheme=scheme, **context).new_page()
        pages.append(page)
        watch(page)
        listen(page)
        page.goto(f"{server}/{path}")
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
        return page

    yield opened
    for page in pages:
        page.close()
    assert not trouble, "\n".join(trouble)
