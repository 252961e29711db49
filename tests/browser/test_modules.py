"""Browser code that comes as modules: once, in its time, and with a sentence where it does not come."""

import re

from playwright.sync_api import BrowserContext, Page, Route

from tests.browser.conftest import IDLE, Open
from tests.browser.sliders import CONTROLS, put, settle, values

PATH = "linear-regression"
MIRROR = re.compile(r"/mirror/view\.js$")
MODULE = re.compile(r"/modules/[0-9a-f]{12}/(.*\.js)$")


def modules_of(page: Page) -> list[str]:
    """Return the addresses of the modules that a page has asked for, as often as it did."""
    addresses = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    return [address for address in addresses if MODULE.search(address)]


def test_every_module_comes_once_and_there_is_one_bus(open_page: Open):
    """Components would not hear each other, or every rerun and every page would send the code again."""
    page = open_page(PATH)
    settle(page, PATH)
    first = modules_of(page)
    paths = [MODULE.search(address)[1] for address in first]
    assert len(paths) == len(set(paths))
    assert {"components/bus.js", "components/mirror/view.js", "components/live_text/view.js"} <= set(paths)
    page.keyboard.press("r")
    settle(page, PATH)
    assert modules_of(page) == first
    bus = next(address for address in first if address.endswith("/components/bus.js"))
    page.evaluate("address => import(address).then(({ say }) => say('linear-regression:values', { heard: 1 }))", bus)
    assert values(page, PATH) == {"heard": 1}


def test_data_that_come_while_the_code_is_on_its_way_are_shown_and_the_component_lives(
    window: BrowserContext, server: str
):
    """On a slow connection a picture would show the state before, or no longer follow its sliders."""
    page, held = window.new_page(), list[Route]()
    page.route(MIRROR, lambda route: held.append(route))
    page.goto(f"{server}/{PATH}")
    settle(page, PATH)
    page.locator(".st-key-story_5 button").click()  # other data, and other values
    settle(page, PATH)
    assert held and page.locator(f"{CONTROLS} input").count() == 0  # the code is not there yet
    for route in held:
        route.continue_()
    slope = page.locator(f"{CONTROLS} input[name=lr_m]")
    slope.wait_for(timeout=20_000)
    settle(page, PATH)
    assert float(slope.input_value()) == values(page, PATH)["lr_m"] == 0.5
    put(page, "lr_m", -0.1)
    assert values(page, PATH)["lr_m"] == -0.1
    assert page.locator(".vega-bind input[name=lr_m]").first.input_value() == "-0.1"
    page.close()


def test_a_module_that_does_not_come_is_said_in_one_sentence(window: BrowserContext, server: str):
    """A part of the page would be empty, and nobody would know why."""
    page = window.new_page()
    page.route(MIRROR, lambda route: route.abort())
    page.goto(f"{server}/{PATH}")
    page.wait_for_selector(IDLE, timeout=60_000)
    page.locator(CONTROLS).get_by_text("could not be loaded").wait_for(timeout=20_000)
    assert page.get_by_role("button", name="Copy link").count() == 1  # the others are there
    page.close()


def test_code_has_the_colors_of_streamlits_theme_not_the_systems(open_page: Open):
    """A visitor who chose the other theme would read dark blue on black."""
    for dark, theme, color in ((False, "dark", "rgb(140, 205, 246)"), (True, "light", "rgb(0, 96, 154)")):
        page = open_page(f"{PATH}?embed=true&embed_options={theme}_theme", dark=dark)
        page.get_by_text("The code", exact=True).click()
        keyword = page.locator(".body.code .keyword").first
        keyword.wait_for()
        assert keyword.evaluate("word => getComputedStyle(word).color") == color
