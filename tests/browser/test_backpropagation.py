"""Page 9 in a real browser: played and set without the server, and every number nnviz's."""

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from dashboard.app_pages.backpropagation.limits import STARTS, TASKS
from nnviz.backprop import Network, backward, forward, nudge, update
from tests.browser.conftest import Open, at_rest, until
from tests.browser.players import part, wait_for_step

PATH, PLAYER = "backpropagation", "bp_player"
VALUES = "nnvizBus.last.get('backpropagation:values')"
LINK = "nnvizBus.last.get('address:backpropagation')"
# Sizes of all letters in the network, weights included; SIZES, of all that is drawn.
SMALLEST = """(limit) => {
  const roots = [...document.querySelectorAll("*")].filter((each) => each.shadowRoot?.querySelector(".network"));
  const all = roots.flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll(".network text, .network input")]);
  return [all.length, Math.min(...all.map((each) => parseFloat(getComputedStyle(each).fontSize)))];
}"""


def start() -> tuple[Network, np.ndarray, np.ndarray]:
    """Return the network that is shown first, and its examples."""
    network = Network(STARTS["2-2-1"]["weights"], STARTS["2-2-1"]["biases"], ["tanh", "sigmoid"])
    return network, np.array(TASKS[2]["x"], float), np.array(TASKS[2]["y"], float)[:, None]


def gradients(network: Network) -> Network:
    """Return what backpropagation says of the four examples."""
    _, x, y = start()
    return backward(network, forward(network, x), y, loss="binary_crossentropy")


def weight(page: Page, name: str):
    """Return the field of a weight."""
    return page.get_by_label(name, exact=True)


def test_it_is_played_scrubbed_and_taken_apart_without_the_server(open_page: Open):
    """A hall of students would load the server, or see numbers that are not the gradient."""
    sent: list[str] = []
    page = open_page(PATH, sent=sent)
    at_rest(page)
    network, x, y = start()
    found, before = gradients(network), len(sent)
    assert before > 0

    weight(page, "Weight from input 1 to unit 1").focus()
    seen = page.evaluate(VALUES)
    assert float(seen["bp_gradient"].replace("−", "-")) == pytest.approx(found.weights[0][0, 0], abs=6e-4)
    by_nudging = nudge(network, x, y, loss="binary_crossentropy", layer=0, place=(0, 0))
    told = page.locator(".told")
    expect(told).to_contain_text(f"backpropagation: {found.weights[0][0, 0]:.3f}".replace("-", "−"))
    expect(told).to_contain_text(f"2ε = {by_nudging:.3f}".replace("-", "−"))
    assert told.locator(".factor").count() == 5
    page.locator(".nudge input").fill("50")
    expect(page.locator(".plot figcaption")).to_contain_text("tangent:")

    page.keyboard.press("Escape")
    expect(told).to_contain_text("Backward pass")
    part(page, PLAYER, "forward").click()  # adjust
    part(page, PLAYER, "forward").click()  # and repeat
    moved = update(network, found, learning_rate=1.0)
    shown = weight(page, "Weight from input 1 to unit 1").input_value().replace("−", "-")
    assert float(shown) == pytest.approx(moved.weights[0][0, 0], abs=6e-3)
    part(page, PLAYER, "scrub").press("Home")
    assert weight(page, "Weight from input 1 to unit 1").input_value() == "−1.50"

    page.get_by_role("button", name="4×").click()
    page.get_by_role("button", name="Play", exact=True).click()
    wait_for_step(page, PLAYER, "> 60")
    part(page, PLAYER, "scrub").press("End")
    expect(page.get_by_test_id("where")).to_contain_text("learned")
    expect(page.locator(".examples tbody")).not_to_contain_text("✗")
    assert len(sent) == before


def test_any_weight_can_be_set_and_what_goes_wrong_is_said(open_page: Open):
    """A weight by hand would be lost in the link; a dead unit or a weight of 10⁹ would be an empty picture."""
    page = open_page(f"{PATH}?bp_activation=relu")
    at_rest(page)
    first = weight(page, "Weight from input 1 to unit 1")
    first.focus()
    page.keyboard.press("ArrowUp")
    assert first.input_value() == "−1.40"
    until(page, f"{LINK}.bp_w1 === -1.4 && {LINK}.bp_w2 === -1.4 && {LINK}.bp_w9 === 0.2")
    box = weight(page, "Weight from input 2 to unit 1").bounding_box()
    page.mouse.move(box["x"] + 10, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 8, steps=5)
    page.mouse.up()
    assert weight(page, "Weight from input 2 to unit 1").input_value() == "1.90"
    first.fill("-1e9")
    weight(page, "Bias of unit 1").fill("-5")
    note = page.locator("p.note")
    expect(note).to_contain_text("Unit 1 is dead")
    first.fill("<b>")
    expect(note).to_contain_text("A weight is a number")
    assert page.evaluate(f"{LINK}.bp_w1") == -1e9
    page.locator("select.loss").select_option("squared error")
    page.locator("select.rate").select_option("30")
    weight(page, "Bias of unit 2").fill("1")
    part(page, PLAYER, "scrub").press("End")
    expect(note).to_contain_text("diverges")


def test_every_number_can_be_read_from_the_last_row(open_page: Open):
    """Numbers of a network would be smaller than 16 px, or 20 in a lecture, or not be there."""
    for mode, least in (("", 16), ("&lecture=1", 20)):
        page = open_page(f"{PATH}?bp_network=2-2-2-1{mode}")
        at_rest(page)
        for network, start_of in STARTS.items():
            page.locator("select.network").select_option(network)
            count, size = page.evaluate(SMALLEST)
            layers = [len(each) for each in start_of["biases"]]
            assert count > 4 * sum(layers) and size >= least - 0.1, (network, mode)
