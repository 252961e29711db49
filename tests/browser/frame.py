"""What is measured of every page: its picture's share of the screen, where its controls stand, who is kept out."""

import time

from playwright.sync_api import Page

from tests import ROOT
from tests.browser.conftest import left

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()
# All elements, those of components included.
ALL = """
  const all = (root) => [...root.querySelectorAll("*")].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
"""
# The plot areas and canvases that can be seen, as part of the screen: what lies on another one counts once, and threads
# that lie over all of them do not.
SHARE = f"""() => {{
  {ALL}
  const [wide, high] = [innerWidth, innerHeight];
  const seen = new Uint8Array(wide * high);
  const plots = "svg.marks path.background, canvas:not(.threads), [data-plot]";
  for (const each of all(document).filter((e) => e.matches(plots))) {{
    const {{ left, top, right, bottom }} = each.getBoundingClientRect();
    const [from, to] = [Math.max(0, Math.floor(left)), Math.min(wide, Math.ceil(right))];
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(high, bottom); y++) {{
      if (to > from) seen.fill(1, y * wide + from, y * wide + to);
    }}
  }}
  return seen.reduce((sum, each) => sum + each, 0) / (wide * high);
}}"""
# Where each control stands, by what it is called.
PLACES = f"""(stage) => {{
  {ALL}
  const word = 'a[href^="#term-"]'; // stands where its sentence puts it
  const name = (e) => e.getAttribute("aria-label") || e.textContent.trim() || e.name || e.closest("label")?.textContent;
  const hosted = (e) => (e.getRootNode() instanceof ShadowRoot ? hosted(e.getRootNode().host) : e);
  const controls = all(document).filter((e) => e.matches("button, input, select, a[href]") && e.checkVisibility())
    .filter((e) => !e.matches(word)).filter((e) => stage || !hosted(e).closest(".st-key-stage"));
  const places = controls.map((e) => [e.tagName + " " + name(e), e.getBoundingClientRect()]);
  const once = places.filter(([key]) => places.filter(([other]) => other === key).length === 1);
  return Object.fromEntries(once.map(([key, {{ left, top }}]) => [key, [Math.round(left), Math.round(top)]]));
}}"""
# How far down the first screen reaches: its picture, its controls and its story.
END = """() => {
  const parts = [...document.querySelectorAll(".st-key-screen, .st-key-told :is(p, button)")];
  return Math.max(...parts.map((each) => each.getBoundingClientRect().bottom));
}"""

# Of what can be pressed, dragged or chosen: how it is called, and where a finger hits it, its words included.
HANDS = f"""
  {ALL}
  const hosted = (e) => (e.getRootNode() instanceof ShadowRoot ? hosted(e.getRootNode().host) : e);
  const called = (e) => `${{e.tagName}} ${{(e.ariaLabel || e.textContent || e.name).trim().slice(0, 30)}}`;
  const seen = (e) => e.checkVisibility({{ visibilityProperty: true }}) && e.getBoundingClientRect().width > 1;
  const pressed = "button, a[href], input:not([type=file]), select, summary, [role=tab], [role=slider]";
  const hands = () => all(document)
    .filter((e) => e.matches(pressed) && !e.disabled && hosted(e).closest(".st-key-bar, .st-key-screen"))
    .map((e) => [e, e.closest("label, summary, [data-testid=stSelectbox]") ?? e])
    .filter(([, hit]) => seen(hit));
"""
# What is smaller than a finger needs.
SMALL = f"""([least, inside]) => {{
  {HANDS}
  const sizes = (e, hit) => [e, hit].map((each) => each.getBoundingClientRect());
  const most = (boxes, length) => Math.round(Math.max(...boxes.map((box) => box[length])));
  return hands().map(([e, hit]) => [e, ["width", "height"].map((length) => most(sizes(e, hit), length))])
    .filter(([e]) => !e.matches('a[href^="#term-"]')) // a word in a sentence is as high as its line
    .filter(([e, lengths]) => Math.min(...lengths) < (e.closest("[data-plot], .nnviz-grips") ? inside : least))
    .map(([e, lengths]) => `${{called(e)}}: ${{lengths.join("×")}}`);
}}"""
# What stays hidden below something else however one scrolls.
BURIED = f"""() => {{
  {HANDS}
  const outer = (e) => e.assignedSlot ?? e.parentElement ?? e.getRootNode().host;
  const within = (e, hit) => e && (e === hit || within(outer(e), hit));
  const top = (x, y, root = document) => {{
    const e = root.elementFromPoint(x, y);
    return e?.shadowRoot && e.shadowRoot !== root ? (top(x, y, e.shadowRoot) ?? e) : e;
  }};
  // handles may stand on one another, as their points do: the keyboard takes each
  return hands().filter(([e]) => !e.closest(".nnviz-grips")).filter(([e, hit]) => {{
    hit.scrollIntoView({{ block: "center", inline: "nearest", behavior: "instant" }});
    const {{ left, top: upper, width, height }} = hit.getBoundingClientRect();
    const found = top(left + width / 2, upper + height / 2);
    return !within(found, hit) && !within(e, found);
  }}).map(([e]) => called(e));
}}"""
# Notes where the keyboard comes by, and where it is not seen to be.
LISTEN = f"""() => {{
  {HANDS}
  const ring = (e) => {{
    const {{ outlineStyle, outlineWidth, boxShadow }} = getComputedStyle(e);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  }};
  globalThis.walked = {{ hands: hands(), reached: new Set(), unseen: new Set() }};
  const roots = [document, ...all(document).flatMap((e) => e.shadowRoot ?? [])];
  const note = (event) => {{
    const here = event.composedPath()[0];
    globalThis.walked.reached.add(here);
    setTimeout(() => {{ // a choice of Streamlit's leads on from its last button
      const shown = [here, here.parentElement, here.closest("label")].some((e) => e && ring(e));
      const stays = here.matches(":focus") && hosted(here).closest(".st-key-bar, .st-key-screen");
      if (stays && !shown) globalThis.walked.unseen.add(called(here));
    }});
  }};
  for (const root of roots) root.addEventListener("focusin", note); // what moves within a shadow is not heard outside
}}"""
# A choice among a few is one stop: arrows lead on within it.
WALKED = """() => {
  const { hands, reached, unseen } = globalThis.walked;
  const group = (e) => e.closest("[role=radiogroup], [role=tablist]");
  const groups = new Set([...reached].map(group));
  const menus = (e) => e.matches("[data-testid=stSelectbox] button"); // what it opens, the field beside it opens too
  const missed = hands.filter(([e]) => e.isConnected && !reached.has(e) && !groups.has(group(e) ?? e) && !menus(e));
  const name = ([e]) => `${e.tagName} ${(e.ariaLabel || e.textContent || e.name).trim().slice(0, 30)}`;
  return [...missed.map((each) => `not reached: ${name(each)}`), ...[...unseen].map((each) => `not seen: ${each}`)];
}"""

