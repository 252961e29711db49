"""A table of the visitor's own: what pages take of it, what they say of it, what is told of what they cannot take."""

import gc
import json

import numpy as np
import pytest

from dashboard.app_pages import linear_regression, logistic_regression, train_a_network
from dashboard.app_pages.linear_regression import view as lines
from dashboard.app_pages.logistic_regression import view as classes
from dashboard.app_pages.train_a_network import checks, notebook, own, picture
from dashboard.app_pages.train_a_network.choices import Choices, facts_of
from dashboard.app_pages.train_a_network.view import VIEW
from dashboard.components.live_text import fill
from dashboard.layout import own_table
from dashboard.layout.own_columns import Asked, OwnData, missing, own_data, targets
from dashboard.layout.views import code
from dashboard.layout.visit import trained
from dashboard.server import tables
from dashboard.server.trainings.runs import NotTrained
from nnviz.datasets import exercise_of
from nnviz.linear import best_line, fit_logistic, line
from tests.dashboard.panels import numbers, printed_eagerly
from tests.dashboard.specs import inside

SIZE, PRICE = "Größe (m2)", "Preis (EUR)"


def brought(*rows: str, name: str = "houses.csv") -> tables.Brought:
    """Return a table as it stands in a visit."""
    file = ("\n".join(rows) + "\n").encode("cp1252")
    return tables.Brought(file, name, tables.read(file))


def houses(count: int) -> list[str]:
    """Return a table as a German spreadsheet exports it."""
    rows = [f"{SIZE};Jahr;Garten;{PRICE}"]
    for each in range(count):
        size, year = 40 + (each * 37) % 120 + 0.5, 1950 + (each * 13) % 70
        price = f"{size * 3000 + (each * 7919) % 50000:.0f}"
        rows.append(f"{size:.1f};{year};{'ja' if (each * 31) % 90 < size / 2 else 'nein'};{price}".replace(".", ","))
    return rows


def for_a_line(count: int, *, x: str = SIZE) -> OwnData:
    """Return the price by one input."""
    return own_data(brought(*houses(count)), "line", Asked(PRICE, (x,), quantity=True))


def test_units_are_those_that_axes_can_show():
    """Prices would be 300,000 with squares of 11 digits; b of a line over years would be at the birth of Christ."""
    table = for_a_line(60)
    assert table.points.y_name == "Preis (100,000 EUR)" and table.points.x_names == (SIZE,)
    assert 1 < table.points.y.mean() < 9 and table.label == "Your 60 rows"
    years = for_a_line(60, x="Jahr").points
    assert years.x_names == ("Jahr, standardized",) and abs(years.x.mean()) < 1e-9


def test_of_many_rows_some_are_drawn_and_said():
    """A picture would be a fog, or some rows would stand for all in silence."""
    table = for_a_line(500)
    assert len(table.points) == 200 and table.label == "200 of your 500 rows"
    assert "200 of 500 rows, drawn by lot" in table.source and "a link does not carry it" in table.source
    rare = brought("x,y", *(f"{each % 50},{int(each == 7)}" for each in range(400)))
    assert set(own_data(rare, "classes", Asked("y", ("x",))).points.y) == {0, 1}


@pytest.mark.parametrize(("count", "x"), [(60, SIZE), (500, SIZE), (60, "Jahr")])
def test_the_code_of_a_line_reads_the_file(count, x, monkeypatch, tmp_path):
    """The panel would promise numbers that it does not print, or hold somebody's table."""
    table = for_a_line(count, x=x)
    (tmp_path / "houses.csv").write_bytes(("\n".join(houses(count)) + "\n").encode("cp1252"))
    monkeypatch.setattr(lines, "own_of", lambda _: table)
    monkeypatch.chdir(tmp_path)
    text = code(linear_regression.PAGE, lines.VIEW, own_table.OWN)
    assert "houses.csv" in text and f"{table.points.y[0]:.3f}" not in text
    mine = line(table.points.x, table.points.y, m=0.5, b=1)
    best = best_line(table.points.x, table.points.y)
    wanted = [mine.sum_of_squares, mine.mean_of_squares, best.m, best.b, best.sum_of_squares]
    assert numbers(fill(text, {"lr_m": 0.5, "lr_b": 1})) == pytest.approx(wanted, rel=1e-4)


