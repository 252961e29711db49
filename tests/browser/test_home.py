"""The home page in a real browser."""

import itertools
import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, at_rest
from tests.browser.pads import SEVEN

ROUTE = "read-drawings"
# What is unpacked waits for a sign.
LATE = """
  const unpacked = Response.prototype.arrayBuffer;
  const sign = new Promise((go) => { globalThis.unpack = go; });
  Response.prototype.arrayBuffer = function () { return sign.then(() => unpacked.call(this)); };
"""
SECONDS = 5  # until somebody who draws at once has an answer; the page is open, the networks are awake


def part(page: Page, name: str):
    """Return a part of the picture by its class."""
    return page.locator(f".st-key-reader .{name}")


def ink(page: Page) -> int:
    """Return how many pixels of the pad have ink."""
    return part(page, "sheet").evaluate(
        "(pad) => pad.getContext('2d').getImageData(0, 0, pad.width, pad.height).data"
        ".filter((value, at) => at % 4 === 3 && value > 0).length"
    )


def draw(page: Page, points) -> None:
    """Draw one stroke on the pad with the mouse."""
    box = part(page, "sheet").bounding_box()
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for (x0, y0), (x1, y1) in itertools.pairwise(places):
        for share in (0.25, 0.5, 0.75, 1):
            page.mouse.move(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)
    page.mouse.up()


def test_a_hand_writes_asks_nobody_and_gives_way_to_whoever_touches_the_pad(open_page: Open):
    """Looking would cost the server work; the change of mind would pass untold; or the pad would not answer.

    Two steps lead to a digit that is read: open the link, draw. Nothing has to be found, pressed or waited for.
    """
    asked: list[str] = []
    page = open_page("", alone=True)
    page.on("websocket", lambda socket: ROUTE in socket.url and asked.append(socket.url))
    page.reload()
    expect(part(page, "tag")).to_have_text("a recorded hand", timeout=20_000)
    begun = time.monotonic()
    first = ink(page)
    expect(part(page, "line")).to_have_text("It thought 5. Now 8.", timeout=8_000)
    expect(part(page, "digit")).to_have_text("8")
    assert ink(page) > first
    expect(part(page, "invitation")).to_have_text("Your turn: draw over it")
    assert time.monotonic() - begun < 8
    page.get_by_role("button", name="a scribble").click()
    expect(part(page, "line")).to_have_text("No digit reaches 60 %: the network is unsure.", timeout=10_000)
    assert not asked

    begun = time.monotonic()
    draw(page, SEVEN)
    expect(part(page, "tag")).to_have_text("your pad")
    expect(part(page, "digit")).to_have_text("7", timeout=60_000)
    first_answer = time.monotonic() - begun
    expect(part(page, "p")).to_have_text(re.compile(r"probability (>\s)?9\d\.\d\s%"))
    assert len(asked) == 1
    page.get_by_role("button", name="clear").click()
    expect(part(page, "invitation")).to_have_text("Draw a digit")
    assert ink(page) == 0 and part(page, "digit").inner_text() == ""
    begun = time.monotonic()
    draw(page, SEVEN)
    expect(part(page, "digit")).to_have_text("7")
    took = time.monotonic() - begun
    print(f"\nfirst answer after {first_answer:.1f} s, next drawing read after {took:.1f} s", end="")
    assert took < SECONDS
    page.keyboard.press("Delete")
    assert ink(page) == 0
    page.keyboard.press("r")
    expect(part(page, "tag")).to_have_text("a recorded hand")


def test_without_motion_the_finished_8_stands_and_the_pad_is_live(open_page: Open):
    """Motion would start unasked; or the pad would wait for its end, or forget who drew before it was unpacked."""
    page = open_page("", still=True, alone=True)
    expect(part(page, "invitation")).to_have_text("Your turn: draw over it", timeout=20_000)
    expect(part(page, "digit")).to_have_text("8")
    before = ink(page)
    page.wait_for_timeout(300)
    assert ink(page) == before
    draw(page, SEVEN)
    expect(part(page, "tag")).to_have_text("your pad")
    expect(part(page, "digit")).to_have_text("7", timeout=60_000)
    page.add_init_script(LATE)
    page.reload()
    at_rest(page)
    draw(page, SEVEN)
    page.evaluate("() => globalThis.unpack()")
    page.wait_for_timeout(300)
    expect(part(page, "tag")).to_have_text("your pad")
    assert ink(page) > 0


@pytest.mark.parametrize("width, height", [(1280, 720), (390, 844)])
def test_home_fits_the_screen(open_page: Open, width, height):
    """The front page would scroll sideways, or hide its first screen below the fold of a projector."""
    page = open_page("", width=width, height=height, still=True)
    expect(part(page, "digit")).to_have_text("8", timeout=20_000)
    at_rest(page)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    if width == 1280:
        box = page.locator(".st-key-ribbon").bounding_box()
        assert box["y"] + box["height"] <= 704
        cards = page.locator(".st-key-hm_sum").bounding_box()
        heading = page.locator(".st-key-ingredients h2").bounding_box()
        below = page.locator(".st-key-ingredients h2").evaluate("h2 => parseFloat(getComputedStyle(h2).paddingBottom)")
        assert abs(cards["y"] - heading["y"] - heading["height"] + below - 16) <= 2
    else:
        pad = part(page, "sheet").bounding_box()
        assert pad["y"] + pad["height"] < height and pad["width"] > 300


def test_stations_of_home_keep_the_session(open_page: Open):
    """A station would start a new session, which has forgotten the pages visited."""
    page = open_page("")
    page.locator("[class*=st-key-station_][class*=draw-a-digit] a").press("Enter")
    expect(page).to_have_url(re.compile("draw-a-digit"))
    page.get_by_role("link", name="nnviz").first.click()
    expect(page.locator("[class*=st-key-station_visited_draw-a-digit]")).to_have_count(1)
