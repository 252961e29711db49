"""What tests of players share."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import until


def part(page: Page, player: str, name: str) -> Locator:
    """Return a part of a player by its class."""
    return page.locator(f".st-key-{player} .{name}")


def shows(page: Page, param: str, value: int) -> None:
    """Wait until a chart shows this value of its parameter."""
    expect(page.locator("svg.marks text", has_text=re.compile(rf"^{param} = {value}$"))).to_have_count(1)


def step(page: Page, player: str) -> int:
    """Return the step that a player says on the bus."""
    return page.evaluate(f"nnvizBus.last.get('{player}:step')")


def wait_for_step(page: Page, player: str, condition: str) -> None:
    """Wait until the step on the bus meets a condition such as "> 3"."""
    until(page, f"globalThis.nnvizBus?.last.get('{player}:step') {condition}", timeout=10_000)
