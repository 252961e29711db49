"""Every page of the table in a real browser, at projector and phone size, light and dark."""

import os
from collections.abc import Iterator
from importlib import import_module

import pytest
from playwright.sync_api import Page

from dashboard.pages import HOME, PAGES, LecturePage
from tests import ROOT
from tests.browser import frame
from tests.browser.conftest import Open, Opening, at_rest, left, quiet
from tests.browser.sliders import fits_in_height
from tests.browser.widths import cut

LEAST = 0.45  # of a screen of 1280×720 belongs to the picture
# Lectures cost as much as all else: a hero, charts, a neuron, canvases with maps and a player stand for the others.
# `EVERY_VIEW=1 pytest tests/browser/test_pages.py` looks at all views in the dark, by keyboard and on a phone: in `make
# test` a page's last view stands for the others, which are of the same parts; of the first its contrast.
EVERY_VIEW = "EVERY_VIEW" in os.environ
LECTURED = ("", "limits-of-linear", "perceptron", "network", "convolution")
# A model that a visitor brings has layers of any number and form: its maps scroll sideways, and nothing is promised.
BROUGHT = ("maps", "attributions")
FOLD = 704  # px, where the first screen ends there
PROJECTOR, LARGE, PHONE, MAGNIFIED = ((1280, 720), (1920, 1080), (390, 844), (640, 360))
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
  const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
  const over = (top, alpha, ground) => ground.map((below, i) => top[i] * alpha + below * (1 - alpha));
  const linear = (part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const luminance = (color) => [0.2126, 0.7152, 0.0722].reduce((sum, w, i) => sum + w * linear(color[i] / 255), 0);
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


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: page.path or "home")
def kept(opening: Opening, request: pytest.FixtureRequest) -> Iterator[tuple[LecturePage, Page]]:
    """A page of the table, opened once for all tests of it."""
    with opening() as open_page:
        yield request.param, open_page(request.param.path)


def test_page_opens_without_errors_and_fits(kept: tuple[LecturePage, Page]):
    """A page would log errors, ask another machine for something, be too faint, or scroll sideways on a phone.

    In a lecture the last row could not read it, or the lecturer would have to scroll.
    """
    page, opened = kept
    name = page.path or "home"
    lecture_mode(opened, False)
    look(opened, f"{name}-projector")
    assert left(opened, FAINT_TEXT) == []
    lecture_mode(opened, True)
    look(opened, f"{name}-lecture")
    assert left(opened, SMALL_TEXT, 19.9) == []
    fits_in_height(opened)
    lecture_mode(opened, False)
    opened.set_viewport_size({"width": 390, "height": 844})
    opened.emulate_media(color_scheme="dark")
    look(opened, f"{name}-phone")
    assert left(opened, FAINT_TEXT) == []


def test_nothing_is_cut_at_any_width_nor_magnified_twice(kept: tuple[LecturePage, Page]):
    """A tablet would show half a picture, or the page would slide to and fro under the finger.

    Who magnifies the page twice has half a screen, 640×360: a control would be out of reach there.
    """
    page, opened = kept
    for lecture in (False, True)[: 1 + (page.path in LECTURED)]:
        lecture_mode(opened, lecture)
        assert not cut(opened)
        size(opened, *MAGNIFIED)
        assert frame.buried(opened) == []


def test_the_picture_has_the_screen_in_every_view(kept: tuple[LecturePage, Page]):
    """The picture would be a stamp between its words, would not grow with the screen, or end below the fold.

    What axe finds keeps somebody out. What moves when another view is opened slides away under the mouse. A finger
    would miss what is too small, the keyboard what no Tab leads to.
    """
    page, opened = kept
    lecture_mode(opened, False)
    trouble: dict[str, dict] = {}
    standing = None
    last = views(page)[-1][1]
    for name in opened_views(page, opened):
        around = frame.places(opened, stage=False)
        jumped = frame.moved(standing or around, around) | moved_by_changes(page, opened)
        standing = around
        least = 0 if name in BROUGHT else LEAST
        share = frame.share(opened, at_least=least)
        found = {
            "share": share >= least or share,
            "end": frame.end_of_the_first_screen(opened) <= FOLD or frame.end_of_the_first_screen(opened),
            "moved": jumped,
            "axe": frame.violations(opened),
        }
        size(opened, *LARGE)
        found["share of a large screen"] = enough(opened, share if least else 0)
        if EVERY_VIEW or name == last:
            found |= for_everyone(opened)
        collect(trouble, name, found)
    assert not trouble, told(trouble)


def test_in_a_lecture_the_picture_has_no_less_of_the_screen(kept: tuple[LecturePage, Page]):
    """The last row would see a smaller picture than who sits before the screen; axe finds who is kept out."""
    page, opened = kept
    if page.path not in LECTURED:
        pytest.skip("see LECTURED")
    lecture_mode(opened, False)
    shares = {name: frame.share(opened, at_least=LEAST) for name in opened_views(page, opened)}
    lecture_mode(opened, True)
    trouble: dict[str, dict] = {}
    last = views(page)[-1][1]
    for name in opened_views(page, opened):
        found: dict[str, object] = {"share": enough(opened, shares[name])}
        if EVERY_VIEW or name == last:  # in a lecture the frame of one view is that of all
            found["axe"] = frame.violations(opened)
            size(opened, *LARGE)
            found["share of a large screen"] = enough(opened, shares[name])
        collect(trouble, name, found)
    size(opened, *PHONE)
    assert frame.violations(opened, frame.BUT_CONTRAST) == []
    assert not trouble, told(trouble)


