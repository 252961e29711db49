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
from pathlib import Path

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


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Start the dashboard as the README says, in a fresh process; the address of its home page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", "--server.port", str(port)]
    log = ROOT / "build" / "server.log"
    log.parent.mkdir(exist_ok=True)
    with (
        log.open("w") as output,
        subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output) as process,
    ):
        address = f"http://localhost:{port}"
        wait_until_healthy(address)
        yield address
        process.terminate()


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


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[Open]:
    """Open a page of the dashboard: `open_page("draw-a-digit?lecture=1", width=390, height=844, dark=True)`.

    The test fails at its end if any page logged an error or asked another machine for something.
    """
    contexts: list[BrowserContext] = []
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

    def opened(path: str = "", *, width: int = 1280, height: int = 720, dark: bool = False, **context: object) -> Page:
        made = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", **context
        )
        contexts.append(made)
        page = made.new_page()
        watch(page)
        page.goto(f"{server}/{path}")
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not trouble, "\n".join(trouble)
