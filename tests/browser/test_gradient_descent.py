"""Page 3 in a real browser: played without the server, and its numbers are those of nnviz."""

from typing import Any

import pytest

from dashboard.app_pages.gradient_descent.race import RACE
from dashboard.app_pages.gradient_descent.runs import RATES, SETS, axes_of, walks
from nnviz.descent import descend
from tests.browser.conftest import Open, quiet, until
from tests.browser.frame import violations
from tests.browser.grips import grip, press, pull
from tests.browser.sliders import fits, open_picture, reset, settle, values

PATH = "gradient-descent"


def step(page, to: int) -> None:
    """Put the player at a step."""
    page.get_by_role("slider", name="step").fill(str(to))
    quiet(page, least=150)


def choose(page, *options: str) -> None:
    """Choose among what the server has to draw anew."""
    for option in options:
        page.get_by_text(option, exact=True).first.click()
        settle(page, PATH)


def test_playing_asks_the_server_nothing_and_the_numbers_are_those_of_nnviz(open_page: Open):
    """300 students watching would load the server; or line, path, loss and code would tell of different moments."""
    page, sent = open_picture(open_page, PATH)
    before = len(sent)
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_timeout(2000)
    page.get_by_role("button", name="Pause", exact=True).click()
    assert values(page, PATH)["gd_step"] >= 4
    step(page, 40)
    page.get_by_role("button", name="One step forward", exact=True).click()
    quiet(page)
    steps = page.locator(".vega-bind input[name=gd_step]").evaluate_all("inputs => inputs.map(input => input.value)")
    assert steps == ["41"] * 3  # the chart of rates has no step
    page.get_by_text("The code", exact=True).click()
    page.locator(".body.code").filter(has_text="steps = 41\n").wait_for()
    page.get_by_role("button", name="One step back", exact=True).click()
    page.locator(".body.code").filter(has_text="steps = 40\n").wait_for()
    assert len(sent) == before and before > 0
    for data, rate, batch, at in (("made-up line", "0.1", "full batch", 12), ("cars", "0.03", "single example", 70)):
        choose(page, data, rate, batch)
        step(page, at)
        run, seen = walks(data, batch)[float(rate)], values(page, PATH)
        wanted = [*run.places[at], run.losses[at], *run.slopes[at], *run.places[at + 1]]
        names = ("gd_m", "gd_b", "gd_loss", "gd_slope_m", "gd_slope_b", "gd_next_m", "gd_next_b")
        assert [seen[name] for name in names] == pytest.approx(wanted, rel=1e-4, abs=1e-4)


def assert_run(page, *, batch_size: int | None, rate: float) -> dict:
    """Fail unless step 12 is soon that of nnviz from the start on screen; return what is on screen."""
    points = SETS["made-up line"]()
    settings: dict[str, Any] = {"learning_rate": rate, "batch_size": batch_size, "steps": 13}
    names = ("gd_m", "gd_b", "gd_loss", "gd_slope_m", "gd_slope_b", "gd_next_m", "gd_next_b")
    for _ in range(50):
        seen = values(page, PATH)
        run = descend(points.x, points.y, model="line", start=(seen["gd_m0"], seen["gd_b0"]), **settings)
        wanted = pytest.approx([*run.places[12], run.losses[12], *run.slopes[12], *run.places[13]], rel=1e-4, abs=1e-4)
        if [seen[name] for name in names] == wanted:
            return seen
        page.wait_for_timeout(200)
    signals = page.locator("svg text").filter(has_text="signals|").all_text_contents()
    assert [seen[name] for name in names] == wanted, signals
    return seen


def test_the_run_follows_a_start_that_is_moved(open_page: Open):
    """All runs would begin at the slide's (1, 0); or a run from elsewhere would not be the one that nnviz computes."""
    page, sent = open_picture(open_page, PATH)
    step(page, 12)
    before = len(sent)
    pull(page, "start of the descent", -120, 60)
    press(page, "start of the descent", "ArrowUp")
    seen = assert_run(page, batch_size=None, rate=0.1)
    assert seen["gd_m0"] < 0.6 and seen["gd_b0"] > 0.2
    assert len(sent) == before and not violations(page)
    page.get_by_text("The code", exact=True).click()
    page.locator(".body.code").filter(has_text=f"start = ({seen['gd_m0']:g}, {seen['gd_b0']:g})").wait_for()
    choose(page, "mini-batch")
    asked = len(sent)
    press(page, "start of the descent", "ArrowRight")
    assert_run(page, batch_size=5, rate=0.1)
    handle = grip(page, "learning rate").bounding_box()
    page.mouse.move(handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2)
    page.mouse.down()
    for move in range(1, 6):
        page.mouse.move(handle["x"] + handle["width"] / 2 - 22 * move, handle["y"] + 9)
    until(page, "document.querySelector('.nnviz-grip[aria-label=\"learning rate\"]').ariaValueText === '0.01'")
    quiet(page)
    assert_run(page, batch_size=5, rate=0.01)
    assert len(sent) == asked and "gd_rate" not in page.url
    page.mouse.up()
    page.wait_for_url("**gd_rate=0.01*")
    settle(page, PATH)
    assert_run(page, batch_size=5, rate=0.01)
    press(page, "learning rate", "ArrowRight")
    page.wait_for_url("**gd_rate=0.03*")
    settle(page, PATH)
    assert_run(page, batch_size=5, rate=0.03)
    choose(page, "0.3")
    assert_run(page, batch_size=5, rate=0.3)
    page.get_by_text("The code", exact=True).first.wait_for()
    assert not violations(page)


