"""Page 15 in a real browser: every number on screen is the network's."""

import base64
import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from dashboard.app_pages.inside_a_cnn import chosen, cross_validation
from dashboard.app_pages.inside_a_cnn import work as tasks
from nnviz.charts.numbers import percent
from nnviz.recordings.inside_cnn import load_inside
from tests.browser.conftest import Open, at_rest, until
from tests.dashboard.messages import unpacked

PATH = "inside-a-cnn"


def opened(open_page: Open, query: str = "", **shape: object) -> tuple[Page, list[str]]:
    """Open the page and wait for its picture."""
    sent: list[str] = []
    page = open_page(f"{PATH}?{query}", sent=sent, **shape)
    until(page, "globalThis.nnvizBus?.last.get('inside-a-cnn:values')", timeout=60_000)
    return page, sent


def test_every_number_is_the_networks_and_asks_the_server_nothing(open_page: Open):
    """The sum would not be what the network computed; or hovering would load the server."""
    page, sent = opened(open_page)
    image = chosen.all_digits()[0][chosen.FIRST]
    maps, weights = tasks.look_inside(image), tasks.cnn_weights()
    assert f"It is a {maps['probabilities'].argmax()}" in page.get_by_test_id("answer").inner_text()
    before = len(sent)
    for layer, source in (("conv1", image[..., None] / np.float32(255)), ("conv2", maps["pool1"])):
        page.locator(f"canvas[data-layer={layer}]").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowRight")
        side = len(maps[layer])
        box = page.locator(".large canvas").bounding_box()
        for row, column in ((0, 0), (3, 2), (side - 1, side - 1)):
            page.mouse.move(
                box["x"] + (column + 0.5) / side * box["width"], box["y"] + (row + 0.5) / side * box["height"]
            )
            seen = page.evaluate("nnvizBus.last.get('inside-a-cnn:values')")
            assert (seen["ic_layer"], seen["ic_row"], seen["ic_column"]) == (layer, row, column)
            unit = seen["ic_unit"]
            window = source[row : row + 5, column : column + 5]
            total = float((window * weights[f"{layer}_kernel"][..., unit]).sum())
            assert seen["ic_sum"] == pytest.approx(total, abs=1e-5)
            assert seen["ic_z"] == pytest.approx(total + weights[f"{layer}_bias"][unit], abs=1e-5)
            assert max(0, seen["ic_z"]) == pytest.approx(maps[layer][row, column, unit], abs=1e-5)
    page.locator("canvas[data-layer=pool2]").click(position={"x": 20, "y": 20})
    assert page.get_by_test_id("total").inner_text().startswith("max(")
    assert page.locator(".terms canvas").count() == 1 and page.locator(".opened").is_visible()
    page.locator("canvas[data-layer=dense]").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator(".opened").is_hidden(), "a unit has no map to open"
    units = page.locator("canvas[data-layer=dense]")
    wide = units.bounding_box()["width"] / (8 + 7 * 0.05)  # a unit's square; the gaps are a twentieth of it
    units.click(position={"x": 5 * 1.05 * wide + 3, "y": 15 * 1.05 * wide + 2})  # near its upper left corner
    unit = int(re.search(r"Unit (\d+)", page.locator(".what").inner_text())[1]) - 1
    assert unit == 15 * 8 + 5
    assert f"output: {maps['dense'][unit]:.3f}" in page.locator(".what").inner_text()
    page.locator(".bars button").nth(3).click()
    words = page.get_by_test_id("total").inner_text().replace("−", "-")
    assert f"= {maps['logits'][3]:.3f}" in words
    assert len(sent) == before > 0
    page.get_by_role("button", name="Another 3").click()
    until(page, "nnvizBus.last.get('inside-a-cnn:values').ic_digit !== 27")
    seen = page.evaluate("nnvizBus.last.get('inside-a-cnn:values')")  # a score is open: the sum is still this digit's
    place = seen["ic_digit"]
    there = tasks.look_inside(chosen.all_digits()[0][place])["conv2"]
    assert max(0, seen["ic_z"]) == pytest.approx(there[7, 7, seen["ic_unit"]], abs=1e-5)
    page.wait_for_url(f"**ic_digit={place}*")
    rows = page.evaluate("nnvizBus.last.get('inside-a-cnn:values').ic_rows").split()
    assert rows == [bytes(row).hex() for row in chosen.all_digits()[0][place]]
    assert place > chosen.FIRST and chosen.all_digits()[1][place] == 3
    expect(page.get_by_test_id("answer")).to_contain_text("It is a 3")
    drawn = chosen.all_digits()[0][12]
    page.evaluate(
        "gray => nnvizBus.last.set('draw-a-digit:answer', { pictures: { seen: { values: Uint8Array.from(gray) } } })",
        drawn.ravel().tolist(),  # what was drawn on the page with the pad
    )
    page.get_by_role("button", name="Another 5").click()
    page.get_by_role("button", name="my drawing").click()
    until(page, "nnvizBus.last.get('inside-a-cnn:values').ic_digit === -1")
    rows = page.evaluate("nnvizBus.last.get('inside-a-cnn:values').ic_rows").split()
    assert rows == [bytes(row).hex() for row in drawn]
    page.wait_for_url(lambda url: "ic_digit" not in url)
    page.get_by_role("button", name="Reset", exact=True).click()
    until(page, "nnvizBus.last.get('inside-a-cnn:values').ic_digit === 27")


