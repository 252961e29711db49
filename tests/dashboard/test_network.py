"""Page 6 without a browser: hostile links, caps, words, and code that gives the numbers on screen."""

import ast
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from dashboard.app_pages.network import (
    PAGE,
    by_hand,
    choices,
    menus,
    own_points,
    picture,
    sum_of_bumps,
    training,
    words,
)
from dashboard.app_pages.network import multiplications as counted
from dashboard.app_pages.network import two_networks as two
from dashboard.app_pages.network.choices import Choices
from dashboard.app_pages.network.one_network import ONE_NETWORK, STORY
from dashboard.app_pages.network.page import VIEWS
from dashboard.app_pages.network.training import recorded, run_word, untrained
from dashboard.layout.views import code
from dashboard.layout.visit import Shown, trained
from dashboard.server import once
from nnviz.charts.numbers import percent
from nnviz.linear import best_cut
from nnviz.training import overfitting
from tests.dashboard.links import NUMBERS, assert_all_noted
from tests.dashboard.messages import unpacked
from tests.dashboard.panels import printed, printed_eagerly

HOSTILE = NUMBERS | {"seven layers": "8-8-8-8-8-8-8"}
QUICK = Choices(data="moons", noise=10, share=20, hidden=(3,), batch=40, epochs=30, l2="0.001", inputs=("x₁", "x₂²"))


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_hostile_links_open_the_page_with_a_note(value, run_page):
    """A mistyped link would end in an error, or in a network that keeps the server busy for hours."""
    words = PAGE.words([*menus.MENUS, "hidden", "inputs", "moved", "off", "points"])
    assert_all_noted(run_page("network", **dict.fromkeys(words, value)), words)


def test_train_puts_itself_into_the_address_and_a_new_setting_takes_it_out(run_page):
    """A link would not show the trained network, or one trained with other settings than it says."""
    app = run_page("network", nw_epochs="30", nw_hidden="3")
    assert "nw_run" not in app.query_params
    app.button(key="nw_train").click().run()
    assert not app.exception and app.query_params["nw_run"] == run_word(Choices(epochs=30, hidden=(3,)))
    app.selectbox(key="nw_rate").set_value("0.1").run()
    assert not app.exception and "nw_run" not in app.query_params and "nw_hidden" in app.query_params


def test_no_input_is_explained(run_page):
    """The picture would be empty without a word."""
    app = run_page("network", nw_inputs="none", nw_run="1")
    assert not app.exception
    assert app.button(key="nw_train").disabled
    assert "No input is chosen" in picture.note(Shown(Choices(inputs=()), "new"))


@pytest.mark.parametrize(
    ("moved", "off"),
    [
        ("25:1", "1.5"),  # 2-4-2-1 has 25 parameters, from 0 on, and four units in its first layer
        ("3:100", "3.1"),
        ("_".join(f"{place}:1" for place in range(25)) * 3, "1.0"),
        ("3:1e9", "1.1_"),
        ("3", "../1.1"),
        ("3:1" * 2000, "1.1" * 2000),
    ],
)
def test_a_link_moves_only_what_the_network_has(moved, off, monkeypatch):
    """A made-up link would break the picture, or show another network than it says."""
    notes: list[str] = []
    monkeypatch.setattr(by_hand.st, "caption", notes.append)
    monkeypatch.setattr(by_hand.st, "query_params", {"nw_moved": moved, "nw_off": off, "nw_step": "-1e9"})
    assert by_hand.by_hand(Choices()) == {"moved": [], "off": [], "step": None} and len(notes) == 2
    good = {"nw_moved": "24:-0.53_3:99.99", "nw_off": "1.4_2.1", "nw_step": "7", "nw_moved_right": "0:1"}
    monkeypatch.setattr(by_hand.st, "query_params", good)
    assert by_hand.by_hand(Choices()) == {"moved": [(24, -0.53), (3, 99.99)], "off": [(1, 3), (2, 0)], "step": 7}
    assert by_hand.by_hand(Choices(), place=":right") == {"moved": [(0, 1.0)], "off": [], "step": 7}
    assert by_hand.by_hand(Choices(inputs=()))["moved"] == [] and len(notes) == 3


