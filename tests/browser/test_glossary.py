"""The card of the glossary: by mouse, by keyboard, by finger, at the rim of the screen."""

from playwright.sync_api import Page, expect

from tests.browser import frame
from tests.browser.conftest import Open, at_rest

CARD = ".st-key-glossary .card"
CLAIM = ".st-key-claim a[href^='#term-']"


def test_a_word_is_explained_to_everyone(open_page: Open):
    """Who does not know a word would not find out, nor get rid of the card, nor to the page that shows it."""
    page = open_page("perceptron")
    at_rest(page)
    card = page.locator(CARD)
    expect(card).to_be_hidden()
    page.locator(CLAIM, has_text="perceptron").hover()
    expect(card).to_contain_text("pushed through an activation")
    expect(card.locator("a")).to_be_hidden()  # this is the page
    card.hover()
    page.wait_for_timeout(400)  # longer than a card waits that is left
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    by_keyboard(page)
    page.emulate_media(color_scheme="dark")
    by_finger(page)


def by_keyboard(page: Page) -> None:
    """Reach a word, let axe look at the card, and go on."""
    card, words = page.locator(CARD), page.locator(CLAIM)
    words.first.focus()
    page.keyboard.press("Tab")
    expect(card).to_contain_text("the unit turns on")
    assert words.nth(1).get_attribute("aria-description")
    assert frame.violations(page, frame.BUT_CONTRAST) == []  # contrast below an open card takes axe a minute
    for _ in range(words.count()):
        page.keyboard.press("Tab")
    expect(card).to_be_hidden()


def by_finger(page: Page) -> None:
    """Tap a word on a phone: the card is on the screen, the page stays where it is, a tap beside closes the card."""
    page.set_viewport_size({"width": 390, "height": 844})
    at_rest(page)
    card, before = page.locator(CARD), page.url
    page.locator(CLAIM).last.click()
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["y"] >= 0
    assert page.url == before
    page.locator("h1").click()
    expect(card).to_be_hidden()


def test_chips_explain_themselves_and_the_card_leads_to_the_page(open_page: Open):
    """Home's ingredients would be names without a meaning."""
    page = open_page("?lecture=1&home=ingredients")
    at_rest(page)
    card = page.locator(CARD)
    for key, chip, said in (("loss", "cross-entropy", "true class"), ("optimizer", "Adam", "recent size")):
        page.locator(f".st-key-hm_{key} button", has_text=chip).hover()
        expect(card).to_contain_text(said)
    card.locator("a").click()
    page.wait_for_url("**/optimizers?*lecture=1*")
    at_rest(page)
    expect(card).to_be_hidden()