def test_a_map_opens_in_place_with_its_window_on_all_inputs(open_page: Open):
    """Depth would stand elsewhere on the page; the windows would slide over other cells than the sum's."""
    page, sent = opened(open_page)
    before = len(sent)
    page.evaluate("""() => {
      globalThis.drawn = [];
      const pens = CanvasRenderingContext2D.prototype;
      const [draw, rect] = [pens.drawImage, pens.strokeRect];
      pens.drawImage = function (picture, ...box) {
        const layer = this.canvas.dataset.layer ?? this.canvas.className;
        drawn.push([layer, this.globalAlpha, ...box]);
        draw.call(this, picture, ...box);
      };
    }""")
    tile = page.locator("canvas[data-layer=conv2]")
    tile.hover(position={"x": 6, "y": 6})
    shown = {
        layer: [a for name, a, *_ in page.evaluate("drawn") if name == layer] for layer in ("pool1", "conv2", "pool2")
    }
    assert set(shown["pool1"]) == {1} and set(shown["pool2"]) == {0.25}
    assert shown["conv2"][0] == 1 and set(shown["conv2"][1:]) == {0.25}
    page.emulate_media(reduced_motion="reduce")  # the window waits for a pointer
    tile.click(position={"x": 6, "y": 6})
    box = page.locator(".opened canvas").bounding_box()
    columns = {layer: page.locator(f"canvas[data-layer={layer}]").bounding_box() for layer in ("pool1", "conv2")}
    assert box["width"] >= 250 and box["x"] >= columns["pool1"]["x"] + columns["pool1"]["width"]
    page.evaluate("drawn = []")
    page.mouse.move(box["x"] + 5.5 / 8 * box["width"], box["y"] + 2.5 / 8 * box["height"])
    seen = page.evaluate("nnvizBus.last.get('inside-a-cnn:values')")
    assert (seen["ic_layer"], seen["ic_unit"], seen["ic_row"], seen["ic_column"]) == ("conv2", 0, 2, 5)
    windows = [each[2:] for each in page.evaluate("drawn") if each[0] == "threads"][-16:]
    cell = columns["pool1"]["width"] / (8 + 7 * 0.1) / 12  # eight maps of 12×12 side by side
    left, top, wide, high = windows[0]
    assert [wide, high] == pytest.approx([5 * cell] * 2, abs=0.1) and len(windows) == 16
    assert [left, top] == pytest.approx([columns["pool1"]["x"] + 5 * cell, columns["pool1"]["y"] + 2 * cell], abs=0.1)
    assert page.evaluate("nnvizBus.last.get('address:inside-a-cnn').ic_open") == 1
    page.keyboard.press("Escape")
    assert page.locator(".opened").is_hidden() and page.locator(".large canvas").is_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".opened")).to_be_visible()
    page.emulate_media(reduced_motion="no-preference")
    page.get_by_role("button", name="Close the map").click()
    page.keyboard.press("Enter")  # now it slides by itself
    first = page.evaluate("nnvizBus.last.get('inside-a-cnn:values').ic_column")
    until(page, "first => nnvizBus.last.get('inside-a-cnn:values').ic_column !== first", arg=first)
    assert len(sent) == before > 0


def test_training_plays_and_mistakes_open(open_page: Open):
    """The filters would stand still, or a cell of the matrix open other digits."""
    page = open_page(f"{PATH}?ic_view=training&ic_step=0")
    expect(page.get_by_test_id("tiles-caption")).to_contain_text(
        "Before training: test accuracy 11.2 %", timeout=60_000
    )
    page.get_by_role("button", name="One step forward", exact=True).click()
    right = percent(load_inside().accuracy[1])
    expect(page.get_by_test_id("tiles-caption")).to_contain_text(f"After 1 epoch: test accuracy {right}")
    filters = page.get_by_label("filters of conv1: 16 images")
    filters.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    kernels = load_inside().conv1[1, :, :, 0]
    words = page.get_by_text("filters of conv1, 1, row 2, column 2:").inner_text()
    assert float(words.split(": ")[1].replace("−", "-")) == pytest.approx(
        kernels[1, 1, 0], abs=float(np.abs(kernels).max()) / 254 + 5e-4
    )
    page.get_by_test_id("stButtonGroup").get_by_text("3", exact=True).click()
    page.wait_for_url(lambda url: f"ic_digit={chosen.next_of(3, after=chosen.FIRST)}" in url)
    expect(page.get_by_test_id("tiles-caption")).to_contain_text("After 1 epoch")
    page.get_by_text("mistakes", exact=True).click()
    counts, _, _ = cross_validation.opened()
    wrong = counts.sum() - np.trace(counts)
    expect(page.get_by_test_id("which")).to_have_text(f"All {wrong} misread digits", timeout=20_000)
    page.locator("[data-cell='1 7']").click()
    expect(page.get_by_test_id("which")).to_have_text(f"{counts[1, 7]} times a 1 was predicted as 7")
    expect(page.locator(".gallery button")).to_have_count(int(counts[1, 7]))
    page.locator(".gallery button").first.click()
    expect(page.get_by_test_id("answer")).to_be_visible(timeout=20_000)
    place = int(re.search(r"ic_digit=(\d+)", page.url)[1])
    assert chosen.all_digits()[1][place] == 1


