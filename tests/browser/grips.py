"""What tests of grips share: a hand that takes hold of something in a chart."""

from playwright.sync_api import Locator, Page

from tests.browser.conftest import quiet

# How far the handles' boxes are from the plots they lie over, at most, in pixels.
AWAY = """() => Math.max(...[...document.querySelectorAll(".nnviz-grips:not([hidden])")].map((box) => {
  const [here, plot] = [box, box.parentElement.querySelector("svg.marks path.background")].map((each) =>
    each.getBoundingClientRect());
  return Math.max(...["left", "top", "width", "height"].map((side) => Math.abs(here[side] - plot[side])));
}))"""


def grip(page: Page, name: str) -> Locator:
    """Return a handle by what a screen reader calls it."""
    return page.locator(f".nnviz-grip[aria-label='{name}']:visible")


def pull(page: Page, name: str, across: float, up: float) -> None:
    """Drag a handle with the mouse, by pixels to the right and upwards."""
    box = grip(page, name).bounding_box()
    assert box, name
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 6):
        page.mouse.move(x + across * step / 5, y - up * step / 5)
    page.mouse.up()
    quiet(page, least=120)


def finger(page: Page, name: str, across: float, up: float) -> None:
    """Drag a handle with a finger, by pixels to the right and upwards."""
    handle = grip(page, name)
    handle.evaluate("handle => handle.scrollIntoView({ block: 'center', behavior: 'instant' })")
    box = handle.bounding_box()
    assert box, name
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 9):
        place = {"x": x + across * step / 8, "y": y - up * step / 8}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [place]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    quiet(page, least=120)


def press(page: Page, name: str, *keys: str) -> None:
    """Focus a handle, and press keys."""
    handle = grip(page, name)
    handle.focus()
    for key in keys:
        page.keyboard.press(key)
    quiet(page, least=120)
