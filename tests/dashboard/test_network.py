"""Page 6 without a browser: hostile links, caps, words, and code that gives the numbers on screen."""

import json
import re
import struct
from contextlib import redirect_stdout
from io import StringIO

import numpy as np
import pytest

from dashboard import playground
from dashboard.pages import page_at
from dashboard.playground import Choices

HOSTILE = ("nan", "-1e999", "<script>alert(1)</script>", "9" * 3000, "8-8-8-8-8-8-8", "")
PAGE = page_at("network")
QUICK = Choices(data="moons", noise=10, share=20, hidden=(3,), batch=40, epochs=30, l2="0.001", inputs=("x", "y²"))


@pytest.mark.parametrize("value", HOSTILE, ids=["nan", "huge", "html", "long", "seven layers", "empty"])
def test_hostile_links_open_the_page_with_a_note(value, run_page):
    """A mistyped link would end in an error, or in a network that keeps the server busy for hours."""
    words = [*playground.MENUS, "nw_hidden", "nw_inputs"]
    app = run_page("network", **dict.fromkeys(words, value))
    assert not app.exception
    notes = " ".join(caption.value for caption in app.caption)
    for word in words:
        assert word in notes, word


def test_train_puts_itself_into_the_address_and_a_new_setting_takes_it_out(run_page):
    """A link would not show the trained network, or one trained with other settings than it says."""
    app = run_page("network", nw_epochs="30", nw_hidden="3")
    assert "nw_run" not in app.query_params
    app.button(key="nw_train").click().run()
    assert not app.exception and app.query_params["nw_run"] == "1"
    app.selectbox(key="nw_rate").set_value("0.1").run()
    assert not app.exception and "nw_run" not in app.query_params and "nw_hidden" in app.query_params


def test_no_input_is_explained(run_page):
    """The picture would be empty without a word."""
    app = run_page("network", nw_inputs="none", nw_run="1")
    assert not app.exception
    assert app.button(key="nw_train").disabled
    assert "No input is chosen" in playground.words(Choices(inputs=()), None)


def test_what_a_browser_sends_is_checked(run_page):
    """A made-up message could write anything into the address."""
    for sent in (None, 3, {"name": "lecture", "value": "1"}, {"value": "x"}):
        playground.change(sent)


def test_divergence_is_explained():
    """NaN would be a blank chart."""
    wild = Choices(data="circles", activation="linear", optimizer="Momentum", rate="100", l2="0.1", epochs=30)
    recording = playground.recorded(wild)
    assert recording.stopped == "diverged"
    assert "smaller learning rate" in playground.words(wild, recording)
    assert np.isfinite(recording.weights).all()


def test_the_largest_recording_travels_in_150_kilobytes():
    """A phone in the hall would wait for it."""
    largest = Choices(inputs=tuple(playground.WORDS), hidden=(8,) * 6, epochs=1000)
    weights = np.zeros((len(largest.settings.kept), largest.parameters), np.float32)
    assert weights.nbytes <= playground.MOST_BYTES
    rest = 4 * len(largest.settings.kept) * 5 + 8 * playground.COUNT + 2000
    assert weights.nbytes + rest < 150_000


def test_the_message_carries_the_recording():
    """The browser would draw other weights than were trained."""
    recording = playground.recorded(QUICK)
    message = playground.payload(PAGE, QUICK, recording)
    length = struct.unpack("<I", message[:4])[0]
    head, at = json.loads(message[4 : 4 + length]), 4 + length
    arrays = {}
    for name, shape in head["pictures"]:
        count = int(np.prod(shape))
        arrays[name] = np.frombuffer(message, np.float32, count, at).reshape(shape)
        at += 4 * count
    np.testing.assert_array_equal(arrays["weights"], recording.weights)
    np.testing.assert_array_equal(arrays["curves"][1], recording.validation_loss)
    assert at == len(message) and head["train"] == 80 and head["parameters"] == QUICK.parameters == 13


def test_the_code_gives_the_numbers_on_screen():
    """The panel would promise numbers that it does not print."""
    recording = playground.recorded(QUICK)
    printed = StringIO()
    with redirect_stdout(printed):
        exec(compile(playground.code(PAGE, QUICK), "panel", "exec"), {})
    said = [float(number) for number in re.findall(r"\d+\.\d+|\d+$", printed.getvalue(), flags=re.M)]
    held_loss, held_right = recording.validation_loss, recording.validation_metric
    assert held_loss is not None and held_right is not None
    wanted = [QUICK.parameters, recording.loss[-1], recording.metric[-1], held_loss[-1], held_right[-1]]
    assert said == pytest.approx(wanted, abs=1e-3)


def test_the_guess_is_answered_with_computed_numbers():
    """The page would claim what the networks on screen do not do."""
    said = [int(share) for share in re.findall(r"(\d+)%", playground.answer_to_guess())]
    assert 40 <= said[0] <= 65 and said[1] >= 95
