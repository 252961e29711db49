"""The home page."""

import json
import subprocess
import sys

import numpy as np
import pandas as pd

from dashboard.app_pages.home.front import sections
from dashboard.pages import HOME, PAGES
from tests import ROOT
from tests.dashboard.links import notes


def links(app) -> list[str]:
    """Return the addresses that the page's links lead to, within this session."""
    return [link.proto.page for link in app.get("page_link")]


def tables_in(spec) -> list[list[dict]]:
    """Return the tables of a chart as the browser gets it, each once."""
    if isinstance(spec, list):
        return [table for each in spec for table in tables_in(each)]
    if not isinstance(spec, dict):
        return []
    if "name" in spec and "values" in spec:
        return [spec["values"]]
    return [table for part in spec.values() for table in tables_in(part)]


def test_the_map_has_every_page_in_the_lectures_order(run_page):
    """A page could not be reached from the front page, or stood at the wrong place."""
    stations = [page for pages in sections().values() for page in pages]
    assert stations == list(PAGES[1:])
    app = run_page("")
    assert all(page.path in links(app) for page in stations)
    assert f"0 of {len(stations)} pages visited" in notes(app)


def test_visited_pages_are_marked(run_page):
    """A student would not see where they have been."""
    app = run_page("draw-a-digit")
    app.switch_page("app_pages/home/page.py").run()
    assert f"1 of {len(PAGES) - 1} pages visited" in notes(app)


def test_the_goals_of_the_day_are_the_slides(run_page):
    """The page would promise another lecture."""
    text = " ".join(element.proto.body for element in run_page("").get("html"))
    for words in ("three key components", "Train a neural network with TensorFlow", "used for images"):
        assert words in text


def test_the_hero_is_two_charts_with_the_recorded_answer(run_page):
    """The hero would be empty, or show numbers that no network gave."""
    from nnviz.recordings.drawing import load_drawing

    app = run_page("")
    charts = app.get("vega_lite_chart")
    assert len(charts) == 4  # the other two are those of the three ingredients
    tables = [pd.DataFrame(rows) for rows in tables_in(json.loads(charts[1].proto.spec))]
    shown = next(table for table in tables if "p" in table).drop_duplicates(["step", "digit"])
    recorded = load_drawing().probabilities
    assert len(shown) == recorded.size
    np.testing.assert_allclose(recorded[shown["step"], shown["digit"]], shown["p"], atol=1e-4)


def test_lecture_mode_is_hero_and_pager_only(run_page):
    """The projector would show what only a reader needs."""
    app = run_page("", lecture="1")
    assert len(app.get("vega_lite_chart")) == 2 and not app.header
    assert set(links(app)) == {PAGES[PAGES.index(HOME) + 1].path}


def test_home_needs_nothing_heavy():
    """The first page would wait for TensorFlow, or the server keep it in its memory."""
    code = (
        "import sys; from dashboard.app_pages.home import front; front.drawing_charts.__wrapped__();"
        "print({'tensorflow', 'keras', 'matplotlib', 'scipy.interpolate'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
