"""Every data set, with its source and licence: measured tables and made-up points."""

from nnviz.datasets.plane_features import FEATURES, features
from nnviz.datasets.points import Points
from nnviz.datasets.splits import EXERCISES, Split, exercise
from nnviz.datasets.tables import anscombe, cars_built_in_usa, cars_horsepower, penguins, table
from nnviz.datasets.toy import (
    apart,
    circles,
    curve_with_outliers,
    gaussians,
    hills,
    moons,
    noisy_line,
    overlap,
    separable,
    spiral,
    tilted_plane,
    wave,
    xor,
    xor_corners,
)

__all__ = [
    "EXERCISES",
    "FEATURES",
    "Points",
    "Split",
    "anscombe",
    "apart",
    "cars_built_in_usa",
    "cars_horsepower",
    "circles",
    "curve_with_outliers",
    "exercise",
    "features",
    "gaussians",
    "hills",
    "moons",
    "noisy_line",
    "overlap",
    "penguins",
    "separable",
    "spiral",
    "table",
    "tilted_plane",
    "wave",
    "xor",
    "xor_corners",
]
