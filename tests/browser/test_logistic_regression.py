"""Page 2 in a real browser."""

import pytest

from dashboard.sigmoids import SETS
from nnviz.linear import log_loss
from tests.browser.conftest import Open
from tests.browser.sliders import CONTROLS, drag, open_picture, put, settle, values

PATH = "logistic-regression"


def text_of_charts(page) -> str:
    """Return all text in the charts that can be seen."""
    shown = page.locator("[data-testid=stVegaLiteChart] svg:visible")
    return " ".join(shown.all_text_contents())


def test_dragging_asks_the_server_nothing(open_page: Open):
    """300 students playing would load the server."""
    page, sent = open_picture(open_page, PATH)
    before = len(sent)
    for name in ("lg_m", "lg_b", "lg_threshold", "lg_step"):
        drag(page, name, start=0.4, end=0.7, moves=20)
    page.get_by_role("tab", name="Gradient descent").click()
    assert len(sent) == before and before > 0


def test_numbers_are_those_of_nnviz(open_page: Open):
    """Loss and answers would belong to another sigmoid."""
    page, _ = open_picture(open_page, f"{PATH}?lg_m=2&lg_threshold=0.7")
    put(page, "lg_b", 1)
    points = SETS["cars"]()
    losses = log_loss(points.x, points.y, weights=2, bias=1)
    seen = values(page, PATH)
    assert [seen["lg_sum"], seen["lg_mean"]] == pytest.approx([losses.sum(), losses.mean()])
    page.get_by_role("tab", name="Right and wrong").click()
    page.wait_for_timeout(800)
    right = int(((2 * points.x + 1 >= 0.8472978603872036) == points.y).sum())  # ln(0.7 / 0.3)
    assert f"accuracy = {right} right of {len(points)}" in text_of_charts(page)


def test_a_closed_tab_catches_up(open_page: Open):
    """A chart would show where the sliders stood before its tab was opened."""
    page, _ = open_picture(open_page, PATH)
    put(page, "lg_step", 40)
    page.get_by_role("tab", name="Gradient descent").click()
    page.wait_for_timeout(800)
    assert "step 40: loss" in text_of_charts(page)


def test_other_data_keep_the_sliders(open_page: Open):
    """Comparing data sets would need the sliders to be set anew."""
    page, _ = open_picture(open_page, PATH)
    put(page, "lg_b", 2)
    page.get_by_text("separable", exact=True).click()
    settle(page, PATH)
    points = SETS["separable"]()
    seen = values(page, PATH)
    assert seen["lg_b"] == 2
    assert seen["lg_sum"] == pytest.approx(log_loss(points.x, points.y, weights=1, bias=2).sum())


def test_link_restores_and_reset_returns_to_it(open_page: Open):
    """What the lecturer sent would not be what opens."""
    page, _ = open_picture(open_page, f"{PATH}?lg_data=separable&lg_m=3&lg_step=12")
    assert (values(page, PATH)["lg_m"], values(page, PATH)["lg_step"]) == (3, 12)
    put(page, "lg_m", 1)
    page.locator("h1").click()
    page.keyboard.press("r")
    settle(page, PATH)
    assert values(page, PATH)["lg_m"] == 3


def test_phone_in_the_dark(open_page: Open):
    """Sliders would be out of sight, or the page scroll sideways."""
    page, _ = open_picture(open_page, PATH, width=390, height=844, dark=True)
    box = page.locator(f"{CONTROLS} input[name=lg_m]").bounding_box()
    assert box and 0 < box["y"] < 844
    wide, room = page.eval_on_selector("[data-testid=stMain]", "main => [main.scrollWidth, main.clientWidth]")
    assert wide <= room


def test_the_picture_fits_the_projector(open_page: Open):
    """The lecturer would have to scroll between the picture and its sliders."""
    page, _ = open_picture(open_page, PATH)
    assert page.locator(CONTROLS).evaluate("controls => controls.getBoundingClientRect().bottom") < 720
