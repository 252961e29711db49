"""Page 4 in a real browser: the line is turned without the server, and counts what nnviz counts."""

import numpy as np
import pytest

from dashboard import limits
from tests.browser.conftest import Open
from tests.browser.sliders import CONTROLS, drag, open_picture, put, settle, values

PATH = "limits-of-linear"


def right_of(points, angle: float, shift: float) -> int:
    """Count the points on the right side of a line."""
    turn = np.radians(angle)
    return int(np.sum((points.x @ [np.cos(turn), np.sin(turn)] > shift) == points.y))


def test_dragging_asks_the_server_nothing(open_page: Open):
    """300 students playing would load the server."""
    page, sent = open_picture(open_page, PATH)
    before = len(sent)
    drag(page, "ll_angle", start=0.02, end=0.7)
    drag(page, "ll_shift", start=0.5, end=0.8)
    page.locator(f"{CONTROLS} input[name=ll_best]").check()
    assert values(page, PATH)["ll_angle"] > 200 and values(page, PATH)["ll_shift"] > 0.4
    assert len(sent) == before and before > 0


@pytest.mark.parametrize(("data", "angle", "shift"), [("XOR", 50, 0.4), ("moons", 280, -0.1)])
def test_the_line_counts_what_nnviz_counts(data, angle, shift, open_page: Open):
    """The accuracy of one's own line would be wrong."""
    page, _ = open_picture(open_page, f"{PATH}?ll_data={data}")
    put(page, "ll_angle", angle)
    put(page, "ll_shift", shift)
    assert values(page, PATH)["ll_right"] == right_of(limits.SETS[data](), angle, shift)


def test_the_best_line_is_a_try_away_and_stands_beside_half(open_page: Open):
    """The trap: 50 % would look like the limit of lines."""
    page, _ = open_picture(open_page, PATH)
    page.get_by_role("button", name="The best line for XOR").click()
    settle(page, PATH)
    best = limits.best("XOR").accuracy
    assert values(page, PATH)["ll_right"] == pytest.approx(200 * best, abs=3)  # the sliders have whole degrees
    charts = page.locator("[data-testid=stVegaLiteChart] svg").all_text_contents()
    assert f"{best:.1%}" in charts[0] and "50.0%" in charts[1] and "100.0%" in charts[2]
    assert "a line gets 3" in page.locator("[data-testid=stMain]").inner_text()


def test_one_more_input_solves_xor(open_page: Open):
    """Features matter: the same model, and a map that bends."""
    page, _ = open_picture(open_page, PATH)
    flat = page.locator("[data-testid=stVegaLiteChart] svg image").first.get_attribute("href")
    page.get_by_role("button", name="One more input solves XOR").click()
    settle(page, PATH)
    assert "100.0%" in page.locator("[data-testid=stVegaLiteChart] svg").all_text_contents()[1]
    assert page.locator("[data-testid=stVegaLiteChart] svg image").first.get_attribute("href") != flat


def test_reset_puts_line_and_data_back(open_page: Open):
    """The lecturer could not return to what the link showed."""
    page, _ = open_picture(open_page, f"{PATH}?ll_data=circles&ll_angle=30")
    put(page, "ll_angle", 100)
    page.get_by_text("moons", exact=True).click()
    settle(page, PATH)
    page.locator("h1").click()
    page.keyboard.press("r")
    settle(page, PATH)
    assert values(page, PATH)["ll_angle"] == 30 and "ll_data=circles" in page.url


def test_the_picture_fits_projector_and_phone(open_page: Open):
    """One would have to scroll between the slider and the line."""
    page, _ = open_picture(open_page, PATH)
    assert page.locator(CONTROLS).evaluate("controls => controls.getBoundingClientRect().bottom") < 720
    phone, _ = open_picture(open_page, PATH, width=390, height=844)
    wide, room = phone.eval_on_selector("[data-testid=stMain]", "main => [main.scrollWidth, main.clientWidth]")
    widths = phone.locator("[data-testid=stVegaLiteChart] svg").evaluate_all(
        "charts => charts.map(chart => chart.getBoundingClientRect().right)"
    )
    assert wide <= room and max(widths) <= 390
