"""How soon Train shows something, alone and with fifty others; what a hundred networks leave in the worker's memory.

`pytest -s tests/benchmarks -k pressing_train`
"""

import threading
import time
from collections.abc import Iterator
from itertools import product

import numpy as np
import psutil
import pytest
from playwright.sync_api import Browser

from dashboard.app_pages.draw_a_digit.work import Changes, read_drawing
from dashboard.app_pages.network.choices import Choices
from dashboard.app_pages.network.multiplications import measure
from dashboard.app_pages.network.words import at_once
from dashboard.app_pages.train_a_network import choices as exercise
from dashboard.server.engine import Engine
from dashboard.server.trainings.runs import Runs
from tests.browser.conftest import at_rest, running, until, workers_of
from tests.browser.pads import ZERO

WAKING = 15  # seconds until both workers are awake
SIX = "nw_hidden=8-8-8-8-8-8"
# What nobody has asked for since the server started, in this order; Train is pressed as soon as it is there.
NETWORKS = {
    "4-2": "",
    "8-8": "nw_hidden=8-8",
    "six layers of 8": SIX,
    "8-8, ReLU": "nw_hidden=8-8&nw_activation=ReLU",
    "8-8, Momentum, batches of 20": "nw_hidden=8-8&nw_optimizer=Momentum&nw_batch=20",
    "six layers of 8, ReLU": f"{SIX}&nw_activation=ReLU",
    "six layers of 8, sigmoid, SGD": f"{SIX}&nw_activation=sigmoid&nw_optimizer=SGD",
    "six layers of 8, RMSprop, hills": f"{SIX}&nw_optimizer=RMSprop&nw_data=hills",
    "8-8 again": "nw_hidden=8-8",
    "six layers of 8 again": SIX,
}
# The player appears when the whole training is there; what is painted of it before says so on the bus.
WATCH = """() => {
  globalThis.pressed = {};
  nnvizBus.target.addEventListener("network:values", ({ detail }) => {
    if (detail.nw_loss !== undefined) pressed.first ??= performance.now();
  });
  new MutationObserver(() => {
    if (document.querySelector(".st-key-controls_network")) pressed.whole ??= performance.now();
  }).observe(document.body, { subtree: true, childList: true });
  document.addEventListener("pointerdown", () => (pressed.at = performance.now()), { capture: true });
}"""


def test_first_picture(browser: Browser) -> None:
    """From a press of Train to the first picture of the training, and to its end, on a server of its own."""
    with running(["-m", "streamlit", "run", "dashboard/app.py"]) as (address, _):
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(address)
        page.wait_for_timeout(1000 * WAKING)
        for name, query in NETWORKS.items():
            page.goto(f"{address}/network?nw_epochs=1000&{query}")
            train = page.get_by_role("button", name="Train", exact=True)
            train.wait_for()
            until(page, "globalThis.nnvizBus?.last.get('network:maps')?.maps.length")
            page.evaluate(WATCH)
            train.click()
            until(page, "pressed.whole", timeout=60_000)
            at_rest(page)
            first, whole = page.evaluate("[pressed.first - pressed.at, pressed.whole - pressed.at]")
            print(f"\n{name}: first picture {first / 1000:.2f} s, all of 1000 epochs {whole / 1000:.2f} s", end="")
        page.close()


def test_cancel(browser: Browser) -> None:
    """From a press of Cancel in the largest training of page 11 until the page says where it ended."""
    with running(["-m", "streamlit", "run", "dashboard/app.py"]) as (address, _):
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(f"{address}/train-a-network?tn_hidden=64-64&tn_batch=1&tn_epochs=500&tn_data=digits&tn_dropout=0.1")
        page.get_by_test_id("progress").filter(has_text="epoch").wait_for(timeout=90_000)
        begun = time.perf_counter()
        page.get_by_role("button", name="Cancel").click()
        page.get_by_test_id("note").filter(has_text="Cancelled after epoch").wait_for()
        print(f"\ncancelled after {time.perf_counter() - begun:.2f} s (limit 2)", end="")
        page.close()


def test_products() -> None:
    """Page 6's product of matrices, in loops of Python and by numpy: the slide's many small operations."""
    print(f"\n{at_once(measure())}", end="")


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """Start the workers alone."""
    engine = Engine()
    engine.training.submit(time.monotonic).result()
    time.sleep(WAKING)
    yield engine
    engine.shutdown()


