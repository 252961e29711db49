"""Training small networks fast, and keeping what they were on the way.

`record` trains a Keras model in one compiled loop over epochs and batches: what `fit` gives, some hundred times
faster. `begin` and `advance` are its pieces, for those who want to stop in between; `begin_course` and `follow` are
for those who want to watch, and to see what early stopping would do. `answers` says what the
network answered at each moment of its training. `Room` lets networks of different widths share one compiled loop.
"""

from nnviz.training.course import Course, begin_course, early_stop, follow, jitter
from nnviz.training.recorder import Progress, advance, begin, record
from nnviz.training.recording import Recording, overfitting
from nnviz.training.replay import answers
from nnviz.training.room import Room
from nnviz.training.settings import Decay, Settings, epoch_order, spread

__all__ = [
    "Course",
    "Decay",
    "Progress",
    "Recording",
    "Room",
    "Settings",
    "advance",
    "answers",
    "begin",
    "begin_course",
    "early_stop",
    "epoch_order",
    "follow",
    "jitter",
    "overfitting",
    "record",
    "spread",
]
