"""Browser code as the server gives it: what is served, under which address, and for how long."""

from pathlib import Path

import pytest
import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from dashboard.components import name_of
from dashboard.server import modules
from tests.dashboard.helpers import finish

DASHBOARD = Path(__file__).parents[2] / "dashboard"
BUS = "components/bus.js"


def answer(path: str, version: str = "") -> Response:
    """Return what the route answers."""
    params = {"path": path, "version": version or modules.version()}
    response = finish(modules.serve(Request({"type": "http", "path_params": params, "headers": []})))
    assert isinstance(response, Response)
    return response


def test_a_module_is_kept_for_a_year_under_the_version_that_holds_it():
    """A browser would ask for all code at every visit."""
    response = answer(BUS)
    assert response.body == (DASHBOARD / BUS).read_bytes()
    assert response.headers["content-type"] == "text/javascript; charset=utf-8"
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.headers["x-content-type-options"] == "nosniff"


def test_another_version_is_answered_with_the_present_one_but_not_kept():
    """A page that was open during an update would lose its components, or keep the wrong ones for a year."""
    response = answer(BUS, version="0123456789ab")
    assert response.body == answer(BUS).body
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["", "app.py", "components/common.css", "components/../app.py", "../README.md", "/etc/passwd", "bus.js"]
)
def test_nothing_else_is_served(path: str):
    """A visitor would read the server's files."""
    response = answer(path)
    assert response.status_code == 404
    assert response.headers["cache-control"] == "no-store"


def test_all_components_ask_for_one_bus_at_one_address_and_for_all_that_they_import():
    """What one of them says the others would not hear; or a module would be asked for only once another has come."""
    views = list(DASHBOARD.rglob("view.js"))
    asked = [modules.addresses_of(view) for view in views]
    assert len({address for addresses in asked for address in addresses if address.endswith("/bus.js")}) == 1
    for view, addresses in zip(views, asked, strict=True):
        paths = [address.split("/", 3)[3] for address in addresses]
        assert paths[0] == view.relative_to(DASHBOARD).as_posix()
        assert len(paths) == len(set(paths)) and set(paths) <= modules.files().keys()
        for path in paths:
            text = (DASHBOARD / path).read_text()
            assert text.count("\nimport ") <= len(paths), path


def test_components_of_one_name_on_two_pages_are_two():
    """A page that was made by copying a folder would change the components of the page that it was copied from."""
    pages = DASHBOARD / "app_pages"
    assert name_of(pages / "convolution" / "filter_pair") != name_of(pages / "my_page" / "filter_pair")
    folders = [view.parent for view in DASHBOARD.rglob("view.js")]
    assert len({name_of(folder) for folder in folders}) == len(folders)


def test_a_server_below_a_path_serves_them_below_it(monkeypatch: pytest.MonkeyPatch):
    """Behind a proxy, all components would be empty."""
    monkeypatch.setattr(st, "get_option", lambda name: "/demo/" if name == "server.baseUrlPath" else None)
    assert modules.route().path == "/demo/modules/{version}/{path:path}"
    [first, *_] = modules.addresses_of(DASHBOARD / "components" / "link" / "view.js")
    assert first == f"/demo/modules/{modules.version()}/components/link/view.js"


def test_files_of_browser_code_are_one_idea_each():
    """A file of more than 250 lines is more than one idea (STYLE.md); what Python writes is a table."""
    files = (file for file in DASHBOARD.rglob("*.js") if file.name != "contract.js")
    lines = {file: len(file.read_text().splitlines()) for file in files}
    assert not {file: count for file, count in lines.items() if count > 250}
