"""Page 3 in a real browser: played without the server, and its numbers are those of nnviz."""

import pytest

from dashboard import descent
from tests.browser.conftest import Open
from tests.browser.sliders import open_picture, settle, values

PATH = "gradient-descent"


def test_playing_asks_the_server_nothing(open_page: Open):
    """300 students watching would load the server."""
    page, sent = open_picture(open_page, PATH)
    before = len(sent)
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_timeout(2500)
    page.get_by_role("button", name="Pause", exact=True).click()
    assert values(page, PATH)["gd_step"] >= 5
    page.get_by_role("slider", name="step").fill("80")
    page.wait_for_timeout(300)
    assert values(page, PATH)["gd_step"] == 80
    assert len(sent) == before and before > 0


@pytest.mark.parametrize(
    ("data", "rate", "batch", "step"),
    [("made-up line", "0.1", "full batch", 12), ("cars", "0.03", "single example", 70)],
)
def test_numbers_are_those_of_nnviz(data, rate, batch, step, open_page: Open):
    """The line on screen would not be the one that the run found."""
    query = f"gd_data={data}&gd_rate={rate}&gd_batch={batch}&gd_step={step}"
    page, _ = open_picture(open_page, f"{PATH}?{query}")
    run = descent.walks(data, batch)[float(rate)]
    seen = values(page, PATH)
    wanted = [*run.places[step], run.losses[step], *run.slopes[step], *run.places[step + 1]]
    names = ("gd_m", "gd_b", "gd_loss", "gd_slope_m", "gd_slope_b", "gd_next_m", "gd_next_b")
    assert [seen[name] for name in names] == pytest.approx(wanted, rel=1e-4, abs=1e-4)


def test_three_views_stand_at_the_same_step(open_page: Open):
    """Line, path and loss would tell of different moments."""
    page, _ = open_picture(open_page, f"{PATH}?gd_step=40")
    page.get_by_role("button", name="One step forward", exact=True).click()
    page.wait_for_timeout(500)
    steps = page.locator(".vega-bind input[name=gd_step]").evaluate_all("inputs => inputs.map(input => input.value)")
    assert steps == ["41"] * 3


def test_diverging_says_so(open_page: Open):
    """A run that leaves the picture would look as if it had stopped."""
    page, _ = open_picture(open_page, f"{PATH}?gd_rate=0.5&gd_step=100")
    said = page.locator("[data-testid=stMain]").inner_text()
    assert "2/λmax = 0.47" in said and "∞" in said
    drawn = page.locator("[data-testid=stVegaLiteChart] svg").all_text_contents()
    assert "it has left the map" in drawn[1] and "↑ ∞" in drawn[2]


def test_the_race_names_all_rates(open_page: Open):
    """A runner would have no name, or the stable rate no mark."""
    page, _ = open_picture(open_page, f"{PATH}?gd_view=race&gd_step=100")
    drawn = page.locator("[data-testid=stVegaLiteChart] svg").all_text_contents()
    assert all(rate in drawn[1] for rate in descent.RATES) and "0.5 → ∞" in drawn[1]
    assert "2/λmax = 0.47" in drawn[2]


def test_reset_and_try_this_put_everything_back(open_page: Open):
    """The lecturer could not return to what the link showed."""
    page, _ = open_picture(open_page, f"{PATH}?gd_rate=0.3&gd_step=7")
    page.get_by_role("slider", name="step").fill("50")
    page.get_by_text("0.01", exact=True).click()
    settle(page, PATH)
    page.locator("h1").click()
    page.keyboard.press("r")
    settle(page, PATH)
    assert values(page, PATH)["gd_step"] == 7 and "gd_rate=0.3" in page.url
    page.get_by_role("button", name="A little too large").click()
    settle(page, PATH)
    assert values(page, PATH)["gd_step"] == 16 and "gd_rate=0.5" in page.url and "gd_step=16" in page.url


def test_the_code_follows_the_step(open_page: Open):
    """The panel would make other steps than the picture."""
    page, _ = open_picture(open_page, f"{PATH}?gd_step=3")
    page.get_by_text("The code", exact=True).click()
    page.locator(".body.code").filter(has_text="steps = 3\n").wait_for()
    page.get_by_role("button", name="One step back", exact=True).click()
    page.locator(".body.code").filter(has_text="steps = 2\n").wait_for()


@pytest.mark.parametrize("view", descent.VIEWS)
def test_the_picture_fits_projector_and_phone(view, open_page: Open):
    """One would have to scroll to see the run."""
    page, _ = open_picture(open_page, f"{PATH}?gd_view={view}")
    bottoms = page.locator("[data-testid=stVegaLiteChart]").evaluate_all(
        "charts => charts.map(chart => chart.getBoundingClientRect().bottom)"
    )
    assert len(bottoms) == 3 and max(bottoms) < 720
    phone, _ = open_picture(open_page, f"{PATH}?gd_view={view}", width=390, height=844)
    wide, room = phone.eval_on_selector("[data-testid=stMain]", "main => [main.scrollWidth, main.clientWidth]")
    assert wide <= room
