"""What all made-up points have in common."""

from dataclasses import replace

import numpy as np

from nnviz._checks import number, whole
from nnviz.datasets.points import Points

SOURCE = "made up by nnviz.datasets.toy"
LICENCE = "Apache-2.0, as nnviz"
PLANE = ("x₁", "x₂")


def check(count: int, noise: float, seed: int, *, least: int) -> None:
    """Raise TypeError or ValueError unless there are `least` points, and noise and seed are possible."""
    whole("count", count, least=least)
    number("noise", noise, least=0)
    whole("seed", seed, least=0)


def two_on_a_line(name: str, x: np.ndarray, y: np.ndarray, about: str) -> Points:
    """Return points of two classes on an axis, in rising order; `about` says how they were made."""
    order = np.argsort(x)
    return Points(
        name=name,
        x=x[order],
        y=y[order],
        x_names=("x",),
        y_name="class",
        classes=("class 0", "class 1"),
        source=f"{SOURCE}: {about}",
        licence=LICENCE,
        made_up=True,
    )


def two_in_a_plane(name: str, x: np.ndarray, y: np.ndarray, about: str) -> Points:
    """Return points of two classes in a plane."""
    return Points(
        name=name,
        x=x,
        y=y,
        x_names=PLANE,
        y_name="class",
        classes=("class 0", "class 1"),
        source=f"{SOURCE}: {about}",
        licence=LICENCE,
        made_up=True,
    )


def over_the_plane(name: str, x: np.ndarray, y: np.ndarray, about: str) -> Points:
    """Return points of a quantity over a plane."""
    return replace(two_in_a_plane(name, x, y, about), y_name="y", classes=())
