"""Models that are one line: least squares, logistic regression, Rosenblatt's perceptron."""

from nnviz.linear.least_squares import (
    Line,
    LossPlane,
    best_line,
    line,
    mean_squared_error_of_lines,
    squared_error_plane,
)
from nnviz.linear.logistic import (
    LogisticFit,
    add_product,
    fit_logistic,
    is_separable,
    log_loss,
    log_loss_plane,
    sigmoid,
)
from nnviz.linear.separating import BestCut, Perceptron, best_cut, rosenblatt
from nnviz.linear.softmax_regression import SoftmaxFit, fit_softmax

__all__ = [
    "BestCut",
    "Line",
    "LogisticFit",
    "LossPlane",
    "Perceptron",
    "SoftmaxFit",
    "add_product",
    "best_cut",
    "best_line",
    "fit_logistic",
    "fit_softmax",
    "is_separable",
    "line",
    "log_loss",
    "log_loss_plane",
    "mean_squared_error_of_lines",
    "rosenblatt",
    "sigmoid",
    "squared_error_plane",
]


def __dir__() -> list[str]:
    return __all__
