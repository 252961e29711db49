"""Every page at every width: nothing is cut, and nobody scrolls sideways."""

import pytest

from dashboard.pages import PAGES
from tests.browser.conftest import Open, at_rest, quiet

WIDTHS = (320, 390, 641, 768, 1024, 1280, 1920)
# How far the page, or a picture on it, reaches beyond the right edge, in pixels; and which.
BEYOND = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const { right } = main.getBoundingClientRect();
  const inner = (each) => (each.shadowRoot ? all(each.shadowRoot) : []);
  const all = (root) => [...root.querySelectorAll("*")].flatMap((each) => [each, ...inner(each)]);
  const outer = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;
  const scrolls = (element) =>
    element && element !== main && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(outer(element)));
  const beyond = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 2 && box.height > 2 ? Math.round(box.right - right) : 0;
  };
  const over = all(main)
    .filter((each) => each.matches("svg.marks, canvas, button, input[type=range]"))
    .filter((each) => beyond(each) > 1 && !scrolls(each))
    .map((each) => `${each.tagName}.${each.getAttribute("class")} by ${beyond(each)}`);
  return [main.scrollWidth - main.clientWidth, over.slice(0, 4)];
}"""


@pytest.mark.parametrize(
    ("page", "lecture"),
    [*((page, "") for page in PAGES), *((page, "?lecture=1") for page in PAGES[:1] + PAGES[3:5])],
    ids=lambda value: value if isinstance(value, str) else value.path or "home",
)
def test_nothing_is_cut_at_any_width(page, lecture, open_page: Open):
    """A tablet would show half a picture, or the page would slide to and fro under the finger."""
    opened = open_page(f"{page.path}{lecture}", width=WIDTHS[-1])
    at_rest(opened)
    found = {}
    for width in reversed(WIDTHS):  # resized, then narrower and narrower
        opened.set_viewport_size({"width": width, "height": 800})
        for _ in range(10):  # pictures follow one after another
            quiet(opened, least=150)
            scrolled, cut = opened.evaluate(BEYOND)
            if scrolled <= 0 and not cut:
                break
        else:
            found[width] = scrolled, cut
    assert not found
