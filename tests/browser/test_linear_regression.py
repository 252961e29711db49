"""Page 1 in a real browser: nothing is asked of the server, and its numbers are those of nnviz."""

import numpy as np
import pytest

from nnviz.datasets import anscombe, noisy_line
from nnviz.linear import best_line, line
from tests.browser.conftest import Open, until
from tests.browser.frame import violations
from tests.browser.grips import AWAY, finger, grip, press, pull
from tests.browser.sliders import CONTROLS, drag, fits, open_picture, put, reset, settle, values

PATH = "linear-regression"


def test_the_server_is_asked_nothing_and_the_numbers_are_those_of_nnviz(open_page: Open):
    """300 students playing would load the server; or squares, sum, text and code would tell of different lines."""
    page, sent = open_picture(open_page, f"{PATH}?lr_m=0&lr_b=7")
    shapes = page.locator(".st-key-part_fit svg .mark-rect.role-mark path").evaluate_all(
        "paths => paths.map(path => { const box = path.getBBox(); return [box.width, box.height]; })"
    )
    sizes = np.array([shape for shape in shapes if max(shape) > 5])
    assert len(sizes) >= 8 and (np.abs(sizes[:, 0] - sizes[:, 1]) < 1).all()  # a residual's area is its share
    before = len(sent)
    drag(page, "lr_m", start=0.35, end=0.8)
    assert values(page, PATH)["lr_m"] > 1
    page.locator(f"{CONTROLS} input[name=lr_best]").check()
    for name, value in {"lr_m": 0.4, "lr_b": 5}.items():
        put(page, name, value)
    points = noisy_line()
    mine, best = line(points.x, points.y, m=0.4, b=5), best_line(points.x, points.y)
    seen = values(page, PATH)
    assert seen["lr_best"] is True
    assert [seen["lr_sum"], seen["lr_mean"]] == pytest.approx([mine.sum_of_squares, mine.mean_of_squares], rel=1e-5)
    assert [seen["lr_best_m"], seen["lr_best_b"]] == pytest.approx([best.m, best.b], rel=1e-5)
    assert seen["lr_best_sum"] == pytest.approx(best.sum_of_squares, rel=1e-5)
    assert f"{mine.sum_of_squares:.1f}" in page.locator("[data-testid=stVegaLiteChart] svg").first.text_content()
    page.get_by_text("The code", exact=True).click()
    page.locator(".body.code").filter(has_text="m = 0.4").wait_for()
    assert len(sent) == before and before > 0


def seen_points(page) -> tuple[np.ndarray, np.ndarray]:
    """Return the points as the picture says them to the code panel."""
    said = values(page, PATH)
    return tuple(np.array([float(each) for each in said[f"lr_points_{axis}"].split(",")]) for axis in "xy")


