"""Page 11 without a browser: caps, words, checks, the code and the notebook that give the numbers on screen."""

import json
import re

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression

from dashboard.app_pages.train_a_network import PAGE, checks, choices, comparison, notebook, picture, words
from dashboard.app_pages.train_a_network.choices import Choices
from dashboard.app_pages.train_a_network.view import VIEW
from dashboard.layout.views import code
from dashboard.layout.visit import Shown, trained
from nnviz.datasets import exercise
from nnviz.datasets.mnist import grey_digits
from nnviz.training import jitter
from tests.dashboard.links import NUMBERS, assert_all_noted
from tests.dashboard.panels import printed

QUICK = {
    "cars": Choices(hidden="8", rate="0.03", epochs=30),
    "penguins": Choices(data="penguins", loss="log loss", hidden="4-4", batch=128, rate="0.01", epochs=30, l2="0.001"),
    "Huber": Choices(loss="Huber", hidden="4", optimizer="RMSprop", rate="0.01", batch=128, epochs=30),
    "MAE": Choices(loss="MAE", hidden="4", optimizer="SGD", batch=128, epochs=30),
    "hinge": Choices("penguins", "hinge", "none", optimizer="Momentum", rate="1", batch=512, epochs=30),
}


def finished(asked: Choices) -> Shown:
    """Return a training as it stands on the page once it is done."""
    return Shown(asked, "finished", trained(asked))


@pytest.mark.parametrize("value", NUMBERS.values(), ids=NUMBERS)
def test_hostile_links_open_the_page_with_a_note(value, run_page):
    """A mistyped link would end in an error, or in a training that keeps the server busy for hours."""
    menus = PAGE.words(["data", "loss", *choices.MENUS, *choices.MORE])
    assert_all_noted(run_page("train-a-network", **dict.fromkeys(menus, value)), menus)


def test_no_setting_can_ask_for_more_updates_than_the_limit():
    """One visitor could keep the worker busy for minutes."""
    for data in choices.EXERCISES:
        for batch in choices.BATCHES:
            asked = Choices(data=data, batch=int(batch), epochs=500)
            assert asked.allowed * asked.updates <= choices.MOST_UPDATES and asked.allowed >= 30
    for each in comparison.variants(Choices(epochs=500, data="digits")):
        assert each.allowed == each.epochs, "all five have to have as many epochs"


def shown_by(app) -> Shown:
    """Return the training that stands on the page."""
    (shown,) = app.session_state[f"visit:{PAGE.path}"].shown.values()
    return shown


def test_the_page_trains_what_its_address_asks_for(run_page):
    """A link would open an empty picture; the settings would not be those of the link."""
    app = run_page("train-a-network", tn_hidden="8", tn_epochs="30")
    assert not app.exception
    shown = shown_by(app)
    assert shown.state == "finished" and shown.job == Choices(hidden="8", epochs=30)
    assert app.button(key="tn_train").disabled
    app.selectbox(key="tn_rate").set_value("0.1").run()
    assert shown_by(app).job.rate == "0.003", "not before Train is pressed"
    app.button(key="tn_train").click().run()
    assert shown_by(app).job.rate == "0.1"


@pytest.mark.parametrize("name", QUICK)
def test_the_code_gives_the_numbers_on_screen(name):
    """The panel would promise numbers that it does not print, or stop at a loss or a rate that the menus offer."""
    asked = QUICK[name]
    history = trained(asked).history
    told = printed(code(PAGE, VIEW, asked))
    said = [float(number) for number in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", told)]
    kept = history.curves[:, history.kept]
    stop = history.stop or history.done
    assert said == pytest.approx([asked.parameters, stop, kept[0], kept[2], kept[1], kept[3]], abs=2e-3)


def test_the_notebook_runs_as_it_stands(monkeypatch, tmp_path):
    """A student would take home a notebook that stops in its first cell."""
    monkeypatch.setenv("MPLBACKEND", "agg")
    monkeypatch.chdir(tmp_path)  # nothing of the project is beside it
    asked = QUICK["penguins"]
    book = json.loads(notebook.notebook(asked))
    cells = ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]
    assert "nnviz" not in "".join(cells)
    names: dict = {}
    told = [printed(cell, names) for cell in cells]
    history = trained(asked).history
    assert f"parameters: {asked.parameters}" in "".join(told)
    validation = names["history"][f"val_{names['loss']}"]
    np.testing.assert_allclose(validation, history.curves[1, 1 : len(validation) + 1], atol=1e-4)
    assert "Palmer" in str(book["cells"][0]) and notebook.notebook(asked) == notebook.notebook(asked)


def test_the_line_to_beat_is_that_of_scikit_learn():
    """The exercise would compare with a wrong number."""
    (x, y), (held, truth) = exercise("cars").parts
    line = LinearRegression().fit(x, y)
    assert checks.line_to_beat() == pytest.approx(np.abs(line.predict(held) - truth).mean(), abs=1e-4)
    assert checks.share_of_the_largest("penguins") == pytest.approx(exercise("penguins").parts[1][1].mean(axis=0).max())


