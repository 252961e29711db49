"""Made-up data: each a formula, a noise and a seed; the same seed gives the same points everywhere.

The two-dimensional sets lie in about [−1, 1] × [−1, 1], so that one picture and one learning rate suit all.
"""

from nnviz.datasets.toy.classes import apart, circles, gaussians, moons, spiral, xor, xor_corners
from nnviz.datasets.toy.lines import curve_with_outliers, noisy_line, overlap, separable, wave
from nnviz.datasets.toy.surfaces import hills, tilted_plane

__all__ = [
    "apart",
    "circles",
    "curve_with_outliers",
    "gaussians",
    "hills",
    "moons",
    "noisy_line",
    "overlap",
    "separable",
    "spiral",
    "tilted_plane",
    "wave",
    "xor",
    "xor_corners",
]


def __dir__() -> list[str]:
    return __all__
