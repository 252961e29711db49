"""Page 6 in a real browser: its maps are Keras' own, at any snapshot, and nothing asks the server while it replays."""

import numpy as np
import pytest
from playwright.sync_api import Page

from dashboard import playground
from dashboard.playground import Choices
from nnviz.datasets import features
from nnviz.training import record
from tests.browser.conftest import Open

SIX = "nw_hidden=8-8-8-8-8-8"


def ready(page: Page) -> None:
    """Wait until the picture is painted and the server is done."""
    page.wait_for_function("globalThis.nnvizBus?.last.get('network:maps')?.maps.length", timeout=60_000)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)
    page.wait_for_timeout(500)


def painted(page: Page) -> dict:
    """Return what the picture said: the snapshot, and every layer's maps."""
    said = page.evaluate(
        "(({step, side, reach, maps}) => ({step, side, reach, maps: maps.map(layer => layer.map(map => [...map]))}))"
        "(nnvizBus.last.get('network:maps'))"
    )
    said["maps"] = [np.array(layer) for layer in said["maps"]]
    return said


def by_keras(choices: Choices, said: dict) -> list[np.ndarray]:
    """Return every layer's output on the same grid, by Keras with the recorded weights."""
    places = (np.arange(said["side"]) + 0.5) / said["side"] * 2 * said["reach"] - said["reach"]
    grid = np.column_stack([np.tile(places, said["side"]), np.repeat(-places, said["side"])])
    model = choices.architecture.build()
    train, held = playground.split(choices)
    model.set_weights(record(model, *train, settings=choices.settings, validation=held).weights_at(said["step"]))
    output, outputs = features(grid, choices.inputs), []
    for layer in model.layers[1:]:
        output = layer(output)
        outputs.append(np.asarray(output).T)
    return outputs


@pytest.mark.parametrize(
    ("query", "choices"),
    [
        ("nw_epochs=30", Choices(epochs=30)),
        (
            "nw_epochs=30&nw_data=circles&nw_activation=ReLU&nw_hidden=5-3&nw_inputs=x-y2-xy-siny",
            Choices(data="circles", epochs=30, activation="ReLU", hidden=(5, 3), inputs=("x", "y²", "xy", "sin πy")),
        ),
        ("nw_epochs=30&nw_hidden=none", Choices(epochs=30, hidden=())),
    ],
    ids=["tanh", "ReLU and other inputs", "no hidden layer"],
)
def test_the_maps_are_those_of_keras(query, choices, open_page: Open):
    """The picture would only look like the network."""
    page = open_page(f"network?nw_run=1&{query}")
    ready(page)
    for key in ("End", "ArrowLeft", "Home"):
        page.locator(".player .scrub").press(key)
        page.wait_for_timeout(200)
        said = painted(page)
        for mine, theirs in zip(said["maps"], by_keras(choices, said), strict=True):
            np.testing.assert_allclose(mine, theirs, atol=1e-5)
    assert said["step"] == 0


def test_train_replays_and_scrubs_without_the_server(open_page: Open):
    """300 students scrubbing would load the server; the picture would not move both ways."""
    sent: list[str] = []
    page = open_page(f"network?{SIX}&nw_epochs=100", sent=sent)
    ready(page)
    assert "random weights" in page.get_by_test_id("note").inner_text()
    page.get_by_role("button", name="Train", exact=True).click()
    page.wait_for_selector(".player.playing", timeout=60_000)
    page.wait_for_selector(".player:not(.playing)", timeout=60_000)
    at_end, before = painted(page)["step"], len(sent)
    assert at_end == 65 and "nw_run=1" in page.url
    for step in (3, 40, 12):
        page.locator(".player .scrub").fill(str(step))
        page.wait_for_timeout(150)
        assert painted(page)["step"] == step
    assert len(sent) == before > 0


def test_units_can_be_looked_at_and_changed_by_keyboard(open_page: Open):
    """Units would be for mice alone; a heading would not say whose map is shown."""
    page = open_page("network?nw_run=1&nw_epochs=30")
    ready(page)
    page.get_by_role("button", name="layer 1, unit 3", exact=True).focus()
    assert page.locator(".heading").inner_text() == "The output of layer 1, unit 3"
    assert page.locator(".sum").inner_text().startswith("layer 1, unit 3 = tanh(")
    page.get_by_role("button", name="Layer 2: one unit more").press("Enter")
    page.wait_for_url("**nw_hidden=4-3**")
    page.wait_for_function("nnvizBus.last.get('network:maps').maps[1].length === 3", timeout=60_000)
    assert "nw_run" not in page.url
    page.get_by_role("button", name="input xy", exact=True).press("Enter")
    page.wait_for_url("**nw_inputs=x-y-xy**")


def test_the_picture_fits_projector_and_phone(open_page: Open):
    """Six layers of eight units would not be seen as a whole."""
    page = open_page(f"network?{SIX}&nw_run=1&nw_epochs=30")
    ready(page)
    bottoms = page.locator(".unit, .player").evaluate_all("all => all.map(one => one.getBoundingClientRect().bottom)")
    assert len(bottoms) == 7 + 48 + 1 + 1 and max(bottoms) <= 720
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(800)
    wide, room = page.eval_on_selector("[data-testid=stMain]", "main => [main.scrollWidth, main.clientWidth]")
    rights = page.locator(".unit").evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert wide <= room and max(rights) <= 390
