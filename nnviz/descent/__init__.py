"""Walking downhill: plain gradient descent of a line or a sigmoid, and Keras' optimizers on any loss."""

from nnviz.descent.anywhere import from_anywhere
from nnviz.descent.endings import FAR, Fates, fates
from nnviz.descent.optimizers import walk
from nnviz.descent.plain import Model, batches, descend
from nnviz.descent.rates import curvatures, largest_stable_rate, rates_to_try
from nnviz.descent.walks import BOUND, Walk

__all__ = [
    "BOUND",
    "FAR",
    "Fates",
    "Model",
    "Walk",
    "batches",
    "curvatures",
    "descend",
    "fates",
    "from_anywhere",
    "largest_stable_rate",
    "rates_to_try",
    "walk",
]


def __dir__() -> list[str]:
    return __all__
