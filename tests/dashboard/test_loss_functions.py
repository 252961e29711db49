"""Page 8 without a browser: each picture, hostile links, and code that gives the numbers on screen."""

import numpy as np
import pytest

from dashboard.app_pages.loss_functions import PAGE, boxes, divergence, log_loss, outlier, retrained
from dashboard.app_pages.loss_functions.divergence_charts import TRUTHS
from dashboard.app_pages.loss_functions.outlier_pulls import lifted
from dashboard.app_pages.loss_functions.retrained import Asked
from dashboard.components.live_text import fill
from dashboard.layout.address import words_of
from dashboard.layout.views import Formula, View, code
from nnviz import losses
from tests.dashboard.helpers import plain
from tests.dashboard.links import HOSTILE, assert_all_noted
from tests.dashboard.panels import numbers

PATH = "loss-functions"
MODULES = {module.NAME: module for module in (outlier, log_loss, boxes, divergence, retrained)}
NAMES = list(MODULES)
BOXES = {"left": 49, "top": 75, "width": 154, "height": 50}, {"left": 42, "top": 78, "width": 144, "height": 48}


def printed(view: str, **sliders: float | str) -> list[float]:
    """Return the numbers that a picture's code prints for some slider settings."""
    return numbers(fill(code(PAGE, MODULES[view].VIEW, asked(view)), sliders))


def asked(view: str) -> Asked | None:
    """Return what a picture asks of the server, as at first."""
    return Asked() if view == retrained.NAME else None


def slide(view: View, asked: Asked | None) -> tuple[list[str], str]:
    """Return the formulas and the words of a view's slide."""
    parts = view.slide(asked)
    formulas = [part.latex for part in parts if isinstance(part, Formula)]
    return formulas, "\n".join(part for part in parts if isinstance(part, str))


@pytest.mark.parametrize("view", NAMES)
def test_each_picture_opens_with_its_own_words(view, run_page):
    """A picture would be missing, or explained by another one's formulas."""
    app = run_page(PATH, lf_view=view)
    assert not app.exception and app.segmented_control(key="lf_view").value == view
    labels = [button.label for button in app.button]
    assert all(f"▸ {each.label}" in labels for each in MODULES[view].VIEW.tries)
    formulas, _ = slide(MODULES[view].VIEW, asked(view))
    assert [latex.value for latex in app.latex] == [f"$$\n{formula}\n$$" for formula in formulas]


@pytest.mark.parametrize("view", NAMES)
def test_the_right_guess_is_an_option_and_is_explained(view, run_page):
    """Whoever guesses would learn nothing, or could not be right."""
    guess = MODULES[view].VIEW.guess
    app = run_page(PATH, lf_view=view)
    app.segmented_control(key=f"guess_{PATH}").set_value(guess.answer).run()
    assert not app.exception
    assert any(guess.because() in plain(text.value) and "**Right.**" in text.value for text in app.markdown)


@pytest.mark.parametrize("view", NAMES)
@pytest.mark.parametrize("name", ["out of range", "html"])
def test_hostile_links_open_the_picture_with_a_note(view, name, run_page):
    """A mistyped link would end in an error, or silently show something else."""
    words = sliders(view) + menus(view)
    assert_all_noted(run_page(PATH, lf_view=view, **dict.fromkeys(words, HOSTILE[name])), words)


def test_an_unknown_picture_falls_back_with_a_note(run_page):
    """The page would be empty."""
    app = run_page(PATH, lf_view="hinge")
    assert not app.exception and any("lf_view" in caption.value for caption in app.caption)


@pytest.mark.parametrize("view", NAMES)
def test_what_is_to_be_tried_lies_within_the_sliders(view):
    """A button would lead to a note about a mistyped link."""
    for each in MODULES[view].VIEW.tries:
        query = words_of(PAGE, each.state)
        assert query["lf_view"] == view and set(query) <= {*sliders(view), *menus(view), "lf_view"}


