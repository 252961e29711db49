"""Page 14 in a real browser: every number of the sliding filter, without the server."""

from urllib.parse import urlencode

import keras
import numpy as np
import pytest
from playwright.sync_api import Page
from scipy.signal import correlate2d

from dashboard.app_pages.convolution.images import images
from dashboard.app_pages.convolution.page import VIEWS
from dashboard.app_pages.convolution.strongest import predicts_vertical, strongest_responses
from dashboard.app_pages.convolution.three_channels import GREEN_FILTER, WORKED_CELL
from nnviz.convolution import KERNELS, convolve, margins, pool, step
from nnviz.datasets.small_images import line_segments, traffic_light
from tests.browser.conftest import Open, at_rest, quiet, until
from tests.dashboard.panels import printed

PATH = "convolution"
SETTINGS = (  # image, filter, cells, padding, zeros, stride
    ("digit 4", "horizontal edge", 3, "valid", 0, 1),
    ("digit 4", "outline", 5, "same", 0, 2),
    ("vertical line", "blur", 3, "by number", 2, 3),
    ("4×4 by hand", "sharpen", 5, "same", 0, 1),
)


def open_picture(open_page: Open, query: str = "", **shape: object) -> tuple[Page, list[str]]:
    """Open the page and wait for its numbers; also the list to which every later message to the server is added."""
    sent: list[str] = []
    page = open_page(f"{PATH}?{query}", sent=sent, **shape)
    until(page, "() => globalThis.nnvizBus?.last.get('convolution:values')", timeout=30_000)
    at_rest(page)
    return page, sent


def said(page: Page, what: str = "values"):
    """Return what the picture said last on the bus."""
    return page.evaluate("what => nnvizBus.last.get(`convolution:${what}`)", what)


def choose(page: Page, setting: tuple) -> None:
    """Set the picture by its own controls."""
    image, name, cells, padding, zeros, stride = setting
    page.locator(".images").select_option(image)
    page.locator(".presets").select_option(name)
    for box, text in (("sizes", f"{cells}×{cells}"), ("paddings", padding), ("strides", str(stride))):
        page.locator(f".{box} button").get_by_text(text, exact=True).click()
    if padding == "by number":
        page.locator(".zeros").fill(str(zeros))


def by_keras(image: np.ndarray, kernel: np.ndarray, *, padding: str | int, stride: int) -> dict[str, np.ndarray]:
    """Return the four maps of Keras' layers."""
    batch = image[None, ..., None].astype(np.float32)
    if not isinstance(padding, str):
        batch, padding = keras.layers.ZeroPadding2D(padding)(batch), "valid"
    layer = keras.layers.Conv2D(1, len(kernel), strides=stride, padding=padding, use_bias=False)
    layer.build(batch.shape)
    layer.set_weights([kernel[..., None, None]])
    maps = {"map": layer(batch)}
    maps["relu"] = keras.ops.relu(maps["map"])
    maps |= {"max": keras.layers.MaxPooling2D(2)(maps["relu"]), "mean": keras.layers.AveragePooling2D(2)(maps["relu"])}
    return {name: np.array(each)[0, ..., 0] for name, each in maps.items()}


def test_every_number_is_keras_and_asks_the_server_nothing(open_page: Open):
    """The picture would show what no network computes, or 300 students would load the server."""
    page, sent = open_picture(open_page)
    before = len(sent)
    for setting in SETTINGS:
        choose(page, setting)
        image, name, cells, padding, zeros, stride = setting
        gray = images()[image] / 255
        kernel, around = KERNELS[name][cells], zeros if padding == "by number" else padding
        maps = said(page, "maps")
        for each, wanted in by_keras(gray, kernel, padding=around, stride=stride).items():
            np.testing.assert_allclose(maps[each], wanted.ravel(), atol=1e-5, err_msg=f"{setting} {each}")
        ends = margins(len(gray), kernel=cells, stride=stride, padding=around)
        scipys = correlate2d(np.pad(gray, ends), kernel, mode="valid")[::stride, ::stride]
        np.testing.assert_allclose(maps["map"], scipys.ravel(), atol=1e-9)
        mine = pool(np.maximum(scipys, 0))
        side = len(scipys)
        assert maps["winners"] == [row * side + column for row, column in mine.winners.reshape(-1, 2)]
        values = said(page)
        place = (values["cv_row"] - 1, values["cv_column"] - 1)
        assert values["cv_sum"] == pytest.approx(scipys[place]) and values["cv_output"] == side
    assert len(sent) == before and before > 0


