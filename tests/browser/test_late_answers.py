"""Pictures without their answers: late, failed or empty ones are sentences, and nothing throws (seen at the end)."""

import json
import re

from playwright.sync_api import Page, WebSocketRoute, expect

from dashboard.server.messages import pack
from dashboard.server.questions import Answer
from tests.browser.conftest import Open, at_rest, quiet
from tests.browser.pads import SEVEN, draw

LATE, FAILED = "The network is waking up…", "The network did not answer. Draw on."


def try_everything(page: Page) -> None:
    """Draw, take back, point at all pictures, move a slider, tell what it was; then another theme and width."""
    draw(page, SEVEN, moves=1)
    page.get_by_role("button", name="Undo").click()
    draw(page, SEVEN, moves=1)
    maps = page.locator(".maps > canvas")
    maps.hover(position={"x": 3, "y": 3})
    maps.press("ArrowRight")
    for button in page.get_by_role("button", name="It was a 7").all():
        button.dispatch_event("click")
    page.locator(".sliders input").first.press("ArrowRight")
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    page.emulate_media(color_scheme="light" if dark else "dark")
    page.set_viewport_size({"width": 1100 if page.viewport_size["width"] > 1100 else 1280, "height": 720})
    quiet(page)


def test_a_pad_without_answers(open_page: Open):
    """A drawing whose answer is late, fails or is empty would end in an error, or show what was taken away."""
    lines: list[WebSocketRoute] = []
    asked: list[int] = []

    def connect(line: WebSocketRoute) -> None:
        lines.append(line)
        line.on_message(lambda text: asked.append(json.loads(text)["number"]))

    def answer(content: Answer, *, late: int = 0) -> None:
        lines[-1].send(content.packed(asked[-1] - late))

    page = open_page("draw-a-digit", alone=True)
    page.route_web_socket(re.compile("read-drawings"), connect)
    page.reload()
    page.wait_for_selector(".st-key-pad canvas")
    words = page.get_by_test_id("answer")
    try_everything(page)
    for sentence, content in ((LATE, Answer(waiting=LATE)), (FAILED, Answer(problem=FAILED))):
        answer(content)
        expect(words).to_have_text(sentence)
        try_everything(page)
        answer(Answer(waiting="of another question"), late=1)
        answer(Answer())  # and the next question comes
        answer(Answer(pack({"digit": 3, "sure": True}, {})))
        expect(words).to_have_text(sentence)
    answer(Answer())
    page.get_by_role("button", name="Clear").click()
    expect(words).to_have_text("?")
    answer(Answer(waiting=LATE))
    answer(Answer(problem=FAILED))
    at_rest(page)
    expect(words).to_have_text("?")
