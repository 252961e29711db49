"""Page 13 in a real browser: the lines move without the server, and the page says what the networks said."""

import numpy as np
import pytest

from dashboard.app_pages.lines.flatten_chart import STEPS
from dashboard.app_pages.lines.shift_a_map_charts import moved_frame
from nnviz.recordings.line_classifiers import NAMES, line_classifier, load_line_classifiers
from tests.browser.conftest import Open, quiet, until
from tests.browser.frame import violations
from tests.browser.grips import press, pull
from tests.browser.sliders import CONTROLS, drag, open_picture, put, settle, values

PATH = "lines"
SHOWN = tuple(f"ln_{name}" for name in NAMES)


def right(page) -> list[float]:
    """Return the accuracies on screen."""
    return [values(page, PATH)[name] for name in SHOWN]


def test_lines_move_without_the_server_and_every_number_follows(open_page: Open):
    """300 students playing would load the server, or read accuracies of another shift."""
    page, sent = open_picture(open_page, PATH)
    before = len(sent)
    assert page.locator(CONTROLS).evaluate("controls => controls.getBoundingClientRect().bottom") < 720
    usual = load_line_classifiers(shuffled=False).right / 1000
    assert right(page) == pytest.approx(usual[:, 0])
    drag(page, "ln_shift", start=0.02, end=0.99, moves=15)
    assert right(page) == pytest.approx(usual[:, 4])
    press(page, "the line in the image", "ArrowLeft")
    assert right(page) == pytest.approx(usual[:, 3])
    pull(page, "the line in the image", -90, -90)  # across its way
    assert values(page, PATH)["ln_shift"] == 3
    pull(page, "the line in the image", -80, 80)
    assert values(page, PATH)["ln_shift"] < 2 and not violations(page)
    assert len(sent) == before and before > 0
    page.get_by_role("button", name="Shuffle the pixels").click()
    shuffled = pytest.approx(load_line_classifiers(shuffled=True).right[:, 0] / 1000)
    until(page, "path => nnvizBus.last.get(`${path}:values`)?.ln_shift === 0", arg=PATH)
    settle(page, PATH)
    assert right(page) == shuffled and "ln_pixels=pixels" in page.url


def test_pixels_are_painted_and_the_networks_answer(open_page: Open):
    """A painted image would get the answers to another one, or ask the server, or be lost in a link."""
    page, sent = open_picture(open_page, f"{PATH}?ln_image=3")
    before, run = len(sent), load_line_classifiers(shuffled=False)
    box = page.locator(".nnviz-strip.area").bounding_box()
    assert box
    x, y = (np.arange(8) + 0.5) * box["width"] / 8 + box["x"], box["y"] + 1.5 * box["height"] / 8
    page.mouse.move(x[0], y)
    page.mouse.down()
    page.mouse.move(x[6], y, steps=3)
    page.mouse.up()
    press(page, "pixels of the image", "ArrowDown", " ")
    seen = values(page, PATH)
    text, image = seen["ln_paint"], run.images[0, 2].ravel()
    assert text[8:15] == ("0" if image[8] > 0.5 else "1") * 7 and text.count(".") == 64 - 8
    own = np.array([value if letter == "." else float(letter) for letter, value in zip(text, image, strict=True)])
    for name in NAMES:
        model = line_classifier(name)
        model.set_weights(run.weights[name])
        wanted = model(own.reshape(1, 8, 8, 1)).numpy().item()
        assert seen[f"ln_painted_{name}"] == pytest.approx(wanted, abs=1e-3), name
    assert len(sent) == before > 0 and not violations(page)
    linked, _ = open_picture(open_page, f"{PATH}?ln_image=3&ln_paint={text}")
    assert values(linked, PATH)["ln_painted_dense"] == pytest.approx(seen["ln_painted_dense"])
    press(linked, "pixels of the image", "Delete")
    assert linked.evaluate("nnvizBus.last.get('address:lines').ln_paint") is None


def test_maps_shift_along(open_page: Open):
    """The proof of equivariance would show other numbers than Keras gave."""
    page, _ = open_picture(open_page, f"{PATH}?ln_view=shift a map&ln_shift=2&ln_image=3")
    assert [values(page, PATH)[f"ln_difference_{k}"] for k in (0, 1)] == [0, 0]
    page.get_by_text("pixels shuffled", exact=True).click()
    settle(page, PATH)
    put(page, "ln_shift", 3)
    until(page, "nnvizBus.last.get('lines:values').ln_difference_1 > 0")  # two charts say their numbers
    table = moved_frame(load_line_classifiers(shuffled=True)).set_index(["shift", "image"])
    shown = values(page, PATH)
    assert shown["ln_difference_1"] == pytest.approx(table.loc[(3, shown["ln_image"]), "difference_1"], abs=1e-4)
    phone, _ = open_picture(open_page, f"{PATH}?ln_view=shift a map", width=390, height=844)
    wide, room = phone.eval_on_selector("[data-testid=stMain]", "main => [main.scrollWidth, main.clientWidth]")
    assert wide <= room


def test_the_image_flies_into_a_list(open_page: Open):
    """The player would move nothing, or neighbors would be counted wrong."""
    page, sent = open_picture(open_page, f"{PATH}?ln_view=flatten&ln_pixel=27&lecture=1")
    before = len(sent)
    words = "() => document.querySelector('[data-testid=stVegaLiteChart] svg').textContent"
    assert "next to each other" in page.evaluate(words)
    page.locator(".vega-bind input[name=ln_step]").first.evaluate(
        f"input => {{ input.value = {STEPS}; input.dispatchEvent(new Event('input', {{ bubbles: true }})); }}"
    )
    quiet(page)
    assert "8 positions apart" in page.evaluate(words) and values(page, PATH)["ln_farthest"] == 8
    press(page, "the pixel to follow", "ArrowRight", "ArrowDown")
    assert values(page, PATH)["ln_pixel"] == 36  # from 27
    assert len(sent) == before
    tall, room = page.eval_on_selector("[data-testid=stMain]", "main => [main.scrollHeight, main.clientHeight]")
    assert tall <= room  # in a lecture nobody scrolls