def test_points_that_no_hand_could_put_are_refused():
    """A made-up link would keep the server busy, or draw points beside the map."""
    strange = ["", "0", "4~0~0", "-1~0~0", "0~1.26~0", "0~0~-1.3", "0~0.123~0", "0~nan~0", "0~1e9~0", "0~0~0_", "٠~٠~٠"]
    strange += ["none_0~0~0", "_".join(["0~0~0"] * 101), "0~0~0" * 100_000]
    assert [text for text in strange if own_points.fits(text)] == []
    assert own_points.fits("_".join(["3~-1.25~1.25"] * own_points.MOST)) and own_points.fits(own_points.FIRST)


def test_points_put_by_hand_are_trained_on_and_trained_anew_when_they_move(run_page):
    """The network on screen would be that of the points before, or the visitor would have to press Train each time."""
    app = run_page("network", nw_data="yours", nw_epochs="30", nw_hidden="3", nw_points="0~1~1")
    assert app.button(key="nw_train").disabled, "one class"
    own = Choices(data="yours", epochs=30, hidden=(3,), placed=own_points.FIRST)
    app.query_params["nw_points"] = own.placed
    app.run().button(key="nw_train").click().run()
    assert app.query_params["nw_run"] == run_word(own)
    more = replace(own, placed=f"{own.placed}_2~1~1_2~1.1~1")
    app.query_params["nw_points"] = more.placed
    app.run()
    assert not app.exception and app.query_params["nw_run"] == run_word(more)
    (shown,) = app.session_state["visit:network"].shown.values()
    assert shown.job == more and shown.state == "finished" and shown.job.sizes == [2, 3, 3]
    app.selectbox(key="nw_rate").set_value("0.1").run()
    assert "nw_run" not in app.query_params and app.selectbox(key="nw_noise").disabled
    app.query_params["nw_points"] = "none"
    assert not app.run().exception and app.button(key="nw_train").disabled


@pytest.mark.parametrize("sent", [None, 3, {"name": "lecture", "value": "1"}, {"value": "x"}], ids=str)
def test_what_a_browser_sends_is_checked(sent, monkeypatch):
    """A made-up message could write anything into the address."""
    address: dict[str, str] = {}
    monkeypatch.setattr(menus.st, "query_params", address)
    menus.change(sent)
    assert address == {}
    monkeypatch.setattr(menus, "forget_words", lambda words: None)
    menus.change({"name": "nw_hidden", "value": "8" * 3000})
    menus.change({"name": "nw_points", "value": "0~1e9~0"})
    assert address == {"nw_hidden": "8" * 80}, "what it may write is cut, and read as any other address is"
    menus.change({"name": "nw_points", "value": "0~1~0"})
    assert address.pop("nw_points") == "0~1~0"


def test_divergence_is_explained():
    """NaN would be a blank chart."""
    wild = Choices(data="circles", activation="linear", optimizer="Momentum", rate="100", l2="0.1", epochs=30)
    recording = recorded(wild)
    assert recording.stopped == "diverged"
    assert "smaller learning rate" in picture.note(Shown(wild, "finished", trained(wild)))
    assert np.isfinite(recording.weights).all()


def test_the_largest_recording_travels_in_150_kilobytes():
    """A phone in the hall would wait for it."""
    largest = Choices(inputs=tuple(choices.WORDS), hidden=(8,) * 6, epochs=1000)
    weights = np.zeros((len(largest.settings.kept), largest.parameters), np.float32)
    assert weights.nbytes <= choices.MOST_BYTES
    rest = 4 * len(largest.settings.kept) * 5 + 8 * choices.COUNT + 2000
    assert weights.nbytes + rest < 150_000


