"""The three ingredients of the home page."""

import gzip
import itertools
import json
import subprocess
import sys
from concurrent.futures import Executor
from types import SimpleNamespace

import numpy as np
import pytest

from dashboard.app_pages.home.ingredients import words, work
from dashboard.app_pages.home.ingredients.choices import ARCHITECTURES, EPOCHS, LOSSES, OFFERED, Ingredients
from dashboard.app_pages.home.ingredients.view import chart_specs
from dashboard.server import once
from nnviz.linear import best_line
from tests import ROOT
from tests.dashboard.helpers import plain

SOME = [  # each optimizer where there is a best answer, and each pair of architecture and loss: a compiled loop each
    *(Ingredients("line", "MSE", optimizer) for optimizer in OFFERED),
    *(Ingredients("sigmoid", "cross-entropy", optimizer) for optimizer in OFFERED),
    *(Ingredients("network", loss, "Adam") for loss in LOSSES),
    Ingredients("line", "cross-entropy"),
    Ingredients("sigmoid", "MSE"),
]
SCALED = work.scaled(work.PLACES)


@pytest.fixture(scope="module")
def trained() -> dict[Ingredients, work.Assembled]:
    """Models as the worker trains them."""
    return {each: task(*arguments) for each in SOME for task, *arguments in [each.first()]}


def words_on(app) -> str:
    """Return all text of a page."""
    html = [element.proto.body for element in app.get("html")]
    return " ".join(html + [plain(element.value) for element in [*app.markdown, *app.caption]])


def test_linear_regression_arrives_at_least_squares(trained):
    """The page would say "linear regression" beside another line; 0.02 miles per gallon are allowed."""
    points = work.cars("mean_squared_error")
    best = best_line(points.x, points.y)
    for optimizer in OFFERED:
        made = Ingredients("line", "MSE", optimizer)
        assert made.kind == "linear regression"
        np.testing.assert_allclose(trained[made].predictions[-1], best.m * work.PLACES + best.b, atol=0.02)
        assert words.per_horsepower(trained[made].weights) == pytest.approx((best.m, best.b), rel=1e-3)


def test_logistic_regression_arrives_at_that_of_scikit_learn(trained):
    """The page would say "logistic regression" beside another curve; 0.002 of probability are allowed."""
    from sklearn.linear_model import LogisticRegression

    points = work.cars("binary_crossentropy")
    peer = LogisticRegression(C=np.inf, tol=1e-8).fit(work.scaled(points.x)[:, None], points.y)
    for optimizer in OFFERED:
        made = Ingredients("sigmoid", "cross-entropy", optimizer)
        assert made.kind == "logistic regression"
        expected = peer.predict_proba(SCALED[:, None])[:, 1]
        np.testing.assert_allclose(trained[made].predictions[-1], expected, atol=0.002)


@pytest.mark.parametrize("made", SOME, ids=lambda made: f"{made.architecture}-{made.loss}-{made.optimizer}")
def test_losses_and_answers_are_those_of_keras(trained, made):
    """The curve or the loss on screen would be another model's than the one that was trained."""
    import keras

    report, name = trained[made], LOSSES[made.loss]
    points, model = work.cars(name), work.build(made.architecture, name)
    assert model.count_params() == words.parameters(made)
    for moment in (0, -1):
        if moment:
            sizes = np.cumsum([np.prod(weight.shape) for weight in model.weights])[:-1]
            parts = np.split(report.weights, sizes)
            model.set_weights([part.reshape(w.shape) for part, w in zip(parts, model.weights, strict=True)])
        predictions = model(work.scaled(points.x)[:, None].astype(np.float32))
        loss = np.mean(keras.losses.get(name)(points.y[:, None].astype(np.float32), predictions))
        assert report.losses[moment] == pytest.approx(loss, rel=1e-4)
        shown = np.asarray(model(SCALED[:, None].astype(np.float32)))[:, 0]
        np.testing.assert_allclose(report.predictions[moment], shown, rtol=1e-4, atol=1e-4)
    assert len(report.losses) == len(report.predictions) == EPOCHS + 1