def sliders(view: str) -> list[str]:
    """Return the names of a picture's controls."""
    charts = retrained.charts(Asked()) if view == retrained.NAME else MODULES[view].charts()
    first = charts[0]
    return [param["name"] for param in first["params"] if "bind" in param]


def menus(view: str) -> list[str]:
    """Return the names of what a picture asks of the server."""
    return ["lf_outliers", "lf_lift"] if view == retrained.NAME else []


def test_code_of_quantities_gives_the_numbers_on_screen():
    """The panel would promise numbers that it does not print."""
    said = printed(NAMES[0], lf_outlier=4.5, lf_delta=0.6)
    points = outlier.points()
    y = lifted(points, 4.5)
    wanted = []
    for loss, judge in (
        ("MAE", losses.mean_absolute_error),
        ("MSE", losses.mean_squared_error),
        ("Huber", lambda *pair: losses.huber(*pair, delta=0.6)),
    ):
        fit = losses.fit_line(points.x, y, loss=loss, delta=0.6)
        wanted += [judge(y, fit.m * points.x + fit.b), fit.m, fit.b]
    assert said == pytest.approx(wanted, rel=1e-3)


def test_code_of_log_loss_gives_the_numbers_on_screen():
    """The panel would promise numbers that it does not print, or hide that Keras clips."""
    said = printed(NAMES[1], lf_cat=-10, lf_dog=10, lf_bird=0.5, lf_fish=-3, lf_truth="cat")
    scores = np.array([-10, 10, 0.5, -3])
    p, loss = losses.softmax(scores), losses.cross_entropy_of_logits(scores, true_class=0)
    assert said == pytest.approx([*p, loss, p[0] - 1, *p[1:], 0, loss, 16.118], rel=1e-3, abs=1e-6)


@pytest.mark.parametrize("inclusive", [True, False])
def test_code_of_jaccard_gives_the_numbers_on_screen(inclusive):
    """The panel would take the other convention of corners."""
    sides = {
        f"{prefix}{side}": value
        for prefix, box in zip(("lf_true_", "lf_"), BOXES, strict=True)
        for side, value in box.items()
    }
    intersection, union, value, loss = printed(NAMES[2], **sides, lf_more=int(inclusive))
    wanted = losses.jaccard([49, 75, 203, 125], [42, 78, 186, 126], inclusive=inclusive)
    assert [intersection / union, value, 1 - loss] == pytest.approx([wanted] * 3)


@pytest.mark.parametrize("truth", TRUTHS)
def test_code_of_divergence_gives_the_numbers_on_screen(truth):
    """The panel would promise numbers that it does not print."""
    weights = np.array([20, 50, 20, 10, 5])
    p, q = np.array(TRUTHS[truth]), weights / weights.sum()
    fields = {f"lf_q{k}": int(w) for k, w in enumerate(weights, 1)} | {f"lf_p{k}": x for k, x in enumerate(p, 1)}
    said = printed(NAMES[3], **fields)
    forth, back = losses.kl_divergence(p, q), losses.kl_divergence(q, p)
    cross = losses.cross_entropy(p, q)
    finite = [forth, *([back] if np.isfinite(back) else []), losses.entropy(p), cross, forth, cross]
    assert said == pytest.approx(finite, abs=2e-5)


def test_the_words_of_the_slide_name_every_trap():
    """A student would copy the slide's sum, its missing minus, or its accuracy."""
    said = (slide(module.VIEW, asked(name))[1] for name, module in MODULES.items())
    quantities, classes, overlaps, distributions, networks = said
    assert "sum = 13 × mean" in quantities and "½r²" in quantities
    assert "minus" in classes and "accuracy" in classes and "16.1" in classes
    assert "0.7980 and 0.7899" in overlaps and "adds 1" in overlaps
    assert "∞" in distributions and "16.1" in distributions
    assert "60 × that; Keras averages" in networks
