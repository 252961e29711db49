"""What tests of pictures with browser sliders share."""

from playwright.sync_api import Page

from tests.browser.conftest import Open

CONTROLS = "[class*=st-key-controls_]"


def open_picture(open_page: Open, path: str, **shape: object) -> tuple[Page, list[str]]:
    """Open a page and wait for its charts; also the list to which every later message to the server is added."""
    sent: list[str] = []
    page = open_page(path, sent=sent, **shape)
    settle(page, path.split("?")[0])
    return page, sent


def settle(page: Page, path: str) -> None:
    """Wait until the server is done and the charts have what the controls say."""
    page.wait_for_timeout(300)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
    page.wait_for_function("document.querySelector('.vega-bind input')", timeout=30_000)
    page.wait_for_timeout(800)


def values(page: Page, path: str) -> dict:
    """Return what the picture says on the bus: its sliders, and the numbers its charts computed."""
    return page.evaluate("path => nnvizBus.last.get(`${path}:values`)", path)


def drag(page: Page, name: str, *, start: float, end: float, moves: int = 40, pause: int = 15) -> None:
    """Drag a control with the mouse, from one share of its length to another."""
    box = page.locator(f"{CONTROLS} input[name={name}]").bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + start * box["width"], y)
    page.mouse.down()
    for move in range(moves + 1):
        page.mouse.move(box["x"] + (start + (end - start) * move / moves) * box["width"], y)
        page.wait_for_timeout(pause)
    page.mouse.up()


def put(page: Page, name: str, value: float) -> None:
    """Set a control."""
    page.locator(f"{CONTROLS} input[name={name}]").fill(str(value))
    page.wait_for_timeout(200)
