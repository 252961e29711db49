"""Page 4 in a real browser: the line is turned without the server, and counts what nnviz counts."""

import numpy as np
import pytest

from dashboard.app_pages.limits_of_linear import view as limits
from tests.browser.conftest import Open, until
from tests.browser.frame import violations
from tests.browser.grips import grip, press, pull
from tests.browser.sliders import CONTROLS, drag, fits, open_picture, put, reset, settle, values

PATH = "limits-of-linear"


def right_of(points, angle: float, shift: float) -> int:
    """Count the points on the right side of a line."""
    turn = np.radians(angle)
    return int(np.sum((points.x @ [np.cos(turn), np.sin(turn)] > shift) == points.y))


def test_the_server_is_asked_nothing_and_the_line_counts_what_nnviz_counts(open_page: Open):
    """300 students playing would load the server; or the accuracy of one's own line would be wrong."""
    page, sent = open_picture(open_page, PATH)
    before = len(sent)
    drag(page, "ll_angle", start=0.02, end=0.7)
    drag(page, "ll_shift", start=0.5, end=0.8)
    page.locator(f"{CONTROLS} input[name=ll_best]").check()
    assert values(page, PATH)["ll_angle"] > 200 and values(page, PATH)["ll_shift"] > 0.4
    put(page, "ll_angle", 50)
    put(page, "ll_shift", 0.4)
    assert values(page, PATH)["ll_right"] == right_of(limits.SETS["XOR"](), 50, 0.4)
    assert len(sent) == before and before > 0
    page.get_by_text("moons", exact=True).click()
    settle(page, PATH)
    put(page, "ll_angle", 280)
    put(page, "ll_shift", -0.1)
    assert values(page, PATH)["ll_right"] == right_of(limits.SETS["moons"](), 280, -0.1)


def test_a_line_by_hand_is_a_game(open_page: Open):
    """The answers would stand there before anybody tried; the score would not count, or not travel."""
    page, sent = open_picture(open_page, PATH)
    before, points = len(sent), limits.SETS["XOR"]()
    covers = page.locator(".nnviz-grip.cover:visible")
    assert covers.count() == 2
    pull(page, "your line: slide", 60, 0)
    until(page, "document.querySelectorAll('.nnviz-grip.cover').length === 1")  # logistic regression is seen
    seen = values(page, PATH)
    assert 0.2 < seen["ll_shift"] < 0.8 and seen["ll_angle"] == 0
    pull(page, "your line: turn", 80, -40)
    press(page, "your line: turn at its other end", "ArrowLeft")
    seen = values(page, PATH)
    assert seen["ll_angle"] % 360 > 5 and seen["ll_right"] == right_of(points, seen["ll_angle"], seen["ll_shift"])
    assert not covers.count() and len(sent) == before and not violations(page)
    link = page.evaluate("nnvizBus.last.get('address:limits-of-linear')")
    assert link["ll_beat"] == seen["ll_right"] and link["ll_seen"] == 2
    other, _ = open_picture(open_page, f"{PATH}?ll_beat={seen['ll_right']}")
    assert f"to beat: {seen['ll_right']}" in other.locator("[data-testid=stVegaLiteChart] svg").first.text_content()
    press(other, "Your line first: then logistic regression", "Enter")
    assert values(other, PATH)["ll_seen"] == 1 and grip(other, "Then a network").count() == 1


def test_try_this_shows_the_trap_and_the_way_out(open_page: Open):
    """50 % would look like the limit of lines; and features would not seem to matter."""
    page, _ = open_picture(open_page, PATH)
    page.get_by_role("button", name="Best line for XOR").click()
    settle(page, PATH)
    best = limits.best("XOR").accuracy
    assert values(page, PATH)["ll_right"] == pytest.approx(200 * best, abs=3)  # the sliders have whole degrees
    charts = page.locator("[data-testid=stVegaLiteChart] svg")
    words = charts.all_text_contents()
    assert (
        f"any line: at most {round(200 * best)}" in words[0]
        and "50.0\u00a0%" in words[1]
        and "100.0\u00a0%" in words[2]
    )
    assert "a line gets 3" in page.locator("[data-testid=stMain]").inner_text()
    flat = charts.locator("image").first.get_attribute("href")
    page.get_by_role("button", name="x₁·x₂ solves XOR").click()
    settle(page, PATH)
    assert "100.0\u00a0%" in charts.all_text_contents()[1]
    assert charts.locator("image").first.get_attribute("href") != flat


def test_reset_puts_line_and_data_back(open_page: Open):
    """The lecturer could not return to what the link showed."""
    page, _ = open_picture(open_page, f"{PATH}?ll_data=circles&ll_angle=30")
    put(page, "ll_angle", 100)
    page.get_by_text("moons", exact=True).click()
    settle(page, PATH)
    reset(page, PATH)
    assert values(page, PATH)["ll_angle"] == 30 and "ll_data=circles" in page.url
    fits(page)
