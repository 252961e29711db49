"""How fast a drawing is explained: in the library, in the browser, and for fifty visitors at once."""

import statistics
import threading
import time
from collections.abc import Callable

import numpy as np
import psutil
from playwright.sync_api import Browser

from nnviz.datasets.mnist import digits
from nnviz.digits import load_classifier
from tests.benchmarks.visitor import Visitor
from tests.browser.conftest import running
from tests.browser.pads import SEVEN, ZERO, answer, draw

SECONDS = 10
VISITORS = 50


def milliseconds(call: Callable[[], object], *, seconds: float = 3) -> float:
    """Return the median time of a call, warm."""
    for _ in range(20):
        call()
    times: list[float] = []
    while sum(times) < seconds:
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def test_explain() -> None:
    """explain() against the bare compiled forward pass and `model.predict`."""
    import tensorflow as tf

    cnn, image = load_classifier("cnn"), digits().test_images[0]
    batch = tf.constant(image[None, ..., None])
    bare = tf.function(cnn.model, jit_compile=True)
    times = {
        "explain": milliseconds(lambda: cnn.explain(image)),
        "bare compiled forward pass": milliseconds(lambda: bare(batch).numpy()),
        "model.predict": milliseconds(lambda: cnn.model.predict(batch, verbose=0)),
    }
    for name, each in times.items():
        print(f"\n{name}: {each:.2f} ms, {times['explain'] / each:.3f} × explain's", end="")


def test_pen_to_answer_in_the_browser(browser: Browser) -> None:
    """From a move of the pen to the answer painted, and answers a second while the pen moves."""
    with running(["-m", "streamlit", "run", "dashboard/app.py"]) as (address, _):
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(f"{address}/draw-a-digit")
        page.wait_for_selector(".st-key-pad canvas")
        draw(page, SEVEN)
        answer(page, "It is a 7", seconds=60)
        page.wait_for_timeout(3000)
        page.evaluate(
            """() => {
              globalThis.waits = []; globalThis.shown = [];
              let asked = null;
              nnvizBus.target.addEventListener("draw-a-digit:ask", () => (asked ??= performance.now()));
              nnvizBus.target.addEventListener("draw-a-digit:shown", () => {
                shown.push(performance.now());
                if (asked) waits.push(performance.now() - asked);
                asked = null;
              });
            }"""
        )
        for _ in range(4):
            draw(page, ZERO, moves=6, pause=0.004)
        waits, shown = np.array(page.evaluate("waits")), np.array(page.evaluate("shown"))
        gaps = np.diff(shown)
        print(f"\npen to answer: median {np.median(waits):.0f} ms, p95 {np.percentile(waits, 95):.0f} ms", end="")
        print(f"; {1000 / gaps[gaps < 250].mean():.1f} answers/s while the pen moves ({len(shown)} answers)")


def test_fifty_visitors_draw_at_once() -> None:
    """Explained drawings a second, in all, and how long each waits."""
    strokes = [[list(point) for point in ZERO]]
    with running(["-m", "streamlit", "run", "dashboard/app.py"]) as (address, process):
        visitors = [Visitor(address) for _ in range(VISITORS)]
        visitors[0].draw(strokes)
        time.sleep(8)  # the training worker has woken up, too
        waits: list[float] = []
        end = time.monotonic() + SECONDS

        def keep_drawing(visitor: Visitor) -> None:
            while time.monotonic() < end:
                start = time.perf_counter()
                assert visitor.draw(strokes)["digit"] == 0
                waits.append(time.perf_counter() - start)

        threads = [threading.Thread(target=keep_drawing, args=(visitor,)) for visitor in visitors]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        server = psutil.Process(process.pid)
        resident = [server.memory_info().rss, *(child.memory_info().rss for child in server.children(recursive=True))]
        for visitor in visitors:
            visitor.leave()
    print(f"\n{VISITORS} at once: {len(waits) / SECONDS:.0f} drawings/s", end="")
    print(f", median {1000 * np.median(waits):.0f} ms, p95 {1000 * np.percentile(waits, 95):.0f} ms")
    print("resident MB, server and its children:", [round(each / 1e6) for each in resident])


def test_one_visitor_draws() -> None:
    """Answers a second for one visitor without a browser: the server's and the worker's own time."""
    with running(["-m", "streamlit", "run", "dashboard/app.py"]) as (address, _):
        visitor = Visitor(address)
        strokes = [[list(point) for point in ZERO]]
        visitor.draw(strokes)
        time.sleep(8)
        print(f"\none visitor: {milliseconds(lambda: visitor.draw(strokes)):.1f} ms an answer")
        visitor.leave()
