"""The lecture without a mouse: from page to page, and on each kind of control."""

from playwright.sync_api import Page

from tests.browser.conftest import Open, at_rest, until

# What has the focus, in whichever component: how it is called, and within which of Streamlit's keys it stands.
HERE = """() => {
  let [here, host] = [document.activeElement, document.activeElement];
  while (here?.shadowRoot?.activeElement) here = here.shadowRoot.activeElement;
  const keys = [];
  for (let each = host; each; each = each.parentElement) keys.push(...each.classList);
  const name = here.ariaLabel || here.closest("label")?.textContent || here.textContent || "";
  return [name.trim(), here.name ?? "", keys.filter((each) => each.startsWith("st-key-"))];
}"""


def tab_to(page: Page, name: str = "", *, key: str = "") -> None:
    """Press Tab until something has the focus: by its name, that of its parameter, or the key that it stands in."""
    for _ in range(150):
        page.keyboard.press("Tab")
        called, parameter, keys = page.evaluate(HERE)
        if name in (called, parameter, "") and (not key or f"st-key-{key}" in keys):
            return
    raise AssertionError(f"no Tab leads to {name or key}")


def go(page: Page, name: str, path: str) -> None:
    """Open a page from the rail."""
    tab_to(page, name, key="rail")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{path}*")
    at_rest(page)


def value(page: Page, path: str, name: str) -> float:
    """Return what a picture says of a parameter."""
    return page.evaluate("([path, name]) => nnvizBus.last.get(`${path}:values`)[name]", [path, name])


def test_a_lecture_can_be_held_by_keyboard(open_page: Open):
    """Who cannot use a mouse could not leave Home, move a slider, play, tell the story, or open another view."""
    page = open_page("")
    at_rest(page)
    tab_to(page, key="pills")
    page.keyboard.press("Enter")  # instead of drawing
    until(page, "!document.querySelector('.st-key-reader *').shadowRoot?.querySelector('.reader.ghost')")
    go(page, "An old friend", "linear-regression")
    tab_to(page, "lr_m")
    before = value(page, "linear-regression", "lr_m")
    page.keyboard.press("ArrowRight")
    assert value(page, "linear-regression", "lr_m") > before
    tab_to(page, "2", key="steps")
    page.keyboard.press("Enter")
    page.wait_for_selector(".st-key-story_1 [kind=primary], .st-key-story_1 [data-testid=stBaseButton-primary]")
    at_rest(page)
    tab_to(page, key="pager_next")
    page.keyboard.press("Enter")
    page.wait_for_url("**/logistic-regression*")
    at_rest(page)
    go(page, "Gradient descent", "gradient-descent")
    tab_to(page, "Play")
    page.keyboard.press("Space")
    until(page, "[...nnvizBus.last].some(([name, step]) => name === 'gd_player:step' && step > 0)")
    tab_to(page, key="gd_view")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.wait_for_url("**gd_view=race*")
    at_rest(page)
    tab_to(page, key="lecture_on")
    page.keyboard.press("Enter")
    page.wait_for_selector(".st-key-lecture_off")
    at_rest(page)
    page.keyboard.press("PageDown")
    page.wait_for_url("**/limits-of-linear*")
