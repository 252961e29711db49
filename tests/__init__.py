"""Numbers by hand or by another library, pages without a browser, pages in one."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
