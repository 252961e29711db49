"""What of a page is cut at some width, or makes one scroll sideways."""

from playwright.sync_api import Page

from tests.browser.conftest import at_rest, quiet

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


def cut(opened: Page) -> dict[int, tuple[int, list[str]]]:
    """Return the widths at which a page is too wide, with what `BEYOND` says of it: resized, narrower and narrower."""
    opened.set_viewport_size({"width": WIDTHS[-1], "height": 720})
    at_rest(opened)
    found = {}
    for width in reversed(WIDTHS):
        opened.set_viewport_size({"width": width, "height": 800})
        for _ in range(10):  # pictures follow one after another
            quiet(opened, least=150)
            scrolled, over = opened.evaluate(BEYOND)
            if scrolled <= 0 and not over:
                break
        else:
            found[width] = scrolled, over
    return found
