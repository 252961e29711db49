"""The last page: its miniatures, where they lead, what it says was done."""

import numpy as np
import pytest

from dashboard.app_pages.take_home import after, components_view, data_view, keras_view
from dashboard.app_pages.take_home.messages import VIEWS
from dashboard.layout.address import words_of
from dashboard.layout.views import code
from dashboard.pages import PAGES, page_at
from nnviz.datasets import noisy_line
from nnviz.linear import best_line
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


def test_gradient_descent_comes_near_to_the_best_line():
    """The optimizer's miniature would walk somewhere else, or by another rule than Keras' SGD."""
    points = components_view.standardized(noisy_line())
    path = components_view.walk(points)
    x = np.column_stack([points.x, np.ones(len(points))])
    w = np.array(components_view.START)
    for _ in range(components_view.STEPS):
        w = w - components_view.RATE * 2 / len(x) * x.T @ (x @ w - points.y)
    np.testing.assert_allclose(path[-1], w, rtol=1e-9)
    losses = np.mean((path[:, :1] * points.x + path[:, 1:] - points.y) ** 2, axis=1)
    assert (np.diff(losses) < 0).all() and losses[-1] < 0.1 * losses[0]
    assert losses[-1] >= best_line(points.x, points.y).mean_of_squares


def test_clouds_of_gradients_shrink_with_the_root_of_the_batch():
    """The miniature would show another law than the page it leads to: within a tenth."""
    one, *others = (keras_view.spread(keras_view.gradients()[size]) for size in keras_view.BATCHES)
    for size, spread in zip(keras_view.BATCHES[1:], others, strict=True):
        assert spread * size**0.5 == pytest.approx(one, rel=0.15)


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
