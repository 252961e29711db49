"""Page 8 in a real browser: what the charts compute equals nnviz, whose losses equal Keras'.

Each picture is opened once: set, dragged (no message may go to the server), read, and measured on both screens.
"""

import re
from urllib.parse import quote

import numpy as np
import pytest
from playwright.sync_api import Page

from dashboard.app_pages.loss_functions import outlier
from dashboard.app_pages.loss_functions.boxes_charts import ABOVE, IMAGE
from dashboard.app_pages.loss_functions.divergence_charts import ABOVE as ABOVE_ONE
from dashboard.app_pages.loss_functions.outlier_pulls import lifted
from dashboard.app_pages.loss_functions.page import VIEWS
from nnviz import losses
from nnviz.charts import palette
from tests.browser.conftest import Open, quiet
from tests.browser.frame import violations
from tests.browser.grips import press, pull
from tests.browser.sliders import CONTROLS, drag, fits, open_picture, put, settle, values
from tests.browser.test_pages import SMALL_TEXT

PATH = "loss-functions"
QUANTITIES, CLASSES, BOXES, DISTRIBUTIONS, NETWORKS = (view.name for view in VIEWS)


def address(view: str, **sliders: float | str) -> str:
    """Return the path of a picture with its sliders set."""
    return f"{PATH}?lf_view={quote(view)}" + "".join(f"&{name}={value}" for name, value in sliders.items())


def test_lines_and_losses_are_those_of_nnviz(open_page: Open):
    """The picture would show other lines than the best ones, or other losses than Keras reports."""
    page, sent = open_picture(open_page, address(QUANTITIES, lf_outlier=2))
    before = len(sent)
    drag(page, "lf_outlier", start=0.3, end=0.8, moves=20)
    put(page, "lf_outlier", 5.3)
    put(page, "lf_delta", 0.6)
    seen, points = values(page, PATH), outlier.points()
    y = lifted(points, 5.3)
    for loss, judge in (
        ("MAE", losses.mean_absolute_error),
        ("MSE", losses.mean_squared_error),
        ("Huber", lambda *pair: losses.huber(*pair, delta=0.6)),
    ):
        fit = losses.fit_line(points.x, y, loss=loss, delta=0.6)
        name = f"lf_{loss.lower()}"
        wanted = [judge(y, fit.m * points.x + fit.b), fit.m, fit.b]
        assert [seen[name], seen[f"{name}_m"], seen[f"{name}_b"]] == pytest.approx(wanted, abs=1e-3), loss
    lefts, tops = zip(*names_at_the_ends(page), strict=True)
    assert len(tops) == 3 and max(lefts) - min(lefts) < 1 and np.diff(sorted(tops)).min() >= 13
    residual = losses.fit_line(points.x, y, loss="MSE").residuals[0]
    assert seen["lf_pull"] == pytest.approx(2 * abs(residual), abs=2e-3)
    pull(page, "the outlier", 0, -60)
    assert 2.5 < values(page, PATH)["lf_outlier"] < 4.8  # of 5.3: the plot is 10.5 high
    press(page, "the outlier", "ArrowUp")
    assert not violations(page)
    assert len(sent) == before > 0
    fits(page)


def names_at_the_ends(page: Page) -> list[list[float]]:
    """Return left and top of the three losses' names in the chart of the lines."""
    return (
        page.locator("[data-testid=stVegaLiteChart]")
        .nth(1)
        .locator("text")
        .evaluate_all(
            """texts => texts.filter(text => ["MAE", "MSE", "Huber"].includes(text.textContent))
          .map(text => text.getBoundingClientRect()).map(box => [box.left, box.top])"""
        )
    )


