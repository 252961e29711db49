"""Points that a visitor puts on the map by hand: how a link spells them, and which of them are trained on."""

import re
from collections import Counter

from nnviz.datasets import Points, own_points

OWN = "yours"  # among the data sets
MOST, CLASSES, REACH = 100, 4, 1.25  # points, their classes, and how far from the middle they lie at most
NONE = "none"  # what a link says where all were taken away
FIRST = "0~-0.8~0.5_0~-0.6~0.1_0~-0.9~-0.4_1~-0.1~0.6_1~0.1~0.1_1~-0.1~-0.5_0~0.7~0.6_0~0.9~0.1_0~0.6~-0.4"
LONGEST = 15 * MOST  # letters of a link
_COORDINATE = r"-?[01](?:\.[0-9]{1,2})?"
_POINT = re.compile(rf"([0-{CLASSES - 1}])~({_COORDINATE})~({_COORDINATE})")
Point = tuple[int, float, float]
"""Class, x₁ and x₂."""


def fits(text: str) -> bool:
    """Whether a text from the address spells points as a hand could have put them.

    Example:
        >>> fits("0~0.5~-1.2_3~1~0"), fits("none"), fits("4~0~0"), fits("0~1.9~0"), fits("")
        (True, True, False, False, False)
    """
    parts = text.split("_") if len(text) < LONGEST else []
    found = [_POINT.fullmatch(part) for part in parts]
    near = all(match and all(abs(float(each)) <= REACH for each in match.groups()[1:]) for match in found)
    return text == NONE or (0 < len(parts) <= MOST and near)


def read(text: str) -> list[Point]:
    """Return the points that a text of which `fits` says so spells, in the order in which they were put."""
    found = _POINT.findall("" if text == NONE else text)
    return [(int(number), float(x), float(y)) for number, x, y in found]


def training_first(points: list[Point], *, share: int) -> tuple[list[Point], int]:
    """Return points, those to train on first, and how many those are.

    Of each class, in the order in which its points were put, so many percent train, the others validate: a point that
    is added changes the part of no other one. If none validated, the last one does.

    Example:
        >>> training_first([(0, 0.1, 0), (1, 0.2, 0), (0, 0.3, 0), (1, 0.4, 0), (1, 0.5, 0)], share=50)
        ([(0, 0.1, 0), (1, 0.2, 0), (1, 0.5, 0), (0, 0.3, 0), (1, 0.4, 0)], 3)
    """
    seen: Counter[int] = Counter()
    train: list[Point] = []
    held: list[Point] = []
    for point in points:
        before, seen[point[0]] = seen[point[0]], seen[point[0]] + 1
        (train if -(-(before + 1) * share // 100) > -(-before * share // 100) else held).append(point)
    if train and not held:
        held.append(train.pop())
    return train + held, len(train)


def as_points(points: list[Point]) -> Points:
    """Return them as a data set, in their order."""
    return own_points([place for _, *place in points], [number for number, *_ in points])
