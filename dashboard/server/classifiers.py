"""The digit networks, loaded once in each worker."""

from functools import cache

from nnviz.digits import Classifier
from nnviz.digits.classifier import Name


@cache
def classifier(name: Name) -> Classifier:
    """Return a shipped network, compiled."""
    from nnviz import digits

    return digits.load_classifier(name)
