"""Every page at every width: nothing is cut, and nobody scrolls sideways."""

import pytest

from dashboard.pages import PAGES
from tests.browser.conftest import Open, at_rest, quiet

WIDTHS = (320, 390, 641, 768, 1024, 1280, 1920)
# How far the page, or a picture on it, reaches beyond the right edge, in pixels; and which.
BEYOND = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const { right } = main.getBoundingClientRect();
  const roots = (root) => [root, ...[...root.querySelectorAll("*")].flatMap((each) => each.shadowRoot ? roots(each.shadowRoot) : [])];
  const pictures = roots(main).flatMap((root) => [...root.querySelectorAll("svg.marks, canvas, button, input[type=range]")]);
  const scrolls = (element) => {
    for (let each = element; each; each = each.assignedSlot ?? each.parentElement ?? each.getRootNode().host) {
      if (each !== main && ["auto", "scroll"].includes(getComputedStyle(each).overflowX)) return true;
    }
    return false;
  };
  const over = pictures
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([each, box]) => box.width > 2 && box.height > 2 && box.right > right + 1 && !scrolls(each))
    .map(([each, box]) => `${each.tagName}.${each.className?.baseVal ?? each.className} by ${Math.round(box.right - right)}`);
  return [main.scrollWidth - main.clientWidth, over.slice(0, 4)];
}"""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path or "home")
@pytest.mark.parametrize("lecture", ["", "?lecture=1"], ids=["page", "lecture"])
def test_nothing_is_cut_at_any_width(page, lecture, open_page: Open):
    """A tablet would show half a picture, or the page would slide to and fro under the finger."""
    opened = open_page(f"{page.path}{lecture}", width=WIDTHS[-1])
    at_rest(opened)
    found = {}
    for width in reversed(WIDTHS):  # resized, then narrower and narrower
        opened.set_viewport_size({"width": width, "height": 800})
        quiet(opened, least=150)
        scrolled, cut = opened.evaluate(BEYOND)
        if scrolled > 0 or cut:
            found[width] = scrolled, cut
    assert not found