def test_the_charts_draw_the_training_and_are_small(trained):
    """The picture would show other numbers than were computed, or take seconds on a slow line."""
    for made in (Ingredients("network", "MSE", "Adam"), Ingredients("network", "cross-entropy", "Adam")):
        report = trained[made]
        fit, loss = chart_specs.__wrapped__(made, report, 350)
        tables = [layer["data"]["values"] for layer in fit["layer"] if "values" in layer.get("data", {})]
        rows = next(table for table in tables if "prediction" in table[0])
        np.testing.assert_allclose([row["prediction"] for row in rows], report.predictions, atol=0.006)
        losses = next(table for table in loss["datasets"].values() if "loss" in table[0] and len(table) > 1)
        np.testing.assert_allclose([row["loss"] for row in losses], report.losses, atol=1e-4)
        assert len(gzip.compress(json.dumps([fit, loss]).encode())) < 150_000


def test_each_three_have_a_name_and_a_sentence(trained):
    """A visitor would be left alone with what came of a choice, above all where it makes no sense."""
    pairs = itertools.product(ARCHITECTURES, LOSSES)
    names = {pair: words.NAMES[Ingredients(*pair).kind] for pair in pairs}
    assert names == {
        ("line", "MSE"): "linear regression",
        ("sigmoid", "cross-entropy"): "logistic regression",
        ("network", "MSE"): "a small neural network",
        ("network", "cross-entropy"): "a small neural network",
        ("line", "cross-entropy"): "a misfit",
        ("sigmoid", "MSE"): "a misfit",
    }
    for made in SOME:
        said = words.result(made, trained[made])
        assert ("do not fit" in said) == (words.NAMES[made.kind] == "a misfit")
        assert said.endswith(".") and "nan" not in said


def test_a_network_bends_further_than_a_line(trained):
    """The lesson would be lost: the small network would not be better than the classic model."""
    adam = Ingredients("network", "MSE", "Adam"), Ingredients("network", "cross-entropy", "Adam")
    assert all(trained[made].losses[-1] < 0.96 * words.best_loss(made) for made in adam)


def test_the_address_says_what_is_put_together(run_page):
    """A link would show another model, or a visitor a traceback."""
    app = run_page("", hm_architecture="sigmoid", hm_loss="cross-entropy", hm_optimizer="Adam")
    assert len(app.get("vega_lite_chart")) == 2
    assert "logistic regression" in words_on(app) and "From 84 hp on" in words_on(app)
    app = run_page("", hm_architecture="pyramid")
    assert "linear regression" in words_on(app) and "unknown hm_architecture" in words_on(app)


def test_lecture_mode_shows_them_alone(run_page):
    """A lecturer could not show them without scrolling past the drawing."""
    app = run_page("", lecture="1", home="ingredients", hm_loss="cross-entropy")
    assert len(app.get("vega_lite_chart")) == 2 and not app.header
    assert "do not fit" in words_on(app)


def test_a_sleeping_worker_is_not_woken_by_the_first_page(run_page, monkeypatch):
    """The first page of a server would wait for TensorFlow: it is to be sent before a worker wakes."""

    class Asleep(Executor):
        def submit(self, *_args, **_kwargs):
            raise AssertionError("woken")

    engine = SimpleNamespace(awake=False, answering=Asleep(), training=Asleep(), start=lambda: None)
    monkeypatch.setattr(once, "engine", lambda: engine)
    app = run_page("")
    assert not app.exception and not app.get("vega_lite_chart")
    assert "wakes up" in words_on(app)


def test_nothing_of_it_is_imported_before_the_pad():
    """The pad would wait for what stands below it."""
    page = (ROOT / "dashboard/app_pages/home/page.py").read_text()
    imports = "\n".join(line for line in page.splitlines() if line.startswith(("import", "from")))
    code = f"import sys\n{imports}\nprint([name for name in sys.modules if 'ingredients' in name])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert page.rindex("front.first_drawing()") < page.rindex("front.ingredients()")
