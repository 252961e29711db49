"""Drawing in a browser as a hand does."""

import itertools
import math
import time
from collections.abc import Iterable

from playwright.sync_api import Page

from tests.browser.conftest import until

Point = tuple[float, float]

SEVEN: tuple[Point, ...] = ((0.25, 0.2), (0.75, 0.2), (0.66, 0.42), (0.55, 0.64), (0.48, 0.86))
ZERO: tuple[Point, ...] = tuple(
    (0.5 + 0.22 * math.sin(angle / 8), 0.5 - 0.36 * math.cos(angle / 8)) for angle in range(52)
)
SCRIBBLE: tuple[Point, ...] = tuple(
    (0.5 + 0.4 * math.sin(2.3 * t / 4) * math.cos(0.9 * t / 4), 0.5 + 0.4 * math.cos(3.1 * t / 4)) for t in range(90)
)

MENU = 64  # pixels of the page's upper edge that the menu covers


def draw(page: Page, points: Iterable[Point], *, moves: int = 8, pause: float = 0.004) -> None:
    """Draw one stroke with the mouse, in `moves` steps between two points."""
    pad = page.locator(".st-key-pad canvas")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    if box and box["y"] < MENU:
        page.eval_on_selector("[data-testid=stMain]", "main => (main.scrollTop = 0)")
        box = pad.bounding_box()
    assert box
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for (x0, y0), (x1, y1) in itertools.pairwise(places):
        for step in range(1, moves + 1):
            page.mouse.move(x0 + (x1 - x0) * step / moves, y0 + (y1 - y0) * step / moves)
            time.sleep(pause)
    page.mouse.up()


def answer(page: Page, text: str, *, seconds: float = 20) -> str:
    """Wait until the answer has this text in it, and return it whole."""
    found = page.get_by_test_id("answer").filter(has_text=text)
    found.wait_for(timeout=1000 * seconds)
    return found.inner_text()


def settled(page: Page) -> None:
    """Return once the last drawing has been answered and shown."""
    until(
        page,
        """() => new Promise((done) => {
          const before = nnvizBus.last.get("draw-a-digit:shown");
          setTimeout(() => done(before === nnvizBus.last.get("draw-a-digit:shown")), 400);
        })""",
    )


def said(page: Page, channel: str) -> dict:
    """Return what was last said on a channel of the bus."""
    return page.evaluate(
        "(channel) => JSON.parse(JSON.stringify(globalThis.nnvizBus?.last.get(channel) ?? null))", channel
    )