# Where the dots of the race stand on the map: shares of the plot from its left and lower edge, by their names' order.
DOTS = """() => {
  const plot = document.querySelector("svg.marks path.background").getBoundingClientRect();
  const names = [...document.querySelectorAll("svg.marks")][0];
  const dots = [...names.querySelectorAll(".mark-symbol path[stroke]")].map((dot) => dot.getBoundingClientRect());
  return dots.map(({ left, top, width, height }) =>
    [(left + width / 2 - plot.left) / plot.width, (plot.bottom - top - height / 2) / plot.height]);
}"""
NAMES = """() => {
  const names = [...document.querySelectorAll("svg.marks")[0].querySelectorAll(".mark-text.role-mark text")]
    .filter(({ textContent }) => /^0\\.\\d+/.test(textContent)).map((text) => text.getBoundingClientRect());
  const meet = (one, other) => one.left < other.right && other.left < one.right
    && one.top + 4 < other.bottom && other.top + 4 < one.bottom; // letters are lower than their boxes
  return [names.length, names.filter((one, at) => names.slice(at + 1).some((other) => meet(one, other))).length];
}"""


def test_the_race_follows_a_start_that_is_moved(open_page: Open):
    """The race would start at the slide's (1, 0) only, or its dots would not be where the runs from there are."""
    page, sent = open_picture(open_page, f"{PATH}?gd_view={RACE.name}&gd_step=12")
    before, points = len(sent), SETS["made-up line"]()
    pull(page, "start of all descents", -150, 70)
    press(page, "start of all descents", "ArrowUp")
    assert len(sent) == before and not violations(page)
    seen, view = values(page, PATH), axes_of(points)
    start = (seen["gd_m0"], seen["gd_b0"])
    assert start[0] < 0.5 and start[1] > 0.2
    runs = [descend(points.x, points.y, model="line", start=start, learning_rate=float(r), steps=100) for r in RATES]
    wanted = [
        [(m - view.m[0]) / (view.m[1] - view.m[0]), (b - view.b[0]) / (view.b[1] - view.b[0])]
        for m, b in (run.places[12] for run in runs[:-1])
    ]
    drawn = page.evaluate(DOTS)
    assert all(min(abs(x - u) + abs(y - v) for u, v in drawn) < 0.01 for x, y in wanted), (wanted, drawn)
    nearest = min(range(7), key=lambda rate: runs[rate].losses[100])
    assert str(seen["gd_nearest"]) == RATES[nearest] and float(seen["gd_least"]) == pytest.approx(
        runs[RATES.index("0.1")].losses[100], rel=0.01
    )
    names, covered = page.evaluate(NAMES)
    assert names >= 7 and not covered, "names cover each other"
    page.get_by_text(f"from ({start[0]:.2f}, {start[1]:.2f})".replace("-", "−")).wait_for()


def test_diverging_says_so_and_the_race_names_all_rates(open_page: Open):
    """A run that leaves the picture would look as if it had stopped; a runner would have no name."""
    page, _ = open_picture(open_page, f"{PATH}?gd_rate=0.5&gd_step=100")
    said = page.locator("[data-testid=stMain]").inner_text()
    assert "2/λmax = 0.47" in said and "it diverges" in said
    drawn = page.locator("[data-testid=stVegaLiteChart] svg").all_text_contents()
    assert "it has left the map" in drawn[0] and "↑ ∞" in drawn[2]
    choose(page, RACE.name)
    step(page, 100)
    drawn = page.locator("[data-testid=stVegaLiteChart] svg").all_text_contents()
    assert all(rate in drawn[1] for rate in RATES) and "0.5 → ∞" in drawn[1]
    assert all(rate in drawn[0] for rate in RATES[:-1])
    assert page.locator(".st-key-gd_rate button:enabled").count() == 0  # all of them are shown
    assert "2/λmax = 0.47" in drawn[2]
    fits(page)


def test_reset_and_try_this_put_everything_back(open_page: Open):
    """The lecturer could not return to what the link showed."""
    page, _ = open_picture(open_page, f"{PATH}?gd_rate=0.3&gd_step=7")
    step(page, 50)
    choose(page, "0.01")
    reset(page, PATH)
    assert values(page, PATH)["gd_step"] == 7 and "gd_rate=0.3" in page.url
    page.get_by_role("button", name="A little too large").click()
    settle(page, PATH)
    assert values(page, PATH)["gd_step"] == 16 and "gd_rate=0.5" in page.url and "gd_step=16" in page.url
    fits(page)
