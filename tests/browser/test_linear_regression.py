"""Page 1 in a real browser: nothing is asked of the server, and its numbers are those of nnviz."""

import numpy as np
import pytest

from nnviz.charts.line_rows import fit_frame
from nnviz.datasets import anscombe, noisy_line
from nnviz.linear import best_line, line
from tests.browser.conftest import Open
from tests.browser.sliders import CONTROLS, drag, fits, open_picture, put, reset, settle, values

PATH = "linear-regression"


def test_the_server_is_asked_nothing_and_the_numbers_are_those_of_nnviz(open_page: Open):
    """300 students playing would load the server; or squares, sum, text and code would tell of different lines."""
    page, sent = open_picture(open_page, f"{PATH}?lr_m=0&lr_b=7")
    shapes = page.locator("svg .mark-rect.role-mark path").evaluate_all(
        "paths => paths.map(path => { const box = path.getBBox(); return [box.width, box.height]; })"
    )
    sizes = np.array([shape for shape in shapes if max(shape) > 5])
    assert len(sizes) >= 8 and (np.abs(sizes[:, 0] - sizes[:, 1]) < 1).all()  # a residual's area is its share
    before = len(sent)
    drag(page, "lr_m", start=0.35, end=0.8)
    assert values(page, PATH)["lr_m"] > 1
    page.locator(f"{CONTROLS} input[name=lr_best]").check()
    for name, value in {"lr_m": 0.4, "lr_b": 5, "lr_outlier": 6}.items():
        put(page, name, value)
    points = noisy_line()
    y = points.y + 6 * fit_frame(points)["lifted"].to_numpy()
    mine, best = line(points.x, y, m=0.4, b=5), best_line(points.x, y)
    seen = values(page, PATH)
    assert seen["lr_best"] is True
    assert [seen["lr_sum"], seen["lr_mean"]] == pytest.approx([mine.sum_of_squares, mine.mean_of_squares])
    assert [seen["lr_best_m"], seen["lr_best_b"]] == pytest.approx([best.m, best.b])
    assert seen["lr_best_sum"] == pytest.approx(best.sum_of_squares)
    assert f"{mine.sum_of_squares:.1f}" in page.locator("[data-testid=stVegaLiteChart] svg").first.text_content()
    page.get_by_text("The code", exact=True).click()
    page.locator(".body.code").filter(has_text="m = 0.4").wait_for()
    assert len(sent) == before and before > 0


def test_other_data_keep_the_sliders_and_other_ranges_their_own(open_page: Open):
    """Anscombe's lesson is the same line on four sets."""
    page, _ = open_picture(open_page, PATH)
    put(page, "lr_m", 0.5)
    put(page, "lr_b", 3)
    page.get_by_text("Anscombe IV", exact=True).click()
    settle(page, PATH)
    points = anscombe(4)
    seen = values(page, PATH)
    assert (seen["lr_m"], seen["lr_b"]) == (0.5, 3)
    assert seen["lr_sum"] == pytest.approx(line(points.x, points.y, m=0.5, b=3).sum_of_squares)
    page.get_by_text("cars", exact=True).click()
    settle(page, PATH)
    assert values(page, PATH)["lr_m"] == 0
    page.get_by_text("made-up line", exact=True).click()
    settle(page, PATH)
    assert values(page, PATH)["lr_m"] == 0.5


def test_link_restores_and_reset_returns_to_it(open_page: Open):
    """What the lecturer sent would not be what opens."""
    page, _ = open_picture(open_page, f"{PATH}?lr_data=Anscombe+II&lr_m=0.5&lr_b=3&lr_best=true")
    assert values(page, PATH) | {"lr_m": 0.5, "lr_b": 3, "lr_best": True} == values(page, PATH)
    put(page, "lr_m", 1.5)
    reset(page, PATH)
    assert values(page, PATH)["lr_m"] == 0.5 and "lr_data=Anscombe+II" in page.url
    page.get_by_role("button", name="More power, fewer miles").click()
    settle(page, PATH)
    assert values(page, PATH)["lr_m"] == -0.16 and "lr_data=cars" in page.url and "lr_m=-0.16" in page.url
    fits(page)


def test_copy_link_sends_the_values_once(open_page: Open):
    """The copied address would show another picture, or each move would be sent."""
    page, sent = open_picture(open_page, f"{PATH}?lr_b=3")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    put(page, "lr_m", 0.75)
    before = len(sent)
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("dialog").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"/{PATH}?lr_b=3&lr_m=0.75")
    page.wait_for_function("location.search.includes('lr_m=0.75')")
    assert len(sent) == before + 1
    page.get_by_role("dialog").get_by_text("this computer only").wait_for()
    image = page.get_by_role("dialog").locator("img")
    image.wait_for()
    assert image.evaluate("image => image.naturalWidth") > 100


def test_phone_keeps_the_sliders_in_sight(open_page: Open):
    """One would have to scroll between the slider and what it moves; `test_pages` measures the other pages."""
    page, _ = open_picture(open_page, PATH, width=390, height=844, dark=True)
    box = page.locator(f"{CONTROLS} input[name=lr_m]").bounding_box()
    assert box and 0 < box["y"] < 844
