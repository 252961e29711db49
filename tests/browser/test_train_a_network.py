"""Page 11 in a real browser: trainings grow and can be cancelled, and every number is that of nnviz."""

import re

import pytest
from playwright.sync_api import Page, expect

from dashboard.app_pages.train_a_network import work
from dashboard.app_pages.train_a_network.choices import Choices
from nnviz.training import History, overfitting
from tests.browser.conftest import Open, quiet

PATH = "train-a-network"
SMALL = "tn_hidden=8&tn_rate=0.03&tn_epochs=30"


def values(page: Page) -> dict:
    """Return what the picture says of the epoch it looks at."""
    return page.evaluate("path => nnvizBus.last.get(`${path}:values`)", PATH)


def history_of(asked: Choices) -> History:
    """Return the training that the page shows."""
    report = work.start(asked.network, asked.data, asked.settings, asked.patience_epochs)
    while report.history.state == "running":
        report = work.go_on(asked.network, asked.data, report)
    return report.history


def done(page: Page) -> None:
    """Wait until the training on the page has ended, and its curves have grown."""
    expect(page.get_by_role("button", name="Train again", exact=True)).to_be_visible(timeout=90_000)
    page.wait_for_selector("[data-testid=checks] li", timeout=10_000)


def test_curves_answers_and_rows_are_those_of_nnviz(open_page: Open):
    """The picture would be drawn from other numbers than were computed; its cells would open nothing."""
    page = open_page(f"{PATH}?{SMALL}&tn_data=penguins", still=True)  # curves that grow have no epoch to look at yet
    done(page)
    asked = Choices(data="penguins", loss="cross-entropy", hidden="8", rate="0.03", epochs=30)
    history = history_of(asked)
    page.locator(".curves").focus()
    for key, moved in (("ArrowRight", 1), ("ArrowLeft", 0), ("ArrowLeft", -1)):
        page.keyboard.press(key)
        epoch = history.kept + moved
        said = values(page)
        assert said["tn_epoch"] == epoch
        seen = [said[name] for name in ("tn_loss", "tn_validation", "tn_metric")]
        assert seen == pytest.approx(history.curves[[0, 1, 3], epoch].tolist(), abs=1e-5)
    counted = page.locator(".confusion td").filter(has_text=re.compile(r"\d"))
    counted.nth(8).wait_for()
    there = [int(text) for text in counted.all_inner_texts()]
    assert sum(there[::4]) == round(85 * history.curves[3, history.kept - 1]), "the stop line stands there"
    page.keyboard.press("Escape")
    cells = [int(text) for text in counted.all_inner_texts()]
    assert sum(cells) == 85 and sum(cells[::4]) == round(85 * history.curves[3, history.kept])
    page.get_by_role("button", name="times Adelie was predicted as Adelie").press("Enter")
    rows = page.locator(".rows tr")
    assert rows.count() == cells[0] + 1 and "Adelie" in rows.nth(1).inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".rows").is_hidden()


def test_what_early_stopping_keeps_and_what_would_have_come_is_marked(open_page: Open):
    """The marks would stand at other epochs than were kept, or the ghost would be missing."""
    page = open_page(PATH)
    done(page)
    history = history_of(Choices())
    said = page.locator(".curves text").all_text_contents()
    assert f"epoch {history.kept}: lowest validation loss, kept" in said
    assert f"epoch {history.stop}: stop, 8 without a lower one" in said
    assert {"generalization gap", "what would have come"} <= set(said)
    overfits = overfitting(*history.curves[:2])
    assert page.locator(".curves .overfits").count() == overfits.sum()
    assert page.locator(".curves .ghost").count() == 2
    assert page.locator(".curves polygon").count() == 1


def test_a_cell_of_the_digits_opens_their_pictures(open_page: Open):
    """A cell would open nothing, or hide that it shows some of many."""
    page = open_page(f"{PATH}?tn_data=digits&tn_hidden=none&tn_epochs=30")
    done(page)
    page.get_by_role("button", name=re.compile(r"times 1 was predicted as 1\b")).press("Enter")
    expect(page.locator(".gallery figure")).to_have_count(6)
    assert page.locator(".rows .title b").inner_text().endswith("; 6 of them")


