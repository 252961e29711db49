"""The last page: its miniatures are alive, and their links open what they show."""

from tests.browser.conftest import Open, at_rest, until
from tests.browser.sliders import values


def test_a_link_opens_what_a_hand_has_made_of_the_miniature(open_page: Open):
    """The large picture would stand where it always does, not where the visitor left the small one."""
    page = open_page("take-home?th_gd_step=7")
    at_rest(page)
    lines, descent = (page.locator(".ways p > a").nth(place) for place in (1, 2))
    assert "gd_step=7" in str(descent.get_attribute("href"))
    slope = page.locator(".controls input[name=th_lr_m]")
    slope.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    left = float(slope.input_value())
    assert left > 0 and f"lr_m={left:g}" in str(lines.get_attribute("href"))
    lines.click()
    until(page, "location.pathname.endsWith('/linear-regression')")
    at_rest(page)
    assert values(page, "linear-regression")["lr_m"] == left


def test_the_small_stack_is_built_and_leads_to_the_large_one(open_page: Open):
    """The layers would be a drawing; what was built would be lost on the way."""
    page = open_page("take-home?th_view=TensorFlow+%2B+Keras")
    at_rest(page)
    page.locator("select.preset").select_option("LeNet-5")
    until(page, "globalThis.nnvizBus.last.get('address:take-home')?.th_ly_stack?.startsWith('image-32')")
    way = page.locator(".ways p > a").first
    assert "ly_stack=image-32_conv" in str(way.get_attribute("href"))
    assert page.locator(".small .column").count() == 9
