"""What "wrong" means: the losses of the lecture, each equal to the Keras loss of its name, and lines that obey them."""

from nnviz.losses.boxes import jaccard
from nnviz.losses.distributions import (
    KERAS_EPSILON,
    clipped,
    cross_entropy,
    cross_entropy_of_logits,
    entropy,
    kl_divergence,
    kl_terms,
    softmax,
)
from nnviz.losses.lines import LOSSES, fit_line, huber_lines
from nnviz.losses.residuals import huber, huber_of, mean_absolute_error, mean_squared_error

__all__ = [
    "KERAS_EPSILON",
    "LOSSES",
    "clipped",
    "cross_entropy",
    "cross_entropy_of_logits",
    "entropy",
    "fit_line",
    "huber",
    "huber_lines",
    "huber_of",
    "jaccard",
    "kl_divergence",
    "kl_terms",
    "mean_absolute_error",
    "mean_squared_error",
    "softmax",
]


def __dir__() -> list[str]:
    return __all__
