"""Page 5 in a real browser: every number of the perceptron, without the server."""

import numpy as np
import pytest
from playwright.sync_api import expect

from dashboard.app_pages.perceptron import rosenblatt
from dashboard.app_pages.perceptron.neuron import gate_frame
from tests.browser import grips
from tests.browser.conftest import Open, quiet
from tests.browser.frame import violations
from tests.browser.sliders import CONTROLS, drag, fits, open_picture, put, reset, settle, values

PATH = "perceptron"


def press(page, name: str, option: str) -> None:
    """Choose one of the options of a control."""
    page.locator(f"{CONTROLS} button[name={name}]").get_by_text(option, exact=True).click()
    quiet(page, least=100)


def test_the_server_is_asked_nothing_and_the_numbers_are_numpys(open_page: Open):
    """300 students playing would load the server; or a gate that is met would look wrong, and XOR seem possible."""
    page, sent = open_picture(open_page, PATH)
    before = len(sent)
    drag(page, "pc_w1", start=0.66, end=0.2)
    press(page, "pc_gate", "NAND")
    assert values(page, PATH)["pc_w1"] < -1 and values(page, PATH)["pc_gate"] == "NAND"
    for name, value in {"pc_w1": 1.5, "pc_w2": -0.7, "pc_b": 0.2}.items():
        put(page, name, value)
    z = 1.5 - 0.7 + 0.2
    for name, output in {"tanh": np.tanh(z), "step": 1, "sigmoid": 1 / (1 + np.exp(-z)), "ReLU": z}.items():
        press(page, "pc_activation", name)
        seen = values(page, PATH)
        assert [seen["pc_x1"], seen["pc_x2"], seen["pc_z"], seen["pc_a"]] == pytest.approx([1, 1, z, output])
    corners = gate_frame()
    for gate, weights in {"AND": (1, 1, -1.5), "OR": (1, 1, -0.5), "NAND": (-1, -1, 1.5), "XOR": (1, 1, -0.5)}.items():
        press(page, "pc_gate", gate)
        for name, value in zip(("pc_w1", "pc_w2", "pc_b"), weights, strict=True):
            put(page, name, value)
        fires = weights[0] * corners["x1"] + weights[1] * corners["x2"] + weights[2] > 0
        right = int((fires == corners[gate]).sum())
        assert right == (3 if gate == "XOR" else 4)
        assert values(page, PATH)["pc_right"] == right
        table = page.locator("[data-testid=stVegaLiteChart] svg").nth(1).text_content()
        assert table.count("✓") == right and f"{right} of 4" in table
    assert len(sent) == before and before > 0


def test_weights_boundary_and_corners_follow_the_hand(open_page: Open):
    """The hand would find three sliders where the eye finds a neuron; a gate of one's own could not be built."""
    page, sent = open_picture(open_page, PATH)
    before = len(sent)
    grips.pull(page, "weight w₁, number", 60, 0)
    w1 = values(page, PATH)["pc_w1"]
    assert w1 > 1
    grips.press(page, "bias b, number", "ArrowLeft")
    assert values(page, PATH)["pc_b"] == pytest.approx(-0.6)
    grips.pull(page, "the neuron: slide the decision boundary", 30, 30)
    seen = values(page, PATH)
    assert seen["pc_b"] < -0.8 and seen["pc_w1"] == w1
    middle, size = 0.5, seen["pc_w1"] ** 2 + seen["pc_w2"] ** 2
    away = (middle * (seen["pc_w1"] + seen["pc_w2"]) + seen["pc_b"]) / size
    foot = [middle - away * seen[name] for name in ("pc_w1", "pc_w2")]
    grips.pull(page, "the neuron: tip of the weights", -40, 40)
    turned = values(page, PATH)
    assert turned["pc_w2"] > seen["pc_w2"] and turned["pc_w1"] < seen["pc_w1"]
    through = foot[0] * turned["pc_w1"] + foot[1] * turned["pc_w2"] + turned["pc_b"]
    assert abs(through) < 0.15  # it turns around its foot, but for the sliders' steps
    page.mouse.move(0, 0)
    grips.grip(page, "what (0, 1) should give").click()
    quiet(page)
    seen = values(page, PATH)
    assert seen["pc_gate"] == "yours" and seen["pc_wanted"] == "0101"  # AND, and one corner more
    grips.press(page, "what (1, 1) should give", "Enter")
    seen = values(page, PATH)
    assert seen["pc_wanted"] == "0100"
    corners = gate_frame()
    fires = seen["pc_w1"] * corners["x1"] + seen["pc_w2"] * corners["x2"] + seen["pc_b"] > 0
    assert seen["pc_right"] == int((fires == [False, True, False, False]).sum())
    assert len(sent) == before and not violations(page)


