"""From `streamlit run` to the first page, and from a click to a page, beside a Streamlit app with one Altair chart."""

import statistics
import time

from playwright.sync_api import Browser, Page

from tests.browser.conftest import running

ROUNDS = 5
ONE_CHART = "tests/benchmarks/one_chart.py"
ONE_CHART_PAGE = "tests/benchmarks/one_chart_page.py"
CLICKS = ("From a line to a class", "Gradient descent", "The limits of lines", "The perceptron", "An old friend")


def seconds_to_first_page(browser: Browser, script: str, drawn: str) -> float:
    """Return the time from the command to the picture."""
    start = time.perf_counter()
    with running(["-m", "streamlit", "run", script]) as (address, _):
        page = browser.new_page()
        page.goto(address)
        page.wait_for_selector(drawn)
        taken = time.perf_counter() - start
        page.close()
    return taken


def test_first_page(browser: Browser) -> None:
    """Home against one chart, alternating, so that both meet the same machine."""
    ours, peer = [], []
    for _ in range(ROUNDS):
        peer.append(seconds_to_first_page(browser, ONE_CHART, "[data-testid=stVegaLiteChart] svg, canvas.marks"))
        ours.append(seconds_to_first_page(browser, "dashboard/app.py", "h1"))
    home, chart = statistics.median(ours), statistics.median(peer)
    print(f"\nfirst page: {home:.2f} s, one chart: {chart:.2f} s, ratio {home / chart:.2f}")


def milliseconds_to_picture(page: Page, link: str) -> float:
    """Return the median time from a click in the menu until all charts are drawn; the first says how many there are."""
    times, charts = [], 1
    for _ in range(ROUNDS + 1):
        times.append(page.evaluate(CLICK, [link, charts]))
        page.wait_for_timeout(1500)
        charts = page.evaluate(f"() => {CHARTS}")
        page.evaluate("() => history.back()")
        page.wait_for_timeout(1500)
    return statistics.median(times[1:])


# How many charts are seen.
CHARTS = """[...document.querySelectorAll("[data-testid=stVegaLiteChart] svg, canvas.marks")]
    .filter((chart) => chart.getBoundingClientRect().width > 0).length"""
# Clicks as a hand does, and looks at every frame whether the charts are there.
CLICK = f"""async ([link, charts]) => {{
  const links = [...document.querySelectorAll("a")].filter((a) => a.textContent.trim() === link);
  const began = performance.now();
  links[0].click();
  while (performance.now() - began < 20000) {{
    await new Promise(requestAnimationFrame);
    if (location.pathname !== "/" && {CHARTS} >= charts) return performance.now() - began;
  }}
  return NaN;
}}"""


def test_click_to_picture(browser: Browser) -> None:
    """From a click in the menu to the charts, for pages of Altair charts and for a page with one of them."""
    with running(["-m", "streamlit", "run", ONE_CHART_PAGE]) as (address, _):
        page = browser.new_page()
        page.goto(address)
        page.wait_for_timeout(3000)
        peer = milliseconds_to_picture(page, "Chart")
        page.close()
    print(f"\none chart: {peer:.0f} ms")
    with running(["-m", "streamlit", "run", "dashboard/app.py"]) as (address, _):
        page = browser.new_page(viewport={"width": 390, "height": 844})  # its menu is a list
        page.goto(address)
        page.wait_for_timeout(20_000)  # the workers have woken up
        for link in CLICKS:
            taken = milliseconds_to_picture(page, link)
            print(f"{link}: {taken:.0f} ms, {taken / peer:.1f} × one chart")