@pytest.fixture
def payload(monkeypatch):
    """Return what makes messages, without a visit."""
    monkeypatch.setattr(picture, "version", lambda page: "network:0")
    return lambda shown, **others: unpacked(picture.payload(shown, **others), np.float32)


def test_the_message_carries_the_recording(payload):
    """The browser would draw other weights than were trained."""
    recording = recorded(QUICK)
    head, arrays = payload(Shown(QUICK, "finished", trained(QUICK)))
    np.testing.assert_array_equal(arrays["weights"], recording.weights)
    np.testing.assert_array_equal(arrays["curves"][1], recording.validation_loss)
    assert head["train"] == 80 and head["parameters"] == QUICK.parameters == 13 and not head["live"]


def test_a_training_on_its_way_is_shown_as_far_as_it_is(payload):
    """A long training would be an empty picture, and nobody would know who else is served."""
    progress = trained(QUICK)
    head, arrays = payload(Shown(QUICK, "running", progress, ahead=2))
    assert head["live"] and len(arrays["curves"][0]) == len(arrays["epochs"]) == len(progress.recording.epochs)
    np.testing.assert_array_equal(arrays["weights"], progress.recording.weights[-1:])
    assert head["note"] == "Epoch 30 of 30 · 2 other trainings take turns with yours"
    function, *arguments = QUICK.first()
    for early in (None, function(*arguments)):
        state = "waiting" if early is None else "running"
        assert len(payload(training.begun(Shown(QUICK, state, early)))[1]["weights"]) == 1, "the first weights"
    head, arrays = payload(Shown(QUICK, "waiting", untrained(QUICK), ahead=1))
    assert head["note"].startswith("Building your network · 1 other") and len(arrays["weights"]) == 1


def test_the_first_weights_are_built_once_for_all_settings(monkeypatch):
    """Every change of a menu would keep the worker busy that reads drawings."""
    answering, calls = once.engine().answering, []
    submit = answering.submit
    monkeypatch.setattr(answering, "submit", lambda *task: calls.append(task) or submit(*task))
    asked = replace(QUICK, hidden=(2, 7, 1))
    first, other = untrained(asked), untrained(replace(asked, rate="10", batch=1, optimizer="SGD", data="XOR"))
    assert len(calls) == 1 and (first.weights == other.weights).all()
    assert other.settings.learning_rate == 10


def test_two_networks_follow_the_same_epochs(payload):
    """The right network would be shown at another epoch than the left one."""
    right = replace(QUICK, hidden=(8, 8, 8), epochs=1000)
    frames = np.array(Choices(epochs=1000).settings.kept)
    kept = np.array(right.settings.kept)
    places = picture.following(kept, frames)
    assert (kept[places] <= frames).all() and kept[places[-1]] == 1000
    assert all(
        kept[place + 1] > epoch for place, epoch in zip(places[:-1], frames[:-1], strict=True) if place + 1 < len(kept)
    )
    both = Shown(QUICK, "finished", trained(QUICK)), Shown(right, "new", untrained(right))
    assert two.frames_of(both).tolist() == list(QUICK.settings.kept)


@pytest.mark.parametrize("name", menus.OTHERS)
def test_the_right_network_differs_in_one_setting(name, run_page):
    """The comparison would not show what the setting does."""
    app = run_page("network", nw_view="Two side by side", nw_differ=name)
    assert not app.exception and not app.error
    field, options = menus.OTHERS[name]
    chosen = app.selectbox(key=f"nw_other_{field}").value
    assert chosen in options and chosen != choices.say(Choices(), field)


