"""A table of one's own in a browser: brought in the dialog, refused in a sentence, shown, and left out of links."""

from tests.browser.conftest import Open, until
from tests.browser.sliders import open_picture

PATH = "linear-regression"
GOOD = "size;price;kind\n" + "\n".join(f"{k},5;{3 * k + 2 + k % 3}0000;{'ab'[k % 2]}" for k in range(1, 41))


def bring(page, name: str, file: bytes) -> None:
    """Choose a file in the dialog."""
    chosen = {"name": name, "mimeType": "text/csv", "buffer": file}
    page.locator("[data-testid=stDialog] input[type=file]").set_input_files(chosen)


def test_a_table_is_brought_shown_and_kept_out_of_the_link(open_page: Open):
    """A table could not be brought at all; a bad one would take the good one away; a link would promise it."""
    page, _ = open_picture(open_page, PATH)
    page.locator(".st-key-lr_own_table button").click()
    dialog = page.locator("[data-testid=stDialog]")
    bring(page, "picture.csv", b"\x00\x01\x02\x03" * 50)
    dialog.get_by_text("it holds NUL bytes").wait_for()
    assert not dialog.get_by_role("button", name="Use this table").count()
    bring(page, "houses.csv", GOOD.encode())
    dialog.get_by_text("A comma is taken for the decimal sign.").wait_for()
    assert not dialog.get_by_text("it holds NUL bytes").count()
    assert "numbers from 1.5 to 40.5" in dialog.locator(".own-columns").inner_text()
    bring(page, "half.csv", b'a,b\n"1,2\n3,4')
    dialog.get_by_text("as many cells in every line").wait_for()
    dialog.get_by_role("button", name="Use this table").click()
    page.get_by_role("button", name="Your 40 rows").wait_for()
    until(page, "() => document.querySelector('.st-key-part_fit')?.textContent.includes('sum = 40 points')")
    assert "price (100,000" not in page.url and "houses" not in page.url and "lr_data=your+table" in page.url
    page.locator(".st-key-lr_data button").filter(has_text="made-up line").click()
    until(page, "() => document.querySelector('.st-key-part_fit')?.textContent.includes('sum = 12 points')")
    page.locator(".st-key-lr_data button").filter(has_text="your table").click()
    until(page, "() => document.querySelector('.st-key-part_fit')?.textContent.includes('sum = 40 points')")
