"""Every page of the table in a real browser, at projector and phone size, light and dark."""

import pytest
from playwright.sync_api import Page

from dashboard.pages import PAGES
from tests.browser.conftest import ROOT, Open, at_rest, quiet

SCREENSHOTS = ROOT / "build" / "screenshots"
# All text in the page and in the components' shadow trees that is smaller than the limit, with its size.
SMALL_TEXT = """(limit) => {
  const small = [];
  const visit = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) visit(element.shadowRoot);
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
      const box = element.getBoundingClientRect();
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (own && box.width && box.height && getComputedStyle(element).visibility !== "hidden" && size < limit
          && !element.closest("style, script, option, svg defs"))
        small.push(`${element.tagName}.${element.className} ${size}px ${element.textContent.trim().slice(0, 30)}`);
    }
  };
  visit(document.querySelector("[data-testid=stMain]"));
  return small;
}"""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path or "home")
def test_page_opens_without_errors_and_fits(page, open_page: Open):
    """A page would log errors, ask another machine for something, or scroll sideways on a phone.

    In a lecture the last row could not read it, or the lecturer would have to scroll.
    """
    name = page.path or "home"
    opened = open_page(page.path)
    look(opened, f"{name}-projector")
    opened.locator(".st-key-lecture_on button").click()
    opened.wait_for_selector(".st-key-lecture_off")
    look(opened, f"{name}-lecture")
    assert opened.evaluate(SMALL_TEXT, 19.9) == []
    tall, room = opened.eval_on_selector("[data-testid=stMain]", "main => [main.scrollHeight, main.clientHeight]")
    assert tall <= room
    opened.locator(".st-key-lecture_off button").click()
    opened.wait_for_selector(".st-key-lecture_on")
    opened.set_viewport_size({"width": 390, "height": 844})
    opened.emulate_media(color_scheme="dark")
    look(opened, f"{name}-phone")


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
