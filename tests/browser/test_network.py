"""Page 6 in a real browser: its maps are Keras' own, at any snapshot, and nothing asks the server while it replays."""

import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from dashboard.app_pages.network import PAGE
from dashboard.app_pages.network.choices import Choices
from dashboard.app_pages.network.sum_of_bumps import STEPS
from dashboard.app_pages.network.training import run_word
from nnviz.datasets import features
from nnviz.training import Recording, record
from tests.browser.conftest import Open, at_rest, quiet, until
from tests.browser.frame import violations
from tests.browser.grips import grip, press, pull
from tests.browser.sliders import CONTROLS, fits, fits_in_height, open_picture, put, values

SIX = "nw_hidden=8-8-8-8-8-8"


def ready(page: Page) -> None:
    """Wait until the picture is painted and the server is done."""
    until(page, "globalThis.nnvizBus?.last.get('network:maps')?.maps.length", timeout=60_000)
    at_rest(page)
    if "nw_run=" in page.url:
        page.wait_for_selector(".player", timeout=60_000)  # it comes when the training has ended
    quiet(page)


def painted(page: Page) -> dict:
    """Return what the picture said: the snapshot, and every layer's maps."""
    said = page.evaluate(
        "(({step, side, reach, maps}) => ({step, side, reach, maps: maps.map(layer => layer.map(map => [...map]))}))"
        "(nnvizBus.last.get('network:maps'))"
    )
    said["maps"] = [np.array(layer) for layer in said["maps"]]
    return said


def recorded(choices: Choices) -> Recording:
    """Return the training that the page shows, by the engine."""
    train, held = choices.parts
    return record(choices.architecture.build(), *train, settings=choices.settings, validation=held)


def by_keras(choices: Choices, said: dict) -> list[np.ndarray]:
    """Return every layer's output on the same grid, by Keras with the recorded weights."""
    places = (np.arange(said["side"]) + 0.5) / said["side"] * 2 * said["reach"] - said["reach"]
    grid = np.column_stack([np.tile(places, said["side"]), np.repeat(-places, said["side"])])
    model = choices.architecture.build()
    model.set_weights(recorded(choices).weights_at(said["step"]))
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
            Choices(
                data="circles", epochs=30, activation="ReLU", hidden=(5, 3), inputs=("x₁", "x₂²", "x₁x₂", "sin πx₂")
            ),
        ),
        (
            "nw_epochs=30&nw_data=hills&nw_activation=sigmoid&nw_rate=0.1&nw_inputs=x-x2-sinx",
            Choices(data="hills", epochs=30, activation="sigmoid", rate="0.1", inputs=("x₁", "x₁²", "sin πx₁")),
        ),
        (
            "nw_epochs=30&nw_activation=linear&nw_hidden=3",
            Choices(epochs=30, activation="linear", hidden=(3,)),
        ),
    ],
    ids=["tanh", "ReLU and other inputs", "a quantity, sigmoid", "linear"],
)
def test_the_maps_are_those_of_keras(query, choices, open_page: Open):
    """The picture would only look like the network."""
    page = open_page(f"network?nw_run=1&{query}")
    ready(page)
    for key in ("End", "ArrowLeft", "Home"):
        page.locator(".player .scrub").press(key)
        quiet(page, least=150)
        said = painted(page)
        for mine, theirs in zip(said["maps"], by_keras(choices, said), strict=True):
            np.testing.assert_allclose(mine, theirs, atol=1e-5)
    assert said["step"] == 0


def test_the_bent_grid_is_what_the_hidden_layer_makes_of_the_plane(open_page: Open):
    """The sheet would be bent by something else than the network; or be torn from the points on it."""
    page = open_page("network?nw_run=1&nw_epochs=30&nw_bent=1")
    ready(page)
    said = painted(page)
    read = "(() => { const {grid, points, edge, axes} = nnvizBus.last.get('network:maps').bent;"
    bent = page.evaluate(
        f"{read} return {{grid: grid.map(one => [...one]), points: points.map(one => [...one]), edge, axes}} }})()"
    )
    hidden = by_keras(Choices(epochs=30), said)[-2]
    np.testing.assert_allclose(bent["grid"], hidden, atol=1e-5)
    (train, _), (held, _) = Choices().parts
    model = Choices(epochs=30).architecture.build()
    model.set_weights(recorded(Choices(epochs=30)).weights_at(said["step"]))
    place = np.concatenate([train, held])
    for layer in model.layers[1:-1]:
        place = layer(place)
    np.testing.assert_allclose(np.transpose(bent["points"]), np.asarray(place), atol=1e-5)
    kernel, bias = model.layers[-1].get_weights()
    assert bent["edge"] == pytest.approx([*kernel[:, 0], bias[0]], abs=1e-5) and bent["axes"] == ["a1", "a2"]
    page.get_by_role("button", name="bent grid").click()
    assert page.evaluate("nnvizBus.last.get('network:maps').bent") is None


