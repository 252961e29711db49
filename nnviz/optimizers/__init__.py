"""How optimizers use gradients: their steps one by one, rates that change, gradients that are clipped, or of a batch.

All of it equals `keras.optimizers` of the same settings, and needs no TensorFlow.
"""

from nnviz.optimizers.batches import batch_orders, expected_spread, line_gradients, spread
from nnviz.optimizers.clipping import CLIP_KINDS, Clip, ClipKind, clip_gradients
from nnviz.optimizers.rules import KINDS, Kind, Rule
from nnviz.optimizers.schedules import SCHEDULE_KINDS, Schedule, ScheduleKind
from nnviz.optimizers.walks import OptimizerWalk, walk

__all__ = [
    "CLIP_KINDS",
    "KINDS",
    "SCHEDULE_KINDS",
    "Clip",
    "ClipKind",
    "Kind",
    "OptimizerWalk",
    "Rule",
    "Schedule",
    "ScheduleKind",
    "batch_orders",
    "clip_gradients",
    "expected_spread",
    "line_gradients",
    "spread",
    "walk",
]


def __dir__() -> list[str]:
    return __all__
