"""What visitors brought, kept for as long as their visits, and only so much of all visitors together."""

import threading
import weakref
from pathlib import PurePath
from typing import Protocol

LONGEST_NAME = 60  # letters of a file's name


class Kept(Protocol):
    """Something that lives in a visit's own state, and goes with it."""

    size: int
    """In bytes."""

    @property
    def there(self) -> bool:
        """Whether it has not had to make room."""

    def let_go(self) -> None:
        """Make room for what others brought."""


class Shelf:
    """Counts what is kept; what came first makes room."""

    def __init__(self, most: int) -> None:
        """Start empty, with room for so many bytes."""
        self.most = most
        self.kept: list[weakref.ref[Kept]] = []  # in the order in which they came
        self._lock = threading.Lock()

    def keep(self, brought: Kept) -> None:
        """Count one more."""
        with self._lock:
            self.kept = [each for each in self.kept if (old := each()) and old.there]
            room = self.most - brought.size
            for each in reversed(self.kept):
                if old := each():
                    room -= old.size
                    if room < 0:
                        old.let_go()
            self.kept.append(weakref.ref(brought))


def file_name(name: str, *, default: str = "table.csv") -> str:
    r"""Return a file's name as it can stand in a sentence and in code.

    Example:
        >>> file_name("C:/data/house prices.csv"), file_name("\n")
        ('house prices.csv', 'table.csv')
    """
    last = PurePath(name.replace("\\", "/")).name
    plain = "".join(letter for letter in last if letter.isalnum() or letter in " ._-()")
    return plain.strip()[-LONGEST_NAME:] or default