def test_pointing_playing_and_keys_move_the_window(open_page: Open):
    """The lit cell, its sum and the player would tell of three places."""
    page, sent = open_picture(open_page)
    before = len(sent)
    gray, kernel = images()["digit 7"] / 255, KERNELS["vertical edge"][3]

    def shows(row: int, column: int) -> None:
        quiet(page, least=100)
        values = said(page)
        assert (values["cv_row"], values["cv_column"]) == (row, column)
        total = step(gray, kernel, row=row - 1, column=column - 1).total
        assert values["cv_sum"] == pytest.approx(total)
        words = page.get_by_test_id("total").text_content()
        assert words == f"sum = {total + 0.0:.2f}".replace("-", "−") or abs(total) < 0.005
        assert page.evaluate("nnvizBus.last.get('cv_player:step')") == (row - 1) * 26 + column - 1

    def point(name: str, row: float, column: float, side: int) -> None:
        box = page.locator(f"canvas[data-grid={name}]").bounding_box()
        page.mouse.move(*(box[start] + (at - 0.5) / side * box["width"] for start, at in (("x", column), ("y", row))))

    point("map", 8, 12, 26)
    shows(8, 12)
    point("input", 15, 12, 28)  # the window around this pixel
    shows(14, 11)
    winner = pool(np.maximum(convolve(gray, kernel), 0)).winners[3, 8]
    point("max", 4, 9, 13)
    shows(*(winner + 1))
    page.mouse.move(5, 5)
    page.locator("canvas[data-grid=map]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    shows(*(winner + 2))
    page.get_by_role("button", name="Play", exact=True).click()
    begun = int(winner[0]) * 26 + int(winner[1]) + 27
    page.wait_for_timeout(1000)
    slow = page.evaluate("nnvizBus.last.get('cv_player:step')") - begun
    until(page, "begun => nnvizBus.last.get('cv_player:step') > begun + 40", arg=begun, timeout=20_000)
    page.get_by_role("button", name="Pause", exact=True).click()
    assert slow <= 12, "the first sums could not be read"
    values = said(page)
    assert (values["cv_row"] - 1) * 26 + values["cv_column"] - 1 > begun + 40
    assert len(sent) == before and before > 0


def test_the_hand_moves_window_weights_and_pixels(open_page: Open):
    """The picture could be read but not played with; or what was changed by hand would be lost in the link."""
    page, sent = open_picture(open_page)
    before = len(sent)
    gray = images()["digit 7"] / 255
    box = page.locator("canvas[data-grid=map]").bounding_box()
    cell = box["width"] / 26
    page.mouse.move(box["x"] + 5.5 * cell, box["y"] + 3.5 * cell)
    page.mouse.down()
    page.mouse.move(box["x"] + 9.5 * cell, box["y"] - 40, steps=5)  # beyond its edge it keeps hold
    page.mouse.up()
    quiet(page, least=100)
    assert (said(page)["cv_row"], said(page)["cv_column"]) == (1, 10)
    cells = page.locator(".kernel input")
    for clicks, weight in ((1, 1), (1, -1), (1, 0)):  # of "vertical edge" the middle one is 0
        cells.nth(4).click(click_count=clicks)
        assert said(page, "maps")["kernel"][4] == weight and cells.nth(4).input_value() == f"{weight}".replace("-", "−")
    place = cells.nth(0).bounding_box()
    page.mouse.move(place["x"] + 10, place["y"] + 10)
    page.mouse.down()
    page.mouse.move(place["x"] + 10, place["y"] - 40, steps=10)
    page.mouse.up()
    maps, first = said(page, "maps"), float(KERNELS["vertical edge"][3][0, 0])
    assert maps["kernel"][0] == pytest.approx(first + 1) and cells.nth(0).input_value() == f"{first + 1:g}"
    wanted = correlate2d(gray, np.reshape(maps["kernel"], (3, 3)), mode="valid")
    np.testing.assert_allclose(maps["map"], wanted.ravel(), atol=1e-9)
    page.get_by_role("button", name="Draw", exact=True).click()
    image = page.locator("canvas[data-grid=input]").bounding_box()
    page.mouse.move(image["x"] + 20, image["y"] + 20)
    page.mouse.down()
    page.mouse.move(image["x"] + 90, image["y"] + 20, steps=10)
    page.mouse.up()
    drawn = np.array(said(page, "maps")["image"]) - gray.ravel()
    assert drawn.min() >= -1e-9 and 5 < (drawn > 0.5).sum() < 40
    words = page.evaluate("nnvizBus.last.get('address:convolution')")
    assert words["cv_image"] is None and words["cv_ink1"] and words["cv_row1"] == f"{first + 1:g} 0 1"
    assert len(sent) == before > 0
    page.get_by_role("button", name="Undo").click()
    np.testing.assert_allclose(said(page, "maps")["image"], gray.ravel())


def test_weights_are_typed_and_nonsense_is_flagged(open_page: Open):
    """A slip of the keyboard would end in NaN everywhere, or in an empty picture."""
    page, sent = open_picture(open_page)
    before = len(sent)
    cells = page.locator(".kernel input")
    for text, weight in (("1/4", 0.25), ("−2,5", -2.5), (".5", 0.5)):
        cells.nth(4).fill(text)
        assert said(page, "maps")["kernel"][4] == weight
    assert page.locator(".presets").input_value() == "my own"
    for text in ("abc", "NaN", "1e999", "101", "1/0", "", "Infinity"):
        cells.nth(4).fill(text)
        assert cells.nth(4).get_attribute("aria-invalid") == "true", text
        assert "from −100 to 100. The picture keeps 0.5" in page.locator(".problem").text_content()
        assert said(page, "maps")["kernel"][4] == 0.5 and np.isfinite(said(page, "maps")["map"]).all()
    cells.nth(0).focus()
    assert cells.nth(4).input_value() == "0.5"
    page.locator(".paddings button").get_by_text("by number", exact=True).click()
    for text in ("-1", "1.5", "99", "x"):
        page.locator(".zeros").fill(text)
        assert "whole number from 0 to 10" in page.locator(".problem").text_content()
        assert said(page)["cv_zeros"] == 1
    page.locator(".images").select_option("4×4 by hand")
    page.locator(".paddings button").get_by_text("valid", exact=True).click()
    page.locator(".sizes button").get_by_text("5×5").click()
    assert "⌊(4 − 5) / 1⌋ + 1 = 0" in page.locator(".problem").text_content()
    assert said(page, "maps")["map"] is None and page.get_by_test_id("total").text_content() == "no window fits"
    page.locator(".sizes button").get_by_text("3×3").click()
    assert page.locator(".problem").text_content() == "" and len(said(page, "maps")["map"]) == 4
    assert len(sent) == before and before > 0


def test_a_shift_is_counted_and_the_code_gives_what_is_shown(open_page: Open):
    """The page would claim changes that did not happen, or show code of another picture."""
    page, _ = open_picture(open_page)
    page.locator(".right").click()
    gray, kernel = images()["digit 7"] / 255, KERNELS["vertical edge"][3]
    old, new = (convolve(image, kernel) for image in (gray, np.pad(gray, ((0, 0), (1, 0)))[:, :-1]))
    pairs = [(old, new)]
    pairs += [tuple(pool(np.maximum(each, 0), kind=kind).values for each in (old, new)) for kind in ("max", "mean")]
    words = page.get_by_test_id("shifted").text_content()
    for name, (one, other) in zip(("map", "max pool", "mean pool"), pairs, strict=True):
        assert f"{name} {(abs(one - other) > 1e-9).sum()} of {one.size}" in words
    assert f"moved along: {np.isclose(new[:, 1:], old[:, :-1], atol=1e-9).sum()} of {26 * 25}" in words
    page.get_by_text("The code").click()
    code = page.locator(".body.code")
    code.wait_for()
    told = printed(code.text_content())
    values = said(page)
    assert f"sum at the window: {values['cv_sum']:.4f}" in told
    assert f"strongest of each map: {new.max():.4f}, {max(pairs[1][1].max(), 0):.4f}" in told


def test_a_drawing_is_convolved_while_the_pen_moves(open_page: Open):
    """The visitor's own image would stay empty, or be lost when the page is drawn anew."""
    page, sent = open_picture(open_page, "cv_image=my drawing")
    before = len(sent)
    assert max(said(page, "maps")["image"]) == 0
    box = page.locator("canvas[data-grid=input]").bounding_box()
    middle = box["x"] + 14.5 / 28 * box["width"]  # of column 14
    page.mouse.move(middle, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(middle, box["y"] + 300, steps=20)
    page.mouse.up()
    maps = said(page, "maps")
    ink = np.reshape(maps["image"], (28, 28))
    assert ink.sum(axis=0).argmax() == 14 and max(maps["map"]) > 2
    page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.mouse.down()
    page.mouse.up()
    both = said(page, "maps")["image"]
    words = page.evaluate("nnvizBus.last.get('address:convolution')")
    page.get_by_role("button", name="Undo").click()
    np.testing.assert_array_equal(said(page, "maps")["image"], ink.ravel())
    assert len(sent) == before and before > 0
    leave_and_return(page)
    np.testing.assert_array_equal(said(page, "maps")["image"], ink.ravel())
    page.get_by_role("button", name="Clear").click()
    page.evaluate(
        "nnvizBus.last.set('draw-a-digit:answer', { pictures: { seen: { values: new Uint8Array(784).fill(51) } } })"
    )
    leave_and_return(page)
    np.testing.assert_allclose(said(page, "maps")["image"], 0.2)  # what was drawn on the page with the pad
    linked, _ = open_picture(open_page, urlencode({name: word for name, word in words.items() if word is not None}))
    np.testing.assert_array_equal(said(linked, "maps")["image"], both)


def leave_and_return(page: Page) -> None:
    """Take the picture off the page, and open it again."""
    for view, part in (("2 filters", ".plane"), ("1 filter", "canvas[data-grid=input]")):
        page.get_by_text(view, exact=True).click()
        page.wait_for_selector(part)
    quiet(page)


def test_two_filters_and_three_channels_are_the_librarys(open_page: Open):
    """The score or the worked sum on screen would not be what is computed."""
    page, sent = open_picture(open_page, "cv_view=2 filters&cv_noise=0.6&cv_around=1")
    before = len(sent)
    for zeros in (1, 0):
        page.locator(".paddings button").get_by_text(str(zeros)).click()
        lines = line_segments(noise=0.6)
        np.testing.assert_allclose(said(page, "largest"), strongest_responses(lines.images, padding=zeros), atol=1e-6)
        right = (predicts_vertical(lines.images, padding=zeros) == lines.vertical).sum()
        assert page.get_by_test_id("score").text_content() == f"{right} of 40 right"
    assert len(sent) == before and before > 0
    page.get_by_text("3 channels", exact=True).click()
    until(page, "() => globalThis.nnvizBus?.last.get('convolution:values')?.cv_total !== undefined")
    mine = convolve(traffic_light(), GREEN_FILTER, bias=-3)
    np.testing.assert_allclose(said(page, "maps")["map"], mine.ravel(), atol=1e-6)
    row, column = WORKED_CELL
    worked = step(traffic_light(), GREEN_FILTER, row=row, column=column, bias=-3)
    values = said(page)
    assert [values["cv_red"], values["cv_green"], values["cv_blue"]] == pytest.approx(worked.sums)
    assert values["cv_total"] == pytest.approx(worked.total)
    weight = page.get_by_label("blue, weight in row 1, column 2")
    box = weight.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for up in range(1, 6):
        page.mouse.move(x, y - 15 * up)
    page.mouse.up()
    weight.press("ArrowUp")
    moved = GREEN_FILTER.copy()
    moved[0, 1, 2] = 2.5  # 75 px at 0.02, and 1 by the key
    mine = convolve(traffic_light(), moved, bias=-3)
    np.testing.assert_allclose(said(page, "maps")["map"], mine.ravel(), atol=1e-6)
    linked = page.evaluate("nnvizBus.last.get('address:convolution')")
    assert linked["cv_weights_blue"] == "0 2.5 0 0 0 0 0 0 0" and linked["cv_weights_red"] is None


def test_the_picture_fits_projector_and_phone(open_page: Open):
    """One would have to scroll between a control and what it changes; `test_pages` opens the first view itself."""
    page, _ = open_picture(open_page, "lecture=1")
    for name in (view.name for view in VIEWS[1:]):
        page.get_by_text(name, exact=True).click()
        at_rest(page)
        tall, room = page.eval_on_selector("[data-testid=stMain]", "main => [main.scrollHeight, main.clientHeight]")
        assert tall <= room, name
    page.set_viewport_size({"width": 390, "height": 844})
    for name in (view.name for view in VIEWS):
        page.get_by_text(name, exact=True).click()
        at_rest(page)
        wide, room = page.eval_on_selector("[data-testid=stMain]", "main => [main.scrollWidth, main.clientWidth]")
        assert wide <= room, name
    page.set_viewport_size({"width": 1280, "height": 720})
