"""Handwritten digits: drawings and photos turned into MNIST's form, and the networks that read them."""

from nnviz.digits.changes import change
from nnviz.digits.classifier import UNSURE_BELOW, Classifier, Explanation, load_classifier, model_card
from nnviz.digits.drawing import Steps, Strokes, rasterize, rasterize_steps
from nnviz.digits.photo import FoundDigit, find_digit, to_mnist, to_mnist_steps

__all__ = [
    "UNSURE_BELOW",
    "Classifier",
    "Explanation",
    "FoundDigit",
    "Steps",
    "Strokes",
    "change",
    "find_digit",
    "load_classifier",
    "model_card",
    "rasterize",
    "rasterize_steps",
    "to_mnist",
    "to_mnist_steps",
]


def __dir__() -> list[str]:
    return __all__
