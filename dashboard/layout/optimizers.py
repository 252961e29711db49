"""The optimizers that pages offer: their names in menus, in `nnviz.training` and in code for Keras."""

from collections.abc import Mapping

from nnviz.training.settings import Optimizer

OPTIMIZERS: Mapping[str, Optimizer] = {"Adam": "adam", "SGD": "sgd", "Momentum": "momentum", "RMSprop": "rmsprop"}


def in_keras(name: str, rate: float) -> str:
    """Return what a Keras user writes.

    Example:
        >>> in_keras("Momentum", 1)
        'keras.optimizers.SGD(1.0, momentum=0.9)'
    """
    kind, rest = ("SGD", ", momentum=0.9") if name == "Momentum" else (name, "")
    return f"keras.optimizers.{kind}({float(rate)}{rest})"