def link_between(page: Page, one: str, other: str) -> tuple[float, float]:
    """Return the middle of the link between two units, on the screen."""
    boxes = [page.get_by_role("button", name=name, exact=True).bounding_box() for name in (one, other)]
    left, right = (box for box in boxes if box)
    middle = left["y"] + left["height"] / 2 + right["y"] + right["height"] / 2
    return (left["x"] + left["width"] + right["x"]) / 2, middle / 2


def test_weights_are_dragged_and_units_switched_off(open_page: Open):
    """The hand would change another weight than it holds; the maps would not be those of Keras, or ask the server."""
    sent: list[str] = []
    page = open_page("network?nw_run=1&nw_epochs=30", sent=sent)
    ready(page)
    before = len(sent)
    x, y = link_between(page, "input x₂", "layer 1, unit 3")
    first = page.get_by_test_id("accuracy").inner_text()
    page.mouse.move(x, y)
    kernel, bias, second, bias2, last, bias3 = (one.copy() for one in recorded(Choices(epochs=30)).weights_at(30))
    assert page.get_by_test_id("number").inner_text() == f"{kernel[1, 2]:.2f}".replace("-", "−")
    page.mouse.down()
    for step in range(1, 11):
        page.mouse.move(x + step, y - 10 * step)
    page.mouse.up()
    kernel[1, 2] = round(float(kernel[1, 2]) + 2, 2)
    unit = page.get_by_role("button", name="layer 2, unit 1", exact=True)
    unit.focus()  # from the keyboard: its bias, then its weights from the top
    for key in ("ArrowUp", "ArrowRight", "ArrowRight", "Shift+ArrowDown"):
        unit.press(key)
    bias2[0], second[1, 0] = round(float(bias2[0]) + 0.1, 2), round(float(second[1, 0]) - 0.01, 2)
    assert f"from layer 1, unit 2 to layer 2, unit 1: {second[1, 0]:+.2f}".replace("-", "−") in (
        page.locator(".spoken").inner_text()
    )
    quiet(page, least=150)
    model, said = Choices().architecture.build(), painted(page)
    model.set_weights([kernel, bias, second, bias2, last, bias3])
    places = (np.arange(said["side"]) + 0.5) / said["side"] * 2 * said["reach"] - said["reach"]
    output = np.column_stack([np.tile(places, said["side"]), np.repeat(-places, said["side"])])
    for layer, mine in zip(model.layers[1:], said["maps"], strict=True):
        output = layer(output)
        np.testing.assert_allclose(mine, np.asarray(output).T, atol=1e-5)
    page.get_by_role("button", name="layer 1, unit 4", exact=True).click()
    quiet(page, least=150)
    assert not painted(page)["maps"][0][3].any()
    expect(page.get_by_test_id("note")).to_contain_text("3 parameters moved, 1 unit switched off")
    assert page.get_by_test_id("accuracy").inner_text() != first
    words = page.evaluate("nnvizBus.last.get('address:network')")
    assert words["nw_off"] == "1.4" and re.fullmatch(r"6:[-.\d]+_14:[-.\d]+_20:[-.\d]+", words["nw_moved"])
    assert len(sent) == before > 0
    page.get_by_role("button", name="put back").click()
    assert page.get_by_test_id("accuracy").inner_text() == first
    again = open_page(
        f"network?nw_run=1&nw_epochs=30&nw_moved={words['nw_moved']}&nw_off=1.4&nw_step={words['nw_step']}"
    )
    ready(again)
    for mine, theirs in zip(painted(again)["maps"][:1], said["maps"][:1], strict=True):
        np.testing.assert_allclose(mine[:3], theirs[:3], atol=1e-5)
    assert again.evaluate("nnvizBus.last.get('address:network')") == words


