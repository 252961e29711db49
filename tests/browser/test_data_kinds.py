"""Page 12 in a real browser: three views of one thing follow every edit, without the server."""

import numpy as np
from playwright.sync_api import Page

from dashboard.app_pages.data_kinds.limits import SIDE
from nnviz.graphs import image_graph, molecule, sentence_graph
from tests.browser.conftest import Open, at_rest, until

# Which parts of the three panels are lit: pixels, words or atoms; nodes; rows.
LIT = """() => {
  const all = (root) => [...root.querySelectorAll("*")].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
  return [".pixel, .atom, .paper span", ".node", ".row"].map((parts) =>
    all(document).filter((e) => e.matches(parts)).filter((e) => e.matches(".here")).map((e) => e.textContent));
}"""


def opened(open_page: Open, query: str) -> tuple[Page, list[str]]:
    """Open the page and wait for its graph; also the list to which every later message to the server is added."""
    sent: list[str] = []
    page = open_page(f"data-kinds?{query}", sent=sent)
    until(page, "() => globalThis.nnvizBus?.last.get('data-kinds:graph')")
    at_rest(page)
    return page, sent


def graph(page: Page) -> dict:
    """Return the graph that is shown."""
    return page.evaluate("() => nnvizBus.last.get('data-kinds:graph')")


def values(page: Page, name: str):
    """Return a number of the picture, as text and code have it."""
    return page.evaluate("name => nnvizBus.last.get('data-kinds:values')[`dk_${name}`]", name)


def assert_matrix(page: Page, expected: np.ndarray) -> None:
    """Fail unless the adjacency matrix on screen is this one."""
    np.testing.assert_array_equal(graph(page)["adjacency"], expected)


def says(page: Page) -> str:
    """Return the sentence below the panels."""
    return page.get_by_test_id("says").inner_text()


def test_pixels_change_nodes_and_no_edge(open_page: Open):
    """A press would ask the server, change the matrix, or leave one of the three views behind."""
    page, sent = opened(open_page, "")
    before = len(sent)
    four = image_graph(np.zeros((SIDE, SIDE)), diagonal=False).adjacency()
    assert_matrix(page, four)
    pixels = values(page, "pixels")
    page.locator(".pixel").nth(0).click()
    assert values(page, "pixels") == "f" + pixels[1:]
    assert page.evaluate(LIT) == [[""], ["1"], ["1"]]
    assert says(page).startswith("Pixel 1 (row 1, column 1), X[1] = 1.00: next to 2 and 9.")
    box = page.locator(".seen .plot").bounding_box()
    middle = box["y"] + 0.95 * box["height"]
    page.mouse.move(box["x"] + 0.2 * box["width"], middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.8 * box["width"], middle, steps=12)
    page.mouse.up()
    assert values(page, "pixels")[57:63] == "ffffff"
    page.locator(".graph [data-node='63']").click()
    page.keyboard.press("5")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert values(page, "pixels")[63] == "8" and values(page, "pixels")[55] in "0f"
    page.get_by_role("button", name="Undo").click()
    page.locator(".around button[value='8']").click()
    assert_matrix(page, image_graph(np.zeros((SIDE, SIDE))).adjacency())
    page.get_by_role("button", name="Clear").click()
    page.mouse.move(5, 5)
    assert says(page).startswith("An empty image: all 64 nodes carry 0.")
    page.locator(".matrix svg").focus()
    page.keyboard.press("Enter")
    assert says(page).startswith("The edges of an image are those of its grid")
    assert len(sent) == before


def test_words_are_nodes_as_they_are_typed(open_page: Open):
    """A typed word would wait for the server, a long text freeze the page, an empty one break it."""
    page, sent = opened(open_page, "dk_data=sentence")
    before = len(sent)
    field = page.locator("textarea")
    field.fill("")
    assert says(page).startswith("No words") and graph(page)["adjacency"] == []
    field.type("Not bad, not")
    assert graph(page)["nodes"] == ["not", "bad", "not"]
    assert_matrix(page, sentence_graph(["not", "bad", "not"]).adjacency())
    page.locator(".graph [data-node='1']").hover()
    assert page.evaluate(LIT) == [["bad,"], ["2bad2"], ["2"]]
    page.locator(".graph [data-node='1']").click()
    page.keyboard.type("good")
    assert graph(page)["nodes"] == ["not", "good", "not"] and field.input_value() == "Not good not"
    page.mouse.move(5, 5)
    field.fill("one two three " * 5000)
    page.locator(".from input").fill("9987")
    page.locator(".from input").blur()
    assert "10,000 words: the matrix has 100,000,000 cells" in says(page)
    assert "Words 9987 to 10000" in says(page)
    assert len(graph(page)["nodes"]) == 14 and page.locator(".graph .node").count() == 14
    assert page.evaluate("() => nnvizBus.last.get('address:data-kinds').dk_text") is None
    assert len(sent) == before


def test_atoms_and_bonds_are_pressed(open_page: Open):
    """A molecule could not be edited by hand, or its three views would fall apart."""
    page, sent = opened(open_page, "dk_data=molecule&dk_molecule=CCO-121231")
    before = len(sent)
    assert_matrix(page, molecule("CCO").graph().adjacency())
    page.locator(".seen .atom[data-node='0'] .hit").click()
    assert graph(page)["nodes"] == ["N", "C", "O"] and "no cell of the matrix has" in says(page)
    page.locator(".graph .edge").nth(1).locator(".reach").click(force=True)
    assert_matrix(page, molecule("NC=O").graph().adjacency())
    assert says(page).startswith("Atoms 2 and 3: a double bond now")
    page.locator(".seen .atom[data-node='1']").focus()
    page.keyboard.press("o")
    assert says(page).startswith("No room: oxygen has 2 bonds in all, and atom 2 has 3")
    page.keyboard.press("+")
    assert_matrix(page, molecule("NC(=O)C").graph().adjacency())
    where = page.locator(".seen .atom[data-node='3']").get_attribute("transform")
    page.locator(".seen .atom[data-node='3']").focus()
    page.keyboard.press("Shift+ArrowUp")
    assert page.locator(".seen .atom[data-node='3']").get_attribute("transform") != where
    page.keyboard.press("Delete")
    assert graph(page)["nodes"] == ["N", "C", "O"]
    page.locator(".matrix svg").focus()
    for _ in range(2):
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert_matrix(page, molecule("N=C=O").graph().adjacency())
    page.keyboard.press("Enter")  # a third bond has no room: none
    page.locator(".presets button").first.focus()
    page.mouse.move(5, 5)
    assert says(page).startswith("Two molecules, ammonia H₃N and formaldehyde CH₂O")
    drag_out(page, 2)
    assert graph(page)["nodes"] == ["N", "C"]
    page.get_by_role("button", name="Undo").click()
    assert graph(page)["nodes"] == ["N", "C", "O"]
    assert len(sent) == before
    link = page.evaluate("() => nnvizBus.last.get('address:data-kinds')")
    query = "&".join(f"{name}={value}" for name, value in link.items() if value is not None)
    again, _ = opened(open_page, f"dk_data=molecule&{query}")
    assert graph(again)["nodes"] == ["N", "C", "O"] and "Two molecules" in says(again)


def drag_out(page: Page, atom: int) -> None:
    """Drag an atom out of its panel."""
    box = page.locator(f".seen .atom[data-node='{atom}'] .hit").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"], box["y"] - 10, steps=3)
    page.mouse.move(box["x"], 20, steps=4)
    page.mouse.up()
