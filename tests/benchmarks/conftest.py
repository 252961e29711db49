"""Benchmarks print figures; they run when asked for: `pytest -s tests/benchmarks -k <topic>`."""

from tests.browser.conftest import browser, launch, open_page, opening, playwright, server, server_process, window

__all__ = ["browser", "launch", "open_page", "opening", "playwright", "server", "server_process", "window"]
