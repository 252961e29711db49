"""The last page: its miniatures, where they lead, what it says was done."""

import json

import pytest

from dashboard.app_pages.gradient_descent import one_run
from dashboard.app_pages.network.choices import hidden_of
from dashboard.app_pages.optimizers import batches
from dashboard.app_pages.take_home import after, components_view, data_view, keras_view
from dashboard.app_pages.take_home.messages import VIEWS
from dashboard.app_pages.take_home.miniatures import destination
from dashboard.layout.address import words_of
from dashboard.layout.views import code
from dashboard.pages import PAGES, page_at
from nnviz.optimizers import spread
from nnviz.recordings import stopping
from tests.dashboard.panels import numbers

PAGE = page_at("take-home")
POINTS = [*components_view.POINTS, *keras_view.POINTS, *data_view.POINTS]


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.part)
def test_a_miniature_leads_to_its_picture_in_that_state(point, run_page):
    """The button would open another state than the one that shows the message, or a note."""
    app = run_page(point.page, **words_of(page_at(point.page), point.state))
    assert not app.exception
    assert not [note.value for note in app.caption if "The address asks" in note.value]


def test_miniatures_are_the_pictures_themselves():
    """A miniature would show something else than the page it leads to, or move the words of that page."""
    page_3 = one_run.charts(components_view.SETTINGS)[0]
    mine = json.loads(json.dumps(components_view.optimizer_chart()).replace("th_gd_", "gd_"))
    assert list(mine["datasets"].values()) == list(page_3["datasets"].values())
    assert [layer["mark"] for layer in mine["layer"]] == [layer["mark"] for layer in page_3["layer"]]
    for spec in (*components_view.charts(), *data_view.charts()):
        names = {param["name"] for param in spec["params"]} - {"text_size"}
        assert all(name.startswith("th_") for name in names if not name.startswith("view_")), names


def test_the_training_is_the_one_that_its_link_opens():
    """The page would replay another network, or stand at another epoch."""
    there = keras_view.TRAINING
    assert hidden_of(keras_view.OVERFITS["hidden"]) == there.hidden
    assert (there.train, there.deviation, there.hidden) == (stopping.TRAIN, stopping.NOISE, stopping.HIDDEN)
    settings = there.settings
    assert (settings.learning_rate, settings.batch_size) == (stopping.LEARNING_RATE, stopping.BATCH)
    assert (settings.epochs, settings.seed, settings.optimizer) == (stopping.EPOCHS, stopping.SEED, "adam")
    ((word, epochs),) = keras_view.STOPPING.way["counted"].values()
    assert word == "nw_step" and epochs == list(settings.snapshots) and epochs[-1] == stopping.EPOCHS


def test_clouds_of_gradients_are_those_of_the_page():
    """The miniature would show other numbers than the page it leads to."""
    found, whole = keras_view.gradients()
    spreads = [spread(found[size], whole) for size in batches.SIZES]
    assert spreads == pytest.approx(batches.spreads(keras_view.AT))


@pytest.mark.parametrize(
    "asked",
    ["", None, 3, [], {}, *({"number": number, "words": {}} for number in (9, True, -1)), {"number": 0, "words": "x"}],
)
def test_a_hostile_browser_opens_no_page(asked):
    """The server would fall over what it is sent."""
    assert destination(POINTS, asked) is None


def test_only_words_of_the_page_travel():
    """A browser could set words of another page, or an address without end."""
    words = {"ll_seen": "1", "lr_m": "2", "lecture": "1", "ll_data": "x" * 3000, "ll_activation": 4}
    found = destination(POINTS, {"number": 0, "words": words})
    assert found and (found[0].path, found[1]) == ("limits-of-linear", {"ll_seen": "1"})


def test_the_validation_loss_rises_and_the_training_loss_falls():
    """The page would call overfitting what is none."""
    run = stopping.load_stopping()
    assert 0 < run.best < 30 and run.validation_loss[-1] > 2 * run.validation_loss[run.best]
    assert run.loss[-1] < run.loss[run.best] / 5


def test_the_panel_prints_what_the_miniature_shows():
    """A student who runs the code would get other numbers."""
    run = stopping.load_stopping()
    epoch, loss, parameters = numbers(code(PAGE, VIEWS[0], None))
    assert epoch == run.best
    assert loss == pytest.approx(run.validation_loss[run.best], abs=1e-4)
    assert parameters == 5 * 5 * 16 + 16 + 5 * 5 * 16 * 32 + 32 + 32 * 10 + 10


def test_the_network_with_a_spread_of_symmetry_is_the_convolution():
    """The guess would call a wrong network right."""
    assert data_view.best() == "convolution" and data_view.accuracies(0)["dense"] > 0.9


def test_what_was_done_is_counted(run_page):
    """Pages, guesses and exercises of the visit would be lost or made up."""
    app = run_page("take-home")
    assert not app.exception
    said = " ".join(str(each.proto.body) for each in app.get("html"))
    assert f"<b>1 of {len(PAGES) - 1}</b> pages visited" in said and "<b>0 of 0</b> guesses" in said
    app.segmented_control(key="guess_take-home").set_value("about half").run()
    app.run()
    said = " ".join(str(each.proto.body) for each in app.get("html"))
    assert "<b>1 of 1</b> guesses right" in said


def test_pointers_are_few_and_each_says_why():
    """A list of links that nobody follows."""
    pointers = [line for line in after.POINTERS.split("\n") if line]
    assert len(pointers) <= 10
    assert all(line.startswith("- [") and ": " in line.split(")", 1)[1] for line in pointers)
