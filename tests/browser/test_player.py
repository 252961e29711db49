"""The player, in a small app of its own and on the home page."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ROOT, Open, wait_until_healthy

HOME_STEPS = 72


@pytest.fixture(scope="module")
def small_app() -> Iterator[str]:
    """Start the app with two players; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = ["tests/browser/player_app.py", "--server.port", str(port), "--server.fileWatcherType", "none"]
    command = [sys.executable, "-m", "streamlit", "run", *app]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        wait_until_healthy(f"http://localhost:{port}")
        yield f"http://localhost:{port}"
        process.terminate()


@pytest.fixture(scope="module")
def one_small(window, small_app) -> Iterator[Page]:
    """The small app, its three charts drawn."""
    page = window.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    open_small(page, small_app)
    yield page
    page.close()


@pytest.fixture
def small(one_small) -> Page:
    """The small app as it opened: both players at rest at their first step, the second one looping."""
    one_small.bring_to_front()
    for player, loops in (("one", "false"), ("two", "true")):
        if part(one_small, player, "playing").count():
            part(one_small, player, "play").click()
        if part(one_small, player, "loop").get_attribute("aria-pressed") != loops:
            part(one_small, player, "loop").click()
        part(one_small, player, "speeds").get_by_role("button", name="Speed 1×").click()
        part(one_small, player, "scrub").press("Home")
    for name in ("pa_step", "pa_other", "pb_step"):
        shows(one_small, name, 0)
    return one_small


def open_small(page: Page, address: str) -> None:
    """Open the small app and wait for its charts."""
    page.goto(address)
    expect(page.locator("svg.marks")).to_have_count(3, timeout=20_000)
    for name in ("pa_step", "pa_other", "pb_step"):
        shows(page, name, 0)


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
    page.wait_for_function(f"globalThis.nnvizBus?.last.get('{player}:step') {condition}", timeout=10_000)


def test_steps_move_all_charts_both_ways_and_stop_at_the_ends(small):
    """A chart would stay behind, or fall off its ends."""
    back, forward = part(small, "one", "back"), part(small, "one", "forward")
    back.click()
    shows(small, "pa_step", 0)
    for _ in range(3):
        forward.click()
    back.click()
    for param in ("pa_step", "pa_other"):
        shows(small, param, 2)
    expect(part(small, "one", "where")).to_have_text("step 2 of 20")
    assert step(small, "one") == 2
    small.keyboard.press("End")
    forward.click()
    shows(small, "pa_other", 20)


def test_a_charts_own_slider_moves_the_others(small):
    """Charts in separate columns would show different steps."""
    small.evaluate("""() => {
        const slider = document.querySelector('.vega-bind input[name="pa_other"]');
        slider.value = 7;
        slider.dispatchEvent(new Event("input", { bubbles: true }));
    }""")
    shows(small, "pa_step", 7)
    expect(part(small, "one", "scrub")).to_have_value("7")
    shows(small, "pb_step", 0)


def test_driven_sliders_stay_on_the_page_unseen(small):
    """The same step would have two sliders, or the charts none."""
    sliders = small.locator(".vega-bind input")
    expect(sliders).to_have_count(3)
    for slider in sliders.all():
        expect(slider).to_be_hidden()


def test_keys_act_on_the_player_that_has_the_focus(small):
    """Space would start every player of the page, or scroll it."""
    part(small, "one", "scrub").focus()
    for key in ("End", "ArrowLeft", "ArrowLeft", "ArrowRight"):
        small.keyboard.press(key)
    shows(small, "pa_step", 19)
    small.keyboard.press("Home")
    shows(small, "pa_step", 0)
    part(small, "two", "scrub").focus()
    small.keyboard.press("Space")
    wait_for_step(small, "two", "> 2")
    expect(part(small, "two", "play")).to_have_accessible_name("Pause")
    small.keyboard.press("Space")
    stopped = step(small, "two")
    assert step(small, "one") == 0
    part(small, "two", "speeds").get_by_role("button", name="Speed 2×").click()
    small.keyboard.press("ArrowLeft")  # a click anywhere gives the whole player the focus
    shows(small, "pb_step", stopped - 1)
    assert small.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0


