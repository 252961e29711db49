"""What a day of visitors leaves in the server's memory, in some minutes: `pytest -s tests/benchmarks -k memory`."""

import random
import threading
import time
from importlib import import_module
from urllib.parse import urlencode

import psutil
import pytest

from dashboard.layout.address import words_of
from dashboard.pages import HOME, PAGES
from dashboard.server.memory import EVERY
from tests.benchmarks.visitor import Tab
from tests.browser.conftest import running

VISITORS = 6
SHIFTS, SECONDS = 3, 150  # of visits; after each nobody is there any more
KEPT = 120  # seconds for which Streamlit keeps a visit that has ended
MOST, GROWTH = 300, 12  # MB; and MB from one shift to the next, once what is bounded has filled up


def addresses() -> list[tuple[str, str]]:
    """Return the pages in all the states that they propose, and one that opens another digit each time."""
    pages = {page: import_module(f"dashboard.app_pages.{page.folder.name}.page") for page in PAGES if page is not HOME}
    asked = [(HOME.path, "")]
    for page, module in pages.items():
        for view in module.VIEWS:
            asked += [(page.path, urlencode(words_of(page, each.state))) for each in view.tries]
            asked.append((page.path, urlencode(page.own(view=view.name))))
    return asked


@pytest.mark.timeout(1800)
def test_memory_after_many_visits() -> None:
    """Visitors come, look at a few pages in random states, and leave; trainings are left out, they fill the worker.

    A day is many such shifts: the last one must add next to nothing.
    """
    states = [each for each in addresses() if each[0] not in ("network", "train-a-network")]
    reruns = 0
    with running(["-m", "streamlit", "run", "dashboard/app.py"]) as (address, server):
        process = psutil.Process(server.pid)

        def visit(number: int) -> None:
            nonlocal reruns
            chance, end = random.Random(number), time.monotonic() + SECONDS
            while time.monotonic() < end:
                tab = Tab(address)
                for _ in range(chance.randint(2, 10)):
                    page, query = chance.choice(states)
                    digit = f"&ic_digit={chance.randrange(5000)}" if page == "inside-a-cnn" else ""
                    tab.rerun(page, query + digit)
                    reruns += 1
                tab.leave()

        def say(when: str) -> None:
            memory = process.memory_full_info()
            print(f"\n{when}: {memory.rss / 1e6:.0f} MB, {memory.uss / 1e6:.0f} MB its own", end="")

        say("at first")
        first = Tab(address)
        for page in PAGES:
            first.rerun(page.path)
        first.leave()
        say("each page once")
        ends = []
        for shift in range(SHIFTS):
            visitors = [threading.Thread(target=visit, args=(VISITORS * shift + number,)) for number in range(VISITORS)]
            for each in visitors:
                each.start()
            for each in visitors:
                each.join()
            say(f"{reruns} reruns")
            time.sleep(KEPT + 2 * EVERY)
            say(f"{reruns} reruns, and nobody there (limit {MOST})")
            ends.append(process.memory_info().rss / 1e6)
        assert ends[-1] < ends[-2] + GROWTH and ends[-1] < MOST
