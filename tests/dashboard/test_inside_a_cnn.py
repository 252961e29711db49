"""Page 15 without a browser: hostile links, what the worker computes, and code that gives the numbers on screen."""

import base64
import re
from dataclasses import fields

import keras
import numpy as np
import pytest
import tensorflow as tf

from dashboard.app_pages.inside_a_cnn import (
    PAGE,
    attribution,
    chosen,
    cross_validation,
    looking,
    network,
    training,
)
from dashboard.app_pages.inside_a_cnn import said as words
from dashboard.app_pages.inside_a_cnn import work as tasks
from dashboard.app_pages.inside_a_cnn.tiles_view import Tiles
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from nnviz import models
from nnviz.charts.numbers import percent, with_minus
from nnviz.datasets.mnist import digits
from nnviz.digits import model_card
from nnviz.gradients import saliency
from nnviz.recordings.attributions import WAYS, Measures, load_measures, measure
from nnviz.recordings.inside_cnn import load_inside
from tests.dashboard.links import assert_all_noted, hostile
from tests.dashboard.messages import unpacked
from tests.dashboard.panels import printed
from tests.shipped import classifier

PATH = "inside-a-cnn"
SEVEN = np.round(255 * digits().test_images[7]).astype(np.uint8)
WORDS = ("ic_view", "ic_digit", "ic_layer", "ic_unit")


@hostile
def test_hostile_links_open_the_page_with_a_note(value, run_page):
    """A mistyped link would end in an error, or silently show something else."""
    assert_all_noted(run_page(PATH, **dict.fromkeys(WORDS, value)), WORDS)


@pytest.mark.parametrize("view", ["training", "attribution", "mistakes", "map of digits"])
def test_every_view_opens(view, run_page):
    """A view would end in an error; a step beyond the training would show nothing."""
    app = run_page(PATH, ic_view=view, ic_step="99")
    assert not app.exception and not app.error
    assert ("ic_step" in " ".join(caption.value for caption in app.caption)) == (view == "training")


@pytest.mark.parametrize(
    "asked",
    [{}, {"digit": "1"}, {"digit": True}, {"digit": 5000}, {"digit": -1}, {"drawing": [0] * 784}, {"drawing": "é"}],
)
def test_what_a_browser_asks_may_be_anything(asked, monkeypatch):
    """A forged message would end in an error, or show an image that is none."""
    monkeypatch.setattr(chosen.st, "query_params", address := {})
    chosen.take(asked)
    assert looking._look("visitor", asked) is None and not address


@pytest.mark.parametrize(
    ("question", "place"), [({"digit": 7}, 7), ({"drawing": base64.b64encode(SEVEN.tobytes()).decode()}, -1)]
)
def test_a_question_is_answered_with_everything_the_network_computes(question, place):
    """The columns would show another image than the one asked for."""
    answer = looking._look("visitor", question).result()
    head, pictures = unpacked(answer)
    assert head["digit"] == place and [name for name, _ in head["pictures"]] == ["image", *tasks.INSIDE]
    maps = tasks.look_inside(SEVEN)
    wanted = [SEVEN.ravel() / np.float32(255), *(maps[name].ravel() for name in tasks.INSIDE)]
    floats = [each.ravel().view(np.float32) for each in pictures.values()]
    np.testing.assert_array_equal(np.concatenate(floats), np.concatenate(wanted))


def test_another_view_looks_at_the_same_digit(run_page):
    """The digit chosen in one view would silently be another one in the next; Reset would not leave it."""
    app = run_page(PATH, ic_view="training", ic_digit="43")
    app.button_group(key="ic_view").set_value("attribution").run()
    assert app.session_state[chosen.KEPT][0].place == 43 and app.query_params["ic_digit"] == "43"
    app.button_group(key=chosen.ANOTHER).set_value(3).run()
    place = app.session_state[chosen.KEPT][0].place
    assert place == chosen.next_of(3, after=43) and app.query_params["ic_digit"] == str(place)
    app.button_group(key=chosen.ANOTHER).set_value(None).run()  # a click on the present class
    assert app.session_state[chosen.KEPT][0].place == chosen.next_of(3, after=place)
    app.button(key="reset").click().run()
    assert app.session_state[chosen.KEPT][0].place == 43 and not app.exception and not app.error


