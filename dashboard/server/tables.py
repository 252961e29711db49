"""Tables that visitors bring: read in a worker, kept for as long as the visit, and only so many of all visitors."""

import hashlib
from dataclasses import replace

import pandas as pd

from dashboard.server.shelf import Shelf, file_name
from nnviz.datasets import OwnTable, read_table

MOST_WAITING = 10  # files of all visitors: each waits as bytes in the server's memory
SHELF = Shelf(64 * 2**20)  # of all visitors' tables; who brought theirs first lose it


class Brought:
    """A table that somebody brought: it lives in the visit's own state, and goes with it, or when others need room."""

    def __init__(self, file: bytes, name: str, table: OwnTable) -> None:
        self.name = file_name(name)
        self.digest = hashlib.sha256(file).hexdigest()[:16]
        self.table: OwnTable | None = table
        """None once it had to make room."""
        self.size = sum(int(each.values.memory_usage(deep=True)) for each in table.columns)

    @property
    def there(self) -> bool:
        """Whether it has not had to make room."""
        return self.table is not None

    def let_go(self) -> None:
        """Make room for what others brought."""
        self.table = None


def warm_up() -> None:
    """Import what a table needs, so that its deadline is for the table alone."""
    read(b"a,b\n1,2\n3,4\n")


def read(file: bytes) -> OwnTable:
    """Read a table, and let go of the values of columns that cannot be used: what is left is small.

    Raises:
        ValueError: As `nnviz.datasets.read_table` does; its words are for the visitor.
    """
    table = read_table(file)
    return replace(
        table,
        columns=tuple(
            replace(each, values=pd.Series([], dtype=float)) if each.kind == "unused" else each
            for each in table.columns
        ),
    )