def test_log_loss_is_that_of_nnviz(open_page: Open):
    """Softmax or the loss would be another than in training."""
    page, sent = open_picture(open_page, address(QUANTITIES))
    page.get_by_text(CLASSES, exact=True).click()
    settle(page, PATH)
    page.locator("summary", has_text="The code").click()
    code = page.locator("details", has_text="The code")
    code.get_by_text('truth = "cat"').wait_for()  # of four radio buttons the one that is on
    before = len(sent)
    page.get_by_role("button", name="bird", exact=True).click()
    put(page, "lf_dog", 4)
    drag(page, "lf_fish", start=0.4, end=0.6, moves=15)
    put(page, "lf_cat", -3.5)
    put(page, "lf_fish", 1.2)
    seen, scores = values(page, PATH), np.array([-3.5, 4, 0, 1.2])
    p = losses.softmax(scores)
    assert seen["lf_loss_now"] == pytest.approx(losses.cross_entropy_of_logits(scores, true_class=2), abs=1e-9)
    assert [seen[f"lf_p_{name}"] for name in ("cat", "dog", "bird", "fish")] == pytest.approx(list(p), abs=1e-9)
    assert (seen["lf_p_true"], seen["lf_right"]) == (pytest.approx(p[2]), 0)
    pull(page, "p of bird", 60, 0)
    pulled = values(page, PATH)
    assert pulled["lf_p_bird"] > seen["lf_p_bird"] + 0.2 and pulled["lf_dog"] == 4
    press(page, "p of fish", "ArrowLeft")
    assert values(page, PATH)["lf_fish"] == pytest.approx(1.1) and not violations(page)
    assert len(sent) == before > 0
    fits(page)


def test_jaccard_is_as_published_and_without_the_added_pixel(open_page: Open):
    """The page would take another convention of corners than it says."""
    page, sent = open_picture(open_page, address(BOXES))
    before = len(sent)
    assert values(page, PATH)["lf_jaccard"] == pytest.approx(0.7980, abs=5e-5)
    graded = page.locator("text").filter(has_text=re.compile("^(poor|good|excellent)$"))
    assert "good" in graded.all_text_contents()
    page.locator(f"{CONTROLS} input[name=lf_inclusive]").uncheck()
    drag(page, "lf_left", start=0.3, end=0.6, moves=15)
    put(page, "lf_left", 70)
    wanted = losses.jaccard([39, 63, 203, 112], [70, 66, 214, 114])
    assert values(page, PATH)["lf_jaccard"] == pytest.approx(wanted, abs=1e-9)
    seen = values(page, PATH)
    assert missed(page) == pytest.approx(seen["lf_union"] - seen["lf_intersection"], rel=0.01)
    pull(page, "truth: left", 30, 0)
    pulled = values(page, PATH)
    assert (
        pulled["lf_true_left"] > 45 and pulled["lf_true_left"] + pulled["lf_true_width"] == 203
    )  # its right side stays
    pull(page, "truth: move", 0, 20)
    pull(page, "prediction: right bottom", 0, -10)
    moved = values(page, PATH)
    assert moved["lf_true_top"] < pulled["lf_true_top"] and moved["lf_height"] > pulled["lf_height"]
    press(page, "prediction: top", "ArrowDown")
    assert values(page, PATH)["lf_top"] == moved["lf_top"] + 1 and not violations(page)
    put(page, "lf_left", 150)
    assert values(page, PATH)["lf_jaccard"] < 0.5 and graded.all_text_contents().count("poor") == 2
    assert len(sent) == before > 0
    fits(page)


def missed(page: Page) -> float:
    """Return the area that is filled in the color of loss, in pixels of the image."""
    return page.locator("[data-testid=stVegaLiteChart] svg").first.evaluate(
        """(chart, [wide, high, color]) => {
          const plot = chart.querySelector("path.background").getBBox();
          const filled = [...chart.querySelectorAll(`path[fill*="${color}" i]`)].map((part) => part.getBBox());
          const area = filled.reduce((sum, box) => sum + box.width * box.height, 0);
          return area * (wide / plot.width) * (high / plot.height);
        }""",
        [IMAGE[0], IMAGE[1] + ABOVE, palette.LOSS],
    )


