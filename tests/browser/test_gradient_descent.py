"""Page 3 in a real browser: played without the server, and its numbers are those of nnviz."""

import pytest

from dashboard.app_pages.gradient_descent.race import RACE
from dashboard.app_pages.gradient_descent.runs import RATES, walks
from tests.browser.conftest import Open, quiet
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
    assert steps == ["41"] * 3
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


def test_diverging_says_so_and_the_race_names_all_rates(open_page: Open):
    """A run that leaves the picture would look as if it had stopped; a runner would have no name."""
    page, _ = open_picture(open_page, f"{PATH}?gd_rate=0.5&gd_step=100")
    said = page.locator("[data-testid=stMain]").inner_text()
    assert "2/λmax = 0.47" in said and "∞" in said
    drawn = page.locator("[data-testid=stVegaLiteChart] svg").all_text_contents()
    assert "it has left the map" in drawn[1] and "↑ ∞" in drawn[2]
    choose(page, RACE.name)
    step(page, 100)
    drawn = page.locator("[data-testid=stVegaLiteChart] svg").all_text_contents()
    assert all(rate in drawn[1] for rate in RATES) and "0.5 → ∞" in drawn[1]
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
