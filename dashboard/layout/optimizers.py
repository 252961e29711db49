"""The optimizers that pages offer: their names in menus, in `nnviz.training` and in code for Keras."""

from collections.abc import Mapping

from nnviz.training.settings import Optimizer

IN_WORDS: Mapping[str, str] = {
    "SGD": "steps against the gradient",
    "Momentum": "steps against the gradient and keeps 0.9 of its last step",
    "RMSprop": "divides each weight's step by the recent size of its gradient",
    "Adam": "keeps part of its last steps and divides each weight's step by the recent size of its gradient",
}
OPTIMIZERS: Mapping[str, Optimizer] = {"Adam": "adam", "SGD": "sgd", "Momentum": "momentum", "RMSprop": "rmsprop"}
EXPLAINED: Mapping[str, str] = {
    "Optimizer": " ".join(f"**{name}** {words}." for name, words in IN_WORDS.items()) + " Page “Optimizers”: a race.",
    "L2": "Adds L2 times the sum of all squared weights to the mean loss: weights that help little shrink towards 0.",
}
"""Sentences that stand beside menus, by their labels."""


def in_keras(name: str, rate: float) -> str:
    """Return what a Keras user writes.

    Example:
        >>> in_keras("Momentum", 1)
        'keras.optimizers.SGD(1.0, momentum=0.9)'
    """
    kind, rest = ("SGD", ", momentum=0.9") if name == "Momentum" else (name, "")
    return f"keras.optimizers.{kind}({float(rate)}{rest})"