def test_keys_of_a_button_stay_its_own(small):
    """Space on the focused Loop button would start the player instead."""
    loop = part(small, "one", "loop")
    loop.focus()
    small.keyboard.press("Space")
    expect(loop).to_have_attribute("aria-pressed", "true")
    assert step(small, "one") == 0
    part(small, "one", "play").focus()
    small.keyboard.press("Space")
    wait_for_step(small, "one", "> 0")


def test_playing_ends_at_the_last_step_or_begins_anew(small):
    """A loop would stop, or a run start over by itself."""
    part(small, "two", "speeds").get_by_role("button", name="Speed 4×").click()
    part(small, "two", "play").click()
    wait_for_step(small, "two", "== 10")
    wait_for_step(small, "two", "< 10")
    part(small, "two", "loop").click()
    wait_for_step(small, "two", "== 10")
    expect(part(small, "two", "play")).to_have_accessible_name("Play")
    part(small, "two", "play").click()
    wait_for_step(small, "two", "< 10")


def test_the_speed_is_kept_by_the_clock(small):
    """A slow machine would play slower, a fast screen faster, or 0.5× and 4× alike."""
    took = {}
    for times in ("4×", "1×"):
        part(small, "one", "scrub").focus()
        small.keyboard.press("Home")
        part(small, "one", "speeds").get_by_role("button", name=f"Speed {times}").click()
        took[times] = small.evaluate("""() => new Promise((done) => {
            const begin = performance.now();
            nnvizBus.target.addEventListener("one:step", (event) => {
                if (event.detail === 20) done((performance.now() - begin) / 1000);
            });
            const parts = [...document.querySelectorAll(".st-key-one *")];
            parts.forEach((each) => each.shadowRoot?.querySelector(".play")?.click());
        })""")
    assert took["4×"] == pytest.approx(20 / 48, abs=0.25)
    assert took["1×"] == pytest.approx(20 / 12, abs=0.3)


def test_a_chart_drawn_anew_is_brought_to_the_step(small):
    """After a rerun one chart would be back at its start."""
    part(small, "one", "scrub").focus()
    small.keyboard.press("End")
    small.get_by_role("button", name="Draw anew").click()
    expect(small.locator("svg.marks text", has_text="drawn 1")).to_have_count(1)
    shows(small, "pa_other", 20)
    part(small, "one", "back").click()
    shows(small, "pa_other", 19)


def test_a_player_stops_when_its_page_is_left(small):
    """It would go on in the background, and hide sliders of the next page."""
    part(small, "two", "play").click()
    wait_for_step(small, "two", "> 1")
    small.get_by_role("link", name="elsewhere").first.click()
    expect(small.get_by_role("heading", name="Elsewhere")).to_be_visible()
    expect(part(small, "two", "play")).to_have_count(0)
    last = step(small, "two")
    small.wait_for_timeout(400)
    assert step(small, "two") == last
    assert not small.evaluate(
        "[...document.head.querySelectorAll('style')].some((each) => each.textContent.includes('pb_step'))"
    )
    small.get_by_role("link", name="charts").first.click()
    expect(small.locator("svg.marks")).to_have_count(3, timeout=20_000)


def test_images_do_not_flicker(small):
    """Each step would load its image anew, and flash white."""
    expect(small.locator("svg.marks image")).to_have_count(21)
    small.evaluate("""() => {
        globalThis.lost = 0;
        const count = (changes) => changes.forEach((change) => (lost += change.removedNodes.length));
        const watch = new MutationObserver(count);
        const svg = document.querySelector("svg.marks:has(image)");
        watch.observe(svg.querySelector("image").parentElement, { childList: true });
        watch.observe(svg.parentElement, { childList: true });
    }""")
    part(small, "one", "play").click()
    wait_for_step(small, "one", "== 20")
    shows(small, "pa_step", 20)
    expect(small.locator("svg.marks image:not([opacity='0'])")).to_have_count(1)
    assert small.evaluate("lost") == 0


def test_fingers_play_on_a_phone(browser, small_app):
    """A button would be out of reach, or too small to hit."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    open_small(page, small_app)
    part(page, "two", "forward").tap()
    shows(page, "pb_step", 1)
    for button in page.locator(".st-key-two button").all():
        box = button.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390 and min(box["width"], box["height"]) >= 36
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    context.close()


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
