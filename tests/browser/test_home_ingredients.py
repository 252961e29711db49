"""The three ingredients of the home page in a real browser."""

from playwright.sync_api import expect

from tests.browser.conftest import Open, until


def test_a_model_is_put_together_by_keyboard_trains_and_is_replayed_in_the_browser(open_page: Open):
    """Nothing would train in front of the visitor, its replay would ask the server, or a key would choose nothing."""
    sent: list[str] = []
    page = open_page("?hm_loss=cross-entropy", still=True, sent=sent)
    name = page.locator(".hm-name")
    expect(name).to_have_text("a misfit")
    page.locator(".st-key-hm_architecture").get_by_role("radio", name="sigmoid").press("Enter")
    expect(name).to_have_text("logistic regression")
    page.wait_for_url("**hm_architecture=sigmoid**")
    expect(page.get_by_text("From 84 hp on")).to_be_visible(timeout=90_000)
    loss = page.locator(".st-key-hm_room svg.marks").nth(1)
    expect(loss).to_contain_text("after epoch 200", timeout=20_000)
    page.wait_for_timeout(1500)  # the last look at the training
    sent.clear()
    scrub = page.locator(".st-key-hm_player .scrub")
    scrub.press("Home")
    expect(loss).to_contain_text("after epoch 0;")
    scrub.press("ArrowRight")
    expect(loss).to_contain_text("after epoch 1;")
    assert not sent


def test_the_replay_waits_until_it_is_seen(open_page: Open):
    """The model would have fitted itself before the visitor scrolled to it."""
    page = open_page("")
    page.wait_for_selector(".st-key-hm_player .scrub", timeout=90_000, state="attached")
    page.wait_for_timeout(1000)
    epoch = "() => globalThis.nnvizBus?.last.get('hm_player:step') ?? 200"
    assert page.evaluate(epoch) == 200
    page.locator(".st-key-hm_player").scroll_into_view_if_needed()
    until(page, f"() => ({epoch})() < 150", timeout=10_000)
