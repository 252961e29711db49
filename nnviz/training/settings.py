"""What a training is told, checked before anything is compiled."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

import numpy as np

from nnviz._checks import number, one_of, whole

Optimizer = Literal["sgd", "momentum", "nesterov", "rmsprop", "adam"]
MOST_EPOCHS = 10_000
MOMENTUM = 0.9  # of the optimizers "momentum" and "nesterov"; everything else of the optimizers is Keras' default


@dataclass(frozen=True)
class Decay:
    """A learning rate that falls: rate · factor^(step / steps), `keras.optimizers.schedules.ExponentialDecay`."""

    rate: float
    """At the first step, more than 0."""
    steps: float
    """After how many steps (batches) the rate has been multiplied by `factor`, more than 0."""
    factor: float
    """More than 0, at most 1."""

    def __post_init__(self) -> None:
        number("rate", self.rate, above=0)
        number("steps", self.steps, above=0)
        number("factor", self.factor, above=0, most=1)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How a model is trained; the same settings, data and initial weights give the same recording, bit for bit.

    Raises:
        ValueError: If a setting is out of range; it is named, with what was expected and what came.

    Example:
        >>> Settings(optimizer="adam", learning_rate=0.03, batch_size=10, epochs=4).kept
        (0, 1, 2, 3, 4)
    """

    optimizer: Optimizer = "adam"
    """"momentum" is SGD with a momentum of 0.9, "nesterov" the same in Nesterov's form."""
    learning_rate: float | Decay
    """More than 0."""
    batch_size: int
    """Examples of a step, at least 1; the last batch of an epoch takes what is left."""
    epochs: int
    """How often all examples are seen, 0 to 10,000."""
    loss: str = "binary_crossentropy"
    """The name of a loss of Keras."""
    seed: int = 0
    """Of the order of the examples, at least 0."""
    shuffle: bool = True
    """Whether the examples come in the order of `fit` (`fit_order`), or in that of the data."""
    l1: float = 0.0
    """Added to the loss: l1 times the sum of |weight| over all kernels; at least 0."""
    l2: float = 0.0
    """Added to the loss: l2 times the sum of weight² over all kernels; at least 0."""
    clip_norm: float | None = None
    """The longest a gradient may be, over all weights (Keras' `global_clipnorm`); more than 0."""
    patience: int | None = None
    """Snapshots without a lower validation loss after which the training stops, as Keras' `EarlyStopping` does after as
    many epochs (the untrained network does not count); at least 1, None for never."""
    snapshots: tuple[int, ...] = ()
    """The epochs after which the weights are kept, rising, from 0 to `epochs`; 61 of them if not given."""

    def __post_init__(self) -> None:
        one_of("optimizer", self.optimizer, get_args(Optimizer))
        if not isinstance(self.learning_rate, Decay):
            number("learning_rate", self.learning_rate, above=0)
        whole("batch_size", self.batch_size, least=1)
        whole("epochs", self.epochs, least=0, most=MOST_EPOCHS)
        whole("seed", self.seed, least=0)
        number("l1", self.l1, least=0)
        number("l2", self.l2, least=0)
        if self.clip_norm is not None:
            number("clip_norm", self.clip_norm, above=0)
        if self.patience is not None:
            whole("patience", self.patience, least=1)
        kept = self.kept
        if kept[0] != 0 or kept[-1] != self.epochs or any(b <= a for a, b in pairwise(kept)):
            raise ValueError(f"snapshots must rise from 0 to epochs, which is {self.epochs}, got {kept}")

    @property
    def kept(self) -> tuple[int, ...]:
        """The epochs after which the weights are kept."""
        return self.snapshots or spread(self.epochs, 61)

    @property
    def decay(self) -> Decay:
        """The learning rate as a decay; a constant one has the factor 1."""
        return self.learning_rate if isinstance(self.learning_rate, Decay) else Decay(self.learning_rate, 1, 1)

    @property
    def rates(self) -> tuple[float, float, float]:
        """The decay as a loop takes it: rate, steps, factor."""
        return self.decay.rate, self.decay.steps, self.decay.factor


def spread(epochs: int, most: int) -> tuple[int, ...]:
    """Return at most `most` epochs from 0 to `epochs`: each of the first, then ever fewer, as training slows down.

    Args:
        epochs: The last one, at least 0.
        most: How many, at least 2.

    Returns:
        Rising, without repeats.

    Example:
        >>> spread(100, 12)
        (0, 1, 3, 7, 13, 21, 30, 40, 53, 67, 83, 100)
    """
    if epochs < most:
        return tuple(range(epochs + 1))
    places = np.linspace(0, 1, most) ** 2 * epochs
    return tuple(np.maximum(np.round(places), np.arange(most)).astype(int).tolist())
