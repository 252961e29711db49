"""The table of pages is true. Which way imports point is a contract of pyproject.toml, read by import-linter."""

import re
import sys

from dashboard.pages import APP_PAGES, PAGES
from tests import ROOT


def test_every_page_of_the_table_has_its_file_and_every_file_its_line():
    """A page would be a dead link, or could not be reached."""
    assert {page.file for page in PAGES} == set(APP_PAGES.glob("*/page.py"))
    assert len({page.path for page in PAGES}) == len(PAGES)
    assert all(page.claim.endswith((".", "?")) and page.slide for page in PAGES)


def test_a_page_has_its_prefix_from_the_table():
    """The sliders of a copied folder would be those of its original: nothing on the new page would hear them."""
    spelled = {
        page.path
        for page in PAGES
        for file in [*page.folder.rglob("*.py"), *page.folder.rglob("*.js")]
        if page.prefix and re.search(rf"\b{page.prefix}_[a-z]", file.read_text())
    }
    assert not spelled


def test_pages_stay_short():
    """A page of more than 120 lines is more than one idea (STYLE.md)."""
    long = {page.file.name: lines for page in PAGES if (lines := len(page.file.read_text().splitlines())) > 120}
    assert not long


def test_python_is_one_for_which_tensorflow_has_a_wheel():
    """pyproject.toml and .ci/python would name other versions than the classifiers."""
    text = (ROOT / "pyproject.toml").read_text()
    assert 'requires-python = ">=3.11,<3.14"' in text
    assert (3, 11) <= sys.version_info[:2] <= (3, 13)
