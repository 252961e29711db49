"""Page 2 in a real browser."""

import pytest

from dashboard.app_pages.logistic_regression.view import SETS
from nnviz.linear import log_loss
from tests.browser.conftest import Open, quiet
from tests.browser.frame import violations
from tests.browser.grips import press, pull
from tests.browser.sliders import drag, fits, open_picture, put, reset, settle, values

PATH = "logistic-regression"


def text_of_charts(page) -> str:
    """Return all text in the charts that can be seen."""
    shown = page.locator("[data-testid=stVegaLiteChart] svg:visible")
    return " ".join(shown.all_text_contents())


def test_the_server_is_asked_nothing_and_the_numbers_are_those_of_nnviz(open_page: Open):
    """300 students playing would load the server; or a tab opened later show where the sliders stood before."""
    page, sent = open_picture(open_page, PATH)
    before = len(sent)
    for name in ("lg_m", "lg_threshold"):
        drag(page, name, start=0.4, end=0.7, moves=20)
    for name, value in {"lg_m": 2, "lg_threshold": 0.7, "lg_b": 1, "lg_step": 40}.items():
        put(page, name, value)
    points = SETS["cars"]()
    losses = log_loss(points.x, points.y, weights=2, bias=1)
    seen = values(page, PATH)
    assert [seen["lg_sum"], seen["lg_mean"]] == pytest.approx([losses.sum(), losses.mean()])
    page.get_by_role("tab", name="Right and wrong").click()
    quiet(page)
    right = int(((2 * points.x + 1 >= 0.8472978603872036) == points.y).sum())  # ln(0.7 / 0.3)
    assert f"accuracy = {right} right of {len(points)}" in text_of_charts(page)
    page.get_by_role("tab", name="Gradient descent").click()
    quiet(page)
    assert "step 40: loss" in text_of_charts(page)
    assert len(sent) == before and before > 0
    page.get_by_text("separable", exact=True).click()
    settle(page, PATH)
    points, seen = SETS["separable"](), values(page, PATH)
    assert (seen["lg_m"], seen["lg_b"]) == (2, 1)  # other data keep the sliders
    assert seen["lg_sum"] == pytest.approx(log_loss(points.x, points.y, weights=2, bias=1).sum())


def test_curve_threshold_and_dots_follow_the_hand(open_page: Open):
    """The hand would find four sliders where the eye finds a curve and three dots."""
    page, sent = open_picture(open_page, f"{PATH}?lg_m=2&lg_b=0")
    before = len(sent)
    pull(page, "your sigmoid: shift", 60, 0)
    seen = values(page, PATH)
    assert seen["lg_m"] == 2 and seen["lg_b"] < -0.2
    pull(page, "your sigmoid: steepness, right end", -15, 0)
    steep = values(page, PATH)
    assert (
        steep["lg_m"] > 2 and abs(steep["lg_b"] / steep["lg_m"] - seen["lg_b"] / 2) < 0.05
    )  # turned around its middle
    pull(page, "threshold", 0, 60)
    press(page, "threshold", "ArrowDown")
    assert 0.5 < values(page, PATH)["lg_threshold"] < 0.9
    for by in ("loss", "accuracy"):
        was = values(page, PATH)["lg_b"]
        pull(page, f"b, by the {by}", 30, 0)
        assert values(page, PATH)["lg_b"] > was
    assert not violations(page)
    page.get_by_role("tab", name="Gradient descent").click()
    quiet(page)
    was = values(page, PATH)
    pull(page, "your sigmoid on the map", 40, 40)
    assert values(page, PATH)["lg_m"] > was["lg_m"] and values(page, PATH)["lg_b"] > was["lg_b"]
    assert len(sent) == before > 0


def test_link_restores_and_reset_returns_to_it(open_page: Open):
    """What the lecturer sent would not be what opens."""
    page, _ = open_picture(open_page, f"{PATH}?lg_data=separable&lg_m=3&lg_step=12")
    assert (values(page, PATH)["lg_m"], values(page, PATH)["lg_step"]) == (3, 12)
    put(page, "lg_m", 1)
    reset(page, PATH)
    assert values(page, PATH)["lg_m"] == 3
    fits(page)
