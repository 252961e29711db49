"""Every data set, with its source and licence: measured tables, images, and made-up points."""

from nnviz.datasets.line_images import LineImages, lines, pixel_order, shift_images, shuffle_pixels
from nnviz.datasets.mnist import Digits, digits, grey_digits
from nnviz.datasets.plane_features import FEATURES, features
from nnviz.datasets.points import Points, standardize
from nnviz.datasets.small_images import LineSegments, cat, line_segments, traffic_light
from nnviz.datasets.splits import EXERCISES, Split, cars_measures, exercise
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
    "Digits",
    "LineImages",
    "LineSegments",
    "Points",
    "Split",
    "anscombe",
    "apart",
    "cars_built_in_usa",
    "cars_horsepower",
    "cars_measures",
    "cat",
    "circles",
    "curve_with_outliers",
    "digits",
    "exercise",
    "features",
    "gaussians",
    "grey_digits",
    "hills",
    "line_segments",
    "lines",
    "moons",
    "noisy_line",
    "overlap",
    "penguins",
    "pixel_order",
    "separable",
    "shift_images",
    "shuffle_pixels",
    "spiral",
    "standardize",
    "table",
    "tilted_plane",
    "traffic_light",
    "wave",
    "xor",
    "xor_corners",
]


def __dir__() -> list[str]:
    return __all__
