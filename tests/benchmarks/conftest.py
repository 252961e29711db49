"""Benchmarks print figures; they run when asked for: `pytest -s tests/benchmarks -k <topic>`."""

from tests.browser.conftest import browser, open_page, playwright, server, server_process, windows

__all__ = ["browser", "open_page", "playwright", "server", "server_process", "windows"]
