"""Charts in a real browser show what the controls say, whatever data they are drawn anew with."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open, at_rest
from tests.browser.sliders import open_picture, values

# What each chart that can be seen writes of its own parameters: `dashboard.layout.picture.with_signals`.
SIGNALS = """() => [...document.querySelectorAll("[data-testid=stVegaLiteChart]")]
  .filter((chart) => chart.getClientRects().length)
  .flatMap((chart) => [...chart.querySelectorAll("svg text")].map((text) => text.textContent))
  .filter((text) => text.startsWith("signals|"))
  .map((text) => Object.fromEntries(text.split("|").slice(1).map((pair) => pair.split("="))))"""
# A chart that works on one value is told another one and then, too early, the old one again, which it passes over.
HURRY = """() => {
  const chart = [...document.querySelectorAll("[data-testid=stVegaLiteChart]")].at(-1);
  const [m, b] = ["lr_m", "lr_b"].map((name) => chart.querySelector(`input[name=${name}]`));
  const [before, there] = [m.value, b.value];
  for (const [input, value] of [[m, "1"], [b, "12"], [b, there], [m, before]]) {
    input.value = value;
    input.dispatchEvent(new Event("input"));
  }
}"""
CHOICES = {
    "linear-regression": "data",
    "logistic-regression": "data",
    "gradient-descent": "data",
    "limits-of-linear": "data",
    "loss-functions?lf_view=Retrain": "outliers",
    "lines": "pixels",
}


@pytest.mark.parametrize("path", CHOICES)
def test_charts_show_what_the_controls_say(path: str, open_page: Open):
    """A chart drawn anew, and busy, passes over a value: it would show the last data's line beside the new points."""
    page, _ = open_picture(open_page, path)
    options = page.locator(f"[class*='_{CHOICES[path]} '] [data-testid=stButtonGroup] button")
    count, compared = options.count(), 0
    assert count > 1
    for number in [*range(1, count), 0]:
        options.nth(number).click()
        at_rest(page)
        compared += compare(page, path.split("?")[0])
    assert compared


def test_a_hurried_chart_is_told_again(open_page: Open):
    """Input and chart would say different things until the input is moved by hand."""
    page, _ = open_picture(open_page, "linear-regression?lr_m=0.5&lr_b=3")
    page.evaluate(HURRY)
    at_rest(page)
    assert compare(page, "linear-regression")


def compare(page: Page, path: str) -> int:
    """Fail if a chart shows another value than its control says; how many were compared."""
    said, compared = values(page, path), 0
    for chart in page.evaluate(SIGNALS):
        for name, signal in chart.items():
            if name not in said:
                continue  # what a grip writes, and has not yet
            wanted = said[name]
            if isinstance(wanted, (int, float)) and not isinstance(wanted, bool):
                assert float(signal) == pytest.approx(wanted, abs=1e-9), name
            else:
                assert signal == (str(wanted).lower() if isinstance(wanted, bool) else wanted), name
            compared += 1
    return compared
