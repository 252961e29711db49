"""The pad in a real browser: what is drawn is read while the pen moves, and nothing of it is lost."""

import io
import itertools
import json
import re
import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, WebSocketRoute

from nnviz.recordings.drawing import load_drawings
from tests.browser.conftest import Open, Opening, until
from tests.browser.grips import press, pull
from tests.browser.pads import SCRIBBLE, SEVEN, ZERO, answer, draw, said, settled


@pytest.fixture(scope="module")
def one_pad(opening: Opening) -> Iterator[Page]:
    """The page with the networks awake: one for all tests that R can clean up after."""
    with opening() as open_page:
        page = open_page("draw-a-digit")
        draw(page, SEVEN)
        answer(page, "It is a 7", seconds=40)
        yield page


@pytest.fixture
def pad(one_pad: Page) -> Page:
    """The page with an empty pad and its sliders at 0."""
    one_pad.bring_to_front()
    one_pad.locator("h1").click()
    one_pad.keyboard.press("r")
    answer(one_pad, "?")
    return one_pad


def test_a_drawn_seven_is_a_seven(pad):
    """The main job: a drawing is read by the real network, and the bars say how sure it is."""
    draw(pad, SEVEN)
    settled(pad)
    assert "probability" in answer(pad, "It is a 7")
    shown = said(pad, "draw-a-digit:answer")
    assert shown["digit"] == 7 and sum(shown["probabilities"]["cnn"]) == pytest.approx(1, abs=1e-4)
    fills = pad.locator(".st-key-net_bars .fill").evaluate_all("fills => fills.map((fill) => fill.style.transform)")
    widest = [float(transform[len("scaleX(") : -1]) for transform in fills[::3]]
    assert int(np.argmax(widest)) == 7
    assert widest == pytest.approx(shown["probabilities"]["cnn"], abs=1e-6)


def test_it_answers_while_the_pen_moves(pad):
    """Answers would come on pen-up alone."""
    pad.evaluate(
        "() => { globalThis.heard = 0;"
        "globalThis.nnvizBus.target.addEventListener('draw-a-digit:shown', () => heard++); }"
    )
    draw(pad, ZERO, moves=2, pause=0.008)
    during = pad.evaluate("() => heard")
    answer(pad, "It is a 0")
    assert during >= 5


def test_a_recorded_hand_writes_until_the_pad_is_touched(open_page: Open):
    """The page would open on two hundred empty boxes; or the server be asked by everybody who only looks."""
    sent: list[str] = []
    page = open_page("draw-a-digit", sent=sent)
    last = load_drawings()["two"]
    until(page, "globalThis.nnvizBus?.last.get('draw-a-digit:ghost')", timeout=30_000)
    hint, shown = page.locator(".hint"), page.get_by_test_id("answer")
    assert hint.inner_text() == "A recorded hand: draw over it"
    until(
        page,
        "p => nnvizBus.last.get('draw-a-digit:ghost').probabilities[2] === p",
        arg=round(float(last.probabilities[-1, 2]), 5),
    )
    before = len([each for each in sent if "strokes" in each])
    assert shown.inner_text().startswith("It is a 2") and page.locator(".st-key-net_maps .view.ghost").count() == 1
    ink = page.locator(".st-key-net_maps canvas").first.evaluate(
        "one => new Set(one.getContext('2d').getImageData(0, 0, one.width, one.height).data).size"
    )
    assert ink > 20, "the maps are empty"
    assert page.get_by_role("button", name="It was a 2").is_disabled(), "nothing of the visitor's was read"
    draw(page, SEVEN)
    answer(page, "It is a 7", seconds=40)
    assert page.locator(".view.ghost").count() == 0 and said(page, "draw-a-digit:ghost") is None
    assert before <= 1, "only the empty pad was told"


def test_the_empty_pad_never_guesses(pad):
    """An empty pad would show a digit, or keep the last answer."""
    draw(pad, SEVEN)
    pad.get_by_role("button", name="Clear").click()
    for _ in range(10):
        assert pad.get_by_test_id("answer").inner_text() == "?"
        pad.wait_for_timeout(50)
    draw(pad, SEVEN)
    answer(pad, "It is a 7")