def test_views_fit_projector_and_phone(open_page: Open):
    """The lecturer would have to scroll; `test_pages` opens the first view itself."""
    page, _ = opened(open_page, "lecture=1")
    for width, height, long in ((1280, 720, "Height"), (390, 844, "Width")):
        page.set_viewport_size({"width": width, "height": height})
        for view in ("training", "attribution", "mistakes", "map of digits"):
            page.get_by_text(view, exact=True).click()
            at_rest(page)
            size, room = page.eval_on_selector(
                "[data-testid=stMain]", f"main => [main.scroll{long}, main.client{long}]"
            )
            assert size <= room, view


# A line to the network on which no answer ever comes.
SILENT = "() => { globalThis.WebSocket = class { static OPEN = 1; readyState = 0; close() {} }; }"
SAY = """message => {
  const bytes = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  for (const each of Object.values(message.pictures ?? {})) each.values = bytes(each.values);
  nnvizBus.last.set("inside-a-cnn:answer", message);
  nnvizBus.target.dispatchEvent(new CustomEvent("inside-a-cnn:answer", { detail: message }));
}"""
LATE, FAILED = "The network is waking up…", "The network did not answer. Choose another digit."


def test_an_answer_that_is_late_or_fails_is_a_sentence(open_page: Open):
    """A click before the first answer, or another theme while one is late, would end in an error (seen at the end)."""
    page = open_page(f"{PATH}?ic_view=mistakes", alone=True)
    at_rest(page)
    page.evaluate(SILENT)
    page.get_by_test_id("stButtonGroup").get_by_text("network", exact=True).click()
    page.wait_for_selector("canvas[data-layer=conv1]")
    until(page, "nnvizBus.last.has('inside-a-cnn:constants')")
    words = page.get_by_test_id("answer")
    try_everything(page)
    for sentence, message in ((LATE, {"waiting": LATE, "pictures": {}}), (FAILED, {"problem": FAILED, "pictures": {}})):
        page.evaluate(SAY, message)
        expect(words).to_have_text(sentence)
        try_everything(page)
        expect(words).to_have_text(sentence)
    page.evaluate(SAY, {"number": 1, "pictures": {}})
    assert not page.evaluate("nnvizBus.last.has('inside-a-cnn:values')")
    page.evaluate(SAY, answered(chosen.FIRST))
    expect(words).to_contain_text("It is a ")
    page.evaluate(SAY, {"waiting": LATE, "pictures": {}})
    page.locator(".st-key-lecture_on button").click()
    page.wait_for_selector(".view.lecture")
    try_everything(page)
    expect(words).to_have_text(LATE)
    assert page.evaluate("nnvizBus.last.get('inside-a-cnn:values').ic_digit") == chosen.FIRST
    page.evaluate(SAY, answered(35))
    expect(words).to_contain_text(" a ")
    assert page.evaluate("nnvizBus.last.get('inside-a-cnn:values').ic_digit") == 35


def try_everything(page: Page) -> None:
    """Point at all that can be chosen, by pointer and keys; then draw the picture in another theme and size."""
    page.get_by_role("button", name="Another 3").click()
    page.locator(".bars button").nth(3).click()
    page.get_by_text("own scales").click()
    for layer in ("dense", "pool2", "conv2", "pool1", "conv1"):
        canvas = page.locator(f"canvas[data-layer={layer}]")
        canvas.click(position={"x": 3, "y": 3})
        canvas.press("ArrowRight")
    page.keyboard.press("Escape")  # closes the map that the click opened
    large = page.locator(".large canvas")
    large.hover()
    large.press("ArrowDown")
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    page.emulate_media(color_scheme="light" if dark else "dark")
    page.set_viewport_size({"width": 1100 if page.viewport_size["width"] > 1100 else 1280, "height": 720})
    at_rest(page)


def answered(place: int) -> dict:
    """Return the network's answer for a digit, as the browser unpacks it."""
    head, pictures = unpacked(tasks.answer_inside(chosen.all_digits()[0][place], place))
    packed = {
        name: {"shape": list(each.shape), "values": base64.b64encode(each.tobytes()).decode()}
        for name, each in pictures.items()
    }
    return {"digit": head["digit"], "pictures": packed}
