"""Every page of the table in a real browser, at projector and phone size, light and dark."""

import pytest
from playwright.sync_api import Page

from dashboard.pages import PAGES
from tests import ROOT
from tests.browser.conftest import Open, at_rest, quiet
from tests.browser.sliders import fits_in_height

SCREENSHOTS = ROOT / "build" / "screenshots"
# All visible text of the page and of its components' shadow trees.
TEXTS = """
  const texts = (root) => [...root.querySelectorAll("*")].flatMap((element) => {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    const { width, height } = element.getBoundingClientRect();
    const seen = own && width && height && getComputedStyle(element).visibility !== "hidden"
      && !element.closest("style, script, option, svg defs");
    return [...(seen ? [element] : []), ...(element.shadowRoot ? texts(element.shadowRoot) : [])];
  });
  const told = (element) => `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 30)}`;
  const main = document.querySelector("[data-testid=stMain]");
"""
# What is smaller than the limit, in pixels.
SMALL_TEXT = f"""(limit) => {{
  {TEXTS}
  const size = (element) => parseFloat(getComputedStyle(element).fontSize);
  return texts(main).filter((each) => size(each) < limit).map((each) => `${{size(each)}}px ${{told(each)}}`);
}}"""
# What has less contrast to its ground than 4.5, or 3 if it is large: WCAG's ratio. Text in pictures is left out.
FAINT_TEXT = (
    "() => {"
    + TEXTS
    + """
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const over = (top, alpha, ground) => ground.map((below, i) => top[i] * alpha + below * (1 - alpha));
  const linear = (part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const luminance = (colour) => [0.2126, 0.7152, 0.0722].reduce((sum, w, i) => sum + w * linear(colour[i] / 255), 0);
  const outer = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;
  const around = (element) => element ? [...around(outer(element)), element] : [];
  const contrast = (element) => {
    let [ground, opacity] = [[255, 255, 255], 1];
    for (const { backgroundColor, opacity: own } of around(element).map((each) => getComputedStyle(each))) {
      const [r, g, b, alpha = 1] = numbers(backgroundColor);
      ground = over([r, g, b], alpha, ground);
      opacity *= own;
    }
    const [r, g, b, alpha = 1] = numbers(getComputedStyle(element).color);
    const [low, high] = [over([r, g, b], alpha * opacity, ground), ground].map(luminance).sort((one, two) => one - two);
    return (high + 0.05) / (low + 0.05);
  };
  const least = (element) => {
    const { fontSize, fontWeight } = getComputedStyle(element);
    return parseFloat(fontSize) >= (fontWeight >= 700 ? 18.6 : 24) ? 3 : 4.5;
  };
  return texts(main).filter((each) => !each.closest("svg, canvas, :disabled") && contrast(each) < least(each))
    .map((each) => `${contrast(each).toFixed(2)} ${told(each)}`);
}"""
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path or "home")
def test_page_opens_without_errors_and_fits(page, open_page: Open):
    """A page would log errors, ask another machine for something, be too faint, or scroll sideways on a phone.

    In a lecture the last row could not read it, or the lecturer would have to scroll.
    """
    name = page.path or "home"
    opened = open_page(page.path)
    look(opened, f"{name}-projector")
    assert opened.evaluate(FAINT_TEXT) == []
    opened.locator(".st-key-lecture_on button").click()
    opened.wait_for_selector(".st-key-lecture_off")
    look(opened, f"{name}-lecture")
    assert opened.evaluate(SMALL_TEXT, 19.9) == []
    fits_in_height(opened)
    opened.locator(".st-key-lecture_off button").click()
    opened.wait_for_selector(".st-key-lecture_on")
    opened.set_viewport_size({"width": 390, "height": 844})
    opened.emulate_media(color_scheme="dark")
    look(opened, f"{name}-phone")
    assert opened.evaluate(FAINT_TEXT) == []


def look(opened: Page, name: str) -> None:
    """Keep a screenshot of a page, which has a title and does not scroll sideways."""
    quiet(opened)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    opened.screenshot(path=SCREENSHOTS / f"{name}.png")
    wide, room = opened.eval_on_selector("[data-testid=stMain]", "main => [main.scrollWidth, main.clientWidth]")
    assert wide <= room
    assert opened.title()


def test_a_clicker_turns_the_pages_and_lecture_mode_stays_on(open_page: Open):
    """A presenter's keys would do nothing, or throw him out of lecture mode."""
    opened = open_page(f"{PAGES[-2].path}?lecture=1")
    at_rest(opened)
    opened.keyboard.press("PageDown")
    opened.wait_for_url(f"**/{PAGES[-1].path}?*lecture=1*")
    opened.wait_for_selector(".st-key-lecture_off")
    at_rest(opened)
    opened.keyboard.press("PageUp")
    opened.wait_for_url(lambda url: url.split("?")[0].endswith(f"/{PAGES[-2].path}"))
    assert "lecture=1" in opened.url
    opened.locator(".st-key-lecture_off button").click()
    opened.wait_for_selector("h1")
    assert "lecture" not in opened.url


def test_the_switch_turns_lecture_mode_on_and_nothing_of_the_developer_menu_is_shown(open_page: Open):
    """Lecture mode could be reached by its address alone; visitors would meet Streamlit's Deploy button and menu."""
    opened = open_page("draw-a-digit")
    assert opened.locator("[data-testid=stAppDeployButton], [data-testid=stMainMenu]").count() == 0
    assert opened.locator("link[rel*=icon]").get_attribute("href").startswith(("http://localhost", "/", "./", "data:"))
    opened.locator(".st-key-lecture_on button").click()
    opened.wait_for_selector(".st-key-lecture_off")
    assert "lecture=1" in opened.url
    assert opened.locator("[data-testid=stHeader]").is_hidden()