def test_line_points_dot_and_numbers_follow_the_hand(open_page: Open):
    """The hand would find a slider where the eye finds a thing; or numbers would not be those of what is seen."""
    page, sent = open_picture(open_page, f"{PATH}?lr_m=0.5&lr_b=5")
    before, points = len(sent), noisy_line()
    middle = float(np.mean(points.x))
    pull(page, "your line: lift", 0, -40)
    seen = values(page, PATH)
    assert seen["lr_m"] == 0.5 and 3 < seen["lr_b"] < 4.2
    height = 0.5 * middle + seen["lr_b"]
    pull(page, "your line: turn at its right end", 0, 60)
    pull(page, "your line: turn at its left end", 0, -20)
    seen = values(page, PATH)
    assert seen["lr_m"] > 0.6 and abs(seen["lr_m"] * middle + seen["lr_b"] - height) < 0.3
    x, y = seen_points(page)
    pull(page, "point 12", -50, -100)
    moved = seen_points(page)
    assert moved[0][11] < x[11] - 1 and moved[1][11] < y[11] - 2 and (moved[0][:11] == x[:11]).all()
    best = best_line(*moved)
    assert values(page, PATH)["lr_best_m"] == pytest.approx(best.m, rel=1e-5)
    chart = page.locator("[data-testid=stVegaLiteChart] svg").first.bounding_box()
    page.mouse.click(chart["x"] + 0.7 * chart["width"], chart["y"] + 0.8 * chart["height"])
    until(page, "document.querySelectorAll('.nnviz-grip[aria-label^=point]').length === 13")
    grip(page, "point 13").dblclick()
    until(page, "document.querySelectorAll('.nnviz-grip[aria-label^=point]').length === 12")
    press(page, "point 3", "ArrowUp", "Delete")
    mine = line(*seen_points(page), m=values(page, PATH)["lr_m"], b=values(page, PATH)["lr_b"])
    assert values(page, PATH)["lr_sum"] == pytest.approx(mine.sum_of_squares, rel=1e-5)
    assert values(page, PATH)["lr_count"] == 11
    pull(page, "your line on the map", 60, 40)
    assert values(page, PATH)["lr_m"] > seen["lr_m"] and values(page, PATH)["lr_b"] > seen["lr_b"]
    number = page.get_by_role("slider", name="slope m, number")
    number.focus()
    was = values(page, PATH)["lr_m"]
    page.keyboard.press("ArrowRight")
    assert values(page, PATH)["lr_m"] == pytest.approx(was + 0.01)
    assert len(sent) == before and not violations(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("points as moved").wait_for()
    again, _ = open_picture(open_page, page.evaluate("navigator.clipboard.readText()").split("/")[-1])
    assert [each.tolist() for each in seen_points(again)] == [each.tolist() for each in seen_points(page)]
    page.bring_to_front()
    reset(page, PATH)
    assert values(page, PATH)["lr_points"] == values(again, PATH)["lr_points"]  # the link was kept


def test_there_is_room_for_a_finger(open_page: Open):
    """A phone would scroll instead of moving a point, or the point be too small to hit."""
    page, _ = open_picture(open_page, PATH, touch=True, width=390, height=844)
    for name in ("point 1", "your line: lift", "your line on the map"):
        box = grip(page, name).bounding_box()
        assert min(box["width"], box["height"]) >= 44
        assert grip(page, name).evaluate("grip => getComputedStyle(grip).touchAction") == "none"
    for high in (120, 0, 37):  # what stands above the charts grows and shrinks, as a note does
        page.locator(".st-key-head").evaluate("(head, high) => { head.style.paddingBottom = `${high}px`; }", high)
        until(page, f"({AWAY})() < 2")
    points = seen_points(page)
    finger(page, "point 4", 20, 40)
    moved = seen_points(page)
    assert [bool(x or y) for x, y in zip(*(moved[axis] != points[axis] for axis in (0, 1)), strict=True)] == [
        number == 3 for number in range(len(points[0]))
    ]
    before = values(page, PATH)
    finger(page, "your line on the map", -30, 30)
    assert values(page, PATH)["lr_m"] < before["lr_m"] and seen_points(page)[1].tolist() == moved[1].tolist()
    page.set_viewport_size({"width": 1280, "height": 720})
    for high in (720, 660, 720):  # a plot that is stretched may keep all its numbers
        page.set_viewport_size({"width": 1280, "height": high})
        until(page, f"({AWAY})() < 2")


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
    page.locator(".st-key-story_5 button").first.click()
    settle(page, PATH)
    assert values(page, PATH)["lr_best"] is True and "lr_data=Anscombe+II" in page.url and "lr_b=3" in page.url
    fits(page)


# Collects what the picture says of the slope, whether a chart was blank, and whether its points were under way.
WATCH = """() => {
  window.slopes = [];
  window.blank = window.gliding = 0;
  nnvizBus.target.addEventListener("linear-regression:values", ({ detail }) => slopes.push(detail.lr_m));
  const look = () => {
    for (const chart of document.querySelectorAll("[data-testid=stVegaLiteChart]")) {
      const ghost = chart.parentElement.querySelector(".nnviz-ghost svg");
      if (!ghost && !chart.querySelector("svg .role-frame path")) blank += 1;
    }
    const moving = document.getAnimations().filter(({ effect }) => effect.target?.closest(".mark-symbol"));
    gliding = Math.max(gliding, moving.length);
    requestAnimationFrame(look);
  };
  look();
}"""


@pytest.mark.parametrize("still", [False, True])
def test_story_and_data_glide(open_page: Open, still: bool):
    """Values would teleport and points blink; or things move for people who ask for none."""
    page, _ = open_picture(open_page, f"{PATH}?lr_m=-1&lr_b=0", still=still)
    page.evaluate(WATCH)
    page.locator(".st-key-story_0 button").first.click()
    settle(page, PATH)
    slopes = page.evaluate("slopes")
    assert slopes[-1] == 0 and any(-1 < slope < 0 for slope in slopes) != still
    page.get_by_text("Anscombe III", exact=True).click()
    settle(page, PATH)
    until(page, "!document.querySelector('.nnviz-ghost')")
    assert page.evaluate("blank") == 0
    assert (page.evaluate("gliding") >= len(anscombe(3))) != still


def test_the_diamond_appears_where_the_best_line_is_found(open_page: Open):
    """Who turns the knobs to the bottom of the valley would not be told."""
    page, _ = open_picture(open_page, f"{PATH}?lr_m=0.63&lr_b=2.6")
    chart = page.locator("[data-testid=stVegaLiteChart]").last
    best = best_line(noisy_line().x, noisy_line().y)
    assert f"You found it: m = {best.m:.2f}, b = {best.b:.2f}" in chart.text_content()
    put(page, "lr_b", 4)
    assert "in the valley: small loss" in chart.text_content() and "You found it" not in chart.text_content()


def test_copy_link_sends_the_values_once(open_page: Open):
    """The copied address would show another picture, or each move would be sent."""
    page, sent = open_picture(open_page, f"{PATH}?lr_b=3")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    put(page, "lr_m", 0.75)
    before = len(sent)
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Copied: b 3, m 0.75").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"/{PATH}?lr_b=3&lr_m=0.75")
    until(page, "location.search.includes('lr_m=0.75')")
    assert len(sent) == before + 1
    lecture = open_page(f"{PATH}?lr_b=3&lecture=1")
    lecture.get_by_role("button", name="Copy link").click()
    dialog = lecture.get_by_role("dialog")
    dialog.get_by_text("this computer only").wait_for()
    image = dialog.locator("img")
    image.wait_for()
    assert image.evaluate("image => image.naturalWidth") > 100


def test_phone_keeps_the_sliders_in_sight(open_page: Open):
    """One would have to scroll between the slider and what it moves; `test_pages` measures the other pages."""
    page, _ = open_picture(open_page, PATH, width=390, height=844, dark=True)
    box = page.locator(f"{CONTROLS} input[name=lr_m]").bounding_box()
    assert box and 0 < box["y"] < 844