FOUND = """(rules) => axe.run(document, { resultTypes: ["violations"], ...rules })
  .then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`)))"""
CONTRAST = {"runOnly": ["color-contrast"]}  # of axe's rules: what another theme can break
BUT_CONTRAST = {"rules": {"color-contrast": {"enabled": False}}}  # what another width can; half of the time is contrast


def share(page: Page, *, at_least: float = 0.0) -> float:
    """Return the part of the screen that plots and canvases cover, from 0 to 1, at rest; late ones are waited for."""
    end, before = time.monotonic() + 12, -1.0
    while (found := page.evaluate(SHARE)) < at_least or found != before:
        if time.monotonic() > end:
            break
        before = found
        page.wait_for_timeout(60)
    return found


def end_of_the_first_screen(page: Page) -> float:
    """Return how far down picture, controls and story reach, in pixels."""
    return page.evaluate(END)


def places(page: Page, *, stage: bool = True) -> dict[str, list[int]]:
    """Return the left upper corner of each control, by its name; with those of the picture or without."""
    return page.evaluate(PLACES, stage)


def moved(before: dict[str, list[int]], after: dict[str, list[int]]) -> dict[str, tuple[list[int], list[int]]]:
    """Return the controls that stand elsewhere now."""
    return {name: (place, after[name]) for name, place in before.items() if after.get(name, place) != place}


def small(page: Page) -> list[str]:
    """Return what a finger would miss: controls of less than 44 pixels, cells and handles of a picture of less than 24.

    A handle has more room than its box: what lies around it belongs to it.
    """
    return page.evaluate(SMALL, [44, 24])


def buried(page: Page) -> list[str]:
    """Return the controls that no scrolling brings to light; scrolls the page."""
    return page.evaluate(BURIED)


def missed_by_keyboard(page: Page) -> list[str]:
    """Walk through the page with the Tab key: return what is not reached, or does not show that it is."""
    page.evaluate(
        "() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }"
    )
    page.evaluate(LISTEN)
    for _ in range(page.evaluate("() => walked.hands.length + 25")):
        page.keyboard.press("Tab")
    missed = page.evaluate(WALKED)
    page.evaluate("() => document.activeElement.blur()")  # what shows while it has the focus goes
    page.eval_on_selector("[data-testid=stMain]", "main => main.scrollTo(0, 0)")  # a long page was walked down
    return missed


def violations(page: Page, rules: dict | None = None) -> list[str]:
    """Return what axe finds wrong with a page, of any impact; by all of its rules, or as its options say.

    Another theme or width takes a while to reach all components of a busy machine.
    """
    if not page.evaluate("() => Boolean(globalThis.axe)"):
        page.evaluate(AXE)
    return left(page, FOUND, rules, timeout=8_000)