def test_two_networks_are_trained_for_one_press(run_page):
    """Half of the comparison would stay untrained."""
    app = run_page("network", nw_view="Two side by side", nw_epochs="30", nw_hidden="3", nw_data="hills")
    app.button(key="nw_train").click().run()
    left = Choices(epochs=30, hidden=(3,), data="hills")
    assert not app.exception and not app.error
    assert app.query_params["nw_run"] == run_word(left, replace(left, activation="ReLU"))
    assert [shown.state for shown in app.session_state["visit:network"].shown.values()] == ["finished"] * 2


@pytest.mark.parametrize("view", [view.name for view in VIEWS])
def test_hostile_links_open_every_view(view, run_page):
    """Words of another view would end in an error."""
    words = dict.fromkeys(
        ["nw_differ", "nw_other_activation", "nw_c1", "nw_bias", "nw_f", "nw_goal", "nw_step", "nw_bent"], "nan"
    )
    app = run_page("network", nw_view=view, nw_run="1", nw_epochs="30", **words)
    assert not app.exception and not app.error


@pytest.mark.parametrize(
    "asked",
    [
        QUICK,
        replace(QUICK, data="hills", l2="0", optimizer="RMSprop"),
        replace(QUICK, optimizer="SGD", rate="1"),
        replace(QUICK, data="yours", share=80, batch=5, placed=f"{own_points.FIRST}_3~1~1_3~0.9~1.1_2~-1~-1"),
    ],
    ids=["classes", "a quantity", "a whole rate", "points put by hand"],
)
def test_the_code_gives_the_numbers_on_screen(asked):
    """The panel would promise numbers that it does not print, or stop at a rate that the menu offers."""
    compiled = asked is QUICK  # as a student runs it
    asked = asked if compiled else replace(asked, epochs=4)
    recording = recorded(asked)
    told = (printed if compiled else printed_eagerly)(code(PAGE, ONE_NETWORK, Shown(asked, "new")))
    assert f"parameters: {asked.parameters}\n" in told
    held_loss, held_right = recording.validation_loss, recording.validation_metric
    assert held_loss is not None and held_right is not None
    loss = asked.settings.loss if float(asked.l2) else "loss"
    metric = "mean_absolute_error" if asked.quantity else "accuracy"
    for name, wanted in (
        ("training", (recording.loss[-1], recording.metric[-1])),
        ("validation", (held_loss[-1], held_right[-1])),
    ):
        found = ast.literal_eval(re.search(rf"^{name}: +(.*)$", told, flags=re.M)[1])
        assert [found[loss], found[metric]] == pytest.approx(wanted, abs=2e-4)


def test_many_small_operations_are_counted_and_timed():
    """The slide would count other products than the network takes, or name times that nobody measured."""
    asked = Choices(hidden=(8, 3))
    assert counted.forward_multiplications(asked) == 200 * (2 * 8 + 8 * 3 + 3 * 1)
    assert counted.backward_multiplications(asked) == 200 * (2 * 8 + 2 * (8 * 3 + 3 * 1))
    assert counted.backward_multiplications(Choices(hidden=())) == counted.forward_multiplications(Choices(hidden=()))
    points, weights = np.random.default_rng(0).normal(size=(2500, 4)), np.random.default_rng(1).normal(size=(4, 3))
    np.testing.assert_allclose(counted.product_by_loops(points[:5].tolist(), weights.tolist()), points[:5] @ weights)
    np.testing.assert_allclose(counted.product_by_blocks(points, weights), points @ weights)
    with ThreadPoolExecutor(3) as pool:
        shared = counted.product_by_blocks(points, weights, pool, threads=3)
    np.testing.assert_allclose(shared, points @ weights)
    made = counted.Times(0.2, 0.002, 0.001, 2)
    said = words.at_once(made)
    assert all(
        part in said for part in ("200 ms", "2 ms", "100 times as fast", "2 threads 1 ms, 2.0 times as fast again")
    )
    measured = words.times()
    assert 0 < measured.vectorized < measured.loop and measured.threaded > 0
    assert words.at_once(measured) in str(words.slide(asked)) and "depth buys nothing" not in str(words.slide(asked))
    assert "depth buys nothing" in str(words.slide(replace(asked, activation="linear")))