def test_own_points_are_put_and_moved_and_the_network_follows(open_page: Open):
    """A click would put another point than it seems to; the map would not be that of the points; or only mice could."""
    placed = "0~-0.8~0.5_0~-0.6~0_1~0.7~0.4_1~0.9~-0.2"
    page = open_page(f"network?nw_data=yours&nw_run=1&nw_epochs=30&nw_hidden=3&nw_points={placed}")
    ready(page)
    page.get_by_role("button", name="puts a point of class 2").click()
    box = page.locator(".map").bounding_box()
    assert box
    page.locator(".map").evaluate("map => { map.mine = true; }")
    for x, y in ((0.1, -0.75), (0.25, -0.75)):
        page.mouse.click(box["x"] + (x + 1.25) / 2.5 * box["width"], box["y"] + (1.25 - y) / 2.5 * box["height"])
    point = page.locator(".own .nnviz-grip")
    assert point.count() == 6, "it is seen at once"
    page.wait_for_url(re.compile(r"_2~0.1\d?~-0.7\d_2~0.2\d~-0.7\d$"))
    point.nth(3).press("Shift+ArrowUp")
    point.nth(1).press("Delete")
    point.nth(0).hover()
    page.mouse.down()
    page.mouse.move(box["x"] + 0.1 * box["width"], box["y"] + 0.2 * box["height"], steps=4)
    page.mouse.up()
    page.wait_for_url(re.compile(r"nw_points=0~-1~0.75_1~0.7~0.4_1~0.9~-0.1_2"))
    until(page, "nnvizBus.last.get('network:maps')?.step === 30", timeout=60_000)
    ready(page)
    spelled = page.url.split("nw_points=")[1].split("&")[0]
    asked, said = Choices(data="yours", epochs=30, hidden=(3,), placed=spelled), painted(page)
    assert f"nw_run={run_word(asked)}" in page.url and len(said["maps"][-1]) == 3
    assert page.locator(".map").evaluate("map => map.mine"), "mounted anew under the hand: what it does would be lost"
    for mine, theirs in zip(said["maps"], by_keras(asked, said), strict=True):
        np.testing.assert_allclose(mine, theirs, atol=1e-5)
    assert not violations(page)
    page.get_by_role("button", name="clear").click()
    expect(page.get_by_test_id("note")).to_contain_text("Put more points on the map")
    assert point.count() == 0 and page.url.endswith("nw_points=none")


def test_two_networks_side_by_side_are_both_trained_and_follow_one_player(open_page: Open):
    """The right one would be another network than it says, or stand still."""
    page = open_page(
        "network?nw_view=Two+side+by+side&nw_run=1&nw_epochs=30&nw_differ=Hidden+layers&nw_other_hidden=none"
    )
    ready(page)
    bottoms = page.locator(".player").evaluate_all("all => all.map(one => one.getBoundingClientRect().bottom)")
    assert max(bottoms) <= 720
    page.locator(".player .scrub").press("Home")
    page.locator(".player .scrub").press("ArrowRight")
    quiet(page)
    read = (
        "place => (({step, maps}) => [step, maps.length, maps.at(-1)[0][0]])(nnvizBus.last.get(`network${place}:maps`))"
    )
    left, right = (page.evaluate(read, place) for place in ("", ":right"))
    assert (left[:2], right[:2]) == ([1, 3], [1, 1])
    said = {"side": 64, "reach": 1.25, "step": 1}  # no hidden layer: logistic regression
    assert right[2] == pytest.approx(by_keras(Choices(epochs=30, hidden=()), said)[-1][0][0], abs=1e-5)


