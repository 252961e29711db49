"""The stack of page 7: what its address and its questions may say, what comes back, and code that runs as it stands."""

import json
import struct
from typing import Any

import numpy as np
import pytest

from dashboard.app_pages.layers import PAGE
from dashboard.app_pages.layers.stack import work
from dashboard.app_pages.layers.stack.asking import checked, explained
from dashboard.app_pages.layers.stack.code import Shown, fields
from dashboard.app_pages.layers.stack.limits import DEFAULTS
from dashboard.app_pages.layers.stack.picture import STACK
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from nnviz.layers import PRESETS, preset, read, spell, trace
from nnviz.layers.building import build
from tests.dashboard.links import HOSTILE, NUMBERS, assert_all_noted
from tests.dashboard.panels import numbers

QUESTION = {"want": "values", "stack": "image_flatten_dense", "batch": 1, "digit": 1, "sentence": 1, "seed": 0}
SHOWN = Shown(batch=1, digit=4, sentence=2, seed=1)


def test_what_keras_alone_refuses_is_told_in_its_words(monkeypatch):
    """A stack in which nothing is found to be wrong would stay empty without a word, or be called right."""

    def refuse(*_: object, **__: object) -> list[np.ndarray]:
        raise ValueError("Exception encountered when calling Dense.\n\nNo last dimension.\n\nArguments received …")

    monkeypatch.setattr(work, "compute", refuse)
    head, maps = opened(work.answer_values("image_flatten_dense", 1, 0, 0, 0))
    assert head["broke"] and head["keras"] == "No last dimension." and not maps
    head, _ = opened(work.answer_values("image_flatten_conv", 1, 0, 0, 0))
    assert not head["broke"] and "ndim" in head["keras"]


@pytest.mark.parametrize("value", NUMBERS.values(), ids=NUMBERS)
def test_nonsense_in_the_address_falls_back_with_a_note(value, run_page):
    """A link would ask for a network of any size, or end in an error."""
    words = ("stack", "batch", "digit", "sentence", "seed", "layer")
    app = run_page(PAGE.path, **PAGE.own(**dict.fromkeys(words, value)))
    assert_all_noted(app, PAGE.words(words))
    assert first(app)["stack"] == DEFAULTS["stack"] == spell(read(DEFAULTS["stack"]))


def test_a_link_brings_its_own_stack(run_page):
    """Copy link would lose what the lecturer built, or would not show what is broken in it."""
    stack = "image-16-3_conv-4-5-2-same-tanh_flatten_conv_dense-0"
    app = run_page(PAGE.path, **PAGE.own(stack=stack, batch="8", digit="500", seed="9", layer="14"))
    assert not app.exception and not [note for note in app.caption if "address" in note.value]
    shown = first(app)
    assert (shown["stack"], shown["batch"], shown["digit"], shown["seed"], shown["layer"]) == (stack, 8, 500, 9, 5)


def first(app) -> dict[str, Any]:
    """Return what the picture is sent."""
    sent = (json.loads(each.proto.json or "{}") for each in app.get("bidi_component"))
    return next(data["first"] for data in sent if "stack" in data.get("first", {}))


@pytest.mark.parametrize("value", [*HOSTILE.values(), None, True, 1.5, -1, 10**9, [], {}], ids=repr)
def test_hostile_questions_have_no_answer(value):
    """A browser that sends anything would have the worker build anything."""
    for name in ("stack", "batch", "digit", "sentence", "seed"):
        if (name, value) != ("stack", ""):  # an empty stack can be asked about
            assert checked(QUESTION | {name: value}) is None, name
    assert checked({}) is None
    assert checked(QUESTION | {"stack": "image_dense-2048_" * 7}) is None


def opened(message: bytes) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    """Read a message as the browser does."""
    length = struct.unpack("<I", message[:4])[0]
    head, end, arrays = json.loads(message[4 : 4 + length]), 4 + length, {}
    for name, shape in head["pictures"]:
        size = int(np.prod(shape))
        arrays[name] = np.frombuffer(message, np.uint8, size, end).reshape(shape)
        end += size
    assert end == len(message)
    return head, arrays


