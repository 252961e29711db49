"""A model of one's own in a browser: opened in a process of its own, every number Keras' own."""

from pathlib import Path

import keras
import numpy as np
import pytest
from keras import layers

from dashboard.app_pages.inside_a_cnn import chosen
from tests.browser.conftest import Open, until

PATH = "inside-a-cnn"
SEEN = "nnvizBus.last.get('inside-a-cnn:own')"


def model() -> keras.Model:
    """Return a small network for digits, with padding, a stride and several channels."""
    keras.utils.set_random_seed(7)
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(4, 3, padding="same", activation="relu", name="one"),
            layers.Conv2D(5, 3, strides=2, activation="tanh", name="two"),
            layers.Flatten(),
            layers.Dense(3, "softmax", name="end"),
        ]
    )


def test_a_model_is_brought_and_every_number_is_keras_own(open_page: Open, tmp_path: Path):
    """A model could not be brought at all; the sum would not be what the network computed."""
    mine = model()
    mine.save(tmp_path / "mine.keras")
    page = open_page(PATH)
    page.get_by_text("your model", exact=True).click()  # whose example nobody waits for
    page.locator(".st-key-ic_own_model button").click()
    dialog = page.locator("[data-testid=stDialog]")
    dialog.get_by_text("Models are taken because nnviz runs on this computer").wait_for()
    dialog.locator("input[type=file]").first.set_input_files(tmp_path / "mine.keras")
    dialog.get_by_text("4 layers, 2,763 parameters, images of 28×28×1.").wait_for(timeout=90_000)
    page.emulate_media(color_scheme="dark")  # a dialog stands beside the app, and would keep the tokens of light
    until(page, "() => getComputedStyle(document.querySelector('[role=dialog]')).colorScheme === 'dark'")
    page.emulate_media(color_scheme="light")
    dialog.get_by_role("button", name="Look inside").click()
    page.get_by_role("button", name="mine.keras").wait_for()
    image = chosen.all_digits()[0][chosen.FIRST][None, ..., None] / np.float32(255)
    maps = keras.Model(mine.inputs[0], [layer.output for layer in mine.layers])(image)
    values = {layer.name: np.asarray(each)[0] for layer, each in zip(mine.layers, maps, strict=True)}
    until(page, f"{SEEN}?.output.length === 3 && {SEEN}.layer === 'one'")
    assert page.evaluate(f"{SEEN}.output") == pytest.approx(values["end"].tolist(), abs=1e-6)
    page.locator(".layers canvas").nth(1).focus()
    page.keyboard.press("ArrowRight")
    until(page, f"{SEEN}.layer === 'two' && {SEEN}.unit === 1")
    box = page.locator(".map canvas").bounding_box()
    for row, column in ((0, 0), (4, 9), (12, 12)):
        page.mouse.move(box["x"] + (column + 0.5) / 13 * box["width"], box["y"] + (row + 0.5) / 13 * box["height"])
        seen = page.evaluate(SEEN)
        assert (seen["row"], seen["column"]) == (row, column)
        assert seen["value"] == pytest.approx(values["two"][row, column, 1], abs=1e-6)
        assert np.tanh(seen["z"]) == pytest.approx(values["two"][row, column, 1], abs=1e-5)
    assert "tanh: " in page.get_by_test_id("own-total").inner_text()
    page.wait_for_url("**ic_of=two*")
    assert "mine" not in page.url
    page.get_by_text("attributions", exact=True).click()
    page.get_by_label("integrated gradients: 1 map").wait_for(timeout=60_000)
    page.get_by_text("For class ").wait_for()