def test_another_view_keeps_the_network_and_any_input_can_come_back(open_page: Open):
    """What was built would be lost where it is to be compared; or the picture would end in an error."""
    page = open_page("network?nw_hidden=3&nw_epochs=30&nw_data=moons&nw_run=1")
    ready(page)
    page.get_by_text("Two side by side", exact=True).click()
    page.wait_for_url("**nw_view=Two*")
    ready(page)
    assert "nw_hidden=3" in page.url and "nw_run=1" in page.url
    assert page.evaluate("nnvizBus.last.get('network:right:maps').maps[0].length") == 3
    for name, left in (("x₁", "y"), ("x₂", "none")):
        page.get_by_role("button", name=f"input {name}", exact=True).first.press("Enter")
        page.wait_for_url(f"**nw_inputs={left}*")
        at_rest(page)
    expect(page.get_by_test_id("note").first).to_contain_text("No input is chosen")
    page.get_by_role("button", name="input x₁²", exact=True).first.press("Enter")
    page.wait_for_url("**nw_inputs=x2*")
    ready(page)


def test_the_layers_of_a_network_that_a_menu_chooses_have_no_buttons(open_page: Open):
    """The right network's + would change the left one."""
    page = open_page("network?nw_view=Two+side+by+side&nw_differ=Hidden+layers&nw_other_hidden=8-8-8")
    ready(page)
    more = page.get_by_role("button", name="Layer 1: one unit more")
    assert [more.first.is_enabled(), more.last.is_enabled()] == [True, False]
    assert page.get_by_role("button", name="One layer less").last.is_disabled()


@pytest.mark.parametrize("view", ["", "nw_view=Two+side+by+side&nw_data=circles&nw_run=1&"], ids=["one", "two"])
def test_nothing_covers_the_buttons_in_a_lecture(view, open_page: Open):
    """A press of + would take a unit from the next layer."""
    page = open_page(f"network?{view}lecture=1&nw_epochs=30&nw_hidden=4-4-4-4-4-4")
    ready(page)
    covered = page.locator(".head button").evaluate_all(
        """all => all.filter((one) => {
          const { x, y, width, height } = one.getBoundingClientRect();
          return one.getRootNode().elementFromPoint(x + width / 2, y + height / 2) !== one;
        }).map((one) => one.ariaLabel)"""
    )
    assert covered == []
    fits_in_height(page)
    tall = page.locator(".accuracy").evaluate_all(
        "all => all.map((one) => one.clientHeight / parseFloat(getComputedStyle(one).fontSize))"
    )
    assert max(tall) < 2, "a percentage in two lines"


def test_with_reduced_motion_train_shows_the_trained_network(open_page: Open):
    """Train would seem to do nothing."""
    page = open_page("network?nw_epochs=30")
    page.emulate_media(reduced_motion="reduce")
    ready(page)
    page.get_by_role("button", name="Train", exact=True).click()
    until(page, "nnvizBus.last.get('network:maps')?.step === 30", timeout=60_000)
    assert page.locator(".player.playing").count() == 0


def test_bumps_are_summed_in_the_browser(open_page: Open):
    """The picture would add other curves than the sliders say, or ask the server for them."""
    page, sent = open_picture(open_page, "network?nw_view=Sum+of+bumps")
    before = len(sent)
    for name, value in PAGE.own(**STEPS).items():
        put(page, name, float(value))
    page.locator(CONTROLS).get_by_text("steps", exact=True).click()
    quiet(page)
    x = np.linspace(-1, 1, 201)
    c, w, v = (np.array([float(STEPS[f"{kind}{unit}"]) for unit in range(1, 5)]) for kind in "cwv")
    y = (v * np.tanh(w * (x[:, None] - c))).sum(axis=1)
    goal = np.select([x < -0.5, x < 0, x < 0.5], [-0.8, 0.2, -0.2], 0.8)
    assert values(page, "network")["nw_error"] == pytest.approx(np.square(y - goal).mean(), abs=1e-4)
    pull(page, "unit 2", 50, 40)
    press(page, "unit 4", "ArrowDown")
    seen = values(page, "network")
    assert seen["nw_c2"] > float(STEPS["c2"]) and seen["nw_v2"] > float(STEPS["v2"])
    assert seen["nw_v4"] == pytest.approx(float(STEPS["v4"]) - 0.05) and not violations(page)
    grip(page, "unit 4").hover()
    page.mouse.wheel(0, -200)
    press(page, "unit 4", "-")
    seen = values(page, "network")
    assert float(STEPS["w4"]) + 0.5 <= seen["nw_w4"] <= float(STEPS["w4"]) + 3
    assert page.evaluate("nnvizBus.last.get('address:network').nw_w4") == seen["nw_w4"]
    assert len(sent) == before > 0
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 720})
    page.locator(".st-key-lecture_on button").click()
    page.wait_for_selector(".st-key-lecture_off")
    quiet(page)
    fits_in_height(page)


