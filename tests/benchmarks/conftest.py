"""Benchmarks print figures; they run when asked for: `pytest -s tests/benchmarks -k <topic>`."""

import os

from dashboard.server.process import ENVIRONMENT
from tests.browser.conftest import (
    browser,
    launch,
    open_page,
    opening,
    playwright,
    server,
    server_process,
    shared_server,
    window,
)

__all__ = [
    "browser",
    "launch",
    "open_page",
    "opening",
    "playwright",
    "server",
    "server_process",
    "shared_server",
    "window",
]

os.environ.update(ENVIRONMENT)  # what is measured is compiled as in the workers
