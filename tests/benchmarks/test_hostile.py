"""How long an ordinary drawer waits while others mean harm: at most 0.3 s. All of it on this machine.

`pytest -s tests/benchmarks -k hostile`, or one topic: `-k looks`.
"""

import subprocess
import sys
import threading
import time
from collections.abc import Callable

import psutil
import pytest
from playwright.sync_api import Browser

from tests import ROOT
from tests.benchmarks.attackers import ATTACKS
from tests.benchmarks.visitor import Visitor
from tests.browser.conftest import workers_of
from tests.browser.hostile import DOT, photo_of_many_scans

SECONDS = 6.0  # of each attack: with the server's start a topic takes under half a minute
ATTACKERS = 4


@pytest.fixture(scope="module")
def drawer(server: str) -> Visitor:
    """A visitor whose networks are awake."""
    visitor = Visitor(server)
    for _ in range(20):
        visitor.draw(DOT)
    return visitor


def say_pauses(name: str, drawer: Visitor, server: psutil.Process, attack: Callable[[], None]) -> None:
    """Draw while an attack goes on, the next drawing when the last is answered; say the pauses and the server's work.

    Args:
        name: Of the attack.
        drawer: Who draws.
        server: Whose work is counted, without its workers.
        attack: Returns when it is over.
    """
    over, pauses = threading.Event(), list[float]()

    def draw() -> None:
        while not over.is_set():
            began = time.monotonic()
            drawer.draw(DOT)
            pauses.append(time.monotonic() - began)
            time.sleep(0.05)

    drawing, began, spent = threading.Thread(target=draw), time.monotonic(), sum(server.cpu_times()[:2])
    drawing.start()
    attack()
    over.set()
    drawing.join()
    busy = (sum(server.cpu_times()[:2]) - spent) / (time.monotonic() - began)
    pauses.sort()
    load = psutil.getloadavg()[0]
    print(
        f"\n{name} (load {load:.1f}): {len(pauses)} drawings, median {1000 * pauses[len(pauses) // 2]:.0f} ms, "
        f"longest {1000 * pauses[-1]:.0f} ms; the server works {busy:.0%} of the time, "
        f"{server.memory_info().rss / 1e6:.0f} MB",
        end="",
    )


@pytest.mark.parametrize("name", ATTACKS)
def test_longest_pause(name: str, drawer: Visitor, server_process: tuple[str, psutil.Process]) -> None:
    """Four attackers at once, for some seconds."""
    address, process = server_process

    def attack() -> None:
        command = [sys.executable, "-m", "tests.benchmarks.attackers", name, address, str(SECONDS)]
        attackers = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) for _ in range(ATTACKERS)]
        for each in attackers:
            each.wait()

    say_pauses(name, drawer, process, attack)


def test_photos(drawer: Visitor, server_process: tuple[str, psutil.Process], browser: Browser) -> None:
    """Photos that take minutes to decode, one after another, from a page as everybody has it."""
    address, process = server_process
    file = {"name": "digit.jpg", "mimeType": "image/jpeg", "buffer": photo_of_many_scans(3)}
    page = browser.new_page()
    page.goto(f"{address}/draw-a-digit")
    page.get_by_role("button", name="Photo").click()
    upload = page.locator("[data-testid=stFileUploader] input[type=file]")

    def attack() -> None:
        for _ in range(3):
            upload.set_input_files(files=[{**file, "buffer": file["buffer"] + bytes(next(_lengths))}])
            page.wait_for_timeout(3_000)  # its deadline is 2 s; the sentence about the last one still stands
            page.get_by_text("takes too long to decode").wait_for(timeout=30_000)

    say_pauses("photos", drawer, process, attack)
    page.close()
    print(f"; workers {[round(each.memory_info().rss / 1e6) for each in workers_of(process)]} MB", end="")


_lengths = iter(range(1, 100))  # each file is another one