def test_a_long_training_can_be_cancelled(open_page: Open):
    """A visitor would wait for a training that he no longer wants."""
    page = open_page("network?nw_hidden=8-8-8-8-8-8&nw_batch=1&nw_epochs=1000&nw_share=80")
    ready(page)
    page.get_by_role("button", name="Train", exact=True).click()
    page.get_by_role("button", name="Cancel", exact=True).click(timeout=60_000)
    page.get_by_role("button", name="Train", exact=True).wait_for(timeout=20_000)
    page.get_by_test_id("note").filter(has_text="Cancelled after epoch").wait_for()  # painted after the button
    page.wait_for_url(lambda address: "nw_run" not in address)
    expect(page.get_by_role("button", name="Cancel", exact=True)).to_have_count(0)


def test_train_replays_and_scrubs_without_the_server(open_page: Open):
    """300 students scrubbing would load the server; the picture would not move both ways."""
    sent: list[str] = []
    page = open_page(f"network?{SIX}&nw_epochs=100", sent=sent)
    ready(page)
    assert "random weights" in page.get_by_test_id("note").inner_text()
    first = {name: value for name, value in values(page, "network").items() if name != "nw_epoch"}
    train = page.get_by_role("button", name="Train", exact=True)
    place = train.bounding_box()
    train.click()
    page.wait_for_selector(".player.playing", timeout=60_000)
    play = page.locator(".player .play").bounding_box()
    assert place and play and [play["x"], play["y"]] == pytest.approx([place["x"], place["y"]], abs=1), "another button"
    page.wait_for_selector(".player:not(.playing)", timeout=60_000)
    at_end, before = painted(page)["step"], len(sent)
    assert at_end == 65 and f"nw_run={run_word(Choices(hidden=(8,) * 6, epochs=100))}" in page.url
    for step in (3, 40, 12):
        page.locator(".player .scrub").fill(str(step))
        quiet(page, least=150)
        assert painted(page)["step"] == step
    curves = page.locator("canvas.curves")
    box = curves.bounding_box()
    assert box
    y, at = box["y"] + box["height"] / 2, [box["x"] + box["width"] * share for share in (0.9, 0.6)]
    page.mouse.move(at[0], y)
    page.mouse.down()
    quiet(page, least=150)
    late = painted(page)["step"]
    page.mouse.move(at[1], y, steps=4)
    page.mouse.up()
    quiet(page, least=150)
    dragged = painted(page)["step"]
    assert 12 < dragged < late, "the loss chart is a scrubber"
    curves.press("ArrowLeft")
    quiet(page, least=150)
    assert painted(page)["step"] == dragged - 1 and curves.get_attribute("role") == "slider"
    assert len(sent) == before > 0
    page.locator(".player .scrub").press("Home")
    quiet(page, least=150)
    again = {name: value for name, value in values(page, "network").items() if name != "nw_epoch"}
    assert first == pytest.approx(again, abs=1e-5), "what is said before a training is what it begins with"


@pytest.mark.parametrize("query", ["", "&nw_run=1"], ids=["after Train", "after an old link"])
def test_back_trains_nothing_but_what_its_address_names(query, open_page: Open):
    """Back, after other data were chosen, would train by itself with the new data; or would lose what was trained."""
    page = open_page(f"network?nw_epochs=30&nw_hidden=3{query}", alone=True)  # a history of its own
    ready(page)
    if not query:
        page.get_by_role("button", name="Train", exact=True).click()
        page.wait_for_url(f"**nw_run={run_word(Choices(epochs=30, hidden=(3,)))}*")
        ready(page)
    note = page.get_by_test_id("note")
    page.get_by_role("button", name="Layer 1: one unit more").press("Enter")
    page.wait_for_url(lambda address: "nw_hidden=4" in address and "nw_run" not in address)
    expect(note).to_contain_text("random weights")
    page.go_back()
    at_rest(page)
    if "nw_hidden=3" not in page.url:  # the choice went into the address first, then the training out of it
        expect(note).to_contain_text("random weights")
        page.go_back()
    page.wait_for_url("**nw_hidden=3&nw_run=*")
    ready(page)
    expect(note).not_to_contain_text("random weights")
    page.locator(".st-key-nw_data").get_by_role("radio", name="circles").click()
    page.wait_for_url(lambda address: "nw_data=circles" in address and "nw_run" not in address)
    expect(note).to_contain_text("random weights")
    page.go_back()
    page.wait_for_url("**nw_run=*")
    at_rest(page)
    expect(note).to_contain_text("random weights")
    assert "nw_data=circles" in page.url
    expect(page.locator(".st-key-nw_data").get_by_role("radio", name="circles")).to_be_checked()
    assert page.locator(".player").count() == 0 and page.get_by_role("button", name="Cancel").count() == 0


