"""Dragging and playing in the browser: frames a second, messages to the server (`pytest -s … -k dragging`)."""

import math
import re
import time

import pytest

from dashboard.app_pages.gradient_descent.page import VIEWS
from dashboard.app_pages.logistic_regression import view as sigmoids
from tests.browser.conftest import Open, at_rest
from tests.browser.sliders import CONTROLS, open_picture

# Moves a control once per frame, as fast as frames come, and counts those in which the picture was redrawn.
DRAG = """async ([controls, name, seconds]) => {
  const find = (root) => root.querySelector(`input[name=${name}]`) ??
    [...root.querySelectorAll("*")].map((one) => one.shadowRoot && find(one.shadowRoot)).find(Boolean);
  const input = find(document.querySelector(controls));
  const [low, high] = [Number(input.min), Number(input.max)];
  const frame = () => new Promise(requestAnimationFrame);
  const began = performance.now();
  let frames = 0;
  for (; performance.now() - began < 1000 * seconds; frames++) {
    input.value = low + (high - low) * (0.5 + 0.3 * Math.sin(frames / 12));
    input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    await frame();
  }
  return (1000 * frames) / (performance.now() - began);
}"""
PICTURES = {
    "linear-regression": ("lr_m", ""),
    "logistic-regression": ("lg_m", ""),
    "logistic-regression, table": ("lg_m", "Right and wrong"),
    "logistic-regression, map": ("lg_m", "Gradient descent"),
}


@pytest.mark.parametrize("picture", PICTURES)
def test_dragging(picture: str, open_page: Open) -> None:
    """Print what dragging costs."""
    path, (name, tab) = picture.split(",")[0], PICTURES[picture]
    page, sent = open_picture(open_page, path)
    if tab:
        page.get_by_role("tab", name=tab).click()
        page.wait_for_timeout(1000)
    before = len(sent)
    rate = page.evaluate(DRAG, [CONTROLS, name, 4])
    print(f"\n{picture}: {rate:.0f} frames/s, {len(sent) - before} messages, of up to {len(sigmoids.cars())} points")


# Drags a handle for as many frames, as a hand would, and says how many a second were drawn.
PULL = """async ([name, across, down, moves]) => {
  const handle = document.querySelector(`.nnviz-grip[aria-label="${CSS.escape(name)}"]`);
  const { left, top, width, height } = handle.getBoundingClientRect();
  const fire = (type, share, buttons) => handle.dispatchEvent(new PointerEvent(type, {
    pointerId: 1, isPrimary: true, buttons, bubbles: true, pointerType: "mouse",
    clientX: left + width / 2 + across * share, clientY: top + height / 2 + down * share }));
  handle.setPointerCapture = () => {}; // there is no such pointer
  fire("pointerdown", 0, 1);
  const began = performance.now();
  for (let move = 1; move <= moves; move++) {
    fire("pointermove", Math.sin(2 * Math.PI * move / moves), 1);
    await new Promise(requestAnimationFrame);
  }
  const rate = (1000 * moves) / (performance.now() - began);
  handle.dispatchEvent(new PointerEvent("lostpointercapture", { pointerId: 1 }));
  return rate;
}"""
MOVES = 120
GRASPED = (
    "linear-regression",
    "logistic-regression",
    "gradient-descent?gd_step=40",
    *(f"gradient-descent?gd_view=race&gd_step={step}" for step in (10, 40, 100)),
    "limits-of-linear?ll_seen=2",
    "perceptron",
    "network?nw_view=Sum of bumps",
    *(f"loss-functions?lf_view={name}" for name in ("MAE, MSE, Huber", "cross-entropy", "Jaccard", "KL divergence")),
    "lines",
    "lines?ln_view=flatten",
)


@pytest.mark.parametrize("path", GRASPED)
def test_grips(path: str, open_page: Open) -> None:
    """Print what one pointer event costs the page's thread, and how many pictures a second it draws, for each grip."""
    page, sent = open_picture(open_page, path)
    names = page.locator(".nnviz-grip[role=slider]").evaluate_all("all => all.map(each => each.ariaLabel)")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def busy(kind: str) -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return 1000 * next(each["value"] for each in metrics if each["name"] == kind)

    before = len(sent)
    for name in sorted({re.sub(r"\d+$", "1", name) for name in names}, key=names.index):
        spent = [busy(kind) for kind in ("ScriptDuration", "TaskDuration")]
        rate = page.evaluate(PULL, [name, 30, 20, MOVES])
        script, whole = (
            (busy(kind) - at) / MOVES for kind, at in zip(("ScriptDuration", "TaskDuration"), spent, strict=True)
        )
        print(f"\n{path}: {name}: {script:.1f} ms of code, {whole:.1f} ms with drawing, {rate:.0f} pictures/s", end="")
    print(f"\n{path}: {len(sent) - before} messages")


