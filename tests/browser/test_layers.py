"""Page 7's stack in a real browser: built by mouse and keyboard, mended at the seam, its values Keras' own."""

import re

from playwright.sync_api import Page, expect

from dashboard.app_pages.layers.stack import work
from nnviz.layers import PRESETS
from tests.browser.conftest import Open, at_rest, until

PATH = "layers"
LINK = "nnvizBus.last.get('address:layers').ly_stack"
ANSWER = "nnvizBus.last.get('layers:values:answer')"


def chip(page: Page, name: str):
    """Return what puts a layer in."""
    return page.locator(".chip").get_by_text(name, exact=True)


def layer(page: Page, place: int):
    """Return a layer of the stack, from 1."""
    return page.locator("button.layer").nth(place - 1)


def stack_is(page: Page, stack: str) -> None:
    """Wait until the link says a stack, and its values have come."""
    until(page, f"{LINK} === '{stack}'")
    until(page, f"{ANSWER}?.stack === '{stack}'", timeout=90_000)


def drag(page: Page, what, to: dict, *, x: float, y: float = 0.5) -> None:
    """Drag something to a share of a box."""
    box = what.bounding_box()
    page.mouse.move(box["x"] + 12, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(to["x"] + x * to["width"], to["y"] + y * to["height"], steps=6)


def test_a_stack_is_built_by_hand_and_what_breaks_is_mended(open_page: Open):
    """A student could not put a layer in, drag, set or take it out, or would not learn why two do not fit."""
    page = open_page(f"{PATH}?ly_stack=image_flatten_dense-10-softmax")
    at_rest(page)
    chip(page, "Conv2D").click()  # behind the chosen layer, Flatten
    fault = page.locator(".fault")
    expect(fault).to_contain_text("Conv2D does not fit here")
    expect(fault).to_contain_text("expected min_ndim=4, found ndim=2", timeout=90_000)
    expect(page.locator(".summary")).to_contain_text("?")
    fault.get_by_role("button", name="Put Conv2D before Flatten").click()
    stack_is(page, "image_conv_flatten_dense-10-softmax")
    expect(fault).to_be_hidden()
    expect(page.locator(".summary")).to_contain_text("(None, 26, 26, 8)")

    drag(page, chip(page, "MaxPooling2D"), layer(page, 3).bounding_box(), x=0.1)
    expect(page.locator(".ghost")).to_contain_text("fits: (None, 13, 13, 8)")
    page.mouse.up()
    stack_is(page, "image_conv_pool_flatten_dense-10-softmax")
    expect(page.get_by_test_id("totals")).to_contain_text("13,610 parameters")
    drag(page, layer(page, 3), layer(page, 1).bounding_box(), x=0.9)
    page.mouse.up()
    stack_is(page, "image_pool_conv_flatten_dense-10-softmax")
    drag(page, layer(page, 2), page.locator(".palette").bounding_box(), x=0.5)
    page.mouse.up()
    until(page, f"{LINK} === 'image_conv_flatten_dense-10-softmax'")

    layer(page, 2).focus()
    page.keyboard.press("ArrowRight")
    expect(layer(page, 3)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Shift+ArrowLeft")
    until(page, f"{LINK} === 'image_flatten_conv_dense-10-softmax'")
    page.keyboard.press("Delete")
    until(page, f"{LINK} === 'image_conv_dense-10-softmax'")
    expect(fault).to_contain_text("it predicts for each of 676 places by itself")
    fault.get_by_role("button", name="Flatten in between").click()
    layer(page, 2).click()
    page.get_by_label("kernel").fill("5")
    page.get_by_label("padding").select_option("same")
    stack_is(page, "image_conv-8-5-1-same_flatten_dense-10-softmax")
    expect(page.get_by_test_id("sum")).to_contain_text("5·5·1·8 + 8 = 208")
    page.get_by_label("kernel").fill("0")
    expect(fault).to_contain_text("Conv2D with a 0 in its settings would compute nothing.")
    page.get_by_label("Move it later").click()
    page.get_by_label("Take it out").click()
    until(page, f"{LINK} === 'image_flatten_dense-10-softmax'")


def test_the_values_are_those_of_keras_and_presets_bring_theirs(open_page: Open):
    """The bars would show another network's probabilities, or the code another stack."""
    page = open_page(f"{PATH}?ly_digit=5&ly_layer=10")
    at_rest(page)
    page.locator("select.preset").select_option("digit CNN")
    stack_is(page, PRESETS["digit CNN"])
    layer(page, 10).click()
    wanted = work.compute(PRESETS["digit CNN"], batch=1, digit=4, sentence=0, seed=0)[-1][0]
    bars = page.locator(".bars b").all_inner_texts()
    assert bars == [f"{value:.3f}" for value in wanted]
    page.locator("select.batch").select_option("8")
    until(page, f"{ANSWER}?.batch === 8")
    expect(page.locator(".axes").first).to_contain_text(re.compile("batch 8"))
    page.locator("select.preset").select_option("two inputs")
    stack_is(page, PRESETS["two inputs"])
    expect(page.locator(".columns")).to_have_class(re.compile("double"))
    until(page, "nnvizBus.last.get('layers:values').ly_model === 'keras.Model([entry, second], x)'")
    page.locator("select.preset").select_option("sentence")
    stack_is(page, PRESETS["sentence"])
    page.get_by_role("button", name="Another sentence").click()
    until(page, "nnvizBus.last.get('address:layers').ly_sentence === 2")


def test_on_a_phone_a_finger_reorders_by_the_grip(open_page: Open):
    """A finger could only scroll, or every scroll would tear the stack apart."""
    page = open_page(f"{PATH}?ly_stack=image_pool_conv_flatten", width=390, height=844, touch=True)
    at_rest(page)
    places = [layer(page, place) for place in (2, 3)]
    touched = """([grip, to]) => {
      const box = (element) => element.getBoundingClientRect();
      const at = (element) => [box(element).left + 8, box(element).bottom];
      const send = (kind, [clientX, clientY]) => grip.dispatchEvent(new PointerEvent(kind, {
        clientX, clientY, pointerId: 7, pointerType: "touch", bubbles: true, composed: true, isPrimary: true }));
      Element.prototype.setPointerCapture = () => {};
      send("pointerdown", at(grip)); send("pointermove", at(to)); send("pointerup", at(to));
    }"""
    handles = [places[0].locator(".grip").element_handle(), places[1].element_handle()]
    page.evaluate(touched, handles)
    until(page, f"{LINK} === 'image_conv_pool_flatten'")