def test_links_and_sums_are_the_weights(open_page: Open):
    """A link's color and width, and the numbers of the sum, would be those of another weight."""
    page = open_page("network?nw_run=1&nw_epochs=30&nw_hidden=3")
    ready(page)
    page.evaluate("""() => {
      globalThis.links = [];
      const pens = CanvasRenderingContext2D.prototype;
      const stroke = pens.stroke;
      pens.stroke = function () {
        if (this.lineDashOffset) links.push([this.lineWidth, this.strokeStyle]);
        stroke.call(this);
      };
    }""")
    page.locator(".player .scrub").press("ArrowLeft")
    until(page, "links.length")
    step = painted(page)["step"]
    asked = Choices(epochs=30, hidden=(3,))
    kernel, bias, last, _ = recorded(asked).weights_at(step)
    weights = np.concatenate([kernel.ravel(), last.ravel()])
    links = page.evaluate("links")[: len(weights)]
    assert [width for width, _ in links] == pytest.approx(np.minimum(7, 0.5 + 1.8 * np.abs(weights)), abs=1e-3)
    colors = {bool(weight > 0): color for weight, (_, color) in zip(weights, links, strict=True)}
    assert [color for _, color in links] == [colors[bool(weight > 0)] for weight in weights]
    assert len(set(colors.values())) == 2
    page.get_by_role("button", name="layer 1, unit 2", exact=True).focus()
    said = page.locator(".sum").inner_text().replace("− ", "-").replace("−", "-").replace("+ ", "")
    numbers = [float(number) for number in re.findall(r"-?\d+\.\d\d", said)]
    assert numbers == pytest.approx([*kernel[:, 1], bias[1]], abs=0.0051)


def test_overfitting_is_named_where_it_begins(open_page: Open):
    """The promise of the story would not be kept, or the sentence would name another epoch."""
    page = open_page("network")
    ready(page)
    page.locator(".st-key-story_5 button").click()
    note = page.get_by_test_id("note").filter(has_text="Overfitting: since epoch")
    page.wait_for_selector(".player", timeout=60_000)
    page.locator(".player .scrub").press("End")
    note.wait_for(timeout=60_000)
    expect(page.locator(".player")).to_contain_text("epoch 300 of 300")  # not the number of the snapshot
    since, there, here, *_ = re.findall(r"\d+(?:\.\d+)?", note.inner_text())
    assert float(there) < 0.8 * float(here) and int(since) > 0
    page.locator(".player .scrub").press("Home")
    until(page, "nnvizBus.last.get('network:maps').step === 0")
    assert note.count() == 0


def test_links_march_with_the_snapshots(open_page: Open):
    """The signal's way through the network would not be seen while the training is replayed."""
    page = open_page("network?nw_run=1&nw_epochs=30&nw_step=9")
    ready(page)
    page.evaluate("""() => {
      const pens = CanvasRenderingContext2D.prototype;
      const stroke = pens.stroke;
      pens.stroke = function () {
        if (this.lineDashOffset) dashes.push(this.lineDashOffset);
        stroke.call(this);
      };
    }""")
    for key, offset in (("ArrowRight", -20), ("ArrowRight", -22), ("ArrowLeft", -20)):
        page.evaluate("globalThis.dashes = []")
        page.locator(".player .scrub").press(key)
        until(page, "dashes.length")
        assert set(page.evaluate("dashes")) == {offset}


