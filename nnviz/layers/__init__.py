"""What each layer of a stack does to a tensor: shapes, parameters, multiplications, faults and what mends them."""

from nnviz.layers.faults import Fault
from nnviz.layers.kinds import KINDS, Layer, Stack, read, spell
from nnviz.layers.presets import PRESETS, preset
from nnviz.layers.sentences import SENTENCES
from nnviz.layers.shapes import Cost, Tensor
from nnviz.layers.tracing import Step, Trace, trace

__all__ = [
    "KINDS",
    "PRESETS",
    "SENTENCES",
    "Cost",
    "Fault",
    "Layer",
    "Stack",
    "Step",
    "Tensor",
    "Trace",
    "preset",
    "read",
    "spell",
    "trace",
]


def __dir__() -> list[str]:
    return __all__
