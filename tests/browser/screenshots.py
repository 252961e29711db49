"""Make the README's pictures anew: `make screenshots`."""

import shutil
import sys

from PIL import Image
from playwright.sync_api import sync_playwright

from dashboard.pages import PAGES
from tests import ROOT
from tests.browser.conftest import FLAGS, running, until
from tests.browser.pads import SEVEN, answer, draw

TARGET = ROOT / "docs" / "screenshots"
MOST_BYTES = 200_000
STATES = {"network": "?nw_run=1"}  # worth more than what a page shows at first
READY = {
    "network": "globalThis.nnvizBus?.last.get('network:maps')?.step > 0",
    "train-a-network": "[...document.querySelectorAll('*')].some((one) => one.shadowRoot?.querySelector('.checks li'))",
    "inside-a-cnn": "globalThis.nnvizBus?.last.has('inside-a-cnn:values')",
}


def main() -> None:
    """Take one picture of every page, the pad's with a digit on it."""
    TARGET.mkdir(parents=True, exist_ok=True)
    path = shutil.which("chromium") or shutil.which("google-chrome")
    with (
        running(["-m", "streamlit", "run", "dashboard/app.py"]) as (address, _),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for each in PAGES:
            page = browser.new_page(viewport={"width": 1280, "height": 720})
            page.goto(f"{address}/{each.path}{STATES.get(each.path, '')}")
            page.wait_for_selector("[data-test-script-state=notRunning]")
            page.wait_for_timeout(2500)
            until(page, READY.get(each.path, "true"), timeout=60_000)
            if each.path == "draw-a-digit":
                draw(page, SEVEN)
                answer(page, "It is a 7", seconds=60)
            file = TARGET / f"{each.path or 'home'}.png"
            page.screenshot(path=file)
            page.close()
            Image.open(file).convert("P", palette=Image.Palette.ADAPTIVE, colors=256).save(file, optimize=True)
            if file.stat().st_size > MOST_BYTES:
                sys.exit(f"{file} is larger than {MOST_BYTES // 1000} kB")
        browser.close()


if __name__ == "__main__":
    main()
