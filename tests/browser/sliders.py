"""What tests of pictures with browser sliders share."""

from playwright.sync_api import Page

from tests.browser.conftest import Open, at_rest, quiet, until

CONTROLS = "[class*=st-key-controls_]"


def open_picture(open_page: Open, path: str, **shape: object) -> tuple[Page, list[str]]:
    """Open a page and wait for its charts; also the list to which every later message to the server is added."""
    sent: list[str] = []
    page = open_page(path, sent=sent, **shape)
    settle(page, path.split("?")[0])
    return page, sent


def settle(page: Page, path: str) -> None:
    """Wait until the server is done and the charts have what the controls say."""
    at_rest(page)
    until(page, "document.querySelector('.vega-bind input')", timeout=30_000)
    quiet(page)


def fits_in_height(page: Page) -> None:
    """Fail if one had to scroll down, as in a lecture nobody should."""
    tall, room = page.eval_on_selector("[data-testid=stMain]", "main => [main.scrollHeight, main.clientHeight]")
    assert tall <= room


def fits(page: Page) -> None:
    """Fail if one had to scroll between picture and sliders on a projector, or a phone sideways; ends as a phone."""
    bottoms = page.locator(f"[data-testid=stVegaLiteChart]:visible, {CONTROLS}").evaluate_all(
        "parts => parts.map(part => part.getBoundingClientRect().bottom)"
    )
    assert 0 < max(bottoms) < 720
    page.set_viewport_size({"width": 390, "height": 844})
    quiet(page)
    wide, room = page.eval_on_selector("[data-testid=stMain]", "main => [main.scrollWidth, main.clientWidth]")
    rights = page.locator("[data-testid=stVegaLiteChart] svg").evaluate_all(
        "charts => charts.map(chart => chart.getBoundingClientRect().right)"
    )
    assert wide <= room and max(rights) <= 390


def reset(page: Page, path: str) -> None:
    """Press R, as a lecturer would."""
    page.locator("h1").click()
    page.keyboard.press("r")
    settle(page, path)


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
    quiet(page, least=100)
