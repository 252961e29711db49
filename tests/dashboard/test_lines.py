"""Page 13 without a browser: hostile links, words that are true, and code that gives the numbers on screen."""

import pytest

from dashboard.app_pages.lines import PAGE, flatten, shift_a_map, three_networks
from dashboard.app_pages.lines import run as line_run
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from nnviz.charts.numbers import percent
from nnviz.recordings.line_classifiers import NAMES
from tests.dashboard.helpers import plain
from tests.dashboard.links import assert_all_noted, hostile, notes
from tests.dashboard.panels import numbers

MODULES = {module.VIEW.name: module for module in (three_networks, flatten, shift_a_map)}
BOUND = {
    three_networks.VIEW.name: ("ln_pixels", "ln_shift", "ln_image", "ln_paint"),
    flatten.VIEW.name: ("ln_pixels", "ln_step", "ln_pixel", "ln_image"),
}


@hostile
@pytest.mark.parametrize("view", BOUND)
def test_hostile_links_open_the_page_with_a_note(view, value, run_page):
    """A mistyped link would end in an error, or silently show something else."""
    assert_all_noted(run_page("lines", ln_view=view, **dict.fromkeys(BOUND[view], value)), BOUND[view])


def test_an_unknown_view_is_the_first_one(run_page):
    """A mistyped view would leave the page without a picture."""
    app = run_page("lines", ln_view="<b>maps</b>")
    assert not app.exception and "ln_view" in notes(app)


@pytest.mark.parametrize("view", MODULES)
@pytest.mark.parametrize("pixels", line_run.PIXELS)
def test_every_view_says_what_it_shows(view, pixels, run_page):
    """A view would be an error, or have no words."""
    app = run_page("lines", ln_view=view, ln_pixels=pixels)
    assert not app.exception
    assert MODULES[view].what_happens(pixels == line_run.PIXELS[1]) in [plain(each.value) for each in app.markdown]


def test_words_carry_the_numbers_of_the_run():
    """The page would claim what the run does not show."""
    said = three_networks.what_happens(shuffled=False)
    for name in NAMES:
        assert f"**{percent(line_run.accuracy(name, 4))}**" in said
    assert line_run.accuracy("logistic", 4) < 0.5  # "below 50 % is worse than chance"
    shuffled = three_networks.what_happens(shuffled=True)
    for name in NAMES:
        assert f"**{percent(line_run.accuracy(name, 0, shuffled=True))}**" in shuffled
    assert line_run.right_guess() in line_run.GUESSES
    assert line_run.parameters() == [
        "logistic regression 64 + 1 = 65",
        "dense network 520 + 9 = 529",
        "convolution 20 + 3 = 23",
    ]


def test_code_trains_the_networks_on_screen():
    """The panel would promise accuracies that it does not print."""
    said = numbers(fill(code(PAGE, three_networks.VIEW, False), {"ln_shift": 4}))
    assert said[::2] == [65, 529, 23]
    reached = [line_run.accuracy(name, 4) for name in NAMES]
    assert said[1::2] == pytest.approx(reached, abs=0.01)  # another processor may round otherwise
    assert "\nshuffled = True\n" in code(PAGE, three_networks.VIEW, True)


@pytest.mark.parametrize("shuffled", [False, True], ids=line_run.PIXELS)
def test_other_starts_are_told(shuffled):
    """One lucky start would pass for what convolutions always do."""
    starts = line_run.run(shuffled=shuffled).starts
    said = three_networks.what_happens(shuffled)
    for row in starts:
        assert f"{percent(row[0] / 1000)} → {percent(row[-1] / 1000)}" in said