@pytest.mark.parametrize("seed", range(5))
def test_depth_without_an_activation_buys_nothing(seed):
    """The sentence would not hold for what the playground trains: no seed may do better than the best line."""
    deep = Choices(data="circles", hidden=(8, 8), activation="linear", seed=seed)
    (x, y), _ = deep.parts
    assert recorded(deep).metric[-1] <= best_cut(x, y).accuracy


def test_the_code_of_the_bumps_is_a_keras_network():
    """The panel would draw another sum than the sliders."""
    values = PAGE.own(f="ReLU", goal="wave", **sum_of_bumps.WAVE)
    text = re.sub(r"«(\w+)»", lambda field: values[field[1]], code(PAGE, sum_of_bumps.SUM_OF_BUMPS, None))
    told = printed(text)
    x = np.linspace(-1, 1, 201)
    c, w, v = (np.array([float(sum_of_bumps.WAVE[f"{kind}{unit}"]) for unit in range(1, 5)]) for kind in "cwv")
    y = 0.1 + (v * np.maximum(0, w * (x[:, None] - c))).sum(axis=1)
    error = float(re.search(r"error: ([\d.]+)", told)[1])
    assert error == pytest.approx(np.square(y - np.sin(2 * np.pi * x)).mean(), abs=1e-4) and error < 0.02
    assert "parameters: 13" in told


def test_two_tanh_units_make_a_hump():
    """The answer would call right what does not hold."""
    one, pair = (float(number) for number in re.findall(r"0\.\d+", sum_of_bumps.answer_to_guess()))
    assert pair < 0.002 < 0.03 < one


def test_the_guess_tells_apart_what_training_reaches_and_what_a_line_can():
    """The page would claim of one seed what others refute, or call the reachable what is reached."""
    assert words.SEEDS >= 5
    plain, four = words.reached(()), words.reached((4,))
    nearest = {min(words.SHARES, key=lambda name: abs(words.SHARES[name] - share)) for share in plain}
    assert words.right_guess() in nearest
    (x, y), _ = Choices(data="circles").parts
    best, said = best_cut(x, y).accuracy, words.answer_to_guess()
    assert best >= max(plain) and min(four) > best
    assert f"{percent(min(plain), 0)} to {percent(max(plain), 0)}" in said and percent(best, 0) in said


@pytest.mark.parametrize("seed", range(5))
def test_the_page_calls_overfitting_what_the_definition_does(payload, seed):
    """The show-piece would be called overfitted, or the noisy example not: the story promises it of any seed."""
    noisy = Choices(data="moons", noise=30, share=10, hidden=(8, 8), seed=seed)
    head, _ = payload(Shown(noisy, "finished", trained(noisy)))
    recording = recorded(noisy)
    assert head["overfits"] == overfitting(recording.loss, recording.validation_loss).tolist() and head["overfits"][-1]
    assert payload(Shown(noisy, "running", trained(noisy)))[0]["overfits"] == []


def test_the_story_is_true():
    """A sentence of the story would speak of what the networks on screen do not do."""

    def shown(number: int) -> Choices:
        state = dict(STORY[number].state)
        words = {name: state[name] for name in state if name in menus.MENUS}
        default = {name: default for name, (_, _, default) in menus.MENUS.items()}
        return choices.of(default | words | {"hidden": choices.hidden_of(str(state["hidden"]))})

    line, four, spiral, noisy = (recorded(shown(number)) for number in (0, 2, 4, 5))
    assert shown(1) == shown(2) == shown(3)
    assert line.validation_metric is not None and line.validation_metric[-1] < 0.7
    for found in (four, spiral):
        assert found.validation_metric is not None and found.validation_metric[-1] > 0.95
    assert shown(5).train == 40 and overfitting(noisy.loss, noisy.validation_loss)[-1]
