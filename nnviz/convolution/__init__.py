"""Padding, convolution and pooling in plain NumPy, one step at a time: equal to Keras' layers, and open to look at."""

from nnviz.convolution.kernels import KERNELS
from nnviz.convolution.pooling import Pooled, pool
from nnviz.convolution.sizes import Padding, margins, output_size, pad
from nnviz.convolution.sliding import Step, convolve, step

__all__ = ["KERNELS", "Padding", "Pooled", "Step", "convolve", "margins", "output_size", "pad", "pool", "step"]


def __dir__() -> list[str]:
    return __all__