def told(trouble: dict[str, dict]) -> str:
    """Return what is wrong, a line each."""
    return "\n".join(f"{name}: {what}: {value}" for name, wrong in trouble.items() for what, value in wrong.items())


def opened_views(page: LecturePage, opened: Page) -> Iterator[str]:
    """Open the views of a page one after another, on a projector: their names; "" for the only one."""
    for tab, name in views(page):
        size(opened, *PROJECTOR)
        for word, wanted in (("view", tab or name), ("which", name if tab else "")):
            if wanted:
                opened.locator(f".st-key-{page.word(word)} button").filter(has_text=wanted).first.click()
                at_rest(opened)
        settled(opened)
        yield name


def settled(opened: Page) -> None:
    """Wait until nothing is dimmed that a worker still computes, and the first screen is as high as the window."""
    opened.wait_for_selector("[data-stale=true]", state="detached", timeout=60_000)
    for _ in range(20):
        if frame.end_of_the_first_screen(opened) <= FOLD:
            return
        opened.wait_for_timeout(200)


def for_everyone(opened: Page) -> dict[str, list[str]]:
    """Return what keeps out who has a dark screen, a keyboard or a phone."""
    found = {"axe in the dark": in_the_dark(opened), "by keyboard": frame.missed_by_keyboard(opened)}
    size(opened, *PHONE)
    found["axe on the phone"] = frame.violations(opened, frame.BUT_CONTRAST)
    found["too small for a finger"] = frame.small(opened)
    return found


def in_the_dark(opened: Page) -> list[str]:
    """Return where axe finds too little contrast on a dark ground."""
    opened.emulate_media(color_scheme="dark")
    quiet(opened, least=100)
    found = frame.violations(opened, frame.CONTRAST)
    opened.emulate_media(color_scheme="light")
    return found


def enough(opened: Page, least: float) -> bool | tuple[float, float]:
    """Return whether the picture has about as much of this screen as of another; else both shares."""
    now = frame.share(opened, at_least=least - 0.005)
    return now >= least - 0.005 or (least, now)


def collect(trouble: dict[str, dict], name: str, found: dict[str, object]) -> None:
    """Keep what is wrong."""
    if wrong := {what: value for what, value in found.items() if value not in (True, {}, [])}:
        trouble[name] = wrong


def moved_by_changes(page: LecturePage, opened: Page) -> dict:
    """Return the controls that another data set or the first training moves; the first data set is back at the end."""
    data, places, jumped = opened.locator(f".st-key-{page.word('data')} button"), frame.places(opened), {}
    for number in [*range(1, data.count()), 0][-3:] if data.count() else []:
        data.nth(number).click()
        at_rest(opened)
        jumped |= frame.moved(places, frame.places(opened))
    if (train := opened.get_by_role("button", name="Train", exact=True)).count():
        train.first.click()
        at_rest(opened)
        opened.wait_for_timeout(700)  # a training of some hundred epochs, and its first pictures
        at_rest(opened)
        jumped |= frame.moved(places, frame.places(opened))
    return jumped


def lecture_mode(opened: Page, on: bool) -> None:
    """Begin a lecture or end it, in light, on a projector, at the top of the page."""
    opened.eval_on_selector("[data-testid=stMain]", "main => main.scrollTo(0, 0)")
    opened.emulate_media(color_scheme="light")
    size(opened, *PROJECTOR)
    now, then = ("off", "on") if on else ("on", "off")
    if (switch := opened.locator(f".st-key-lecture_{then} button")).count():
        switch.click()
        opened.wait_for_selector(f".st-key-lecture_{now}")
        at_rest(opened)


def views(page: LecturePage) -> list[tuple[str, str]]:
    """Return the names of a page's views, each behind that of its tab, if it shares one; "" for the only one."""
    if page is HOME:
        return [("", "")]
    module = import_module(f"dashboard.app_pages.{page.folder.name}.page")
    return [(view.of, view.name) for view in module.VIEWS]


def size(opened: Page, wide: int, high: int) -> None:
    """Give the window a size, and wait until the charts have followed."""
    if opened.viewport_size == {"width": wide, "height": high}:
        return
    opened.set_viewport_size({"width": wide, "height": high})
    opened.wait_for_timeout(200)  # Streamlit waits before it follows
    quiet(opened, least=150)


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
    opened.wait_for_selector(".st-key-lecture_on")
    assert "lecture" not in opened.url


def test_the_switch_turns_lecture_mode_on_and_nothing_of_the_developer_menu_is_shown(open_page: Open):
    """Lecture mode could be reached by its address alone; visitors would meet Streamlit's Deploy button and menu."""
    opened = open_page("draw-a-digit")
    assert opened.locator("[data-testid=stAppDeployButton], [data-testid=stMainMenu]").count() == 0
    assert opened.locator("link[rel*=icon]").get_attribute("href").startswith(("http://localhost", "/", "./", "data:"))
    opened.locator(".st-key-lecture_on button").click()
    opened.wait_for_selector(".st-key-lecture_off")
    assert "lecture=1" in opened.url
    assert opened.locator("h1").inner_text().endswith("Draw a digit")
