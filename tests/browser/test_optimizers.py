"""Page 10 in a real browser: walks that follow the hand, without the server, and are those of nnviz."""

import numpy as np
from playwright.sync_api import Page

from dashboard.app_pages.optimizers import limits
from dashboard.app_pages.optimizers.batches import SIZES, spreads
from nnviz.datasets import surface
from nnviz.optimizers import KINDS, Rule, walk
from tests.browser.conftest import Open, at_rest, quiet, until

# Press on the start, move it a hundred times, a frame each: whether the walks were others after each move.
DRAG = """async () => {
  const all = (root) => [...root.querySelectorAll("*")].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
  const grip = all(document).find((each) => each.matches(".nnviz-grip"));
  const { left, top, width } = grip.getBoundingClientRect();
  const middle = [left + width / 2, top + width / 2];
  const held = { pointerId: 1, bubbles: true, buttons: 1 };
  const at = (x, y) => ({ clientX: middle[0] + x, clientY: middle[1] + y, ...held });
  grip.setPointerCapture = () => {};
  grip.dispatchEvent(new PointerEvent("pointerdown", at(0, 0)));
  for (let step = 1; step <= 100; step += 1) {
    await new Promise(requestAnimationFrame);
    const before = nnvizBus.last.get("optimizers:walks");
    grip.dispatchEvent(new PointerEvent("pointermove", at(2 * step, step)));
    if (nnvizBus.last.get("optimizers:walks") === before) return false;
  }
  grip.dispatchEvent(new PointerEvent("pointerup", at(200, 100)));
  return true;
}"""


def said(page: Page, what: str = "values"):
    """Return what the picture said last on the bus."""
    return page.evaluate("what => nnvizBus.last.get(`optimizers:${what}`)", what)


def open_picture(open_page: Open, query: str, what: str = "walks", **shape: object) -> tuple[Page, list[str]]:
    """Open the page and wait for its numbers; also the list to which every later message to the server is added."""
    sent: list[str] = []
    page = open_page(f"optimizers?{query}", sent=sent, **shape)
    until(page, "what => globalThis.nnvizBus?.last.get(`optimizers:${what}`)", arg=what)
    at_rest(page)
    return page, sent


def assert_walks(page: Page, name: str) -> None:
    """Fail unless the five walks are those of nnviz from the same start."""
    values = said(page)
    for told in said(page, "walks"):
        rate = values["op_adaptive"] if told["name"] in ("RMSprop", "Adam") else values["op_rate"]
        rule = Rule(kind=told["name"], learning_rate=rate, memory=values["op_memory"])
        start = [values["op_x"], values["op_y"]]
        run = walk(surface(name), rule, steps=limits.STEPS["race"] + 1, start=start)
        np.testing.assert_allclose(told["places"], run.places, rtol=1e-5, atol=1e-5, err_msg=told["name"])


def test_all_walks_follow_the_start_at_once_and_ask_the_server_nothing(open_page: Open):
    """The hand would drag a picture that lags, 300 students would load the server, or the walks be others."""
    page, sent = open_picture(open_page, "op_surface=two+valleys")
    assert [each["name"] for each in said(page, "walks")] == list(KINDS)
    assert_walks(page, "two valleys")
    before, start = len(sent), said(page)["op_x"]
    assert page.evaluate(DRAG), "the walks did not follow"
    assert said(page)["op_x"] != start
    assert_walks(page, "two valleys")
    page.locator("input[name=op_memory]").fill("0.5")
    page.locator("input[name=op_rate]").fill("-30")
    assert said(page)["op_memory"] == 0.5 and said(page)["op_rate"] == 0.032
    assert_walks(page, "two valleys")
    page.locator(".nnviz-grip").focus()
    page.keyboard.press("ArrowLeft")
    page.get_by_role("button", name="cliff", exact=True).click()
    page.get_by_role("button", name="Adam").first.click()
    assert said(page)["op_lead"] == "Adam" and said(page)["op_x"] == surface("cliff").start[0]
    assert_walks(page, "cliff")
    page.locator(".back").click()
    until(page, "() => nnvizBus.last.get('optimizers:values').op_step === 59")
    assert len(sent) == before


def test_what_diverges_is_explained(open_page: Open):
    """The picture would be empty, and nobody would say why."""
    page, _ = open_picture(open_page, "op_rate=0.15")
    says = page.get_by_test_id("says")
    assert "diverges: γ = 0.15 is above 0.1, the most it bears here" in says.inner_text()
    assert "Nesterov" in says.inner_text()
    page.locator("input[name=op_rate]").fill("20")  # γ = 10: every walk of the three is lost
    assert all(np.isfinite(each["places"]).all() for each in said(page, "walks"))
    assert "and 1 more" in says.inner_text()


def test_clouds_are_those_of_python(open_page: Open):
    """The spread on screen would be another than the code's."""
    page, sent = open_picture(open_page, "op_view=batches", "spreads")
    before = len(sent)
    for place in (surface("line on the cars").start, None):
        if place is None:
            page.locator(".nnviz-grip").focus()
            for key in ("ArrowLeft", "ArrowUp", "Shift+ArrowUp"):
                page.keyboard.press(key)
            place = said(page)["op_m"], said(page)["op_b"]
            assert place != surface("line on the cars").start
        told = said(page, "spreads")
        np.testing.assert_allclose([each["measured"] for each in told], [*spreads(place), 0], rtol=1e-5, atol=1e-6)
    assert [each["size"] for each in told] == [*SIZES, 392] and len(sent) == before


def test_a_cell_of_the_heat_map_shows_its_trainings(open_page: Open):
    """The heat map would be a picture to look at only, or a link would lose what was pressed."""
    page, sent = open_picture(open_page, "op_view=on+networks", "values")
    before = len(sent)
    page.locator("[data-cell='SGD 0.3']").first.click()
    quiet(page)
    assert said(page)["op_optimizer"] == "SGD" and said(page)["op_rate"] == 0.3
    assert page.locator("[data-cell='SGD 0.3'][aria-pressed=true]").count() == 2
    assert len(sent) == before
    says, told = page.get_by_test_id("says").bounding_box(), page.locator(".st-key-sentence").bounding_box()
    assert says["y"] + says["height"] <= told["y"], "the story is written over what the picture says"
