"""One step of SGD, momentum, Nesterov, RMSprop and Adam, as `keras.optimizers` make it."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from nnviz._checks import number, one_of
from nnviz.optimizers.clipping import Clip
from nnviz.optimizers.schedules import Schedule

if TYPE_CHECKING:
    import keras

Kind = Literal["SGD", "momentum", "Nesterov", "RMSprop", "Adam"]
KINDS: tuple[Kind, ...] = get_args(Kind)
EPSILON = 1e-7  # Keras' default: keeps the root of RMSprop and Adam away from 0


@dataclass(frozen=True, kw_only=True)
class Rule:
    """How gradients become steps.

    Raises:
        ValueError: If a setting is out of range; it is named, with what was expected and what came.

    Example:
        >>> Rule(kind="momentum", learning_rate=0.1).in_keras().get_config()["momentum"]
        0.9
    """

    kind: Kind
    learning_rate: float | Schedule
    """More than 0."""
    memory: float = 0.9
    """How much of the past is kept, from 0 to less than 1: β of momentum and Nesterov, ρ of RMSprop, β₁ of Adam."""
    beta_2: float = 0.999
    """How much Adam keeps of the squares, from 0 to less than 1."""
    clip: Clip | None = None

    def __post_init__(self) -> None:
        one_of("kind", self.kind, KINDS)
        if not isinstance(self.learning_rate, Schedule):
            number("learning_rate", self.learning_rate, above=0)
        for name, value in {"memory": self.memory, "beta_2": self.beta_2}.items():
            number(name, value, least=0)
            if value >= 1:
                raise ValueError(f"{name} must be less than 1, got {value}")

    def rate_at(self, step: int) -> float:
        """Return the learning rate of a step, counted from 0."""
        return self.learning_rate.at(step) if isinstance(self.learning_rate, Schedule) else self.learning_rate

    def step(self, slots: np.ndarray, gradient: np.ndarray, *, number: int) -> tuple[np.ndarray, np.ndarray]:
        """Return what the optimizer remembers after a step, and the step.

        Args:
            slots: What it remembered before, float64, shape (2, parameters): first the velocity, or Adam's mean of
                the gradients, second the mean of their squares; 0 at the start, and where the optimizer has none.
            gradient: Clipped already, shape (parameters,).
            number: Steps made before.

        Returns:
            The slots after it, and what is added to the parameters, shape (parameters,).
        """
        rate, (mean, squares), memory = self.rate_at(number), slots, self.memory
        if self.kind == "SGD":
            return slots, -rate * gradient
        if self.kind in ("momentum", "Nesterov"):
            velocity = memory * mean - rate * gradient  # the rate is inside
            return np.array([velocity, squares]), (
                velocity if self.kind == "momentum" else memory * velocity - rate * gradient
            )
        if self.kind == "RMSprop":
            squares = memory * squares + (1 - memory) * gradient**2
            return np.array([mean, squares]), -rate * gradient / np.sqrt(squares + EPSILON)
        mean = mean + (gradient - mean) * (1 - memory)
        squares = squares + (gradient**2 - squares) * (1 - self.beta_2)
        unbiased = rate * math.sqrt(1 - self.beta_2 ** (number + 1)) / (1 - memory ** (number + 1))
        return np.array([mean, squares]), -unbiased * mean / (np.sqrt(squares) + EPSILON)

    def in_keras(self) -> "keras.Optimizer":
        """Return the optimizer of Keras that makes the same steps."""
        from keras import optimizers

        given = self.learning_rate
        rate = given.in_keras() if isinstance(given, Schedule) else given
        clip = self.clip.in_keras if self.clip else {}
        if self.kind == "RMSprop":
            return optimizers.RMSprop(rate, rho=self.memory, **clip)
        if self.kind == "Adam":
            return optimizers.Adam(rate, beta_1=self.memory, beta_2=self.beta_2, **clip)
        momentum = 0.0 if self.kind == "SGD" else self.memory
        return optimizers.SGD(rate, momentum=momentum, nesterov=self.kind == "Nesterov", **clip)
