"""A table that somebody brings: read, and told column by column what each was taken for and why."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from nnviz._checks import one_of
from nnviz.datasets.points import Points
from nnviz.datasets.reading_text import SEPARATORS, decoded, separator_of

MOST_ROWS, MOST_COLUMNS, MOST_INPUTS = 50_000, 1_000, 100
MOST_NUMBERS = 1_000_000  # rows times inputs that are learned from
MOST_WORDS = 20  # different ones in a column of categories
MOST_CLASSES = 10  # different whole numbers in a target that are taken for classes
MOST_MISSING = 0.5  # of a column's cells
LARGEST = 1e30  # what networks still compute with, in float32
MISSING = frozenset("|na|n/a|nan|null|none|?|-|.|#n/a|missing".split("|"))
LONGEST = 40  # letters of a word that is a category
_POINT = re.compile(r"[+-]?(?=[.]?\d)(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?([eE][+-]?\d+)?%?", re.ASCII)
_COMMA = re.compile(r"[+-]?(?=,?\d)(\d{1,3}(\.\d{3})+|\d+)?(,\d*)?([eE][+-]?\d+)?%?", re.ASCII)


@dataclass(frozen=True, eq=False)
class Column:
    """What a column was taken for."""

    name: str
    kind: Literal["numbers", "categories", "unused"]
    why: str
    """A sentence: what it holds, what is missing, why it is not used."""
    values: pd.Series
    """float64 for numbers, words else; NaN where there is none."""

    @property
    def missing(self) -> int:
        """How many rows have no value."""
        return int(self.values.isna().sum())


@dataclass(frozen=True, eq=False)
class OwnTable:
    """A table and how it was read."""

    columns: tuple[Column, ...]
    rows: int
    """Rows that were read."""
    notes: tuple[str, ...]
    """Sentences: encoding, separator, decimal sign, header, what was left out."""

    def column(self, name: str) -> Column:
        """Return the column of a name, or raise a ValueError that lists them."""
        one_of("column", name, [each.name for each in self.columns])
        return next(each for each in self.columns if each.name == name)

    def points(self, *, target: str, inputs: tuple[str, ...] | None = None, quantity: bool = False) -> Points:
        """Return what a network can learn from: the rows in which target and inputs are all known.

        Args:
            target: A column: words, or at most ten different whole numbers, are classes; other numbers a quantity.
            inputs: Columns; all others that can be used by default. Words become one input each, 0 or 1.
            quantity: Whether numbers are a quantity even where they are few whole ones.

        Returns:
            Points with inputs as they are, not standardized; `labels` are the numbers of the rows, from 1. Of more
            than a million numbers, rows times inputs, rows are left out by lot, always the same.

        Raises:
            ValueError: If a column is not there or cannot be used, there are more than 100 inputs, fewer than two
                rows are complete, or the target is the same in all of them.
        """
        wanted = self.column(target)
        used = [self.column(name) for name in inputs] if inputs is not None else self._inputs(target)
        for each in (wanted, *used):
            if each.kind == "unused":
                raise ValueError(f"column {each.name} cannot be used: {each.why}")
        if not used or wanted in used:
            raise ValueError(f"inputs must be columns other than the target {target}, at least one")
        complete = pd.concat([each.values for each in (wanted, *used)], axis=1).notna().all(axis=1).to_numpy()
        if complete.sum() < 2:
            raise ValueError(f"at least two rows must have all values, {int(complete.sum())} of {self.rows} have")
        width = sum(len(each.values.cat.categories) if each.kind == "categories" else 1 for each in used)
        if width > MOST_INPUTS:
            raise ValueError(f"inputs must be at most {MOST_INPUTS}, words counted one by one, got {width}")
        complete = _some(complete, MOST_NUMBERS // width)
        table = pd.concat([_inputs_of(each, complete) for each in used], axis=1)
        y, classes = _target(wanted, complete, quantity=quantity)
        return Points(
            name="Own table",
            x=table.to_numpy(float),
            y=y,
            x_names=tuple(map(str, table.columns)),
            y_name=target,
            classes=classes,
            labels=tuple(f"row {row + 1}" for row in np.flatnonzero(complete)),
            source="a table that was uploaded",
            licence="its owner's",
        )

    def _inputs(self, target: str) -> list[Column]:
        return [each for each in self.columns if each.kind != "unused" and each.name != target]


def read_table(file: bytes) -> OwnTable:
    """Read a table from the text that programs export: CSV in its many forms.

    Args:
        file: At most 5 MB; UTF-8, UTF-16 or Latin-1; separated by commas, semicolons, tabs or bars; quoted or not;
            with decimal point or comma; with names in the first row or without.

    Returns:
        All columns with what each was taken for. Rows beyond 50,000 are left out, and said.

    Raises:
        ValueError: If it is no text, has no rows, more than 1,000 columns, or lines of different length.

    Example:
        >>> lines = ["Größe;Sorte;Preis", "1,5;A;10", "2,5;B;20", "3,0;A;?"]
        >>> own = read_table(chr(10).join(lines).encode("cp1252"))
        >>> [(each.name, each.kind) for each in own.columns]
        [('Größe', 'numbers'), ('Sorte', 'categories'), ('Preis', 'numbers')]
        >>> own.points(target="Preis").x_names
        ('Größe', 'Sorte: A', 'Sorte: B')
    """
    text, encoding = decoded(file)
    separator, text = separator_of(text)
    cells = _cells(text, separator)
    notes = [f"Read as {encoding}, separated by {SEPARATORS[separator]}."]
    more = len(cells) > MOST_ROWS + 1
    cells = cells.iloc[: MOST_ROWS + 1]
    comma = _decimal_comma(cells, separator)
    if comma:
        notes.append("A comma is taken for the decimal sign.")
    names, cells = _named(cells, comma=comma)
    if len(cells) > MOST_ROWS or more:
        cells = cells.iloc[:MOST_ROWS]
        notes.append(f"Only the first {MOST_ROWS:,} rows are used.")
    if not len(cells):
        raise ValueError("the table must have rows below the names of its columns, it has none")
    columns = tuple(_column(name, cells[number], comma=comma) for number, name in enumerate(names))
    return OwnTable(columns, len(cells), tuple(notes))


def _cells(text: str, separator: str) -> pd.DataFrame:
    """Return all cells as words, without the spaces round them."""
    first = text.lstrip("\n").split("\n", 1)[0]
    if (count := first.count(separator) + 1) > MOST_COLUMNS:
        raise ValueError(f"the table must have at most {MOST_COLUMNS:,} columns, its first line has {count:,}")
    try:
        cells = pd.read_csv(
            io.StringIO(text), sep=separator, header=None, dtype=str, keep_default_na=False, nrows=MOST_ROWS + 2,
            skipinitialspace=True,
        )  # fmt: skip
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise ValueError(f"the table must have as many cells in every line as in the first: {error}") from None
    return cells.fillna("").apply(lambda column: column.str.strip())


def _is_number(words: pd.Series, *, comma: bool) -> pd.Series:
    """Return which words are numbers."""
    fits = (_COMMA if comma else _POINT).fullmatch
    return pd.Series([fits(word) is not None for word in words.tolist()], words.index, dtype=bool)


def _decimal_comma(cells: pd.DataFrame, separator: str) -> bool:
    """Return whether more cells are numbers with a comma for the decimal sign than with a point."""
    if separator == ",":
        return False
    some = cells.iloc[1:200].melt()["value"]
    with_comma, with_point = (_is_number(some, comma=comma).sum() for comma in (True, False))
    return bool(with_comma > with_point)


def _named(cells: pd.DataFrame, *, comma: bool) -> tuple[list[str], pd.DataFrame]:
    """Return the names of the columns and the rows: the first row has names if it has no number, as others have."""
    first = cells.iloc[0]
    numbers_below = any(_is_number(cells[column].iloc[1:50], comma=comma).any() for column in cells)
    has_names = not _is_number(first, comma=comma).any() and (numbers_below or first.is_unique) and len(cells) > 1
    names: list[str] = []
    for number, word in enumerate(first if has_names else [""] * len(first)):
        name = " ".join(str(word)[:60].split()) or f"column {number + 1}"
        names.append(name if name not in names else f"{name} ({number + 1})")
    return names, cells.iloc[1:].reset_index(drop=True) if has_names else cells


def _column(name: str, words: pd.Series, *, comma: bool) -> Column:
    """Return what a column is taken for."""
    known = words[~words.str.lower().isin(MISSING)]
    gone = len(words) - len(known)
    missing = f", {gone:,} of {len(words):,} missing" if gone else ""
    if not len(known):
        return Column(name, "unused", "all values are missing", words.where(words != words))
    are_numbers = _is_number(known, comma=comma)
    if are_numbers.mean() >= 0.9:
        return _numbers(name, known[are_numbers], len(words), len(known), comma=comma)
    count = known.nunique()
    values = known.reindex(words.index)
    if gone > MOST_MISSING * len(words):
        return Column(name, "unused", f"words{missing}", values)
    if count == 1:
        return Column(name, "unused", f"the same word in every row{missing}", values)
    if known.str.len().max() > LONGEST:
        return Column(name, "unused", f"words and sentences of more than {LONGEST} letters{missing}", values)
    if count > MOST_WORDS:
        return Column(name, "unused", f"{count:,} different words, more than {MOST_WORDS}{missing}", values)
    return Column(name, "categories", f"{count} different words{missing}", values.astype("category"))


def _numbers(name: str, words: pd.Series, rows: int, known: int, *, comma: bool) -> Column:
    """Return a column of numbers, with what speaks against using it."""
    percent = words.str.endswith("%")
    plain = words.str.rstrip("%")
    plain = plain.str.replace(".", "").str.replace(",", ".") if comma else plain.str.replace(",", "")
    values = pd.to_numeric(plain).where(~percent, pd.to_numeric(plain) / 100).reindex(range(rows)).astype(float)
    about = f"numbers from {values.min():g} to {values.max():g}"
    about += f", {rows - known:,} of {rows:,} missing" if rows > known else ""
    about += f", {known - len(words):,} words among them taken for missing" if known > len(words) else ""
    if values.isna().sum() > MOST_MISSING * rows:
        return Column(name, "unused", about, values)
    if values.abs().max() > LARGEST:
        return Column(name, "unused", f"{about}: larger than networks compute with", values)
    if values.nunique() == 1:
        return Column(name, "unused", f"the same number, {values.max():g}, in every row", values)
    return Column(name, "numbers", about, values)


def _some(complete: np.ndarray, most: int) -> np.ndarray:
    """Leave at most some of the rows that are complete, drawn by lot."""
    rows = np.flatnonzero(complete)
    chosen = np.zeros(len(complete), bool)
    chosen[np.random.default_rng(0).permutation(rows)[:most]] = True
    return chosen


def _inputs_of(column: Column, complete: np.ndarray) -> pd.DataFrame:
    """Return a column as inputs: numbers as they are, words as one column each, 1 where the word stands."""
    values = column.values[complete]
    if column.kind == "numbers":
        return pd.DataFrame({column.name: values.astype(float)})
    words = sorted(column.values.cat.categories)
    return pd.DataFrame({f"{column.name}: {word}": (values == word).astype(float) for word in words})


def whole_classes(values: Sequence[float]) -> bool:
    """Return whether different numbers are taken for classes: at most ten, all whole.

    Args:
        values: Each once.

    Returns:
        Whether they are.

    Example:
        >>> whole_classes([0, 1]), whole_classes([0.5, 1])
        (True, False)
    """
    return len(values) <= MOST_CLASSES and all(value == round(value) for value in values)


def _target(column: Column, complete: np.ndarray, *, quantity: bool) -> tuple[np.ndarray, tuple[str, ...]]:
    """Return the targets and the names of their classes; none for a quantity."""
    values = column.values[complete]
    found = sorted(values.unique())
    if len(found) < 2:
        raise ValueError(f"target {column.name} must differ between the complete rows, all have {found[0]}")
    whole = column.kind == "numbers" and not quantity and whole_classes(found)
    if column.kind == "numbers" and not whole:
        return values.to_numpy(float), ()
    places = {value: place for place, value in enumerate(found)}
    names = tuple(f"{value:g}" if whole else str(value) for value in found)
    return np.array([places[value] for value in values.tolist()], float), names