def test_the_code_of_two_classes_reads_the_file(monkeypatch, tmp_path):
    """The same for the sigmoid."""
    table = own_data(brought(*houses(80)), "classes", Asked("Garten", (SIZE,)))
    assert table.points.classes == ("ja", "nein")
    (tmp_path / "houses.csv").write_bytes(("\n".join(houses(80)) + "\n").encode("cp1252"))
    monkeypatch.setattr(classes, "own_of", lambda _: table)
    monkeypatch.chdir(tmp_path)
    fit = fit_logistic(table.points.x, table.points.y)
    values = {"lg_m": float(fit.weights[0]), "lg_b": float(fit.bias), "lg_threshold": 0.5, "lg_step": 0}
    said = numbers(fill(code(logistic_regression.PAGE, classes.VIEW, own_table.OWN), values))
    assert said[1] == pytest.approx(fit.loss, rel=1e-4)


@pytest.mark.parametrize(("path", "word", "kind", "asked"), [
    ("linear-regression", "lr_data", "line", Asked(PRICE, (SIZE,), quantity=True)),
    ("logistic-regression", "lg_data", "classes", Asked("Garten", (SIZE,))),
])  # fmt: skip
def test_a_page_shows_the_table(path, word, kind, asked, run_page):
    """A table that was brought would not be what the picture shows."""
    table = own_data(brought(*houses(40)), kind, asked)
    app = run_page(path, state={f"own:{path}": table, word: own_table.OWN})
    assert not app.exception and [each.label for each in app.button if each.key == f"{word[:2]}_own_table"] == [
        table.label
    ]
    assert any("houses.csv" in note.value for note in app.caption)
    spec = json.dumps([json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")])
    assert json.dumps(table.points.x_names[0])[1:-1] in spec


def test_a_link_to_a_table_says_what_is_missing(run_page):
    """Who opens it would see other data without a word."""
    app = run_page("linear-regression", lr_data=own_table.OWN)
    assert any("bring yours; this shows “made-up line”" in note.value for note in app.caption)


def test_names_that_are_code_stay_words(monkeypatch):
    """A column's name would be read by Vega, by the code panel's fields, or as markdown."""
    name = "a '+lr_m+' («lr_b:.1f»)"
    table = own_data(brought(f"x,{name}", *(f"{k},{k * 1.5}" for k in range(9))), "line", Asked(name, ("x",), True))
    monkeypatch.setattr(lines, "own_of", lambda _: table)
    texts = [part["calculate"] for part in inside(lines.own_drawn(table.points)[0]) if "calculate" in part]
    assert not any("'+lr_m+'" in text.replace('"', "") and "format(datum.sum" in text for text in texts)
    assert "«lr_b:.1f»" not in code(linear_regression.PAGE, lines.VIEW, own_table.OWN)
    assert own_table.plain("*a* [b](c) <i> $x$ :red[x]") == r"\*a\* \[b\]\(c\) \<i\> \$x\$ \:red\[x\]"
    assert "<script>" not in own_table._told(brought("<script>,b", "1,2", "3,4").table)


SMALL = {"hidden": "4", "batch": 32, "epochs": 3, "patience": "off"}


@pytest.fixture(params=[PRICE, "Garten"])
def trained_on(request, monkeypatch):
    """Return a training of a table of somebody's own: a quantity, and two classes."""
    table = own_data(brought(*houses(60)), "network", Asked(request.param, (SIZE, "Jahr")))
    monkeypatch.setattr(own, "own_of", lambda _: table)
    return table, Choices(
        data=own.name_of(own_table.OWN), loss="MSE" if request.param == PRICE else "cross-entropy", **SMALL
    )


def test_a_network_learns_the_table_as_the_code_does(trained_on, monkeypatch, tmp_path):
    """The curves would be those of other rows, or of prices that no network can reach."""
    _, asked = trained_on
    report, facts = trained(asked), facts_of(asked.data)
    assert (facts.train, facts.held, facts.inputs) == (45, 15, 2)
    (tmp_path / "houses.csv").write_bytes(("\n".join(houses(60)) + "\n").encode("cp1252"))
    monkeypatch.chdir(tmp_path)
    names: dict = {}
    printed_eagerly(code(train_a_network.PAGE, VIEW, asked), names)
    np.testing.assert_allclose(names["history"]["val_loss"], report.history.curves[1][1:], rtol=1e-4)
    assert names["model"].count_params() == asked.parameters


def test_a_network_of_the_table_is_judged_by_linear_models(trained_on):
    """The task would speak of cars."""
    table, asked = trained_on
    report = trained(asked)
    found = checks.checks(asked, report)
    task = checks.task(asked.data)
    assert task.startswith(f"Predict “{facts_of(asked.data).points.y_name}” better than a linear model, with weights")
    split = exercise_of(table.points)
    (x, y), (held, truth) = split.parts
    if not facts_of(asked.data).points.classes:
        weights = np.linalg.lstsq(np.c_[x, np.ones(len(x))], y, rcond=None)[0]
        least = float(np.abs(np.c_[held, np.ones(len(held))] @ weights - truth).mean())
        assert found[0].asked == f"error below {least:.3g} × 100,000 EUR"
        assert picture.loss_axis(asked) == "loss: mean squared error, (100,000 EUR)²"
    else:
        assert found[0].asked.startswith("validation accuracy above")
    rows = picture.rows_of(asked.data)
    assert len(rows["cells"]) == 15 and rows["names"] == [SIZE, "Jahr"] and rows["labels"][0].startswith("row ")
    book = json.loads(notebook.notebook(asked))
    code = "".join("".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code")
    assert "miles" not in code and facts_of(asked.data).points.y_name in code


def test_a_table_that_is_gone_is_told(trained_on):
    """A training would go on from nothing, and show its traceback."""
    table, asked = trained_on
    table.brought.table = None
    with pytest.raises(NotTrained, match="make room for those of others"):
        asked.first()


def test_page_11_shows_the_table(run_page):
    """A training of the cars would stand there as that of the table."""
    table = own_data(brought(*houses(60)), "network", Asked("Garten", (SIZE, "Jahr")))
    state = {"own:train-a-network": table, "tn_data": own_table.OWN}
    app = run_page("train-a-network", state=state, tn_epochs="30", tn_hidden="4")
    assert not app.exception and any("houses.csv" in note.value for note in app.caption)
    assert [each.label for each in app.button if each.key == "tn_own_table"] == ["Your 60 rows"]


@pytest.mark.parametrize(("rows", "kind", "sentence"), [
    (("a,b", "x,1", "y,2"), "line", "A line needs two columns of numbers; this table has 1."),
    (("a", "1", "2"), "line", "A line needs two columns of numbers; this table has 1."),
    (("a,b", "1,1", "2,2", "3,3"), "classes", "This page needs a column with exactly two different values"),
    (("a", "yes", "no"), "classes", "This page needs a column of numbers besides"),
    (("a,b", "1,5", "2,5"), "network", "A network needs at least two columns that can be used"),
])  # fmt: skip
def test_what_a_page_cannot_show_is_told(rows, kind, sentence):
    """An empty menu would stand there."""
    assert missing(brought(*rows).table, kind).startswith(sentence)


def test_columns_that_a_page_can_predict():
    """A quantity would be offered as two classes."""
    table = brought("a,b,c,d", "1,x,0.5,0", "2,y,0.7,1", "3,x,0.5,1").table
    assert targets(table, "line") == ["a", "c", "d"] and targets(table, "classes") == ["b", "d"]
    assert targets(table, "network") == ["a", "b", "c", "d"]


@pytest.mark.parametrize(("rows", "kind", "asked", "sentence"), [
    (("x,y", "1,2", "3,"), "line", Asked("y", ("x",), True), "column y cannot be used"),
    (("x,y,z", "1,2,5", "1,3,6", "2,,7"), "line", Asked("y", ("x",), True), "input x must vary"),
    (("x,y", "1,2.5", "2,3", "3,4"), "network", Asked("y", ("x",)), "points must be at least 8"),
    (("x,y", "1,2", "2,3"), "network", Asked("y", ()), "at least one"),
])  # fmt: skip
def test_columns_of_which_nothing_comes_are_told(rows, kind, asked, sentence):
    """Charts of nothing, or a training of three rows."""
    with pytest.raises(ValueError, match=sentence):
        own_data(brought(*rows), kind, asked)


def test_tables_make_room_for_others_and_go_with_the_visit(monkeypatch):
    """300 tables of 20 MB would fill the server; one of a visit that has ended would be kept."""
    first = brought(*houses(50))
    monkeypatch.setattr(tables.SHELF, "most", int(2.5 * first.size))
    others = [brought(*houses(50)) for _ in range(2)]
    for each in (first, *others):
        tables.SHELF.keep(each)
    assert first.table is None and all(each.table is not None for each in others)
    with pytest.raises(ValueError, match="make room for those of others"):
        own_data(first, "line", Asked(PRICE, (SIZE,)))
    del others, each
    gc.collect()
    assert sum(ref() is not None for ref in tables.SHELF.kept) <= 1


def test_a_spread_of_sizes_stays_on_the_axes():
    """Axes of 1e30 or of 1e-9 would be empty, or end in an error."""
    for factor in (1e-9, 1e-3, 1, 1e6, 1e25):
        rows = [f"{k * factor},{(k % 5) * factor}" for k in range(1, 40)]
        table = own_data(brought("x,y", *rows), "line", Asked("y", ("x",), True))
        assert 0.05 < np.std(table.points.x) < 1000 and 0.05 < np.std(table.points.y) < 1000
        assert lines.own_drawn(table.points)