def test_another_digit_is_the_next_of_its_class():
    """A click would show another class, the same image again, or end after the last one."""
    labels = chosen.all_digits()[1]
    place = chosen.next_of(4, after=-1)
    assert labels[place] == 4 and 4 not in labels[:place]
    later = chosen.next_of(4, after=place)
    assert labels[later] == 4 and later > place and 4 not in labels[place + 1 : later]
    assert chosen.next_of(4, after=4999) == place


def test_code_of_the_sum_gives_the_numbers_on_screen():
    """The panel would promise numbers that it does not print."""
    rows = "\n".join(bytes(row).hex() for row in SEVEN)
    values = {"ic_rows": rows, "ic_layer": "conv2", "ic_row": 3, "ic_column": 2, "ic_unit": 11}
    told = printed(fill(code(PAGE, network.NETWORK, None), values))
    maps, weights = tasks.look_inside(SEVEN), tasks.cnn_weights()
    window = maps["pool1"][3:8, 2:7]
    total = (window * weights["conv2_kernel"][..., 11]).sum()
    z = total + weights["conv2_bias"][11]
    said = [float(number) for number in re.findall(r"-?\d+\.\d{4}", told)][-4:]
    assert said == pytest.approx([total, z, max(0, z), maps["conv2"][3, 2, 11]], abs=1e-3)
    assert max(0, z) == pytest.approx(maps["conv2"][3, 2, 11], abs=1e-5)


def test_the_code_of_the_training_has_the_networks_layers_and_learns():
    """A student would build another network than the picture's, or one that does not learn to read digits."""
    names: dict = {}
    told = printed(code(PAGE, training.TRAINING, None), names)
    shipped = classifier("cnn").model
    assert names["model"].count_params() == shipped.count_params()
    assert [each.shape for each in names["model"].weights] == [each.shape for each in shipped.weights]
    assert names["accuracy"] > 0.95 and f"test accuracy {names['accuracy']:.1%}" in told


def test_the_maps_are_those_of_a_cut_model():
    """The columns would show another network."""
    model = classifier("cnn").model
    cut = keras.Model(model.inputs[0], [model.get_layer(name).output for name in network.LAYERS])
    found = tasks.look_inside(SEVEN)
    for name, part in zip(network.LAYERS, cut(SEVEN[None, ..., None] / np.float32(255)), strict=True):
        np.testing.assert_allclose(found[name], np.asarray(part)[0], atol=1e-5, err_msg=name)


def test_the_training_ends_at_the_shipped_network():
    """The last moment would be another network than the page's; before training, it would not be the untrained one."""
    inside, shipped, maps = load_inside(), tasks.cnn_weights(), tasks.through_training(SEVEN)
    np.testing.assert_array_equal(inside.conv1[-1], shipped["conv1_kernel"])
    np.testing.assert_allclose(inside.conv2[-1], shipped["conv2_kernel"], atol=1e-3)
    np.testing.assert_array_equal(inside.conv1[0], models.digit_cnn(seed=1).get_layer("conv1").get_weights()[0])
    now = tasks.look_inside(SEVEN)
    np.testing.assert_allclose(maps["conv1"][-1], np.moveaxis(now["conv1"], -1, 0), atol=1e-5)
    np.testing.assert_allclose(maps["conv2"][-1], np.moveaxis(now["conv2"], -1, 0), atol=0.01)
    assert inside.accuracy[-1] == pytest.approx((_answers() == digits().test_labels).mean())
    assert percent(model_card("cnn")["accuracy"]) in training.caption(inside, len(inside.epochs) - 1)


def _answers() -> np.ndarray:
    return tasks.read_digits(np.round(255 * digits().test_images).astype(np.uint8))