def test_the_checks_are_those_of_the_kept_weights():
    """The exercise would be called solved by weights that early stopping throws away."""
    solved = Choices(hidden="32", rate="0.01")
    report = trained(solved)
    truth = exercise("cars").parts[1][1]
    error = np.abs(report.answers - truth).mean()
    found = checks.checks(solved, report)
    assert found[0].found == f"{error:.2f}" and found[1].found == "353"
    assert all(check.met for check in found), "Try this promises a solution"
    large = checks.checks(Choices(), trained(Choices()))
    assert not large[1].met and large[1].found == "4,865"


def test_every_exercise_can_be_solved():
    """A student would try for an hour what no setting reaches."""
    good = {
        "penguins": Choices(data="penguins", loss="log loss", hidden="8"),
        "moons": Choices(data="moons", loss="log loss", hidden="32", rate="0.01"),
        "circles": Choices(data="circles", loss="log loss", hidden="32", rate="0.03"),
        "XOR": Choices(data="XOR", loss="log loss", hidden="8", rate="0.03"),
        "spiral": Choices(data="spiral", loss="log loss", hidden="32-32", rate="0.01"),
        "digits": Choices(data="digits", loss="log loss", hidden="8", rate="0.01", l2="0.01"),
    }
    for asked in good.values():
        met = [(check.asked, check.found, check.met) for check in checks.checks(asked, trained(asked))]
        assert all(one for *_, one in met), (asked.data, met)


def test_divergence_is_explained():
    """NaN would be a blank chart."""
    wild = Choices(optimizer="SGD", rate="100", epochs=30)
    shown = finished(wild)
    assert shown.report.history.state == "diverged" and np.isfinite(shown.report.history.curves).all()
    assert "Try a learning rate of 0.1 or less, or Adam." in picture.note(shown), "a rate that the menu has"


def test_what_the_picture_says_about_bad_choices():
    """A network that has learned nothing would look like a fine one."""
    flat = Choices(data="penguins", loss="log loss", l2="1", rate="0.03", epochs=30)
    assert "It calls everything" in picture.note(finished(flat))
    early = Choices(data="spiral", loss="log loss", hidden="32-32", rate="0.01", patience="2")
    assert "Stopped too early" in picture.note(finished(early)), "Try this promises it"
    assert "fit into one batch" in picture.note(finished(Choices(hidden="4", batch=512, epochs=30)))
    assert "are the limit here" in picture.note(
        Shown(Choices(hidden="4", batch=1, epochs=500), "finished", trained(QUICK["cars"]))
    )
    assert "settings before" in picture.note(Shown(QUICK["cars"], "old", trained(QUICK["cars"])))
    assert "Cancelled after epoch 0" in picture.note(Shown(QUICK["cars"], "cancelled"))
    far = finished(Choices(rate="100", l2="1"))
    assert "far from most" in picture.note(far) and np.ptp(far.report.answers) < 0.5


def test_who_waits_is_told_who_else_is_served():
    """A visitor would think that the page hangs."""
    asked = QUICK["cars"]
    assert picture.progress(Shown(asked, "waiting", ahead=2)).endswith("2 other trainings take turns with yours")
    assert "1 other training takes" in picture.progress(Shown(asked, "running", trained(asked), ahead=1))
    assert "other" not in picture.progress(Shown(asked, "finished", trained(asked), ahead=1))


def test_rows_are_those_of_the_answers():
    """A click on a cell would show other cars than were misjudged."""
    rows = picture.rows_of("cars")
    split = exercise("cars")
    assert len(rows["cells"]) == len(rows["labels"]) == 98 and rows["names"][-1] == "from"
    assert float(rows["cells"][5][3]) == split.points.x[split.train + 5, 3]
    assert rows["labels"][5] == split.points.labels[split.train + 5]
    images = picture.images_of(trained(Choices(data="digits", loss="log loss", hidden="none", epochs=30)).answers)
    assert 60 <= len(images) <= 210


def test_every_cell_of_the_digits_has_pictures():
    """A cell would open an empty gallery, or a network that reads nothing would send all 500 digits."""
    labels = grey_digits("test")[1]
    for said, shown in ((np.zeros(500, int), 6 + 9 * 12), ((labels + 1) % 10, 10 * 12)):
        images = picture.images_of(np.eye(10)[said])
        assert len(images) == shown
        cells = {(labels[int(place)], said[int(place)]) for place in images}
        assert cells == set(zip(labels.tolist(), said.tolist(), strict=True))


def test_batch_sizes_are_compared_by_their_own_trainings():
    """The bars would be drawn from memory."""
    asked = Choices(hidden="4", epochs=30, compare=True)
    each = comparison.variants(asked)
    assert [one.updates for one in each] == [294, 37, 10, 3, 1] and {one.patience for one in each} == {"off"}
    noise = [jitter(trained(one).history.curves[0]) for one in each]
    assert noise[0] > 10 * noise[-1], "single examples jump, all at once do not"


def test_the_guess_and_the_slide_say_computed_numbers():
    """The page would claim what its own training does not do."""
    history = trained(Choices()).history
    assert (
        f"falls from {history.curves[2, history.kept]:.2f} to {history.curves[2, -1]:.2f} mpg"
        in words.answer_to_guess()
    )
    low, high = history.curves[3][[history.kept, -1]]
    assert history.curves[2, -1] < 0.8 * history.curves[2, history.kept] and abs(high - low) < 0.3, (
        "what is called right"
    )
    assert "(9 + 1) · 64 + (64 + 1) · 64 + (64 + 1) · 1 = 4,865" in str(words.slide(Choices()))
