"""What a page needs of a table that was brought: which columns there are to choose from, and the points they make."""

from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np

from dashboard.server.tables import Brought
from nnviz.charts.line_rows import unit_of
from nnviz.datasets import Column, OwnTable, Points, exercise_of
from nnviz.datasets.own_table import whole_classes
from nnviz.datasets.points import round_unit

Kind = Literal["line", "classes", "network"]
"""A quantity by one input, two classes by one input, or anything by many inputs."""
MOST_DRAWN = 200  # points of a picture; squares of more are a fog
LONGEST_UNIT = 12  # letters
DRAWS = 100  # that are tried for one with both classes
FAR = 3.0  # standard deviations from zero, from which on an input is standardized


@dataclass(frozen=True)
class Asked:
    """Columns that were chosen."""

    target: str
    inputs: tuple[str, ...]
    quantity: bool = False


@dataclass(frozen=True, eq=False)
class OwnData:
    """What a page shows of a table that was brought."""

    brought: Brought
    asked: Asked
    points: Points
    """Of one input: as they are drawn; of several: as the table has them."""
    rows: int
    """That were read."""
    complete: int
    """That have all values that were asked for, and can be used."""
    first: str
    """Code that reads them: `own`."""
    x_code: str = ""
    y_code: str = ""
    made: dict[str, Any] = field(default_factory=dict)
    """What a page computed of them."""

    @property
    def key(self) -> str:
        """A name that says nothing of what is in it."""
        return f"{self.brought.digest}-{abs(hash(self.asked)):x}"

    @property
    def label(self) -> str:
        """How many rows are used, in words."""
        if len(self.points) < self.rows:
            return f"{len(self.points):,} of your {self.rows:,} rows"
        return f"Your {self.rows:,} rows"

    @property
    def source(self) -> str:
        """Where they come from, in words."""
        used = f"{len(self.points):,} of {self.rows:,} rows"
        lot = ", drawn by lot" if len(self.points) < self.complete else ""
        return f"{self.brought.name}: your table, {used}{lot}; it stays with this visit, a link does not carry it"


def targets(table: OwnTable, kind: Kind) -> list[str]:
    """Return the columns that a page can predict."""
    fits = {"line": _is_number, "classes": _has_two, "network": _is_used}[kind]
    return [each.name for each in table.columns if fits(each)]


def inputs(table: OwnTable, kind: Kind, target: str) -> list[str]:
    """Return the columns that a page can predict from."""
    fits = _is_used if kind == "network" else _is_number
    return [each.name for each in table.columns if fits(each) and each.name != target]


def missing(table: OwnTable, kind: Kind) -> str:
    """Return why a page can do nothing with a table, in a sentence; "" if it can."""
    numbers = sum(map(_is_number, table.columns))
    if kind == "line" and numbers < 2:
        return f"A line needs two columns of numbers; this table has {numbers or 'none'}."
    if kind == "classes" and not targets(table, kind):
        return "This page needs a column with exactly two different values, such as yes and no; this table has none."
    if kind == "classes" and not any(inputs(table, kind, each) for each in targets(table, kind)):
        return "This page needs a column of numbers besides the one with two values; this table has none."
    if kind == "network" and sum(map(_is_used, table.columns)) < 2:
        return "A network needs at least two columns that can be used, one to predict and one to predict from."
    return ""


def can_be_classes(column: Column) -> bool:
    """Whether numbers would be taken for classes, unless somebody says that they are a quantity."""
    return _is_number(column) and whole_classes(column.values.dropna().unique().tolist())


def own_data(brought: Brought, kind: Kind, asked: Asked) -> OwnData:
    """Return what a page shows of some columns.

    Raises:
        ValueError: If nothing can be shown or learned of them; its words are for the visitor.
    """
    table = brought.table
    if table is None:
        raise ValueError("the table had to make room for those of others: please bring it again")
    points = _named(table.points(target=asked.target, inputs=asked.inputs, quantity=asked.quantity))
    quantity = ", quantity=True" if asked.quantity else ""
    own = f"table.points(target={_code(asked.target)}, inputs={_code(asked.inputs)}{quantity})"
    seed = None
    if kind != "network":
        points = replace(points, x=points.x[:, 0])
        seed = _draw(points)
    else:
        exercise_of(points)
    complete = len(points)
    if seed is not None:
        points, own = points.sample(MOST_DRAWN, seed=seed), f"{own}.sample({MOST_DRAWN}, seed={seed})"
    first = (
        "from nnviz import datasets  # the package of this lecture\n\n"
        "# Your table, and the columns that you chose.\n"
        f'with open({_code(brought.name)}, "rb") as file:\n    table = datasets.read_table(file.read())\n'
        f"own = {own}"
    )
    made = {"network": lambda each: (each, "", ""), "line": _for_a_line, "classes": _standardized}[kind](points)
    return OwnData(brought, asked, made[0], table.rows, complete, first, *made[1:])


def _named(points: Points) -> Points:
    """Take what stands in brackets for a unit only if it is as short as one."""
    x_names = tuple(map(_without_remark, points.x_names))
    return replace(points, x_names=x_names, y_name=_without_remark(points.y_name))


def _without_remark(name: str) -> str:
    unit = unit_of(name)
    return f"{name[: -len(unit) - 2].rstrip()}, {unit}" if len(unit) > LONGEST_UNIT else name


def _is_number(column: Column) -> bool:
    return column.kind == "numbers"


def _is_used(column: Column) -> bool:
    return column.kind != "unused"


def _has_two(column: Column) -> bool:
    if not _is_used(column):
        return False
    found = column.values.dropna().unique()
    return len(found) == 2 and (column.kind == "categories" or whole_classes(list(found)))


def _code(value: str | tuple[str, ...]) -> str:
    """Return a text as code that no field of `live_text` can hide in."""
    return repr(value).replace("«", "\\xab").replace("»", "\\xbb")


def _draw(points: Points) -> int | None:
    """Return the draw of `MOST_DRAWN` points in which x varies, and so does y; None if all are shown."""
    if len(points) <= MOST_DRAWN:
        if not np.ptp(points.x):
            raise ValueError(f"the input {points.x_names[0]} must vary, it is the same in all complete rows")
        return None
    for seed in range(DRAWS):
        some = points.sample(MOST_DRAWN, seed=seed)
        if np.ptp(some.x) and np.ptp(some.y):
            return seed
    raise ValueError(f"input and target must vary, they are the same in nearly all of {len(points):,} rows")


def _for_a_line(points: Points) -> tuple[Points, str, str]:
    """Count both quantities in units that axes can show; standardize an input far from zero: there b means nothing."""
    y_name, y_unit = round_unit(points.y_name, points.y, least=0.1, most=1000) if np.ptp(points.y) else ("y", 1.0)
    scaled = replace(points, y=points.y / y_unit, y_name=y_name)
    y_code = "own.y" if y_unit == 1 else f"own.y / {y_unit:.12g}"
    if abs(points.x.mean()) > FAR * points.x.std():
        return _standardized(scaled)[0], _standardized(points)[1], y_code
    x_name, x_unit = round_unit(points.x_names[0], points.x, least=0.1, most=1000)
    x_code = "own.x[:, 0]" if x_unit == 1 else f"own.x[:, 0] / {x_unit:.12g}"
    return replace(scaled, x=points.x / x_unit, x_names=(x_name,)), x_code, y_code


def _standardized(points: Points) -> tuple[Points, str, str]:
    return points.standardized(), "(own.x[:, 0] - own.x.mean()) / own.x.std()", "own.y"