def test_undo_takes_back_one_stroke_and_a_clear(pad):
    """A slip of the hand would cost the whole drawing."""
    draw(pad, SEVEN)
    draw(pad, ((0.3, 0.5), (0.7, 0.5)))
    pad.get_by_role("button", name="Undo").click()
    assert len(said(pad, "draw-a-digit:ask")["strokes"]) == 1
    pad.get_by_role("button", name="Clear").click()
    pad.get_by_role("button", name="Undo").click()
    assert len(said(pad, "draw-a-digit:ask")["strokes"]) == 1
    answer(pad, "It is a 7")


def test_a_scribble_is_called_unsure(pad):
    """Nonsense would be called a digit."""
    draw(pad, SCRIBBLE, moves=2)
    answer(pad, "Not sure")
    assert said(pad, "draw-a-digit:answer")["digit"] in range(10), "the networks were asked, and say what is likeliest"


def test_200_quick_strokes_during_slow_answers_all_arrive(pad, workers):
    """Strokes would be lost while the network is busy: here its process is stopped for three seconds."""
    sent: list[dict] = []

    hooked = pad.context.new_cdp_session(pad)
    hooked.send("Network.enable")
    hooked.on("Network.webSocketFrameSent", lambda frame: hear(frame["response"]["payloadData"]))

    def hear(text: str) -> None:
        if text.startswith('{"strokes"'):
            sent.append(json.loads(text))

    stopped = workers()
    for worker in stopped:
        worker.suspend()
    threading.Timer(3, lambda: [worker.resume() for worker in stopped]).start()
    box = pad.locator(".st-key-pad canvas").bounding_box()
    assert box
    for number in range(200):
        x = box["x"] + box["width"] * (0.1 + 0.04 * (number % 20))
        y = box["y"] + box["height"] * (0.1 + 0.08 * (number // 20))
        pad.mouse.move(x, y)
        pad.mouse.down()
        pad.mouse.move(x + 5, y + 8)
        pad.mouse.up()
    drawn = said(pad, "draw-a-digit:ask")["strokes"]
    assert len(drawn) == 200
    end = time.monotonic() + 20
    while time.monotonic() < end and not (sent and sent[-1]["strokes"] == drawn):
        pad.wait_for_timeout(100)
    assert sent[-1]["strokes"] == drawn
    until(pad, "(number) => nnvizBus.last.get('draw-a-digit:shown') >= number", arg=sent[-1]["number"], timeout=20_000)


def test_a_killed_worker_costs_no_drawing(pad, workers):
    """A crash of the network would take the visitor's drawing with it."""
    draw(pad, SEVEN)
    answer(pad, "It is a 7")
    for worker in workers():
        worker.kill()
    draw(pad, ((0.35, 0.5), (0.68, 0.5)))
    until(pad, "() => nnvizBus.last.get('draw-a-digit:answer')?.pictures?.seen", timeout=40_000)
    answer(pad, "It is a 7", seconds=40)
    assert len(said(pad, "draw-a-digit:ask")["strokes"]) == 2


def test_a_lost_connection_comes_back_with_the_drawing(open_page: Open):
    """A closed lid or a restarted proxy would leave the pad unanswered until the page is loaded anew."""
    lines: list[WebSocketRoute] = []

    def connect(line: WebSocketRoute) -> None:
        lines.append(line)
        if len(lines) in (2, 3):
            line.close()
        else:
            line.connect_to_server()

    pad = open_page("draw-a-digit", alone=True)
    draw(pad, SEVEN)
    answer(pad, "It is a 7", seconds=40)  # the networks are awake
    pad.route_web_socket(re.compile("read-drawings"), connect)
    pad.reload()
    draw(pad, SEVEN)
    answer(pad, "It is a 7")
    lines[0].close()
    draw(pad, ((0.3, 0.5), (0.7, 0.5)))
    answer(pad, "out of reach")
    answer(pad, "It is a 7")
    assert len(lines) == 4 and len(said(pad, "draw-a-digit:answer")["pictures"]) > 5


def test_the_layout_does_not_jump(pad):
    """The picture would move under the hand while answers arrive."""

    def boxes() -> list[dict | None]:
        return [pad.locator(f".st-key-{key}").bounding_box() for key in ("pad", "net_answer", "net_maps", "visit")]

    before = boxes()
    for stroke in (SEVEN, SCRIBBLE):
        draw(pad, stroke, moves=2)
        pad.wait_for_timeout(300)
        assert boxes() == before


def test_sliders_change_what_the_network_sees(pad):
    """Shifting and the rest would be lost in the centring."""
    draw(pad, SEVEN)
    answer(pad, "It is a 7")
    settled(pad)
    first = pad.evaluate("() => Array.from(nnvizBus.last.get('draw-a-digit:answer').pictures.seen.values)")
    pad.get_by_text("Adjust").click()
    slider = pad.get_by_role("slider", name="Shift right")
    slider.focus()
    for _ in range(4):
        slider.press("ArrowRight")
    settled(pad)
    moved = pad.evaluate("() => Array.from(nnvizBus.last.get('draw-a-digit:answer').pictures.seen.values)")
    assert np.array_equal(np.roll(np.reshape(first, (28, 28)), 4, axis=1), np.reshape(moved, (28, 28)))


def test_a_link_opens_its_state_and_r_returns_to_it(open_page: Open):
    """A lecturer's link would open an empty pad."""
    page = open_page("draw-a-digit?drawing=seven&rotation=10")
    answer(page, "It is a 7", seconds=40)
    assert page.get_by_role("slider", name="Rotate").input_value() == "10"
    page.get_by_role("button", name="Clear").click()
    answer(page, "?")
    page.keyboard.press("r")
    answer(page, "It is a 7")
    page.get_by_role("button", name="A scribble").click()
    answer(page, "Not sure")
    assert "drawing=scribble" in page.url


def test_what_was_drawn_survives_a_visit_to_another_page(pad):
    """Going back would find an empty pad."""
    draw(pad, SEVEN)
    answer(pad, "It is a 7")
    pad.keyboard.press("PageUp")
    pad.wait_for_selector(".st-key-pad", state="detached")
    pad.wait_for_timeout(500)
    pad.go_back()
    answer(pad, "It is a 7")
    assert len(said(pad, "draw-a-digit:ask")["strokes"]) == 1


def test_fingers_draw_and_the_page_stays(open_page: Open):
    """On a phone, drawing would scroll the page instead."""
    page = open_page("draw-a-digit", width=390, height=844, touch=True)
    box = page.locator(".st-key-pad canvas").bounding_box()
    touch = page.context.new_cdp_session(page)
    places = [{"x": box["x"] + x * box["width"], "y": box["y"] + y * box["height"]} for x, y in SEVEN]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": places[:1]})
    for start, end in itertools.pairwise(places):
        for step in range(1, 9):
            point = {axis: start[axis] + (end[axis] - start[axis]) * step / 8 for axis in "xy"}
            touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    answer(page, "It is a 7", seconds=40)
    assert page.eval_on_selector("[data-testid=stMain]", "main => main.scrollTop") == 0
    assert page.get_by_test_id("answer").bounding_box()["y"] < 844 - 60, "the answer is in sight while drawing"


def test_the_visit_keeps_right_and_wrong(pad):
    """The visitor's own confusion matrix would count twice, or lose a drawing."""
    draw(pad, SEVEN)
    answer(pad, "It is a 7")
    pad.get_by_role("button", name="It was a 1").click()
    pad.get_by_role("button", name="It was a 7").click()
    assert "1 of 1 right" in pad.locator(".st-key-visit .tally").inner_text()
    pad.get_by_role("button", name="Clear").click()
    draw(pad, ZERO, moves=2)
    answer(pad, "It is a 0")
    pad.get_by_role("button", name="It was a 6").click()
    assert "1 of 2 right" in pad.locator(".st-key-visit .tally").inner_text()
    pad.get_by_text("Which?").click()
    row = pad.locator(".st-key-visit tr").nth(7).locator("td")
    assert row.nth(0).inner_text() == "1" and row.nth(0).get_attribute("class") == "wrong"
    pad.get_by_text("Which?").click()


def test_photos_are_read_and_bad_files_cost_nothing(pad):
    """An upload would be ignored, or a broken one would take the drawing away."""
    draw(pad, SEVEN)
    answer(pad, "It is a 7")
    pad.get_by_role("button", name="Photo").click()
    chooser = pad.locator("[data-testid=stFileUploader] input[type=file]")
    chooser.set_input_files({"name": "digit.png", "mimeType": "image/png", "buffer": b"PK\x03\x04 not a picture"})
    pad.get_by_text("not a picture that can be read").wait_for()
    answer(pad, "It is a 7")
    two = np.full((300, 400), 230, np.uint8)
    two[60:240, 100:116] = two[60:240, 300:316] = 40
    two[60:78, 200:316] = 40
    file = io.BytesIO()
    Image.fromarray(two).save(file, "PNG")
    chooser.set_input_files({"name": "two.png", "mimeType": "image/png", "buffer": file.getvalue()})
    pad.get_by_text("This picture shows several digits").wait_for()
    photo = pad.locator(".photo img").bounding_box()
    pull(pad, "Upper right corner of the frame: drag it, or use the arrow keys", -0.55 * photo["width"], 0)
    pad.get_by_text("In the frame the CNN reads a 1").wait_for()
    press(pad, "Upper right corner of the frame: drag it, or use the arrow keys", *["Shift+ArrowRight"] * 11)
    pad.get_by_text("This picture shows several digits").wait_for()
    press(pad, "Lower left corner of the frame: drag it, or use the arrow keys", *["Shift+ArrowRight"] * 9)
    pad.get_by_text("In the frame the CNN reads a 7").wait_for()
    paper = np.full((300, 200), 230, np.uint8)
    paper[60:240, 92:108] = 40
    file = io.BytesIO()
    Image.fromarray(paper).save(file, "PNG")
    chooser.set_input_files({"name": "one.png", "mimeType": "image/png", "buffer": file.getvalue()})
    answer(pad, "It is a 1")
    pad.get_by_role("button", name="Undo").click()
    answer(pad, "It is a 7")
    pad.locator("h1").click()
    pad.keyboard.press("r")
    answer(pad, "?")  # the link showed no photo


def test_everything_is_reached_by_keyboard(pad):
    """Without a mouse the tools could not be used."""
    draw(pad, SEVEN)
    answer(pad, "It is a 7")
    pad.locator(".st-key-pad canvas").focus()
    reached = []
    for _ in range(9):
        if reached[-1:] == ["Adjust"]:
            pad.keyboard.press("Enter")
        pad.keyboard.press("Tab")
        reached.append(
            pad.evaluate(
                """() => { let here = document.activeElement;
                while (here?.shadowRoot) here = here.shadowRoot.activeElement;
                return here.getAttribute("aria-label") ?? here.textContent.trim(); }"""
            )
        )
    assert reached == ["Undo", "Clear", "Photo", "Adjust", "Shift right", "Shift down", "Rotate", "Thicken", "Noise"]
    pad.locator(".st-key-pad canvas").focus()
    pad.keyboard.press("Delete")
    answer(pad, "?")
    pad.keyboard.press("Control+z")
    answer(pad, "It is a 7")


def test_hover_tells_the_number_under_the_mouse(pad):
    """A map could not be traced to its numbers."""
    draw(pad, SEVEN)
    answer(pad, "It is a 7")
    maps = pad.locator(".st-key-net_maps .maps > canvas")
    box = maps.bounding_box()
    pad.mouse.move(box["x"] + 20, box["y"] + 60)
    text = pad.locator(".st-key-net_maps .lens p").inner_text()
    assert text.startswith("Map 1 of conv1, row ")
    row, column = (int(part.split()[-1]) for part in text.split(":")[0].split(",")[1:])
    value = pad.evaluate(
        "([row, column]) => { const {pictures, scales} = nnvizBus.last.get('draw-a-digit:answer');"
        "return pictures.conv1.values[24 * (row - 1) + column - 1] / 255 * scales.conv1; }",
        [row, column],
    )
    assert f": {value:.2f}." in text
