"""What pages declare: every view of every page, by one test for all."""

import json
from importlib import import_module
from itertools import combinations

import pytest
from altair.utils.schemapi import validate_jsonschema
from altair.vegalite.v6.schema.core import load_schema

from dashboard.layout.address import words_of
from dashboard.layout.views import View
from dashboard.pages import HOME, PAGES, LecturePage
from tests.dashboard.specs import inside

LECTURE = [page for page in PAGES if page is not HOME]


def views_of(page: LecturePage) -> tuple[View, ...]:
    """Return what a page declares."""
    return import_module(f"dashboard.app_pages.{page.folder.name}.page").VIEWS


@pytest.mark.parametrize("page", LECTURE, ids=lambda page: page.path)
def test_views_can_be_told_apart_and_their_states_lead_to_them(page):
    """Two views would share a name, or Try this would lead to another one."""
    views = views_of(page)
    names, tabs = [view.name for view in views], [view.of or view.name for view in views]
    assert len(set(names)) == len(views) and all(names[1:])
    for number, view in enumerate(views):
        for each in (*view.tries, *view.story):
            state = words_of(page, each.state)
            assert state.get(page.word("view"), tabs[0]) in tabs, each
            assert not views[number].of or state[page.word("which")] in names, each
            assert number == 0 or each in view.story or state.keys(), each


@pytest.mark.parametrize("page", LECTURE, ids=lambda page: page.path)
def test_a_story_is_short_and_its_states_can_be_shown(page, run_page):
    """A sentence would be too long for the row below the picture, or speak of a state that no slider can reach."""
    for view in views_of(page):
        assert bool(view.story) != bool(view.tries), view.name
        assert not view.story or 3 <= len(view.story) <= 6
        for step in view.story:
            assert len(step.says.split()) <= 18, step.says
            app = run_page(page.path, **words_of(page, step.state))
            assert not app.exception
            assert not [note.value for note in app.caption if "The address asks" in note.value], step.says


@pytest.mark.parametrize("page", LECTURE, ids=lambda page: page.path)
def test_charts_are_vega_lite_and_tooltips_write_numbers_as_short_as_they_are_read(page, run_page):
    """A chart would be empty, as nobody checks it while a visitor waits; a tooltip would show x −6.98999977112."""
    for view in views_of(page):
        words = {"view": view.of or view.name} | ({"which": view.name} if view.of else {})
        app = run_page(page.path, **(page.own(**words) if view.name else {}))
        charts = [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]
        for chart in charts:
            validate_jsonschema(chart, load_schema())
        shown = [part for chart in charts for part in inside(chart)]
        found = [each for part in shown if "tooltip" in part for each in listed(part["tooltip"])]
        assert not [each for each in found if each.get("type") == "quantitative" and "format" not in each], view.name
        assert not [each for each in found if "content" in each], view.name  # all fields of the data, as they are


def listed(tooltip: object) -> list[dict]:
    """Return what a tooltip says, entry by entry."""
    return [each for each in (tooltip if isinstance(tooltip, list) else [tooltip]) if isinstance(each, dict)]


@pytest.mark.parametrize("page", LECTURE, ids=lambda page: page.path)
def test_the_right_guess_is_among_the_options_and_explained(page):
    """Nobody could guess right, or nobody would say why."""
    for view in views_of(page):
        assert view.guess.answer in view.guess.options, view.name
        assert len(set(view.guess.options)) == len(view.guess.options) >= 2


@pytest.mark.parametrize("page", LECTURE, ids=lambda page: page.path)
def test_every_panel_is_there(page):
    """The code of a view would be missing."""
    for view in views_of(page):
        assert (page.folder / "panels" / f"{view.panel}.py").is_file(), view.name
    used = {view.panel for view in views_of(page)}
    assert {file.stem for file in (page.folder / "panels").glob("*.py")} == used


def test_no_two_pages_share_words_of_the_address():
    """A slider of one page would move one of another: addresses and widgets are the whole app's."""
    prefixes = [page.prefix for page in PAGES]
    assert len(set(prefixes)) == len(prefixes)
    for one, other in combinations(filter(None, prefixes), 2):
        assert not one.startswith(f"{other}_") and not other.startswith(f"{one}_")