def test_the_maps_are_those_of_a_plain_tape():
    """What is shown as an attribution would be something else."""
    trained, random = tasks.attribute(SEVEN)
    model, pixels = classifier("cnn").model, tf.constant(SEVEN[None, ..., None] / np.float32(255))
    scores = keras.Model(model.inputs[0], [model.get_layer("conv2").output, model.get_layer("logits").output])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(pixels)
        maps, logits = scores(pixels)
        top = logits[0, trained.prediction]
    found = trained.maps
    assert trained.prediction == 7 and set(found) == set(random.maps) == set(tasks.SHOWN)
    np.testing.assert_allclose(found["saliency"], tape.gradient(top, pixels).numpy()[0, ..., 0], atol=1e-5)
    speaking = np.maximum((maps * tf.reduce_mean(tape.gradient(top, maps), (1, 2)))[0].numpy().sum(axis=-1), 0)
    np.testing.assert_allclose(
        found["Grad-CAM"][6:22:2, 6:22:2], speaking, atol=1e-4
    )  # fields begin at 0, 2, …; 14 wide
    assert found["Grad-CAM"][:6].max() == found["Grad-CAM"][22:].max() == 0
    covered = SEVEN.copy()
    covered[8:11, 9:12] = 0
    without = np.asarray(scores(covered[None, ..., None] / np.float32(255))[1])[0, trained.prediction]
    assert found["occlusion 3×3"][9, 10] == pytest.approx(float(top) - without, abs=1e-4)
    empty = np.asarray(scores(np.zeros((1, 28, 28, 1), np.float32))[1])[0, trained.prediction]
    assert found["integrated gradients"].sum() == pytest.approx(float(top) - empty, rel=0.03)
    assert trained.probability > 0.9 > random.probability
    untrained = models.digit_cnn(seed=0)
    theirs = saliency(untrained, pixels.numpy(), classes=7, scores="logits")[0, ..., 0]
    np.testing.assert_allclose(random.maps["saliency"], theirs, atol=1e-6, err_msg="of the same digit")


def test_the_sanity_numbers_support_what_is_said_of_the_ways():
    """The page would recommend a map that a random network gives as well."""
    measures = load_measures()
    at = {way: place for place, way in enumerate(WAYS)}
    assert measures.twin_ink[at["saliency"]] < 0.2 > measures.ink[at["saliency"]], "noise to the eye"
    best = at["occlusion 3×3"]
    assert measures.ink[best] > 0.6 > 0.2 > abs(measures.twin_ink[best]) and abs(measures.twin[best]) < 0.2
    assert measures.insertion.argmax() == best and measures.shift[best] > 0.9
    said = attribution.measured()
    for way in WAYS:
        assert f"| {way} | " + with_minus(f"{measures.ink[at[way]]:.2f}") in said
    fresh = measure(count=2, twins=1)
    assert all(getattr(fresh, each.name).shape == (len(WAYS),) for each in fields(Measures))


def test_a_digit_that_was_learned_from_is_marked(run_page):
    """A mistake of a fold's network would turn right without a word."""
    assert "has learned from this one" in cross_validation.words() and "misread" in cross_validation.words()
    assert f"Of {len(cross_validation.predictions()):,} training digits" in words.GUESS.question
    assert len(digits().test_images) == chosen.TEST


def test_mistakes_are_those_of_the_cross_validation():
    """The gallery would show digits that were read, or leave some out."""
    counts, images, about = cross_validation.opened()
    wrong = [(truth, said, p, place) for truth, said, p, place in about if truth != said]
    assert counts.sum() == 4500 and counts.sum(axis=1).tolist() == [450] * 10
    right = model_card("cnn")["cross_validation"]["mean"]
    assert len(wrong) == 4500 - np.trace(counts) == round(4500 * (1 - right)) and len(images) == len(about)
    every, labels = chosen.all_digits()
    for image, (truth, said, p, place) in zip(images, about, strict=True):
        np.testing.assert_array_equal(image, every[place])
        assert labels[place] == truth and cross_validation.predictions()[place - 500].argmax() == said
        assert p == pytest.approx(cross_validation.predictions()[place - 500].max(), abs=1e-3)
    guessed = {guess: abs(int(guess.split()[-1]) - len(wrong)) for guess in cross_validation.GUESSES}
    assert guessed[cross_validation.right_guess()] == min(guessed.values()) and right >= 0.992
    assert percent(right, 2) in cross_validation.words()


def test_payloads_are_small():
    """A phone in the hall would wait for the page."""
    values = np.random.default_rng(0).normal(size=(2, 3, 4, 4))
    gray, tops = Tiles("a", values, "diverging").scaled()
    np.testing.assert_allclose((gray.astype(float) - 128) / 127 * np.reshape(tops, (2, 1, 1, 1)), values, atol=0.02)
    maps, weights = tasks.look_inside(SEVEN), tasks.cnn_weights()
    parts = [maps[name] for name in network.LAYERS] + list(weights.values()) + list(network.patches().values())
    assert sum(part.nbytes for part in parts) < 250_000
