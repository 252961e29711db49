"""The home page in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.players import part, step, wait_for_step

HOME_STEPS = 72


def test_home_plays_by_itself_from_the_touch_of_the_pen(open_page: Open):
    """The front page would stand still."""
    page = open_page("")
    wait_for_step(page, "hm_pen", f"< {HOME_STEPS}")
    part(page, "hm_pen", "speeds").get_by_role("button", name="Speed 4×").click()
    wait_for_step(page, "hm_pen", f"== {HOME_STEPS}")
    expect(part(page, "hm_pen", "play")).to_have_accessible_name("Play")
    expect(page.locator("svg.marks text", has_text="It is an 8")).to_have_count(1)
    part(page, "hm_pen", "scrub").focus()
    page.keyboard.press("Home")
    expect(page.locator("svg.marks text", has_text="Not sure")).to_have_count(1)


def test_home_stands_still_for_those_who_ask_for_less_motion(open_page: Open):
    """Motion would start unasked; or stepping by hand would stop working with it."""
    page = open_page("", still=True)
    expect(page.locator(".st-key-hero svg.marks")).to_have_count(2, timeout=20_000)
    wait_for_step(page, "hm_pen", "!= null")
    page.wait_for_timeout(500)
    assert step(page, "hm_pen") == HOME_STEPS
    part(page, "hm_pen", "back").click()
    expect(part(page, "hm_pen", "where")).to_have_text(f"step {HOME_STEPS - 1} of {HOME_STEPS}")


@pytest.mark.parametrize("width, height", [(1280, 720), (390, 844)])
def test_home_fits_the_screen(open_page: Open, width, height):
    """The front page would scroll sideways, or hide its hero below the fold of a projector."""
    page = open_page("", width=width, height=height)
    expect(page.locator(".st-key-hero svg.marks")).to_have_count(2, timeout=20_000)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    if width == 1280:
        box = part(page, "hm_pen", "play").bounding_box()
        assert box["y"] + box["height"] < height


def test_stations_of_home_keep_the_session(open_page: Open):
    """A station would start a new session, which has forgotten the pages visited."""
    page = open_page("")
    page.locator("[class*=st-key-station_][class*=draw-a-digit] a").press("Enter")
    expect(page).to_have_url(re.compile("draw-a-digit"))
    page.get_by_role("link", name="Home").first.click()
    expect(page.locator("[class*=st-key-station_visited_draw-a-digit]")).to_have_count(1)