def test_a_long_training_grows_and_is_cancelled_at_once(open_page: Open):
    """A visitor would wait for a training that he no longer wants."""
    page = open_page(f"{PATH}?tn_hidden=64-64&tn_batch=1&tn_epochs=500&tn_data=digits&tn_dropout=0.1")
    progress = page.get_by_test_id("progress")
    expect(progress).to_contain_text("epoch", timeout=90_000)
    first = progress.inner_text()
    expect(progress).not_to_have_text(first, timeout=20_000)
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_test_id("note")).to_contain_text("Cancelled after epoch", timeout=10_000)
    said = page.get_by_test_id("note").inner_text()
    page.wait_for_timeout(1000)
    assert page.get_by_test_id("note").inner_text() == said
    page.get_by_role("button", name="Train", exact=True).wait_for()


def test_cars_are_seen_one_by_one_and_a_phone_has_room(open_page: Open):
    """A dot would be nobody's; the picture would run out of the phone."""
    page = open_page(f"{PATH}?{SMALL}")
    done(page)
    assert page.locator(".scatter circle").count() == 98
    budget = page.get_by_test_id("budget")
    assert budget.get_attribute("aria-label") == f"{Choices(hidden='8').parameters} parameters; the budget ends at 500"
    page.wait_for_timeout(2500)  # the curves have grown: until then their parts are drawn anew in each frame
    where, history = (
        page.locator(".curves .stop").bounding_box(),
        history_of(Choices(hidden="8", rate="0.03", epochs=30)),
    )
    one = page.locator(".curves").bounding_box()
    before = page.locator(".scatter circle").first.get_attribute("cy")
    page.mouse.move(where["x"] + where["width"] / 2, where["y"] + where["height"] / 2)
    page.mouse.down()
    page.mouse.move(one["x"] + 4.2 * 13 + 2, where["y"] - 40, steps=8)  # to the left end
    page.mouse.up()
    page.mouse.move(5, 5)
    assert values(page)["tn_epoch"] == 0 and page.locator(".heading").inner_text() == "98 validation cars, untrained"
    assert page.locator(".scatter circle").first.get_attribute("cy") != before
    page.locator(".curves").press("ArrowRight")
    assert page.evaluate("nnvizBus.last.get('address:train-a-network')") == {"tn_epoch": 1}
    assert values(page)["tn_metric"] == pytest.approx(history.curves[3, 1], abs=1e-5)
    page.locator(".curves").press("Escape")
    assert page.locator(".heading").inner_text() == f"98 validation cars, epoch {history.kept}"
    page.locator(".scatter").focus()
    page.keyboard.press("ArrowRight")
    assert ": true " in page.locator(".looked").inner_text()
    page.keyboard.press("Enter")
    assert page.locator(".rows tr.chosen").count() == 1
    page.locator(".rows .close").click()
    page.locator(".scatter circle").nth(40).click(force=True)
    assert page.locator(".rows tr.chosen").count() == 1
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollTop") == 0, "the page scrolled away"
    page.keyboard.press("Escape")
    bottom = page.get_by_test_id("note").evaluate("note => note.getBoundingClientRect().bottom")
    assert bottom <= 720
    page.set_viewport_size({"width": 390, "height": 844})
    quiet(page)
    wide, room = page.eval_on_selector("[data-testid=stMain]", "main => [main.scrollWidth, main.clientWidth]")
    assert wide <= room


def test_five_batch_sizes_are_compared(open_page: Open):
    """The choice would show nothing, or one training for another."""
    page = open_page(f"{PATH}?tn_hidden=4&tn_epochs=30&tn_batch=compare")
    page.get_by_text("1: 294").wait_for(timeout=120_000)  # said when all five are done
    assert page.locator("[data-testid=stVegaLiteChart] svg.marks").count() == 3
