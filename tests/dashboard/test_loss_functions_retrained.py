"""Page 8's fifth picture without a browser: four recorded trainings, and the code that repeats them."""

import json
import re

import numpy as np
import pytest

from dashboard.app_pages.loss_functions import PAGE, retrained
from dashboard.app_pages.loss_functions.retrained import Asked
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from nnviz.recordings.four_losses import EPOCHS, LOSSES, MEASURES
from tests.dashboard.helpers import plain
from tests.dashboard.panels import numbers

PATH = "loss-functions"
FAR = Asked(outliers=6, lift=8)


def table(chart: dict, name: str, columns: int) -> np.ndarray:
    """Return the numbers that a chart carries for the browser, one row for each epoch."""
    (text,) = (param["expr"] for param in chart["params"] if param["name"] == name)
    return np.array(re.fullmatch(r"split\('(.*)', ' '\)", text)[1].split(), float).reshape(EPOCHS + 1, columns)


def test_numbers_on_screen_are_those_of_the_recording():
    """Fits or errors would be those of another network or epoch."""
    for chart, fits in zip(retrained.charts(FAR), FAR.fits.values(), strict=True):
        np.testing.assert_allclose(table(chart, "lf_fit", len(FAR.points)), fits.predictions, atol=1e-9)
        np.testing.assert_allclose(table(chart, "lf_errors", len(MEASURES)), fits.measures, atol=6e-5)


def test_the_code_gives_the_numbers_on_screen():
    """The panel would train other networks than the picture shows."""
    words = fill(code(PAGE, retrained.VIEW, FAR), {"lf_epoch": 20})
    every, one = str(tuple(LOSSES.values())).replace("'", '"'), LOSSES["Huber"]
    assert every in words
    said = numbers(words.replace(every, f'("{one}",)'))  # each takes seconds
    wanted = table(retrained.charts(FAR)[list(LOSSES).index("Huber")], "lf_errors", len(MEASURES))[20]
    assert said == pytest.approx(wanted, abs=2e-3)


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


def test_the_answer_to_the_guess_is_computed():
    """Whoever guessed would be told something else than the picture shows."""
    near, far = retrained.distances(Asked(lift=4)), retrained.distances(FAR)
    stayed = {loss for loss in LOSSES if abs(near[loss] - far[loss]) < 0.01}
    assert stayed == set(LOSSES) - {"MSE"} and retrained.VIEW.guess.right == "all but MSE's"
    assert f"MSE {far['MSE']:.2f}, MAE {far['MAE']:.2f}" in retrained.farther()


def test_the_page_shows_what_its_address_asks_for(run_page):
    """A link would show other points than it says."""
    app = run_page(PATH, lf_view=retrained.NAME, lf_outliers="12", lf_lift="2", lf_epoch="7")
    assert not app.exception and not any("address asks" in caption.value for caption in app.caption)
    assert any("12 pushed up by 2" in plain(text.value) for text in app.markdown)


def test_charts_stay_small():
    """The picture would take long to arrive."""
    assert sum(len(json.dumps(chart)) for chart in retrained.charts(Asked(12, 8))) < 400_000
