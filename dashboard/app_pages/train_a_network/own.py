"""A table of the visitor's own as the exercise's data: the visit holds it, all others know it by a name alone."""

import weakref
from dataclasses import replace

import numpy as np

from dashboard.app_pages.train_a_network import PAGE
from dashboard.layout.own_columns import OwnData
from dashboard.layout.own_table import GONE, OWN, own_of
from dashboard.server.trainings.runs import NotTrained
from nnviz.datasets import Split, exercise_of

_OWN = "own:"
_known: "weakref.WeakValueDictionary[str, OwnData]" = weakref.WeakValueDictionary()


def is_own(data: str) -> bool:
    """Whether this names a table of somebody's own."""
    return data.startswith(_OWN)


def name_of(chosen: str) -> str:
    """Return the name of what was chosen; that of the visitor's table goes with the visit."""
    own = own_of(PAGE) if chosen == OWN else None
    if own is None:
        return chosen
    name = f"{_OWN}{own.key}"
    _known[name] = own
    return name


def own_data_of(data: str) -> OwnData:
    """Return the table of a name.

    Raises:
        NotTrained: If it is no longer there.
    """
    own = _known.get(data)
    if own is None or own.brought.table is None:
        raise NotTrained(GONE)
    return own


def own_split(data: str) -> Split:
    """Return a table, split; worked out once."""
    own = own_data_of(data)
    if "split" not in own.made:
        own.made["split"] = exercise_of(own.points)
    return own.made["split"]


def examples_of(data: str) -> str | Split:
    """Return what a worker needs: the name of a data set that it has, or a table without what is not computed with."""
    if not is_own(data):
        return data
    split = own_split(data)
    bare = replace(split.points, x=np.zeros((len(split.x), 0)), x_names=(), labels=())
    return replace(split, points=bare)