def test_what_is_wrong_is_said_without_a_network():
    """A visitor would wait for TensorFlow to read why a stack does not fit."""
    head, _ = opened(explained("image_flatten_conv_dense", SHOWN))
    [fault] = head["faults"]
    assert fault["at"] == 2 and fault["when"] == "building" and "Conv2D needs an image" in fault["says"]
    assert fault["mended"] == "image_conv_flatten_dense" and fault["mend"] == "Put Conv2D before Flatten"
    assert "layers.Conv2D(8, 3)" in head["code"]["model"]


def test_values_come_as_heat_maps_of_what_the_network_computes():
    """A heat map would be of another channel or example, or a fault would leave the layers before it empty."""
    stack = PRESETS["digit CNN"]
    head, maps = opened(work.answer_values(stack, 8, 4, 0, 0))
    whole = work.compute(stack, batch=8, digit=4, sentence=0, seed=0)
    conv = whole[1]
    low, high = head["tensors"][1]["low"], head["tensors"][1]["high"]
    assert maps["1"].shape == (8, 3, 24, 24) and not head["tensors"][1]["whole"]
    np.testing.assert_allclose(low + maps["1"][5, 2] / 255 * (high - low), conv[5, :, :, 2], atol=(high - low) / 500)
    assert head["tensors"][-1]["numbers"] == pytest.approx(whole[-1][0], abs=1e-6)
    assert [int(each) for each in whole[-1].argmax(axis=1)] == head["labels"]  # these eight are read right
    assert head["keras"] == "" and len(work.answer_values(stack, 8, 4, 0, 0)) < 150_000
    head, maps = opened(work.answer_values("image_flatten_conv_dense", 1, 0, 0, 0))
    assert set(maps) == {"0", "1"} and "expected min_ndim=4" in head["keras"]
    head, maps = opened(work.answer_values("words_embed-20_mean", 1, 0, 0, 0))
    assert set(maps) == {"0"} and "is not in [0, 20)" in head["keras"]


def test_the_largest_stack_stays_small_on_the_wire_and_within_limits():
    """One visitor's stack would take seconds of the worker, or megabytes of everybody's network."""
    text = "image-64-3_conv-64-5-1-same-relu_pool_normalize_conv-30-5_gap_dense-2048_flatten"
    assert trace(read(text)).fits
    assert len(work.answer_values(text, 8, 0, 0, 0)) < 200_000


def test_trained_weights_are_the_shipped_networks_own():
    """The digit CNN would show random maps under the word trained; with a seed they are random."""
    from dashboard.server.classifiers import classifier

    trained = work._model(PRESETS["digit CNN"], 0).get_weights()
    for one, other in zip(trained, classifier("cnn").model.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)
    random = build(preset("digit CNN"), seed=1).get_weights()
    np.testing.assert_array_equal(random[0], work._model(PRESETS["digit CNN"], 1).get_weights()[0])


@pytest.mark.parametrize(
    "stack",
    [
        *PRESETS.values(),
        "image-12-3_rescale_conv-2-3_normalize_gap_dense-3-softmax",
        "words_embed_flatten_numbers-3_dense-4-tanh_join_drop_dense-2",
    ],
)
def test_the_code_is_the_stack_and_gives_its_values(stack):
    """A student would run another network than the one on screen."""
    shown = Shown(batch=1, digit=4, sentence=2, seed=0)
    template = code(PAGE, STACK, None)
    panel = fill(template, PAGE.own(**fields(trace(read(stack)), shown)))
    wanted = work.compute(stack, batch=1, digit=4, sentence=2, seed=0)[-1].ravel()
    found = numbers(panel[: panel.index("model.summary()")] + panel[panel.index("data = ") :])
    assert found[-len(wanted) :] == pytest.approx(wanted.tolist(), abs=2e-4)


def test_the_story_shows_what_it_says():
    """The seam would not break at the step that speaks of it."""
    faults = [trace(read(step.state["stack"])).faults for step in STACK.story]
    assert [bool(each) for each in faults] == [False, False, True, False, False, False]
    assert STACK.guess.right in STACK.guess.because()
