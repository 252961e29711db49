"""Arrows point one way, and the table of pages is true."""

import ast
import sys
from pathlib import Path

import pytest

from dashboard.pages import APP_PAGES, PAGES
from tests import ROOT

# An arrow may skip a step, never go back (DESIGN.md, Layout).
LEVELS = (
    "nnviz",
    "nnviz.charts",
    "dashboard.pages",
    "dashboard.server",
    "dashboard.components",
    "dashboard.layout",
    "dashboard.app_pages",
    "dashboard",
)


def level(module: str) -> int:
    """Return how high a module stands."""
    return max(rank for rank, name in enumerate(LEVELS) if module == name or module.startswith(f"{name}."))


def modules(package: str) -> list[tuple[str, Path]]:
    """Return every module of a package with its file."""
    files = sorted((ROOT / package).rglob("*.py"))
    return [(".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), file) for file in files]


def imported(file: Path) -> set[str]:
    """Return the names of all modules that a file imports, anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("package", ["nnviz", "dashboard"])
def test_arrows_point_one_way(package):
    """The library would need the app, or the workers the pages."""
    for module, file in modules(package):
        for name in imported(file):
            if name.split(".")[0] in ("nnviz", "dashboard"):
                assert level(name) <= level(module), f"{module} imports {name}"


def test_the_library_knows_no_screen():
    """A notebook would need Streamlit."""
    for module, file in modules("nnviz"):
        assert not any(name.split(".")[0] == "streamlit" for name in imported(file)), module


def test_pages_leave_errors_and_networks_to_their_one_place():
    """A page would import TensorFlow into the server's process."""
    for module, file in modules("dashboard"):
        heavy = {"tensorflow", "keras", "matplotlib"} & {name.split(".")[0] for name in imported(file)}
        allowed = module.endswith(".work") or ".panels." in module  # text to be shown
        assert not heavy or allowed, f"{module} imports {heavy}"


def test_every_page_of_the_table_has_its_file_and_every_file_its_line():
    """A page would be a dead link, or could not be reached."""
    assert {page.file for page in PAGES} == set(APP_PAGES.glob("*/page.py"))
    assert len({page.path for page in PAGES}) == len(PAGES)
    assert all(page.claim.endswith(".") and page.slide for page in PAGES)


def test_pages_stay_short():
    """A page of more than 120 lines is more than one idea (STYLE.md)."""
    long = {page.file.name: lines for page in PAGES if (lines := len(page.file.read_text().splitlines())) > 120}
    assert not long


def test_python_is_one_for_which_tensorflow_has_a_wheel():
    """pyproject.toml and .ci/python would name other versions than the classifiers."""
    text = (ROOT / "pyproject.toml").read_text()
    assert 'requires-python = ">=3.11,<3.14"' in text
    assert (3, 11) <= sys.version_info[:2] <= (3, 13)
