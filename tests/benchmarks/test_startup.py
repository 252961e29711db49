"""From `streamlit run` to the first page drawn, beside a Streamlit app with one Altair chart."""

import statistics
import time

from playwright.sync_api import Browser

from tests.browser.conftest import running

ROUNDS = 5
ONE_CHART = "tests/benchmarks/one_chart.py"


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