# What is dragged on pages that draw on canvases: the page, the part, and where it is taken, as shares of the part.
CANVASES = {
    "6, a weight": ("network?nw_run=1&nw_epochs=30", ".room", (0.27, 0.2)),
    "6, the loss chart": ("network?nw_run=1&nw_epochs=300", "canvas.curves", (0.6, 0.5)),
    "14, the window on the image": ("convolution", "canvas[data-grid=input]", (0.5, 0.5)),
    "14, the window on the map": ("convolution", "canvas[data-grid=map]", (0.5, 0.5)),
    "14, a weight": ("convolution", ".kernel input", (0.5, 0.5)),
    "14, a weight of three channels": ("convolution?cv_view=3 channels", ".weights input", (0.5, 0.5)),
    "15, maps": ("inside-a-cnn", "canvas[data-layer=conv1]", (0.1, 0.1)),
    "13, pixels": ("lines", ".nnviz-strip.area", (0.1, 0.4)),
}
COUNT = """() => {
  globalThis.drawn = 0;
  const next = () => { drawn += 1; requestAnimationFrame(next); };
  next();
}"""


@pytest.mark.parametrize("what", CANVASES)
def test_grips_on_canvases(what: str, open_page: Open) -> None:
    """Print the same for what is held on a canvas, by a mouse that moves as fast as the page answers."""
    path, part, share = CANVASES[what]
    sent: list[str] = []
    page = open_page(path, sent=sent)
    at_rest(page)
    page.wait_for_selector(part, timeout=60_000)
    page.wait_for_timeout(4000)
    box = page.locator(part).first.bounding_box()
    assert box
    x, y = box["x"] + box["width"] * share[0], box["y"] + box["height"] * share[1]
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def busy() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return 1000 * next(each["value"] for each in metrics if each["name"] == "TaskDuration")

    before = len(sent)
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(COUNT)
    spent, began = busy(), time.perf_counter()
    for move in range(1, MOVES + 1):
        page.mouse.move(x + 30 * math.sin(move / 9), y + 20 * math.sin(move / 9))
    cost, rate = (busy() - spent) / MOVES, page.evaluate("drawn") / (time.perf_counter() - began)
    page.mouse.up()
    print(f"\n{what}: {cost:.1f} ms with drawing, {rate:.0f} pictures/s, {len(sent) - before} messages", end="")


# How many frames a second the browser draws, for three seconds.
FRAMES = """async () => {
  const began = performance.now();
  let frames = 0;
  for (; performance.now() - began < 3000; frames++) await new Promise(requestAnimationFrame);
  return (1000 * frames) / (performance.now() - began);
}"""


@pytest.mark.parametrize("view", [view.name for view in VIEWS])
def test_playing(view: str, open_page: Open) -> None:
    """Print how smoothly a run is played, four times as fast as at first."""
    page, sent = open_picture(open_page, f"gradient-descent?gd_view={view}")
    page.get_by_role("button", name="4×").click()
    page.get_by_role("button", name="Play", exact=True).click()
    before = len(sent)
    rate = page.evaluate(FRAMES)
    print(f"\ngradient descent, {view}, playing: {rate:.0f} frames/s, {len(sent) - before} messages")


@pytest.mark.parametrize("network", ["2-2-1", "2-2-2-1"])
def test_playing_backpropagation(network: str, open_page: Open) -> None:
    """Print how smoothly numbers travel along the edges in the first update, and how fast later ones follow."""
    sent: list[str] = []
    page = open_page(f"backpropagation?bp_network={network}&bp_step=0", sent=sent)
    at_rest(page)
    before = len(sent)
    page.get_by_role("button", name="Play", exact=True).click()
    slow = page.evaluate(FRAMES)
    page.wait_for_timeout(9000)
    fast, step = page.evaluate(FRAMES), page.evaluate("nnvizBus.last.get('bp_player:step')")
    print(
        f"\nbackpropagation, {network}: {slow:.0f} frames/s, later {fast:.0f}, at {step}, {len(sent) - before} messages"
    )


# When the playground's picture was painted, by what it says of each painting.
WATCH = """() => {
  globalThis.paintings = [];
  nnvizBus.target.addEventListener("network:maps", () => paintings.push(performance.now()));
}"""
RATE = "1000 * (paintings.length - 1) / (paintings.at(-1) - paintings[0])"


@pytest.mark.parametrize("speed", ["1×", "4×"])
@pytest.mark.parametrize("hidden", ["4-2", "8-8-8-8-8-8"])
def test_replaying(hidden: str, speed: str, open_page: Open) -> None:
    """Print how often the playground is painted while a training is replayed."""
    page = open_page(f"network?nw_run=1&nw_step=0&nw_epochs=1000&nw_hidden={hidden}")
    page.wait_for_selector(".player", timeout=60_000)
    page.get_by_role("button", name=f"Speed {speed}").click()
    page.evaluate(WATCH)
    page.get_by_role("button", name="Play", exact=True).click()
    page.get_by_role("button", name="Play", exact=True).wait_for()  # it is Pause until the end
    print(f"\nnetwork {hidden}, {speed}: {page.evaluate(RATE):.0f} pictures/s")
