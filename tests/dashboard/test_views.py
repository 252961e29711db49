"""What pages declare: every view of every page, by one test for all."""

from importlib import import_module
from itertools import combinations

import pytest

from dashboard.layout.address import words_of
from dashboard.layout.views import View
from dashboard.pages import HOME, PAGES, LecturePage

LECTURE = [page for page in PAGES if page is not HOME]


def views_of(page: LecturePage) -> tuple[View, ...]:
    """Return what a page declares."""
    return import_module(f"dashboard.app_pages.{page.folder.name}.page").VIEWS


@pytest.mark.parametrize("page", LECTURE, ids=lambda page: page.path)
def test_views_can_be_told_apart_and_their_states_lead_to_them(page):
    """Two views would share a name, or Try this would lead to another one."""
    views = views_of(page)
    names = [view.name for view in views]
    assert len(set(names)) == len(views) and all(names[1:])
    for number, view in enumerate(views):
        for each in view.tries:
            state = words_of(page, each.state)
            assert state.get(page.word("view"), names[0]) in names, each.label
            assert number == 0 or state.keys(), each.label


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