def test_divergence_is_that_of_nnviz_and_infinite_at_zero(open_page: Open):
    """The sums would be wrong, or hide that the formula has no number where q is 0."""
    page, sent = open_picture(open_page, address(DISTRIBUTIONS, lf_p="twin"))
    before = len(sent)
    drag(page, "lf_q5", start=0.05, end=0.3, moves=15)
    put(page, "lf_q5", 5)
    put(page, "lf_q2", 35)
    seen = values(page, PATH)
    p, weights = np.array([0.4, 0.08, 0.04, 0.08, 0.4]), np.array([20, 35, 20, 10, 5])
    q = weights / weights.sum()
    wanted = [losses.kl_divergence(p, q), losses.kl_divergence(q, p), losses.entropy(p), losses.cross_entropy(p, q)]
    names = ("lf_kl", "lf_kl_back", "lf_entropy", "lf_cross")
    assert [seen[name] for name in names] == pytest.approx(wanted, abs=1e-9)
    for value, bars in ((0.22, q), (0.39, q), (0.40, p)):
        assert min(abs(bars - height_of(page, f"{value:.2f}"))) < 0.006, "a number stands where its bar ends"
    pull(page, "q of A", 0, 60)
    pulled = values(page, PATH)
    assert pulled["lf_q1"] > 30 and pulled["lf_q2"] == 35
    press(page, "q of B", "ArrowUp")
    assert values(page, PATH)["lf_q2"] == 36 and not violations(page)
    put(page, "lf_q2", 35)
    put(page, "lf_q1", 0)
    seen, q = values(page, PATH), np.array([0, 35, 20, 10, 5]) / 70
    clipped = losses.clipped(p) * np.log(losses.clipped(p) / losses.clipped(q))
    assert seen["lf_kl"] == seen["lf_cross"] == np.inf and seen["lf_kl_words"] == "∞ nats"
    assert seen["lf_kl_keras"] == pytest.approx(clipped.sum(), abs=1e-9)
    assert len(sent) == before > 0
    fits(page)


def height_of(page: Page, words: str) -> float:
    """Return where the lower edge of the first such number stands on the axis of the probabilities."""
    return page.locator("[data-testid=stVegaLiteChart] svg").first.evaluate(
        """(chart, [words, top]) => {
          const text = [...chart.querySelectorAll(".role-mark text")].find((text) => text.textContent === words);
          const height = chart.querySelector("path.background").getBBox().height;
          const [, place] = text.getAttribute("transform").match(/,([-\\d.]+)\\)/);
          const y = Number(place) + 6 + 0.21 * 13; // where Vega puts a text whose lower edge is 6 px above a place
          return top * (1 - y / height);
        }""",
        [words, ABOVE_ONE],
    )


def test_four_fits_grow_together_without_the_server(open_page: Open):
    """300 students playing a training would load the server; or the four networks would not begin alike."""
    page, sent = open_picture(open_page, address(NETWORKS, lf_lift=8))
    page.locator("summary", has_text="The code").click()
    page.locator(".body.code").filter(has_text="epochs = 120\n").wait_for()
    before, seen = len(sent), values(page, PATH)
    others = [seen[f"lf_{name}_curve"] for name in ("mae", "huber", "logcosh")]
    assert seen["lf_epoch"] == 120 and seen["lf_mse_curve"] > 2 * max(others)
    lines = [drawn_fits(page)]
    for epoch in (0, 60):
        page.get_by_role("slider", name="epoch").fill(str(epoch))
        page.locator(".body.code").filter(has_text=f"epochs = {epoch}\n").wait_for()
        quiet(page)
        lines.append(drawn_fits(page))
    assert [len(set(drawn)) for drawn in lines] == [4, 1, 4]  # at 120, 0 and 60 epochs
    assert len({drawn[0] for drawn in lines}) == 3
    assert len(sent) == before > 0
    fits(page)


def drawn_fits(page: Page) -> list[str]:
    """Return the path of each chart's network, which lies over that of the curve."""
    return page.locator("[data-testid=stVegaLiteChart] svg").evaluate_all(
        "charts => charts.map(chart => [...chart.querySelectorAll('.mark-line path')].at(-1).getAttribute('d'))"
    )


def test_four_fits_can_be_read_from_the_last_row(open_page: Open):
    """In a lecture one would have to scroll, or the text be too small; loss and number would lie on each other."""
    page, _ = open_picture(open_page, address(NETWORKS, lf_lift=8, lf_outliers=12, lecture=1))
    assert page.evaluate(SMALL_TEXT, 19.9) == []
    tall, room = page.eval_on_selector("[data-testid=stMain]", "main => [main.scrollHeight, main.clientHeight]")
    assert tall <= room
    overlapping = """charts => charts.flatMap(chart => {
      const boxes = [...chart.querySelectorAll("text[font-weight=bold]")].map((text) => text.getBoundingClientRect());
      return boxes.length === 2 && boxes[0].right + 2 < boxes[1].left ? [] : [boxes];
    })"""
    assert page.locator("[data-testid=stVegaLiteChart] svg").evaluate_all(overlapping) == []
