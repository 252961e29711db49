"""Benchmarks print figures; they run when asked for: `pytest -s tests/benchmarks -k <topic>`."""

import os

from tests.browser.conftest import browser, launch, open_page, opening, playwright, server, server_process, window

__all__ = ["browser", "launch", "open_page", "opening", "playwright", "server", "server_process", "window"]

os.environ.pop("XLA_FLAGS", None)  # what is measured is compiled as anywhere else