def test_hovering_a_place_shows_its_sum_and_the_weights_stand_at_a_right_angle(open_page: Open):
    """The diagram would tell of another point than the one under the mouse; or the arrow lean on the edge."""
    page, _ = open_picture(open_page, f"{PATH}?pc_w1=1&pc_w2=2&pc_b=-0.5")
    plane = page.locator("[data-testid=stVegaLiteChart] svg").first
    dots = plane.locator(".mark-symbol path[fill^='var(--class-0'], .mark-symbol path[fill^='var(--class-1']")
    place = dots.first.bounding_box()  # the corner (0, 0)
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    quiet(page)
    seen = values(page, PATH)
    assert (seen["pc_x1"], seen["pc_x2"], seen["pc_z"]) == (0, 0, -0.5)
    assert "2.0 × 0 = 0.00" in plane.text_content()
    opposite = dots.nth(3).bounding_box()  # the corner (1, 1); a tenth is a tenth of the way there
    across, down = (opposite[axis] - place[axis] for axis in "xy")
    page.mouse.move(
        *(
            place[axis] + 0.31 * way + place[size] / 2
            for axis, way, size in (("x", across, "width"), ("y", down, "height"))
        )
    )
    quiet(page)
    seen = values(page, PATH)
    assert (seen["pc_x1"], seen["pc_x2"]) == (0.3, 0.3) and seen["pc_z"] == pytest.approx(0.4)
    lines = page.locator("[data-testid=stVegaLiteChart] svg").first.locator(".mark-rule line[stroke-width='3']")
    ways = lines.evaluate_all(
        "lines => lines.map(l => [l.x2.baseVal.value - l.x1.baseVal.value, l.y2.baseVal.value - l.y1.baseVal.value])"
    )
    edge, arrow = (np.array(way) / np.hypot(*way) for way in ways[-2:])
    assert abs(edge @ arrow) < 1e-3


def test_rosenblatts_rule_plays_until_no_point_is_wrong(open_page: Open):
    """The rule would stop too early, or the picture show other corrections."""
    page, sent = open_picture(open_page, f"{PATH}?pc_view=Rosenblatt's rule")
    before = len(sent)
    taught = rosenblatt.run()
    page.get_by_role("slider", name="correction").fill("4")
    quiet(page)
    seen = values(page, PATH)
    wanted = [*taught.weights[4], taught.bias[4], taught.wrong[4]]
    names = ("pc_rule_w1", "pc_rule_w2", "pc_rule_b", "pc_wrong")
    assert [seen[name] for name in names] == pytest.approx(wanted, abs=1e-4)
    page.get_by_role("button", name="Play", exact=True).click()
    last = str(len(taught.mistakes))
    expect(page.get_by_role("slider", name="correction")).to_have_value(last, timeout=20_000)
    quiet(page)
    assert (values(page, PATH)["pc_wrong"], values(page, PATH)["pc_step"]) == (0, len(taught.mistakes))
    assert len(sent) == before and before > 0
    fits(page)


def test_reset_and_try_this_put_everything_back(open_page: Open):
    """The lecturer could not return to what the link showed."""
    page, _ = open_picture(open_page, f"{PATH}?pc_gate=OR&pc_w1=2")
    put(page, "pc_w1", -2)
    press(page, "pc_gate", "XOR")
    reset(page, PATH)
    assert (values(page, PATH)["pc_w1"], values(page, PATH)["pc_gate"]) == (2, "OR")
    page.get_by_role("button", name="Let it learn").click()
    settle(page, PATH)
    assert values(page, PATH)["pc_step"] == 5
    page.get_by_role("button", name="A NAND").click()
    settle(page, PATH)
    assert values(page, PATH)["pc_right"] == 4 and "pc_gate=NAND" in page.url
    fits(page)
