"""Every page of the table, from a clean start and with nonsense in its address."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.pages import PAGES
from nnviz.charts.numbers import percent
from tests.dashboard.helpers import plain
from tests.dashboard.links import assert_all_noted, hostile

# "50%", "50 %" with a space in which a line ends, and "-5" with a hyphen instead of "−5"
MISWRITTEN = re.compile(r".{0,20}(?:\d ?%|(?<![\w.–-])-\.?\d).{0,20}")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path or "home")
def test_every_page_runs_and_says_its_claim(page, run_page):
    """A page would not open."""
    app = run_page(page.path)
    assert not app.exception
    assert [title.value for title in app.title] == [page.title]
    assert any(page.claim in plain(text.value) for text in app.markdown)
    assert not (found := MISWRITTEN.findall(" ".join(_said(app)))), found


def _said(app: AppTest) -> list[str]:
    """What the page says, apart from formulas."""
    texts = [plain(each.value) for each in (*app.markdown, *app.caption)]
    texts += [each.label for each in (*app.button, *app.expander, *app.checkbox, *app.selectbox, *app.slider)]
    texts += [option for group in (*app.selectbox, *app.segmented_control) for option in group.options]
    return [re.sub(r"\$.*?\$|`.*?`", "", text, flags=re.DOTALL) for text in texts]


@pytest.mark.parametrize("page", [page for page in PAGES if page.path], ids=lambda page: page.path)
def test_every_page_has_all_its_parts(page, run_page):
    """A page would look or read unlike the others."""
    app = run_page(page.path)
    keys = [button.key for button in app.button]
    assert "reset" in keys and "lecture_on" in keys
    assert any(key.startswith((f"try_{page.path}_", "story_")) for key in keys)
    assert any("Guess first" in text.value for text in app.markdown)
    assert {f"On the slide: {page.slide}", "The code"} <= {expander.label for expander in app.expander}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path or "home")
def test_lecture_mode_shows_the_picture_alone(page, run_page):
    """The projector would show what only a reader needs."""
    app = run_page(page.path, lecture="1")
    assert not app.exception and not app.expander and not any(page.claim in plain(text.value) for text in app.markdown)
    assert [title.value for title in app.title] == [f"{PAGES.index(page)} · {page.title}" if page.path else page.title]
    assert "lecture_off" in [button.key for button in app.button]


@hostile
def test_nonsense_in_the_address_falls_back_with_a_note(value, run_page):
    """A mistyped link would end in an error instead of a picture."""
    app = run_page("draw-a-digit", shift_x=value, drawing=value, lecture=value)
    assert_all_noted(app, ["shift_x", "drawing"])


def test_guess_first_answers_with_computed_numbers(run_page):
    """The page would claim what the networks on screen do not do."""
    from dashboard.app_pages.draw_a_digit import work as tasks

    app = run_page("draw-a-digit")
    app.segmented_control(key="guess_draw-a-digit").set_value("the CNN").run()
    right = tasks.accuracy_after_shift(4)
    said = " ".join(plain(text.value) for text in app.markdown)
    assert f"the CNN still reads {percent(right['cnn'], 0)}" in said and f"network {percent(right['dense'], 0)}" in said
    assert right["dense"] < right["cnn"], "the answer that the page calls right must be"


def test_try_this_and_reset_set_the_address(run_page):
    """The address would not be the link to what is on screen."""
    app = run_page("draw-a-digit", rotation="20")
    app.button(key="try_draw-a-digit_0").click().run()
    assert dict(app.query_params) == {"drawing": "seven", "shift_x": "6"}
    app.query_params["shift_x"] = "1"
    app.button(key="reset").click().run()
    assert dict(app.query_params) == {"drawing": "seven", "shift_x": "6"}
