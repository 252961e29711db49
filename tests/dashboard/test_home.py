"""The home page."""

import base64
import json
import subprocess
import sys
import zlib

import numpy as np

from dashboard.app_pages.home.front import ORDER, PILLS, sections
from dashboard.components.recorded import recorded
from dashboard.pages import HOME, PAGES
from dashboard.server import once
from nnviz.recordings import load_drawings
from tests import ROOT
from tests.dashboard.conftest import EngineHere
from tests.dashboard.links import notes


def links(app) -> list[str]:
    """Return the addresses that the page's links lead to, within this session."""
    return [link.proto.page for link in app.get("page_link")]


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


def test_the_hand_writes_what_was_recorded():
    """The pad would be empty, or show numbers that no network gave; or a phone would load half a megabyte."""
    bytes_ = zlib.decompress(base64.b64decode(recorded()))
    head = json.loads(bytes_[4 : 4 + int.from_bytes(bytes_[:4], "little")])
    drawings = load_drawings()
    assert {*ORDER, *PILLS} - {""} == set(drawings) == {each["name"] for each in head["drawings"]}
    for each in head["drawings"]:
        recording = drawings[each["name"]]
        np.testing.assert_allclose(each["probabilities"], recording.probabilities, atol=1e-5)
        assert [len(stroke) for stroke in each["strokes"]] == recording.lengths.tolist()
    assert len(recorded()) < 350_000


def test_lecture_mode_is_the_pad_and_the_pager_only(run_page):
    """The projector would show what only a reader needs."""
    app = run_page("", lecture="1")
    assert not app.get("vega_lite_chart") and not app.header
    assert set(links(app)) == {"", PAGES[PAGES.index(HOME) + 1].path}


def test_the_first_screen_says_what_one_does_in_each_section(run_page):
    """Who opens the link would not see that there is a lecture behind it."""
    app = run_page("")
    for pages in sections().values():
        assert f"{len(pages)} {'page' if len(pages) == 1 else 'pages'} · " in notes(app)


def test_the_engine_that_home_asks_for_first_has_its_warm_ups(run_page, monkeypatch):
    """The first visitor's drawing would be given up: without them a worker takes longer than its deadline for it."""
    given: list[dict] = []

    class Spy(EngineHere):
        """Remembers what it was given."""

        def __init__(self, **warm_ups: object) -> None:
            super().__init__()
            given.append(warm_ups)

    monkeypatch.setattr(once, "Engine", Spy)
    monkeypatch.setattr(once, "_engine", None)
    monkeypatch.setattr(once, "_warm_ups", {})
    run_page("")
    assert [set(warm_ups) for warm_ups in given] == [{"answering", "training", "models"}]


def test_home_needs_nothing_heavy():
    """The first page would wait for TensorFlow, or the server keep it in its memory."""
    code = (
        "import sys; from dashboard.components.recorded import recorded; recorded();"
        "print({'tensorflow', 'keras', 'matplotlib', 'scipy.interpolate'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
