"""Page 8's fifth picture without a browser: four trainings whose numbers are Keras', and the code that repeats them."""

import json
import re
import subprocess
import sys

import numpy as np
import pytest

from dashboard.app_pages.loss_functions import PAGE, retrained, work
from dashboard.app_pages.loss_functions.retrained_chart import MEASURES
from dashboard.app_pages.loss_functions.retrained_trainings import COUNT, Asked, Training, trainings
from dashboard.app_pages.loss_functions.work import EPOCHS, LOSSES
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from dashboard.layout.visit import trained
from nnviz.datasets import wave
from tests.dashboard.helpers import plain
from tests.dashboard.panels import numbers

PATH = "loss-functions"
FAR = Asked(outliers=6, lift=8)


def table(chart: dict, name: str, columns: int) -> np.ndarray:
    """Return the numbers that a chart carries for the browser, one row for each epoch."""
    (text,) = (param["expr"] for param in chart["params"] if param["name"] == name)
    return np.array(re.fullmatch(r"split\('(.*)', ' '\)", text)[1].split(), float).reshape(EPOCHS + 1, columns)


@pytest.mark.parametrize("loss", LOSSES)
def test_numbers_on_screen_are_those_of_keras(loss):
    """Fits or errors would be those of another network, epoch or loss."""
    import keras

    points, model = FAR.points, work.network()
    chart = retrained.charts(FAR)[list(LOSSES).index(loss)]
    drawn, told = table(chart, "lf_fit", len(points)), table(chart, "lf_errors", len(MEASURES))
    recording = work.retrain(points, loss=loss)
    for epoch in (0, 1, 40, EPOCHS):
        model.set_weights(recording.weights_at(epoch))
        answers = model(points.x[:, None])
        np.testing.assert_allclose(drawn[epoch], answers[:, 0], atol=0.006)
        wanted = [np.mean(keras.losses.get(LOSSES[loss])(points.y[:, None], answers))]
        for truth in (points.y, wave(points.x)):
            wanted += [
                float(measure()(truth[:, None], answers))
                for measure in (keras.losses.MeanAbsoluteError, keras.losses.MeanSquaredError)
            ]
        assert told[epoch] == pytest.approx(wanted, abs=2e-4)


def test_what_waits_for_its_training_has_its_frame():
    """While four networks train, the picture would be another one; and once they are trained, it would jump."""
    for waiting, done in zip(retrained.awaited(FAR), retrained.charts(FAR), strict=True):
        assert spans(waiting) == spans(done)
        assert waiting["height"] == done["height"] and "lf_errors" not in json.dumps(waiting)


def spans(chart: dict) -> list:
    """What the axes of a chart's points span."""
    return [chart["layer"][1]["encoding"][channel]["scale"]["domain"] for channel in ("x", "y")]


@pytest.mark.parametrize(("asked", "epoch"), [(FAR, 40), (Asked(0, 4), 0)], ids=["outliers", "untrained"])
def test_the_code_gives_the_numbers_on_screen(asked, epoch):
    """The panel would train other networks than the picture shows."""
    said = numbers(fill(code(PAGE, retrained.VIEW, asked), {"lf_epoch": epoch}))
    charts = retrained.charts(asked)
    assert said == pytest.approx(
        np.ravel([table(chart, "lf_errors", len(MEASURES))[epoch] for chart in charts]), abs=2e-3
    )


def test_the_networks_obey_their_losses():
    """The page's claim would not hold for what it shows."""
    for lift in (4, 8):
        ends = retrained.distances(Asked(lift=lift))
        assert ends["MSE"] > 2 * max(end for loss, end in ends.items() if loss != "MSE")
    final = {
        loss: table(chart, "lf_errors", 5)[-1] for loss, chart in zip(LOSSES, retrained.charts(Asked()), strict=True)
    }
    assert min(final, key=lambda loss: final[loss][MEASURES.index("points")]) == "MAE"
    assert min(final, key=lambda loss: final[loss][MEASURES.index("points_squared")]) == "MSE"


@pytest.mark.parametrize("seed", range(5))
def test_the_guess_holds_for_other_seeds(seed, monkeypatch):
    """What is called right would be the luck of one seed."""
    monkeypatch.setattr(work, "SEED", seed)
    ends = {}
    for lift in (4, 8):
        points = Asked(lift=lift).points
        for loss in LOSSES:
            fits = work.fits(work.retrain(points, loss=loss), points)
            ends[loss, lift] = float(work.errors(fits.answers[-1], points)[2])
    moved = {loss: ends[loss, 8] - ends[loss, 4] for loss in LOSSES}
    assert moved["MSE"] > 0.2 and all(abs(moved[loss]) < 0.1 for loss in LOSSES if loss != "MSE"), moved


def test_the_answer_to_the_guess_is_computed():
    """Whoever guessed would be told something else than the picture shows."""
    near, far = retrained.distances(Asked(lift=4)), retrained.distances(FAR)
    stayed = {loss for loss in LOSSES if abs(near[loss] - far[loss]) < 0.01}
    assert stayed == set(LOSSES) - {"MSE"} and retrained.VIEW.guess.right == "all but MSE's"
    assert f"MSE {far['MSE']:.2f}, MAE {far['MAE']:.2f}" in retrained.farther()


def test_the_page_trains_what_its_address_asks_for(run_page):
    """A link would show other points than it says."""
    app = run_page(PATH, lf_view=retrained.NAME, lf_outliers="12", lf_lift="2", lf_epoch="7")
    assert not app.exception and not any("address asks" in caption.value for caption in app.caption)
    assert any("12 of them pushed up by 2" in plain(text.value) for text in app.markdown)
    assert all(isinstance(trained(each).answers, np.ndarray) for each in trainings(Asked(12, 2)))


def test_charts_and_tasks_stay_small():
    """The picture would take long to arrive; or the worker would have to import Streamlit to train."""
    assert sum(len(json.dumps(chart)) for chart in retrained.charts(Asked(12, 8))) < 400_000
    function, points = Training(FAR, "MAE").first()
    assert function.func is work.retrain and len(points) == COUNT
    lean = (
        "import sys, dashboard.app_pages.loss_functions.work; "
        "print([name for name in ('streamlit', 'tensorflow') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", lean], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_loss_that_is_not_there_is_named():
    """A mistyped loss would end somewhere inside Keras."""
    with pytest.raises(ValueError, match=r"loss must be one of MSE, MAE, Huber, log-cosh, got 'hinge'"):
        work.settings("hinge")
