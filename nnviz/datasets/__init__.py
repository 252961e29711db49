"""Every data set, with its source and licence: measured tables, images, and made-up points."""

from nnviz.datasets.line_images import LineImages, lines, pixel_order, shift_images, shuffle_pixels
from nnviz.datasets.mnist import Digits, digits, gray_digits
from nnviz.datasets.own_table import Column, OwnTable, read_table
from nnviz.datasets.plane_features import FEATURES, features
from nnviz.datasets.points import Points, standardize
from nnviz.datasets.points_by_hand import own_points
from nnviz.datasets.small_images import LineSegments, cat, line_segments, traffic_light
from nnviz.datasets.small_molecules import Molecules, molecules
from nnviz.datasets.small_sentences import Sentences, praises, sentences, word_numbers
from nnviz.datasets.splits import EXERCISES, Split, cars_measures, exercise, exercise_of
from nnviz.datasets.surfaces import SURFACES, Surface, SurfaceName, line_moments, surface
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
    "SURFACES",
    "Column",
    "Digits",
    "LineImages",
    "LineSegments",
    "Molecules",
    "OwnTable",
    "Points",
    "Sentences",
    "Split",
    "Surface",
    "SurfaceName",
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
    "exercise_of",
    "features",
    "gaussians",
    "gray_digits",
    "hills",
    "line_moments",
    "line_segments",
    "lines",
    "molecules",
    "moons",
    "noisy_line",
    "overlap",
    "own_points",
    "penguins",
    "pixel_order",
    "praises",
    "read_table",
    "sentences",
    "separable",
    "shift_images",
    "shuffle_pixels",
    "spiral",
    "standardize",
    "surface",
    "table",
    "tilted_plane",
    "traffic_light",
    "wave",
    "word_numbers",
    "xor",
    "xor_corners",
]


def __dir__() -> list[str]:
    return __all__
