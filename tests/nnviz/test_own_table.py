"""Tables as people's programs export them, and such as no program should."""

import pytest

from nnviz.datasets import read_table


def lines(*rows: str, encoding: str = "utf-8", end: str = "\n") -> bytes:
    """Return a file."""
    return (end.join(rows) + end).encode(encoding)


ROWS = ("Höhe,Art,Wert", "1.5,a,10", "2.5,b,20", "1200,a,31")


@pytest.mark.parametrize(
    "file",
    [
        lines(*ROWS),
        lines(*ROWS, encoding="utf-8-sig", end="\r\n"),
        lines(*ROWS, encoding="utf-16"),
        lines(*ROWS, encoding="cp1252", end="\r"),
        lines(*(row.replace(",", "\t") for row in ROWS)),
        lines(*(row.replace(",", ";").replace(".", ",") for row in ROWS), encoding="latin-1"),
        lines("Höhe;Art;Wert", "1,5;a;10", "2,5;b;20", "1.200,0;a;31"),
        lines("sep=;", "Höhe;Art;Wert", '"1,5";"a";10', "2,5;b;20", "1200;a;31"),
        lines('"Höhe","Art","Wert"', '"1.5","a","10"', ' 2.5 , b ,20', '"1,200",a,31'),
    ],
)  # fmt: skip
def test_one_table_in_many_forms(file):
    """A table from Excel in Germany would be read as one column of words."""
    own = read_table(file)
    assert [each.name for each in own.columns] == ["Höhe", "Art", "Wert"]
    points = own.points(target="Wert")
    assert points.x_names == ("Höhe", "Art: a", "Art: b")
    assert points.x.tolist() == [[1.5, 1, 0], [2.5, 0, 1], [1200, 1, 0]]
    assert points.classes == ("10", "20", "31") and points.y.tolist() == [0, 1, 2]


def test_columns_say_what_they_were_taken_for():
    """A column would vanish without a word."""
    names = ",".join("price kind id empty same text big".split())
    rows = [f"{k / 7:.2f},{'ab'[k % 2]},{k},,5,w{k},1e308" for k in range(30)]
    rows[3] = rows[3].replace("0.43", "n/a")
    own = read_table(lines(names, *rows))
    kinds = {each.name: each.kind for each in own.columns}
    assert kinds == {
        "price": "numbers", "kind": "categories", "id": "numbers", "empty": "unused", "same": "unused",
        "text": "unused", "big": "unused"
    }  # fmt: skip
    assert own.column("price").missing == 1 and "1 of 30 missing" in own.column("price").why
    assert "30 different words, more than 20" in own.column("text").why
    assert "the same number, 5, in every row" in own.column("same").why
    points = own.points(target="price", inputs=("id",))
    assert len(points) == 29 and not points.classes and "row 4" not in points.labels and points.labels[3] == "row 5"
    assert own.points(target="kind").classes == ("a", "b")
    with pytest.raises(ValueError, match="column text cannot be used: 30 different words"):
        own.points(target="price", inputs=("text",))
    with pytest.raises(ValueError, match="column must be one of price, kind"):
        own.points(target="prize")


def test_without_names_and_with_too_many_rows():
    """The first row would be lost, or a large table hold the server up."""
    own = read_table(lines("1,2", "3,4", "5,7"))
    assert [each.name for each in own.columns] == ["column 1", "column 2"] and own.rows == 3
    long = read_table(lines("a,b", *(f"{k},{k % 9}" for k in range(50_005))))
    assert long.rows == 50_000 and "Only the first 50,000 rows are used." in long.notes
    assert long.column("a").values.iloc[-1] == 49_999


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"", "the file must hold a table, it is empty"),
        (b"\x00\x01\x02\x03" * 50, "it holds NUL bytes"),
        (b"a" * (5 * 2**20 + 1), "the file must have at most 5 MB"),
        (lines(",".join("c" * 10_000)), "at most 1,000 columns, its first line has 10,000"),
        (lines("a,b", "1,2,3"), "as many cells in every line as in the first"),
        (b'a,b\n"1,2\n3,4', "as many cells in every line"),
        ("a,b\n1,2".encode("utf-16")[:-1], "begins like UTF-16 and breaks off"),
    ],
)
def test_what_is_no_table_is_told(file, sentence):
    """A picture or half a file would end in a message from inside pandas."""
    with pytest.raises(ValueError, match=sentence):
        read_table(file)


@pytest.mark.parametrize(
    ("rows", "target", "sentence"),
    [
        (("a,b", "1,2", "1,2"), "a", "column a cannot be used: the same number, 1"),
        (("a,b", "1,", ",2", "3,"), "b", "column b cannot be used: numbers from 2 to 2, 2 of 3 missing"),
        (("a", "1", "2"), "a", "inputs must be columns other than the target a"),
    ],
)
def test_what_cannot_be_learned_is_told(rows, target, sentence):
    """A training would begin from nothing."""
    with pytest.raises(ValueError, match=sentence):
        read_table(lines(*rows)).points(target=target)


def test_formulas_are_words_and_large_numbers_are_left_out():
    """A spreadsheet's formula would be worked out, 1e308 become infinity in the network."""
    own = read_table(lines("f,x,y", *(f"=A{k % 3}+1,{k},{k * 2.5}" for k in range(12))))
    assert own.column("f").kind == "categories" and "f: =A0+1" in own.points(target="y").x_names
    assert read_table(lines("x,y", "1e308,1", "2,3")).column("x").why.endswith("larger than networks compute with")


def test_at_most_a_hundred_inputs():
    """Words counted one by one could make thousands."""
    names = [f"c{k}" for k in range(102)]
    file = lines(",".join(names), *(",".join(str(k + row) for k in range(102)) for row in range(5)))
    with pytest.raises(ValueError, match="inputs must be at most 100, words counted one by one, got 10"):
        read_table(file).points(target="c1")
