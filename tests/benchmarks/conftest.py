"""Benchmarks print figures; they run when asked for: `pytest -s tests/benchmarks -k <topic>`."""

from tests.browser.conftest import browser, playwright

__all__ = ["browser", "playwright"]
