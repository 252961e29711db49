"""Whose task is next: visitors take turns, and what is nearly done goes before what takes long."""

import itertools
from collections import OrderedDict, deque
from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar

SHORT = 1.0  # seconds of work left, up to which a task goes before those of longer work
LONG_EVERY = 4  # every fourth task is one of longer work, if there is one: none starves


class Waiting(Protocol):
    """What the queue has to know of a task."""

    visitor: str
    seconds_left: float


Task = TypeVar("Task", bound=Waiting)


class Turns(Generic[Task]):
    """A queue of tasks. Each visitor's are taken in their order, and every visitor has one turn in a round."""

    def __init__(self) -> None:
        self._short: OrderedDict[str, deque[Task]] = OrderedDict()
        self._long: OrderedDict[str, deque[Task]] = OrderedDict()
        self._taken = itertools.count(1)

    def __len__(self) -> int:
        return sum(map(len, [*self._short.values(), *self._long.values()]))

    def __iter__(self) -> Iterator[Task]:
        for queue in [*self._short.values(), *self._long.values()]:
            yield from queue

    def add(self, task: Task, *, first: bool = False) -> None:
        """Let a task wait for its visitor's turn; with `first`, before all others."""
        queues = self._short if first or task.seconds_left <= SHORT else self._long
        queue = queues.setdefault(task.visitor, deque())
        if first:
            queue.appendleft(task)
            queues.move_to_end(task.visitor, last=False)
        else:
            queue.append(task)

    def take(self) -> Task:
        """Return the next task.

        Raises:
            IndexError: If none waits.
        """
        long_first = next(self._taken) % LONG_EVERY == 0
        queues = next((each for each in (self._long, self._short)[:: 1 if long_first else -1] if each), None)
        if queues is None:
            raise IndexError("no task waits")
        visitor, queue = queues.popitem(last=False)
        task = queue.popleft()
        if queue:
            queues[visitor] = queue  # behind all others
        return task

    def drop(self, task: Task) -> bool:
        """Take out a task that nobody wants any more; whether it was still waiting."""
        for queues in (self._short, self._long):
            queue = queues.get(task.visitor, deque())
            if task in queue:
                queue.remove(task)
                if not queue:
                    del queues[task.visitor]
                return True
        return False
