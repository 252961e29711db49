"""Backpropagation of a small dense network, with every number on the way: sums, outputs, slopes, δ and gradients.

Source:
    Rumelhart, Hinton and Williams, Learning representations by back-propagating errors, Nature 323 (1986).
"""

from nnviz.backprop.network import Activation, ForwardPass, Network, forward
from nnviz.backprop.nudging import nudge
from nnviz.backprop.passes import CLIP, BackwardPass, Loss, backward, update

__all__ = [
    "CLIP",
    "Activation",
    "BackwardPass",
    "ForwardPass",
    "Loss",
    "Network",
    "backward",
    "forward",
    "nudge",
    "update",
]


def __dir__() -> list[str]:
    return __all__