def test_a_loss_of_many_sizes_is_drawn_on_a_logarithmic_axis(open_page: Open):
    """A training that goes wrong would be a line along the upper edge."""
    page = open_page("network?nw_run=1&nw_epochs=30&nw_activation=linear&nw_rate=10")
    ready(page)
    page.evaluate("""() => {
      const pens = CanvasRenderingContext2D.prototype;
      Object.assign(globalThis, { texts: [], heights: [] });
      for (const [name, kept, place] of [["fillText", texts, 0], ["lineTo", heights, 1]]) {
        const own = pens[name];
        pens[name] = function (...all) {
          if (this.canvas.classList.contains("curves")) kept.push(all[place]);
          own.apply(this, all);
        };
      }
    }""")
    page.locator(".player .scrub").press("ArrowLeft")
    until(page, "texts.length")
    texts, heights = page.evaluate("[texts, heights]")
    asked = Choices(epochs=30, activation="linear", rate="10")
    largest = max(recorded(asked).loss)
    assert "loss, log scale" in texts and largest > 100
    power = int(np.ceil(np.log10(largest)))
    assert f"10{'⁰¹²³⁴⁵⁶⁷⁸⁹'[power]}" in texts
    assert max(heights) - min(heights) > 20 and min(heights) >= 0


def test_a_step_is_painted_in_its_own_frame(open_page: Open):
    """A painting put off to the next frame would halve the pictures of a replay that steps in each."""
    page = open_page("network?nw_run=1&nw_epochs=30&nw_step=9")
    ready(page)
    painted_at = page.locator(".player .scrub").evaluate(
        """(scrub) => {
          let step = null;
          const hear = ({ detail }) => (step = detail.step);
          nnvizBus.target.addEventListener("network:maps", hear);
          scrub.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, composed: true }));
          nnvizBus.target.removeEventListener("network:maps", hear);
          return step;
        }"""
    )
    assert painted_at == 10
    page.locator(".player .scrub").evaluate(
        """(scrub) => {
          for (let step = 0; step < 5; step++)
            scrub.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, composed: true }));
        }"""
    )
    until(page, "nnvizBus.last.get('network:maps').step === 15")  # the last of several in a frame


def test_units_can_be_looked_at_and_changed_by_keyboard(open_page: Open):
    """Units would be for mice alone; a heading would not say whose map is shown."""
    page = open_page("network?nw_run=1&nw_epochs=30")
    ready(page)
    unit = page.get_by_role("button", name="layer 1, unit 3", exact=True)
    assert unit.evaluate("one => one.offsetWidth") >= 55, "few units are drawn as small as many"
    unit.focus()
    assert page.locator(".heading").inner_text() == "The output of layer 1, unit 3"
    assert page.locator(".sum").inner_text().startswith("layer 1, unit 3 = tanh(")
    page.get_by_role("button", name="Layer 2: one unit more").press("Enter")
    page.wait_for_url("**nw_hidden=4-3**")
    until(page, "nnvizBus.last.get('network:maps').maps[1].length === 3", timeout=60_000)
    at_rest(page)
    more = page.get_by_role("button", name="Layer 2: one unit more")
    assert more.evaluate("one => one.getRootNode().activeElement === one"), "Enter again would do nothing"
    assert "nw_run" not in page.url
    page.get_by_role("button", name="input x₁x₂", exact=True).press("Enter")
    page.wait_for_url("**nw_inputs=x-y-xy**")


def test_the_picture_fits_projector_and_phone(open_page: Open):
    """Six layers of eight units would not be seen as a whole."""
    page = open_page(f"network?{SIX}&nw_run=1&nw_epochs=30")
    ready(page)
    bottoms = page.locator(".unit, .player").evaluate_all("all => all.map(one => one.getBoundingClientRect().bottom)")
    assert len(bottoms) == 7 + 48 + 1 + 1 and max(bottoms) <= 720
    page.set_viewport_size({"width": 390, "height": 844})
    quiet(page)
    wide, room = page.eval_on_selector("[data-testid=stMain]", "main => [main.scrollWidth, main.clientWidth]")
    rights = page.locator(".unit").evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert wide <= room and max(rights) <= 390
    steps, said = (page.locator(f".st-key-{name}").bounding_box() for name in ("steps", "sentence"))
    assert steps["y"] + steps["height"] + 4 <= said["y"], "the story is written over its buttons"
