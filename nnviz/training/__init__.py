"""Training small networks fast, and keeping what they were on the way.

`record` trains a Keras model in one compiled loop over epochs and batches: what `fit` gives, some hundred times
faster. `begin` and `advance` are its pieces, for those who want to stop in between; `begin_fit` and `fit` are for
those who want to watch, and to see what early stopping would do. `predictions` says what the network predicted at each
moment of its training. `PaddedNetwork` lets networks of different widths share one compiled loop.
"""

from nnviz.training.curves import early_stop, jitter, overfitting
from nnviz.training.data import Data
from nnviz.training.history import History, begin_fit, fit
from nnviz.training.order import fit_order
from nnviz.training.padded import PaddedNetwork
from nnviz.training.progress import Progress
from nnviz.training.recorder import advance, begin, record
from nnviz.training.recording import Recording
from nnviz.training.replay import predictions
from nnviz.training.settings import Decay, Settings, spread

__all__ = [
    "Data",
    "Decay",
    "History",
    "PaddedNetwork",
    "Progress",
    "Recording",
    "Settings",
    "advance",
    "begin",
    "begin_fit",
    "early_stop",
    "fit",
    "fit_order",
    "jitter",
    "overfitting",
    "predictions",
    "record",
    "spread",
]


def __dir__() -> list[str]:
    return __all__