def test_fifty_visitors_press_train_at_once(engine: Engine) -> None:
    """Fifty settings of 8-8, 1000 epochs each: the longest waits."""
    runs = Runs()
    settings = product(range(10), (0, 5, 10, 20, 30))
    jobs = {f"{one}": Choices(hidden=(8, 8), epochs=1000, seed=one[0], noise=one[1]) for one in settings}
    begun, firsts, ends = time.perf_counter(), {}, {}
    while len(ends) < len(jobs):
        for visitor, job in jobs.items():
            status = runs.watch(job, visitor=visitor, worker=engine.training)
            now = time.perf_counter() - begun
            if status.report is not None and len(status.report.recording.epochs):
                firsts.setdefault(visitor, now)
            if status.state == "finished":
                ends.setdefault(visitor, now)
        time.sleep(0.02)
    print(f"\n{len(jobs)} settings at once: last first picture {max(firsts.values()):.1f} s", end="")
    print(f", all done after {max(ends.values()):.1f} s", end="")


def test_drawing_while_others_train(engine: Engine) -> None:
    """How long a drawing takes alone, and while ten of the largest network train."""
    runs, jobs = Runs(), [Choices(hidden=(8,) * 6, batch=1, epochs=1000, seed=seed) for seed in range(10)]
    engine.answering.submit(time.monotonic).result()
    for state in ("alone", "while ten networks of six layers train"):
        waits = []
        for _ in range(200):
            for job in jobs if state != "alone" else ():
                runs.watch(job, visitor="one", worker=engine.training)
            start = time.perf_counter()
            engine.answering.submit(read_drawing, [[list(point) for point in ZERO]], None, Changes()).result()
            waits.append(1000 * (time.perf_counter() - start))
        if state != "alone":
            assert runs.going > 5, "they have to train all the while"
            runs.leave("one")
        print(f"\na drawing, {state}: median {np.median(waits):.1f} ms, p95 {np.percentile(waits, 95):.1f} ms", end="")


def test_a_small_training_among_fifty_of_the_largest(engine: Engine) -> None:
    """How long somebody waits for a small network, again and again, while fifty others train the largest."""
    runs, waits = Runs(), []
    large = [Choices(hidden=(8,) * 6, batch=1, epochs=1000, share=80, seed=seed % 10, noise=seed) for seed in range(50)]
    for number in range(12):
        small, begun = Choices(hidden=(2,), epochs=30, seed=number % 10, noise=50 - number // 10), time.perf_counter()
        state = ""
        while state != "finished":
            for visitor, job in enumerate(large):
                runs.watch(job, visitor=f"large {visitor}", worker=engine.training)
            state = runs.watch(small, visitor="small", worker=engine.training).state
            time.sleep(0.02)
        waits.append(time.perf_counter() - begun)
        assert runs.going > 40, "they have to train all the while"
    for visitor in range(len(large)):
        runs.leave(f"large {visitor}")
    print(f"\na small network among fifty of the largest: median {np.median(waits):.2f} s", end="")
    print(f", longest {max(waits):.2f} s (limit 2)", end="")


def test_a_hundred_networks(engine: Engine) -> None:
    """What the training worker holds after and during a hundred networks of page 11: each has a loop of its own."""
    kinds = product(exercise.HIDDEN, exercise.ACTIVATIONS, exercise.OPTIMIZERS)
    over, largest, together, seen = threading.Event(), 0.0, 0.0, set[int]()

    def look() -> None:
        nonlocal largest, together
        while not over.wait(0.05):
            try:
                sizes = {each.pid: each.memory_info().rss / 1e6 for each in workers_of(psutil.Process())}
            except psutil.Error:  # one has just ended
                continue
            seen.update(sizes)
            largest, together = max(largest, *sizes.values(), 0), max(together, sum(sizes.values()))

    looking = threading.Thread(target=look)
    looking.start()
    for hidden, activation, optimizer in list(kinds)[:100]:
        job = exercise.Choices(hidden=hidden, activation=activation, optimizer=optimizer, epochs=30)
        assert Runs().wait(job, visitor="one", worker=engine.training).state == "finished"
    over.set()
    looking.join()
    print(f"\nafter 100 networks, by {len(seen)} processes one after another: ", end="")
    print(f"{[round(each.memory_info().rss / 1e6) for each in workers_of(psutil.Process())]} MB", end="")
    print(f", at most {largest:.0f} MB on the way (limit 900), {together:.0f} MB while one hands over", end="")
