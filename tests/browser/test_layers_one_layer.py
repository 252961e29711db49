"""Page 7, one layer at a time, in a real browser: it follows the hand without the server, by the numbers of nnviz."""

import json

import numpy as np
import pytest
from playwright.sync_api import Page

from dashboard.app_pages.layers import PAGE
from dashboard.app_pages.layers.one_layer import dense, dropout, normalization, softmax
from nnviz.layer_steps import batch_moments, batch_normalize, drop_out, moving_moments, softmax_at
from nnviz.recordings.single_layers import load_single_layers
from tests.browser.conftest import Open, at_rest, until


def said(page: Page, name: str):
    """Return a number that the picture said last on the bus."""
    return page.evaluate("word => nnvizBus.last.get('layers:values')?.[word]", PAGE.word(name))


def choose(page: Page, layer: str, value: str) -> None:
    """Choose a layer, and wait until its picture has said a value that only it says."""
    page.locator(f".st-key-{PAGE.word('which')} button").filter(has_text=layer).first.click()
    until(page, "word => nnvizBus.last.get('layers:values')?.[word] !== undefined", arg=PAGE.word(value))
    at_rest(page)


def slide(page: Page, **values: str) -> None:
    """Move sliders of the picture; of those with a power their exponent."""
    for name, value in values.items():
        page.locator(f"input[name={PAGE.word(name)}]").fill(value)


def drag(page: Page, name: str, right: float) -> None:
    """Take a handle by the beginning of its name, and move it to the right."""
    box = page.locator(f"[aria-label^='{name}']").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right / 2, y)
    page.mouse.move(x + right, y)
    page.mouse.up()


def test_layers_follow_the_hand_without_the_server_and_are_those_of_nnviz(open_page: Open):
    """300 hands would load the server; or a layer would compute what Keras does not."""
    sent: list[str] = []
    page = open_page(f"layers?{PAGE.word('view')}=one+layer&{PAGE.word('which')}=BatchNormalization", sent=sent)
    until(page, "word => nnvizBus.last.get('layers:values')?.[word] !== undefined", arg=PAGE.word("own_mean"))
    at_rest(page)
    batch_normalization(page, sent)
    choose(page, "Dropout", "whole")
    masks(page, sent)
    choose(page, "Softmax", "p_next")
    temperature(page, sent)
    choose(page, "Dense", "output")
    weights(page, sent)


def batch_normalization(page: Page, sent: list[str]) -> None:
    """Slide and drag: moments, moving averages and outputs are those of nnviz."""
    before = len(sent)
    slide(page, batch="2", seen="7")
    page.get_by_role("button", name="0.9", exact=True).click()
    drag(page, "γ", 20)
    gamma = said(page, "gamma")
    assert gamma > 1
    page.get_by_role("button", name="inference", exact=True).click()
    data = normalization.given()
    batches = [np.array(data["power"])[order[:4]] for order in data["orders"][:7]]
    moving = moving_moments([batch_moments(each) for each in batches], momentum=0.9)
    assert said(page, "own_mean") == pytest.approx(batches[-1].mean())
    assert said(page, "moving_variance") == pytest.approx(moving.variance[0])
    first = batch_normalize(batches[-1], moving, gamma=gamma, beta=said(page, "beta"))[0, 0]
    assert said(page, "first_out") == pytest.approx(first)
    assert len(sent) == before


def masks(page: Page, sent: list[str]) -> None:
    """Slide p: the masks are those that Keras draws; inference drops nothing."""
    before, x = len(sent), dropout.inputs()
    slide(page, p="0.7")
    sums = drop_out(x, load_single_layers().noise, rate=0.7).sum(axis=1)
    assert said(page, "mean") == pytest.approx(sums.mean(), abs=1e-6)
    assert said(page, "sum") == pytest.approx(sums[0], abs=1e-6)
    page.get_by_role("button", name="inference", exact=True).click()
    assert said(page, "mean") == pytest.approx(x.sum()) and said(page, "sigma") == pytest.approx(0, abs=1e-6)
    assert len(sent) == before


def temperature(page: Page, sent: list[str]) -> None:
    """Slide the temperature, drag a logit: the probabilities are those of nnviz."""
    before = len(sent)
    slide(page, temperature="-0.5")
    drag(page, "Logit of 3", 60)
    logits = json.loads(said(page, "logits"))
    own = next(iter(softmax.offered().values()))["logits"]
    assert logits[3] > own[3] and logits[4] == pytest.approx(own[4])
    p = np.sort(softmax_at(logits, temperature=said(page, "temperature")))[-1]
    assert said(page, "together") == pytest.approx(1)
    shown = said(page, "p")
    assert shown.startswith(">") or float(shown.split("\u00a0")[0]) == pytest.approx(100 * p, abs=0.06)
    assert len(sent) == before


def weights(page: Page, sent: list[str]) -> None:
    """Drag a weight: the unit's sum follows, the other unit's weights stay."""
    before = len(sent)
    _, kernel, biases = dense.fitted()
    x = np.array(dense.given()["x"][0])
    assert said(page, "output") == pytest.approx(x @ kernel[:, 0] + biases[0])
    drag(page, "Weight of power", 50)
    moved = np.array(json.loads(said(page, "kernel")))
    assert moved[1, 0] == pytest.approx(kernel[1, 0] + 1, abs=0.03)
    assert np.delete(moved, 2) == pytest.approx(np.delete(kernel, 2))
    assert said(page, "output") == pytest.approx(x @ moved[:, 0] + biases[0])
    assert len(sent) == before
