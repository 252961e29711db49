"""Page 11 without a browser: caps, words, checks, the code and the notebook that give the numbers on screen."""

import ast
import json
import re
from dataclasses import replace

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LinearRegression, LogisticRegression

from dashboard.app_pages.train_a_network import PAGE, checks, choices, comparison, notebook, picture, words, work
from dashboard.app_pages.train_a_network.choices import Choices
from dashboard.app_pages.train_a_network.view import VIEW
from dashboard.layout.views import code
from dashboard.layout.visit import Shown, trained
from nnviz.datasets import EXERCISES, exercise
from nnviz.datasets.mnist import gray_digits
from nnviz.training import jitter, overfitting
from tests.dashboard.links import NUMBERS, assert_all_noted
from tests.dashboard.panels import printed, printed_eagerly

QUICK = {
    "cars": Choices(hidden="8", rate="0.03", epochs=30),
    "penguins": Choices(
        data="penguins", loss="cross-entropy", hidden="4-4", batch=128, rate="0.01", epochs=30, l2="0.001"
    ),
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
    assert app.button(key="tn_train").label == "Train again"
    app.selectbox(key="tn_rate").set_value("0.1").run()
    assert shown_by(app).job.rate == "0.003", "not before Train is pressed"
    app.button(key="tn_train").click().run()
    assert shown_by(app).job.rate == "0.1"


def measures(told: str, name: str) -> dict[str, float]:
    """Return the numbers of the line of `evaluate` for a set."""
    return ast.literal_eval(re.search(rf"^{name}: +(.*)$", told, flags=re.M)[1])


@pytest.mark.filterwarnings("error:.*:UserWarning:keras")
@pytest.mark.parametrize("name", QUICK)
def test_the_code_gives_the_numbers_on_screen(name):
    """The panel would promise numbers that it does not print, or stop at a loss or a rate that the menus offer."""
    compiled = name == "cars"  # as a student runs it; the others are for their losses and optimizers
    asked = QUICK[name] if compiled else replace(QUICK[name], epochs=4)
    history = trained(asked).history
    told = (printed if compiled else printed_eagerly)(code(PAGE, VIEW, asked))
    stop, kept = history.stop or history.done, history.curves[:, history.kept]
    assert f"parameters: {asked.parameters}\n" in told and f"epochs trained: {stop}\n" in told
    loss = choices.LOSSES[asked.loss] if float(asked.l2) else "loss"
    for row, part in enumerate(("training", "validation")):
        found = measures(told, part)
        metric = "accuracy" if asked.loss in choices.CLASS_LOSSES else "mean_absolute_error"
        assert [found[loss], found[metric]] == pytest.approx([kept[row], kept[2 + row]], abs=2e-4, rel=2e-4)


@pytest.mark.parametrize("data", ["cars"])
def test_the_solved_notebook_runs_in_a_real_kernel_and_solves_the_task(data, tmp_path, monkeypatch):
    """A student would take home a notebook that stops, warns, or does not solve its own task."""
    monkeypatch.delenv("MPLBACKEND", raising=False)  # which Streamlit sets for itself
    loss = "MSE" if data == "cars" else "cross-entropy"
    asked = Choices(data=data, loss=loss, hidden="4", rate="0.03", epochs=30)
    book = nbformat.reads(notebook.notebook(asked, solved=True).decode(), as_version=4)
    assert "nnviz" not in "".join(cell.source for cell in book.cells if cell.cell_type == "code")
    ran = NotebookClient(book, timeout=250, kernel_name="python3", resources={"metadata": {"path": tmp_path}}).execute()
    outputs = [output for cell in ran.cells if cell.cell_type == "code" for output in cell.outputs]
    assert not [output for output in outputs if output.get("name") == "stderr" and "Warning" in output.text]
    told = "".join(output.text for output in outputs if output.get("name") == "stdout")
    assert told.rstrip().endswith("Solved.") and f"parameters: {asked.parameters}" in told
    history = trained(asked).history
    loss_now = measures(told, "validation")["loss"]
    assert loss_now == pytest.approx(history.curves[1, history.kept], rel=1e-3)
    pictures = [output for output in outputs if "image/png" in output.get("data", {})]
    assert len(pictures) == (2 if data == "cars" else 1), [output.get("data", output) for output in outputs]


@pytest.mark.parametrize("data", choices.EXERCISES)
def test_the_notebook_leaves_cells_to_the_student_and_says_what_is_true(data):
    """Nothing would be asked; a comment would be false; or the solved copy would have gaps."""
    loss = "MSE" if data == "cars" else "cross-entropy"
    asked = Choices(data=data, loss=loss)
    own, solved = (json.loads(notebook.notebook(asked, solved=kind)) for kind in (False, True))
    assert notebook.notebook(asked) == notebook.notebook(asked)
    texts = [["".join(cell["source"]) for cell in book["cells"]] for book in (own, solved)]
    differ = [number for number, pair in enumerate(zip(*texts, strict=True)) if pair[0] != pair[1]]
    assert len(differ) == 1 + len(notebook.QUESTIONS) and checks.task(data) in texts[0][0]
    assert ("standardized" in texts[0][1]) == (data != "digits")
    x = exercise(data).parts[0][0]
    assert (abs(x.mean()) < 1e-3) == (data != "digits")


def test_train_again_takes_the_next_seed(run_page):
    """The button would be dead, or give the same curves once more."""
    app = run_page("train-a-network", tn_hidden="4", tn_epochs="30")
    assert app.button(key="tn_train").label == "Train again"
    app.button(key="tn_train").click().run()
    assert not app.exception and app.selectbox(key="tn_seed").value == "1"
    shown = app.session_state["visit:train-a-network"].shown
    assert [(job.seed, one.state) for job, one in shown.items()] == [(1, "finished")]


def test_what_is_to_be_beaten_is_that_of_scikit_learn():
    """The exercise would compare with a wrong number."""
    (x, y), (held, truth) = exercise("cars").parts
    line = LinearRegression().fit(x, y)
    assert checks.linear_to_beat() == pytest.approx(np.abs(line.predict(held) - truth).mean(), abs=1e-4)
    for data in EXERCISES[1:]:
        (x, y), (held, truth) = exercise(data).parts
        theirs = LogisticRegression(max_iter=1000).fit(x, y.argmax(axis=1)).score(held, truth.argmax(axis=1))
        assert checks.logistic_to_beat(data) == pytest.approx(theirs, abs=0.0101), data
        largest = DummyClassifier().fit(x, y.argmax(axis=1)).score(held, truth.argmax(axis=1))
        assert checks.share_of_the_largest(data) == pytest.approx(largest)


def test_the_checks_are_those_of_the_kept_weights():
    """The exercise would be called solved by weights that early stopping throws away."""
    solved = Choices(**checks.SOLVED["cars"])
    report = trained(solved)
    truth = exercise("cars").parts[1][1]
    error = np.abs(report.predictions - truth).mean()
    found = checks.checks(solved, report)
    assert found[0].found == f"{error:.2f} mpg" and found[1].found == "353 parameters"
    assert all(check.met for check in found), "Try this promises a solution"
    large = checks.checks(Choices(), trained(Choices()))
    assert not large[1].met and large[1].found == "4,865 parameters"


@pytest.mark.parametrize(
    "asked", [QUICK["cars"], replace(QUICK["penguins"], activation="tanh")], ids=["cars", "penguins"]
)
def test_the_stop_line_shows_what_keras_would_answer_there(asked):
    """The scatter would move by another network's predictions, or by none at all."""
    report = trained(asked)
    x, y = exercise(asked.data).parts[1]
    assert report.each.shape == (asked.allowed + 1, len(x)) and report.history.recent.size == 0
    middle = asked.network.middle or 0
    kept = report.predictions - middle if asked.data == "cars" else report.predictions.argmax(axis=1)[:, None]
    np.testing.assert_allclose(
        report.each[report.history.kept] / (100 if asked.data == "cars" else 1), kept[:, 0], atol=0.006
    )
    model = asked.network.build()
    rows = np.stack([np.concatenate([each.ravel() for each in model.get_weights()])] * 2)
    rows[1] *= 0.5
    for row, mine in zip(rows, work.predictions(asked.network, rows, x), strict=True):
        at = 0
        for variable in model.trainable_variables:
            size = int(np.prod(variable.shape))
            variable.assign(row[at : (at := at + size)].reshape(variable.shape))
        outputs = np.asarray(model(x, training=False))
        wanted = outputs.argmax(axis=1) if outputs.shape[1] > 1 else np.round(100 * (outputs[:, 0] - middle))
        np.testing.assert_allclose(mine, wanted, atol=1)
    errors = [np.abs(epoch / 100 + middle - y.ravel()).mean() for epoch in report.each] if asked.data == "cars" else []
    np.testing.assert_allclose(errors, report.history.curves[3][: len(errors)], atol=0.006)
    assert work.predictions(asked.network, rows, np.zeros((101, x.shape[1]))).shape == (0, 101)


def test_every_exercise_can_be_solved():
    """A student would try for an hour what no setting reaches."""
    good = {data: Choices(**settings, data=data) for data, settings in checks.SOLVED.items()}
    assert set(good) == set(EXERCISES)
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
    flat = Choices(data="penguins", loss="cross-entropy", l2="1", rate="0.03", epochs=30)
    assert "It calls everything" in picture.note(finished(flat))
    (state,) = (each.state for each in VIEW.tries if each.label == "Stopped too early")
    early = Choices(**dict(state), loss="cross-entropy")
    assert "Stopped too early" in picture.note(finished(early)), "Try this promises it"
    assert "fit into one batch" in picture.note(finished(Choices(hidden="4", batch=512, epochs=30)))
    assert "are the limit here" in picture.note(
        Shown(Choices(hidden="4", batch=1, epochs=500), "finished", trained(QUICK["cars"]))
    )
    assert "settings before" in picture.note(Shown(QUICK["cars"], "old", trained(QUICK["cars"])))
    assert "Cancelled after epoch 0" in picture.note(Shown(QUICK["cars"], "cancelled"))
    far = finished(Choices(rate="100", l2="1"))
    assert "far from most" in picture.note(far) and np.ptp(far.report.predictions) < 0.5


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
    images = picture.images_of(
        trained(Choices(data="digits", loss="cross-entropy", hidden="none", epochs=30)).predictions
    )
    assert 60 <= len(images) <= 210


def test_every_cell_of_the_digits_has_pictures():
    """A cell would open an empty gallery, or a network that reads nothing would send all 500 digits."""
    labels = gray_digits("test")[1]
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


def test_the_guess_holds_over_seeds_and_is_judged_by_the_loss_that_is_plotted():
    """The answer would be that of one lucky seed, or of another quantity than the curves show."""
    histories = [trained(Choices(seed=seed)).history for seed in range(words.SEEDS)]
    assert words.SEEDS >= 5
    change = [history.curves[1, -1] / history.curves[1, history.kept] - 1 for history in histories]
    low, high = words.RISES[words.right_guess()]
    assert low <= np.median(change) < high and sum(low <= each < high for each in change) > words.SEEDS / 2
    said = words.answer_to_guess()
    assert f"changes by {100 * min(change):+.0f} to {100 * max(change):+.0f} %".replace("-", "−") in said
    assert f"{sum(overfitting(*history.curves[:2])[-1] for history in histories)} of {words.SEEDS} overfit" in said
    assert "(9 + 1) · 64 + (64 + 1) · 64 + (64 + 1) · 1 = 4,865" in str(words.slide(Choices()))


def test_the_check_is_the_definition_of_overfitting():
    """The exercise would call overfitting what the curves and the other pages do not."""
    asked = Choices(data="moons", loss="cross-entropy", hidden="64-64", rate="0.01", patience="off", epochs=200, l2="0")
    report = trained(asked)
    found = overfitting(*report.history.curves[:2])
    for epoch in range(0, 200, 7):
        assert checks.checks(asked, report, epoch=epoch)[1].met != found[epoch]
    assert picture.compared(asked).startswith("logistic regression: 82.0")
